"""No statement that the store keeps at hand reads a whole large table: each finds its rows by an index."""

import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, TextClause

from quotes import store

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")
LARGE = ("articles", "contents", "persons", "quotes", "speakers", "utterances", "aliases", "quote_runs")


def statements() -> Iterator[tuple[str, str]]:
    """Yield the texts of all statements, each with its name."""
    for module in pkgutil.iter_modules(store.__path__):
        kept = vars(importlib.import_module(f"quotes.store.{module.name}"))
        for name, value in kept.items():
            if isinstance(value, TextClause) or isinstance(value, str) and is_statement(value):
                yield f"{module.name}.{name}", str(value)


def is_statement(text: str) -> bool:
    """Tell whether a text is SQL to be run, and no part of one or pattern for several."""
    return text.lstrip().startswith(VERBS) and "{" not in text


def read_in_whole(path: Path, statement: str) -> list[str]:
    """Return which large tables the statement would read from the first row to the last."""
    with closing(sqlite3.connect(path)) as connection:
        asked = connection.execute("EXPLAIN QUERY PLAN " + statement, _Nothing())
        steps = [words.split() for *_, words in asked]
    return [step[1] for step in steps if step[0] == "SCAN" and step[1] in LARGE]


class _Nothing(dict[str, None]):
    """A value for whatever the statement asks for: the plan does not depend on it."""

    def __missing__(self, name: str) -> None:
        return None


@pytest.mark.parametrize(("name", "statement"), list(statements()), ids=[name for name, _ in statements()])
def test_rows_are_found_by_an_index(engine: Engine, path: Path, name: str, statement: str) -> None:
    assert read_in_whole(path, statement) == []


@pytest.mark.parametrize(
    ("statement", "tables"),
    [
        ("SELECT text FROM quotes", ["quotes"]),
        ("UPDATE quotes SET cue = NULL WHERE source = :source", ["quotes"]),
        ("SELECT count(speaker_id) FROM quotes", ["quotes"]),
        ("SELECT text FROM quotes WHERE person_id = :person", []),
    ],
)
def test_a_table_read_in_whole_is_seen(engine: Engine, path: Path, statement: str, tables: list[str]) -> None:
    assert read_in_whole(path, statement) == tables
