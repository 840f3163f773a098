"""What many articles take, from the file to the served site: `make bench-corpus`.

    make bench-corpus                                       a thousand generated articles, 1, 2 and 4 workers
    make bench-corpus ARTICLES=news.jsonl WORKERS="1 2" RUNS=1

Every number of workers adds the same articles to a new database; the numbers take turns. Then the site is
started on it. Fails where two databases do not say the same, in every byte of `quotes export`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

import generated
from bench.measures import QUOTES, Values
from bench.tables import table
from bench.watching import run

COUNT = 1_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?", help=f"a file; else {COUNT} are generated")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    values: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        articles = options.articles or write(Path(folder) / "articles.jsonl")
        for number in range(options.runs):
            print(f"run {number + 1} of {options.runs}", file=sys.stderr)
            for name, value in measure(articles, options.workers, Path(folder)).items():
                values.setdefault(name, []).append(value)
    print("\n".join(table(values)))


def write(target: Path) -> Path:
    """Write generated articles, one a line."""
    with target.open("w", encoding="utf-8") as stream:
        for record in islice(generated.records(COUNT), COUNT):
            stream.write(json.dumps(record) + "\n")
    return target


def measure(articles: Path, workers: Sequence[int], folder: Path) -> Values:
    """Return what each number of workers takes, and how many times faster it is than the first."""
    values: Values = {}
    digests: set[str] = set()
    seconds: dict[int, float] = {}
    for each in workers:
        with tempfile.TemporaryDirectory(dir=folder) as own:
            database = Path(own) / "quotes.db"
            added = run([QUOTES, "add", str(articles), "--db", str(database), "--workers", str(each)])
            seconds[each] = added.seconds
            values[f"{each} workers: seconds to the site"] = added.seconds + seconds_to_site(database)
            values[f"{each} workers: seconds of it adding"] = added.seconds
            values[f"{each} workers: CPU seconds"] = added.processor
            values[f"{each} workers: memory at the most, MB"] = added.memory
            digests.add(digest(database))
    if len(digests) > 1:
        sys.exit(f"the databases of {workers} workers do not say the same")
    for each in workers[1:]:
        values[f"{each} workers / {workers[0]}: adding"] = seconds[workers[0]] / seconds[each]
    return values


def digest(database: Path) -> str:
    """Return a digest of all that the database exports."""
    command = [QUOTES, "export", "--format", "jsonl", "--db", str(database)]
    return sha256(subprocess.run(command, capture_output=True, check=True).stdout).hexdigest()


def seconds_to_site(database: Path) -> float:
    """Return how long it takes to start the site and to get its first page."""
    started = time.perf_counter()
    command = [QUOTES, "serve", "--port", "0", "--db", str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None  # a pipe was asked for
        with urllib.request.urlopen(address_in(server.stdout), timeout=60) as page:
            page.read()
        seconds = time.perf_counter() - started
        server.terminate()
    return seconds


def address_in(lines: Iterable[str]) -> str:
    """Return the address that a server tells of; end the program with what it said where it tells none."""
    said: list[str] = []
    for line in lines:
        said += line.split()
        if (address := next((word for word in said if word.startswith("http:")), None)) is not None:
            return address
    sys.exit(f"the site did not start: {' '.join(said)}")


if __name__ == "__main__":
    main()
