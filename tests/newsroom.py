"""A small database of invented news, for tests of what is done with quotations once they are stored.

The quotations are written here, not extracted, so that these tests stand whatever extraction learns.
"""

from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from made import make_found
from marked import parse

from quotes import store
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.quotation import Quotation
from quotes.read.article import Article

Found = tuple[Article, tuple[Quotation, ...]]

RUIZ = Person(name="Ana Ruiz", type="person", aliases=("Ruiz", "Ms. Ruiz"), role="mayor of Brennholt")
LIND = Person(name="Bo Líndqvist", type="person", aliases=("Líndqvist",))
PORT = Person(name="Port Authority", type="organisation")
BOTH = Person(name="Ana Ruiz and Bo Líndqvist", type="group", members=("Ana Ruiz", "Bo Líndqvist"))

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=timezone.utc)
VERSIONS = {"program_version": "0", "model": "none", "model_version": "0", "lexicon_version": "0"}


def build(path: Path) -> Path:
    """Make the database at `path` and return the path."""
    engine = store.open_database(path)
    run_id = store.start_run(engine, **VERSIONS, started_at=NOW)
    for article, quotations in news():
        store.add(engine, article, quotations, run_id)
    store.settle(engine)
    store.finish_run(engine, run_id, finished_at=NOW)
    engine.dispose()
    return path


def news() -> list[Found]:
    """Return the articles with their quotations."""
    return [courier(), ledger(), note()]


def courier() -> Found:
    """Return four quotations of one speaker, the last nested in the one before."""
    return _found(
        "“[d1:We are extremely frustrated,]” [q1:said] [s1:Ana Ruiz] on [w1:Thursday]. "
        "“[d1:Nobody listens.]”\n\nShe called it “[m2:a café scandal]”, and told [h3:reporters]: "
        "“[d3:They said ‘[d4:no deal]’ to us.]”",
        article={
            "id": "courier/1",
            "publisher": "The Brennholt Courier",
            "title": "Quay to close",
            "url": "https://courier.example/1",
            "published": date(2026, 3, 6),
        },
        speaker={"1": RUIZ, "2": RUIZ, "3": RUIZ},
        said={
            "1": Said(on="2026-03-05", precision="day", basis="stated"),
            "2": Said(on="2026-03-05", precision="day", basis="carried"),
            "3": Said(on="2026-03-06", precision="day", basis="published"),
            "4": Said(on="2026-03-06", precision="day", basis="published"),
        },
        parent={"4": 2},
    )


def ledger() -> Found:
    """Return a month, an interval, a joint speaker, and words of nobody named."""
    return _found(
        "“[d1:Peace talks failed,]” [q1:said] [s1:Líndqvist] in [w1:December]. “[d2:Frustration grows,]” "
        "[s2:the port] [q2:said] [w2:earlier this week]. “[d3:We agree on it,]” [q3:said] [s3:both].\n\n"
        "“[d4:Somebody frustrated must pay,]” ran the leaflet.",
        article={"path": "ledger.md", "publisher": "Vesmark Ledger", "published": date(2026, 3, 6)},
        speaker={"1": LIND, "2": PORT, "3": BOTH},
        said={
            "1": Said(on="2025-12", precision="month", basis="stated"),
            "2": Said(on="2026-03-02", until="2026-03-05", precision="interval", basis="stated"),
            "3": Said(on="2026-03-06", precision="day", basis="published"),
            "4": Said(on="2026-03-06", precision="day", basis="published"),
        },
    )


def note() -> Found:
    """Return a quotation without any date whose words a spreadsheet would run."""
    return _found(
        "“[d1:=SUM(A1) is all we got,]” [q1:said] [s1:Bo Líndqvist].",
        article={"path": "note.txt"},
        speaker={"1": LIND},
    )


def _found(
    marked: str, *, article: dict[str, Any], said: dict[str, Said] | None = None, **keys: dict[str, Any]
) -> Found:
    """Return the article of the marked text and its quotations; `w1` are date words, `h1` is a hearer."""
    text, spans = parse(marked)
    dates = {
        number: replace(date, words=spans.get(f"w{number}", (None,))[0])
        for number, date in (said or {}).items()
    }
    hearers = {label[1:]: found[0] for label, found in spans.items() if label.startswith("h")}
    quotations = make_found(marked, said=dates, hearer=hearers, **keys)
    return Article(text=text, **article), quotations
