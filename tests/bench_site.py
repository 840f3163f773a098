"""Measures the site on a generated database: each sort of page, cold and warm, one client and eight.

    python tests/bench_site.py 200000

The database is made once, seeded, in --folder; speakers, publishers and words are heavy-tailed. Times are of
whole pages in process, in milliseconds; *cold* counts everything anew, *warm* asks the same again. *CPU* is
what the page costs whatever else the machine does: an idle one answers at least as fast as that.
"""

import argparse
import asyncio
import math
import platform
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from quotes.publish import counting
from quotes.publish.serve import make_site
from quotes_db.session import open_database, optimise

SEED = 20260101
CLIENTS = 8

# Distinct words; news of this size has some hundred thousand, of which most are rare.
WORDS = 60_000
PUBLISHERS = 40
QUOTATIONS_A_SPEAKER, QUOTATIONS_AN_ARTICLE = 50, 10
FIRST_DAY, DAYS = date(2008, 1, 1), 18 * 365
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeio"]
RULES = ("content_cue", "beside", "cue_content", "speaker_goes_on", "same_paragraph")
CONFIDENCES = (0.98, 0.97, 0.96, 0.92, 0.91, 0.88, 0.86, 0.79, 0.72, 0.63, 0.41)


def main() -> None:
    """Make the database where it is missing, visit the pages, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotations", type=int, nargs="?", default=200_000)
    parser.add_argument("--folder", type=Path, default=Path(".bench"))
    parser.add_argument("--visits", type=int, default=20, help="of each sort of page")
    arguments = parser.parse_args()
    path = arguments.folder / f"{arguments.quotations}" / "quotes.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        build(path, arguments.quotations)
    machine = f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{arguments.quotations:,} quotations, {path.stat().st_size / 1e6:,.0f} MB; {machine}")
    measure(path, visits=arguments.visits)


_QUOTE = """
INSERT INTO quotes(id, date_key, text, speaker, speaker_id, kind, said_on, said_basis, year, month, publisher,
                   published, article_id, position, medium, rule, confidence,
                   speaker_type, said_precision, run_id, cue, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'person', 'day', 1, 'said', 'someone')
"""


def zipf(random_: random.Random, number: int, *, exponent: float = 1.0) -> Callable[[int], list[int]]:
    """Return what draws numbers below `number`, the small ones much oftener than the great ones."""
    weights = list(accumulate(1 / (rank + 2) ** exponent for rank in range(number)))
    return lambda count: random_.choices(range(number), cum_weights=weights, k=count)


def words(number: int) -> list[str]:
    """Return words, the frequent ones short."""
    base = len(SYLLABLES)
    found = []
    for rank in range(number):
        letters, rest = "", rank + base
        while rest:
            letters, rest = letters + SYLLABLES[rest % base], rest // base
        found.append(letters)
    return found


def build(path: Path, number: int) -> None:
    """Write a database of that many quotations with the schema of the program."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    open_database(part).dispose()
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        later = list(
            connection.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' "
                "OR type = 'index' AND name GLOB 'quotes_*' AND sql > ''"
            )
        )
        for kind, name, _ in later:
            connection.execute(f"DROP {kind} {name}")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        _fill(connection, number)
        connection.execute("INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild')")
        for _, _, sql in later:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine = open_database(part)
    optimise(engine)
    engine.dispose()
    part.rename(path)


