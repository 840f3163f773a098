"""Time, peak memory and size of the database for more and more generated articles: `make bench-read`."""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import generated

MEGABYTE = 1_000_000
KILOBYTES = 1000  # of which Linux counts the peak in
PROGRAM = (
    "import resource, sys; from quotes.cli import main\n"
    "try: main()\n"
    "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)


def measure(count: int, folder: Path) -> str:
    """Return a line with what adding that many articles took."""
    source = generated.write(folder / "articles.jsonl", count)
    database = folder / f"{count}.db"
    started = time.monotonic()
    asked = [sys.executable, "-c", PROGRAM, "add", str(source), "--db", str(database), "--quiet"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    seconds = time.monotonic() - started
    peak = int(done.stderr.split()[-1]) / KILOBYTES
    with closing(sqlite3.connect(database)) as connection:
        (quotations,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
    size = database.stat().st_size
    again = time.monotonic()
    subprocess.run(asked, capture_output=True, check=True)
    return (
        f"{count:>9,} {seconds:>10.1f} {count / seconds:>11.1f} {peak:>9.0f} {quotations:>11,}"
        f" {size / MEGABYTE:>9.1f} {size / quotations:>9.0f} {time.monotonic() - again:>9.1f}"
    )


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    print(" articles    seconds  articles/s   peak MB  quotations  MB of db  B/quote.  again, s", flush=True)
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(count, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
