"""Measures how long articles take into a database of a million quotations, beside an empty one.

    python tests/bench_adding.py [QUOTATIONS] [--articles 100] [--runs 3]

The large database is that of `bench_site.py`, with its persons, settled; it is made once, in --folder. The
articles quote its speakers, those quoted often more often; each run brings others, into both databases.
"""

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import islice
from pathlib import Path

import bench_site
import generated
from bench.watching import run

from quotes import store

QUOTES = str(Path(sys.executable).parent / "quotes")
QUOTATIONS = 10  # of an article: as many as one on politics has
LAST_DAY = bench_site.FIRST_DAY + timedelta(days=bench_site.DAYS)
_PERSONS = (
    "INSERT INTO persons (id, article_id, name, type)"
    " SELECT min(id), article_id, speaker, 'person' FROM quotes GROUP BY article_id, speaker",
    "UPDATE quotes SET person_id = persons.id FROM persons"
    " WHERE persons.article_id = quotes.article_id AND persons.name = quotes.speaker",
)


def main() -> None:
    """Make the database where it is missing, add to both, print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotations", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(".bench"))
    arguments = parser.parse_args()
    path = arguments.folder / f"{arguments.quotations}-settled" / "quotes.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        build(path, arguments.quotations)
    print(f"{arguments.articles} articles into {arguments.quotations:,} quotations, and into none")
    ratios = [measure(path, arguments.articles) for _ in range(arguments.runs)]
    print("ratio of           least  middle  most")
    for name, of_runs in zip(("seconds", "CPU seconds"), zip(*ratios, strict=True), strict=True):
        print(f"{name:<18} {min(of_runs):5.2f}  {statistics.median(of_runs):6.2f}  {max(of_runs):4.2f}")


def build(path: Path, quotations: int) -> None:
    """Write the database of `bench_site.py` with persons, and settle its speakers."""
    part = path.with_suffix(".unsettled")
    bench_site.build(part, quotations)
    with closing(sqlite3.connect(part)) as connection, connection:
        for statement in _PERSONS:
            connection.execute(statement)
    engine = store.open_database(part)
    started = time.perf_counter()
    store.settle(engine, whole=True)
    engine.dispose()
    print(f"settled in whole in {time.perf_counter() - started:.0f} s")
    part.rename(path)


def measure(path: Path, articles: int) -> tuple[float, float]:
    """Add new articles to both databases, print what it took and return the two ratios.

    The large one keeps them: a hundred articles more in a hundred thousand.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder) / "articles.jsonl", path, articles)
        empty = seconds(source, Path(folder) / "quotes.db")
        large = seconds(source, path)
    print(f"{large[0]:.1f} and {empty[0]:.1f} s, of the CPU {large[1]:.1f} and {empty[1]:.1f}", flush=True)
    return large[0] / empty[0], large[1] / empty[1]


def seconds(source: Path, database: Path) -> tuple[float, float]:
    """Return how long adding takes, and how much work it is for the CPU."""
    took = run([QUOTES, "add", str(source), "--db", str(database), "--quiet"])
    return took.seconds, took.processor


def write(source: Path, path: Path, count: int) -> Path:
    """Write articles that quote the database's speakers, others after every adding."""
    with closing(sqlite3.connect(path)) as connection:
        (seed,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        rows = connection.execute("SELECT name, quote_count FROM speakers WHERE quote_count > 0 ORDER BY id")
        names, counts = zip(*rows, strict=True)
    chance = random.Random(seed)
    drawn, said = iter(chance.choices(names, counts, k=count * QUOTATIONS)), _words(chance)
    with source.open("w", encoding="utf-8") as stream:
        for number in range(count):
            paragraphs = (_paragraph(name, next(said), chance) for name in islice(drawn, QUOTATIONS))
            record = {
                "id": f"{seed}-{number}",
                "publisher": chance.choice(generated.PAPERS),
                "published": (LAST_DAY - timedelta(days=chance.randrange(30))).isoformat(),
                "text": "\n\n".join(paragraphs),
            }
            stream.write(json.dumps(record) + "\n")
    return source


def _words(chance: random.Random) -> Iterator[str]:
    """Yield the words of quotations as those in the database are made."""
    vocabulary, draw = bench_site.words(bench_site.WORDS), bench_site.zipf(chance, bench_site.WORDS)
    while True:
        length = min(max(int(chance.lognormvariate(2.6, 0.7)), 4), 200)
        yield " ".join(vocabulary[each] for each in draw(length)).capitalize()


def _paragraph(name: str, said: str, chance: random.Random) -> str:
    role, place, day = map(chance.choice, (generated.ROLES, generated.PLACES, generated.DAYS))
    return chance.choice(
        (
            f"“{said},” {name}, a {role}, said in {place} on {day}.",
            f"{name}, a {role}, told reporters in {place} on {day}: “{said}.”",
            f"The {role} said in {place} on {day} that nothing was decided. “{said},” {name} said.",
        )
    )


if __name__ == "__main__":
    main()