def _fill(connection: sqlite3.Connection, number: int) -> None:
    random_ = random.Random(SEED)
    vocabulary = words(WORDS)
    word, person, paper = (
        zipf(random_, WORDS),
        zipf(random_, number // QUOTATIONS_A_SPEAKER),
        zipf(random_, PUBLISHERS),
    )
    names = [
        f"{vocabulary[n % 997 + 50].title()} {vocabulary[n + 1200].title()}"
        for n in range(number // QUOTATIONS_A_SPEAKER)
    ]
    connection.execute("INSERT INTO runs VALUES (1, '2026-01-01', NULL, '0', 'none', '0', '0')")
    connection.executemany(
        "INSERT INTO speakers(id, name, type, slug) VALUES (?, ?, 'person', ?)",
        ((n + 1, name, f"{name.replace(' ', '-').lower()}-{n + 1}") for n, name in enumerate(names)),
    )
    for article in range(1, number // QUOTATIONS_AN_ARTICLE + 1):
        day = FIRST_DAY + timedelta(int(DAYS * math.sqrt(random_.random())))
        publisher = f"The {vocabulary[paper(1)[0] + 500].title()} Post"
        rows = []
        texts = []
        for _ in range(QUOTATIONS_AN_ARTICLE):
            length = min(max(int(random_.lognormvariate(2.6, 0.7)), 2), 200)
            texts.append(" ".join(vocabulary[each] for each in word(length)).capitalize())
        text = "\n\n".join(f"“{each},” someone said." for each in texts)
        connection.execute(
            "INSERT INTO articles(id, key, title, publisher, published, text, fingerprint, added_at, run_id) "
            "VALUES (?, ?, ?, ?, ?, ?, '', '', 1)",
            (
                article,
                f"a{article}",
                " ".join(vocabulary[each] for each in word(7)).capitalize(),
                publisher,
                day.isoformat(),
                text,
            ),
        )
        here = person(4)
        start = 1
        contents = []
        for position, said in enumerate(texts):
            id_ = article * 100 + position
            speaker = random_.choice(here)
            basis = random_.choices(("published", "carried", "stated"), (50, 30, 20))[0]
            on = (day - timedelta(random_.randrange(3) if basis != "published" else 0)).isoformat()
            kind = random_.choices(("direct", "mixed"), (70, 30))[0]
            medium = random_.choices((None, "statement", "post", "interview"), (80, 10, 5, 5))[0]
            rows.append(
                (
                    id_,
                    f"{on}-{id_:015}",
                    said,
                    names[speaker],
                    speaker + 1,
                    kind,
                    on,
                    basis,
                    int(on[:4]),
                    on[:7],
                    publisher,
                    day.isoformat(),
                    article,
                    position,
                    medium,
                    random_.choice(RULES),
                    random_.choices(CONFIDENCES, range(len(CONFIDENCES), 0, -1))[0],
                )
            )
            contents.append((id_, start, start + len(said), said))
            start += len(said) + len("“,” someone said.\n\n")
        connection.executemany(_QUOTE, rows)
        connection.executemany(
            'INSERT INTO contents(quote_id, position, start, "end", text) VALUES (?, 0, ?, ?, ?)', contents
        )
    connection.execute(
        "UPDATE speakers SET quote_count = c.n, article_count = c.a, first_said = c.f, last_said = c.l FROM "
        "(SELECT speaker_id AS id, count(*) AS n, count(DISTINCT article_id) AS a, min(said_on) AS f, "
        "max(said_on) AS l FROM quotes GROUP BY speaker_id) AS c WHERE c.id = speakers.id"
    )


def pages(connection: sqlite3.Connection) -> dict[str, Callable[[random.Random], str]]:
    """Return each sort of page with what makes an address of it."""
    total = connection.execute("SELECT count(*) FROM quotes").fetchone()[0]
    last = connection.execute("SELECT max(id) FROM articles").fetchone()[0]
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, quotes_fts, row)")
    counts = connection.execute("SELECT term, doc FROM temp.vocabulary").fetchall()
    rare = [term for term, doc in counts if doc <= total / 10_000][:2000]
    usual = [term for term, doc in counts if 0.005 < doc / total < 0.02][:200]
    common = [term for term, doc in counts if doc > total / 10][:20]
    slugs = [
        slug
        for (slug,) in connection.execute("SELECT slug FROM speakers ORDER BY quote_count DESC LIMIT 500")
    ]
    papers = [name for (name,) in connection.execute("SELECT DISTINCT publisher FROM quotes")]
    texts = [
        text for (text,) in connection.execute("SELECT text FROM quotes WHERE length(text) > 60 LIMIT 500")
    ]
    base = "/quotes/quotes"

    def quote(r: random.Random) -> int:
        return r.randrange(1, last + 1) * 100 + r.randrange(QUOTATIONS_AN_ARTICLE)

    def year(r: random.Random) -> int:
        return r.randrange(2012, 2026)

    return {
        "front page": lambda r: "/",
        "all quotations": lambda r: base,
        "oldest first": lambda r: f"{base}?_sort=date_key",
        "one kind": lambda r: f"{base}?kind={r.choice(['direct', 'mixed'])}",
        "two papers, a year": lambda r: (
            f"{base}?publisher__in={','.join(r.sample(papers, 2)).replace(' ', '+')}&year={year(r)}"
        ),
        "a speaker": lambda r: f"{base}?speaker_id={r.randrange(1, 500)}",
        "a month": lambda r: f"{base}?year={(y := year(r))}&month={y}-{r.randrange(1, 13):02}",
        "ten years by days": lambda r: (
            f"{base}?_since={(y := r.randrange(2008, 2016))}-03-05&_until={y + 10}-09-10"
        ),
        "two years by days": lambda r: f"{base}?_since={year(r)}-03-05&_until={year(r)}-09-10",
        "certainty and medium": lambda r: (
            f"{base}?_certainty=likely,uncertain&medium={r.choice(['post', 'interview'])}"
        ),
        "a rare word": lambda r: f"{base}?_search={r.choice(rare)}",
        "a usual word (0.5-2 %)": lambda r: f"{base}?_search={r.choice(usual)}",
        "a usual word, narrowed": lambda r: f"{base}?_search={r.choice(usual)}&kind=direct&year={year(r)}",
        "a usual word, best first": lambda r: f"{base}?_search={r.choice(usual)}&_order=best",
        "a common word (> 10 %)": lambda r: f"{base}?_search={r.choice(common)}",
        "a common word, best first": lambda r: f"{base}?_search={r.choice(common)}&_order=best",
        "a quotation": lambda r: f"{base}/{quote(r)}",
        "an article": lambda r: f"/quotes/articles/{r.randrange(1, last + 1)}",
        "a speaker's page (top 500)": lambda r: f"/speakers/{r.choice(slugs)}",
        "speakers": lambda r: "/quotes/speakers",
        "articles": lambda r: "/quotes/articles",
        "statistics": lambda r: "/statistics",
        "a publisher": lambda r: f"/publishers/{r.choice(papers).replace(' ', '+')}",
        "a sentence compared": lambda r: f"/check?words={r.choice(texts).replace(' ', '+')}",
        "a later page": lambda r: f"{base}?_next={year(r)}-06-01-000000000000100%2C100&_sort_desc=date_key",
    }


def measure(path: Path, *, visits: int) -> None:
    """Visit each page and print a row for it."""
    site = make_site(path)
    with closing(sqlite3.connect(path)) as connection:
        made = pages(connection)
        total = connection.execute("SELECT count(*) FROM quotes").fetchone()[0]
    print(f"| page | cold p50 | cold p95 | CPU p50 | CPU p95 | warm p50 | {CLIENTS} clients p95 | kB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, address in made.items():
        random_ = random.Random(name)
        addresses = [address(random_) for _ in range(visits)]
        cold = [asyncio.run(_visit(site, each, forget=True)) for each in addresses]
        warm = [asyncio.run(_visit(site, each))[0] for each in addresses]
        many = asyncio.run(_together(site, [address(random_) for _ in range(2 * CLIENTS)]))
        wall, busy, sizes = (list(each) for each in zip(*cold, strict=True))
        middle, end = statistics.median(wall), _p95(wall)
        numbers = [middle, end, statistics.median(busy), _p95(busy)]
        numbers += [statistics.median(warm), _p95(many), max(sizes) / 1000]
        print(f"| {name} | {' | '.join(f'{number:.0f}' for number in numbers)} |", flush=True)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    rows = asyncio.run(_taken(site))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    taken = time.perf_counter() - started
    print(f"\nCSV of {rows:,} of {total:,} rows: {taken:.1f} s, {grown:.0f} MB more memory")


def _p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


async def _visit(site: Any, address: str, *, forget: bool = False) -> tuple[float, float, int]:
    if forget:
        counting.forget()
    started, busy = time.perf_counter(), time.process_time()
    answer = await site.client.get(address, follow_redirects=True)
    taken = (time.perf_counter() - started) * 1000
    if "Counting took too long" in answer.text:
        print(f"no lists, for counting took too long: {address}", file=sys.stderr)
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}\n{answer.text[-2000:]}")
    return taken, (time.process_time() - busy) * 1000, len(answer.content)


async def _together(site: Any, addresses: list[str]) -> list[float]:
    """Return the times of visits by several clients at once."""
    waiting = iter(addresses)

    async def client() -> list[float]:
        return [(await _visit(site, address))[0] for address in waiting]

    return [ms for times in await asyncio.gather(*(client() for _ in range(CLIENTS))) for ms in times]


async def _taken(site: Any) -> int:
    """Take the whole CSV away, keeping nothing of it, as a server's client would; return the rows."""
    lines = 0
    scope = {
        "type": "http", "method": "GET", "path": "/-/quotes.csv", "raw_path": b"/-/quotes.csv",
        "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http", "http_version": "1.1",
    }  # fmt: skip

    async def send(message: Any) -> None:
        nonlocal lines
        lines += message.get("body", b"").count(b"\r\n")

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    await site.app()(scope, receive, send)
    return lines - 1


if __name__ == "__main__":
    main()
