"""Measures databases by year: loading them from a corpus, and one site over ten million quotations.

    python tests/bench_years.py load --quotations 20000
    python tests/bench_years.py site --quotations 1000000 --years 10

`load` makes a corpus of generated articles with ten quotations each, with a pattern instead of the pipeline,
settles it without a cluster and makes its databases: seconds of CPU time, and bytes, for each quotation.
`site` makes one database of so many quotations, copies it for each year, and writes their overview; each copy
has other files, so nothing is in memory because another year has it. Times are as in `bench_site.py`.
"""

import argparse
import asyncio
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import bench_site
import yaml
from corpus import skewed
from corpus.corpora import extract_here, group_here, make_job, write_shards

from quotes.corpus.places import place_of
from quotes.corpus.reading import corpus_entries
from quotes.corpus.rows import Row
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.sharding.overview import write_overview
from quotes.corpus.sharding.sharding import metadata_of, shard_corpus
from quotes.publish.serve import make_years_site

LAST_YEAR = 2025
PIECE_CHARACTERS = 1_000_000
_AT_ONCE = 50_000
_DAYS = 3 * 365


def load(quotations: int) -> None:
    """Print what loading takes, step by step."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        records = list(skewed.records(quotations // 2))
        write_shards(home / "in", joined(records, 5), shards=4)
        job = make_job(home / "out", extract=skewed.extract_lines, piece_characters=PIECE_CHARACTERS)
        out, steps = place_of(home / "out"), Path(folder, "site")
        timed("rows written", quotations, lambda: extract_here(job, home / "in"))
        written = sum(entry.quotations for entry in corpus_entries(out))
        if written != quotations:
            sys.exit(f"{written} quotations were written, {quotations} were to be")
        timed("settled", quotations, lambda: settle_corpus(out, Settling(grouping=group_here)))
        timed("databases made", quotations, lambda: shard_corpus(out, steps))
        for path in sorted(steps.glob("*.db")):
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        whole = sum(path.stat().st_size for path in steps.glob("*.db"))
        print(f"{whole / quotations:,.0f} bytes a quotation")


def joined(records: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Return articles that have the lines of so many each, of three years: nothing is read of the future."""
    some = (records[start : start + count] for start in range(0, len(records), count))
    return [
        {
            "id": each[0]["id"],
            "publisher": each[0]["publisher"],
            "published": (date(LAST_YEAR - 2, 1, 1) + timedelta(days=number % _DAYS)).isoformat(),
            "text": "\n".join(record["text"] for record in each),
        }
        for number, each in enumerate(some)
    ]


def timed(what: str, quotations: int, do: Callable[[], object]) -> None:
    """Print the CPU and the wall time of a step."""
    busy, started = time.process_time(), time.perf_counter()
    do()
    busy, taken = time.process_time() - busy, time.perf_counter() - started
    print(
        f"{what}: {busy:.1f} s of CPU time, {taken:.1f} s; {1e3 * busy / quotations:.2f} ms a quotation",
        flush=True,
    )


def make_years(folder: Path, quotations: int, years: int) -> None:
    """Make the databases, and their overview."""
    folder.mkdir(parents=True, exist_ok=True)
    bench_site.FIRST_DAY, bench_site.DAYS = date(LAST_YEAR, 1, 1), 365
    paths = [folder / f"{LAST_YEAR - number}.db" for number in range(years)]
    if not paths[0].exists():
        bench_site.build(paths[0], quotations)
    for path in paths[1:]:
        if not path.exists():
            shutil.copyfile(paths[0], path)
    timed(
        "overview",
        quotations * years,
        lambda: write_overview(speakers_in(paths[0], years), paths, folder / "overview.db"),
    )
    (folder / "metadata.yaml").write_text(yaml.safe_dump(metadata_of(paths)), encoding="utf-8")


def speakers_in(path: Path, years: int) -> Iterator[list[Row]]:
    """Yield the speakers of a database, with the counts of so many."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = connection.execute("SELECT *, quote_count AS utterance_count FROM speakers")
        while rows := found.fetchmany(_AT_ONCE):
            yield [
                {
                    **dict(row),
                    "quote_count": row["quote_count"] * years,
                    "article_count": row["article_count"] * years,
                    "aliases": [],
                    "members": [],
                }
                for row in rows
            ]


def addresses(folder: Path) -> dict[str, Callable[[random.Random], str]]:
    """Return each sort of page with what makes an address of it."""
    paths = [path for path in folder.glob("*.db") if path.stem.isdecimal()]
    with closing(sqlite3.connect(paths[0])) as connection:
        of_one = bench_site.pages(connection)

    def in_year(name: str) -> Callable[[random.Random], str]:
        return lambda r: f"/{r.choice(paths).stem}{of_one[name](r)}"

    def in_all(name: str) -> Callable[[random.Random], str]:
        return lambda r: "/search?" + of_one[name](r).partition("?")[2]

    words = ("a rare word", "a usual word (0.5-2 %)", "a common word (> 10 %)")
    of_a_year = ("front page", "all quotations", "one kind", "a speaker", "a usual word (0.5-2 %)")
    return {
        "front page": lambda r: "/",
        "a speaker's page (top 500)": of_one["a speaker's page (top 500)"],
        **{f"of a year: {name}": in_year(name) for name in of_a_year},
        **{f"all years: {name}": in_all(name) for name in words},
    }


def site(folder: Path, visits: int) -> None:
    """Visit each page and print a row for it."""
    made = make_years_site(folder)
    print("| page | cold p50 | cold p95 | CPU p50 | CPU p95 | warm p50 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, address in addresses(folder).items():
        random_ = random.Random(name)
        asked = [address(random_) for _ in range(visits)]
        cold = [asyncio.run(bench_site._visit(made, each, forget=True)) for each in asked]
        warm = [asyncio.run(bench_site._visit(made, each))[0] for each in asked]
        wall, busy, _ = (list(times) for times in zip(*cold, strict=True))
        found = [each(times) for times in (wall, busy) for each in (statistics.median, bench_site._p95)]
        numbers = " | ".join(f"{number:.0f}" for number in (*found, statistics.median(warm)))
        print(f"| {name} | {numbers} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["load", "site"])
    parser.add_argument("--quotations", type=int, default=20_000, help="in all, or of each year")
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--folder", type=Path, default=Path(".bench"))
    parser.add_argument("--visits", type=int, default=20, help="of each sort of page")
    arguments = parser.parse_args()
    if arguments.what == "load":
        load(arguments.quotations)
        return
    folder = arguments.folder / f"years-{arguments.quotations}-{arguments.years}"
    if not (folder / "metadata.yaml").exists():
        make_years(folder, arguments.quotations, arguments.years)
    print(f"{sum(path.stat().st_size for path in folder.glob('*.db')) / 1e9:.1f} GB")
    site(folder, arguments.visits)


if __name__ == "__main__":
    main()
