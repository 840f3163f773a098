"""Time, peak memory and size of the database for more and more generated articles: `make bench-read`.

Memory is that of all processes together, where pages that they share count once. Seconds of the processor
tell more than those of the clock where other programs run beside.
"""

import argparse
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import generated
from bench.watching import run

MEGABYTE = 1_000_000
PROGRAM = "from quotes.cli import main; main()"
HEADING = (
    " articles    seconds  articles/s   CPU ms/article   peak MB  quotations  MB of db  B/quote."
    "  again, s  peak MB"
)


def measure(count: int, folder: Path) -> str:
    """Return a line with what adding that many articles took, and adding them again."""
    source = generated.write(folder / "articles.jsonl", count)
    database = folder / f"{count}.db"
    asked = [sys.executable, "-c", PROGRAM, "add", str(source), "--db", str(database), "--quiet"]
    first = run(asked)
    with closing(sqlite3.connect(database)) as connection:
        (quotations,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
    size = database.stat().st_size
    again = run(asked)
    worked = 1000 * first.processor / count
    return (
        f"{count:>9,} {first.seconds:>10.1f} {count / first.seconds:>11.1f} {worked:>16.1f}"
        f" {first.memory:>9.0f} {quotations:>11,} {size / MEGABYTE:>9.1f} {size / quotations:>9.0f}"
        f" {again.seconds:>9.1f} {again.memory:>8.0f}"
    )


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    print(HEADING, flush=True)
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(count, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
