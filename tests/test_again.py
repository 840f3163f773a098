"""An article that is read again: which one it is a version of, and that its older wording is kept."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from quotes import store
from quotes.read.article import Article

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=timezone.utc)
FERRY = "The ferry to Vesmark will run again from Monday, the harbour office said, after a week of storms."
EDITED = FERRY.replace("Monday", "Tuesday") + " Tickets stay valid."
BAKERY = "A bakery in Brennholt has sold its last loaf, and the street has lost its smell."


def add(engine: Engine, text: str, *, hours: int = 0, **fields: Any) -> str:
    """Store an article without quotations, as a run of its own."""
    versions = {"program_version": "1", "model": "m", "model_version": "1", "lexicon_version": "1"}
    run_id = store.start_run(engine, **versions, started_at=NOW + timedelta(hours=hours))
    return store.add(engine, Article(text=text, **fields), (), run_id)


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


A: dict[str, Any] = {"id": "1", "path": "a.jsonl"}
B: dict[str, Any] = {"id": "1", "path": "b.jsonl"}


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        pytest.param((FERRY, A), (FERRY, A), "unchanged", id="the same"),
        pytest.param((FERRY, A), (FERRY, B), "unchanged", id="one text, moved to another file"),
        pytest.param((FERRY, A), (BAKERY, A), "changed", id="one file, one id: the article is rewritten"),
        pytest.param((FERRY, A), (EDITED, B), "changed", id="another file, most of the words"),
        pytest.param((FERRY, A), (BAKERY, B), "new", id="two files that number their articles"),
        pytest.param(
            (FERRY, A | {"publisher": "Courier"}),
            (BAKERY, A | {"publisher": "Ledger"}),
            "new",
            id="a file of two papers that number their articles",
        ),
        pytest.param(
            (FERRY, A | {"publisher": "Courier"}),
            (FERRY, A | {"publisher": "Ledger"}),
            "new",
            id="an agency's text in two papers",
        ),
        pytest.param(
            (FERRY, A), (FERRY, B | {"publisher": "Ledger"}), "changed", id="its publisher is known now"
        ),
        pytest.param(
            (FERRY, A | {"url": "https://x.example/1"}),
            (BAKERY, B | {"url": "https://x.example/1"}),
            "changed",
            id="one address",
        ),
        pytest.param(
            (FERRY, A | {"url": "https://x.example/1"}),
            (BAKERY, B | {"url": "https://x.example/2"}),
            "new",
            id="two addresses",
        ),
        pytest.param((FERRY, {}), (EDITED, {}), "new", id="neither id nor address"),
        pytest.param(
            (FERRY, {"publisher": "Courier"}),
            (FERRY, {"publisher": "Ledger"}),
            "new",
            id="text of two papers",
        ),
        pytest.param(
            (FERRY, {"url": "https://x.example/1"}),
            (EDITED, {"url": "https://x.example/1"}),
            "changed",
            id="an address alone",
        ),
        pytest.param(("Yes.", A), ("No.", B), "new", id="too short to compare"),
    ],
)  # fmt: skip
def test_which_article_it_is(
    engine: Engine, path: Path, first: tuple[str, Any], second: tuple[str, Any], outcome: str
) -> None:
    add(engine, first[0], **first[1])

    assert add(engine, second[0], **second[1]) == outcome
    assert ask(path, "SELECT count(*) FROM articles") == [(2 if outcome == "new" else 1,)]
    assert add(engine, second[0], **second[1]) == "unchanged"
    assert len(set(ask(path, "SELECT key FROM articles"))) == (2 if outcome == "new" else 1)


def test_the_older_wordings_are_kept(engine: Engine, path: Path) -> None:
    for hours, (text, title) in enumerate([(FERRY, "Ferry"), (EDITED, "Ferry"), (EDITED, "Ferry late")]):
        add(engine, text, hours=hours, id="1", title=title)

    wanted = "SELECT number, title, text, substr(replaced_at, 12, 5) FROM versions ORDER BY number"
    assert ask(path, wanted) == [(1, "Ferry", FERRY, "13:00"), (2, "Ferry", EDITED, "14:00")]
    assert ask(path, "SELECT title, text FROM articles") == [("Ferry late", EDITED)]


def test_reading_the_same_again_makes_no_version(engine: Engine, path: Path) -> None:
    add(engine, FERRY, **A)
    add(engine, FERRY, **B)

    assert ask(path, "SELECT * FROM versions") == []


def test_a_third_text_of_one_id_has_a_key_of_its_own(engine: Engine, path: Path) -> None:
    add(engine, FERRY, **A)
    add(engine, BAKERY, **B)

    assert add(engine, "A third text, about neither of these at all.", id="1", path="c.jsonl") == "new"
    assert add(engine, EDITED, **A) == "changed"
    assert ask(path, "SELECT path FROM articles ORDER BY path") == [
        ("a.jsonl",),
        ("b.jsonl",),
        ("c.jsonl",),
    ]
