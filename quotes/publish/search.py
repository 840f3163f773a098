"""Full-text search: words and filters → hits, the best first."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from quotes.publish.selection import Selection, condition, filters
from quotes.publish.words import expression
from quotes.span import Span

# What stands around a hit while it travels: characters that no article holds.
_HIT_STARTS, _HIT_ENDS = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A quotation that was found. `marked` are the words asked for, as spans of `text`."""

    id: int
    kind: str
    text: str
    marked: tuple[Span, ...]
    speaker: str | None
    said_on: str | None
    said_until: str | None
    said_basis: str | None
    article_id: int
    title: str | None
    publisher: str | None


def search(connection: sqlite3.Connection, selection: Selection, *, limit: int | None = None) -> list[Hit]:
    """Return the quotations of the selection: by relevance where words are given, else the newest first."""
    sql, values = _query(connection, selection)
    bound = (*values, -1 if limit is None else limit)
    return [_hit(dict(row)) for row in connection.execute(sql, bound)]


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """Return how many quotations the selection holds."""
    if selection == Selection():  # under a condition, even one that always holds, SQLite takes a wider index
        return int(connection.execute("SELECT count(*) FROM quotes").fetchone()[0])
    where = condition(connection, selection)
    (number,) = connection.execute(
        f"SELECT count(*) FROM quotes q WHERE {where.sql}", where.values
    ).fetchone()
    return int(number)


def selected_ids(
    connection: sqlite3.Connection, selection: Selection, *, run_id: int | None = None
) -> set[int]:
    """Return the ids of the selection's quotations, all or those in the articles that the run read last."""
    where = condition(connection, selection)
    of_run = "" if run_id is None else "AND q.article_id IN (SELECT id FROM articles WHERE run_id = ?)"
    values = where.values if run_id is None else (*where.values, run_id)
    rows = connection.execute(f"SELECT q.id FROM quotes q WHERE {where.sql} {of_run}", values)
    return {number for (number,) in rows}


_COLUMNS = (
    """q.id, q.kind, q.speaker, q.said_on, q.said_until, q.said_basis, q.article_id, a.title, a.publisher"""
)


def _query(connection: sqlite3.Connection, selection: Selection) -> tuple[str, tuple[str, ...]]:
    """Return the statement, which ends in a limit, and its values but for the limit."""
    where = filters(connection, selection)
    if selection.words is None:
        sql = (
            f"SELECT q.text, {_COLUMNS} FROM quotes q JOIN articles a ON a.id = q.article_id "
            f"WHERE {where.sql} ORDER BY q.date_key DESC LIMIT ?"
        )
        return sql, where.values
    sql = (
        f"SELECT highlight(quotes_fts, 0, '{_HIT_STARTS}', '{_HIT_ENDS}') AS text, {_COLUMNS} "
        "FROM quotes_fts JOIN quotes q ON q.id = quotes_fts.rowid JOIN articles a ON a.id = q.article_id "
        f"WHERE quotes_fts MATCH ? AND {where.sql} ORDER BY quotes_fts.rank, q.date_key DESC LIMIT ?"
    )
    return sql, (expression(selection.words), *where.values)


def _hit(row: dict[str, Any]) -> Hit:
    text, marked = _split_marks(row.pop("text"))
    return Hit(text=text, marked=marked, **row)


def _split_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without the marks around hits, and where the hits are."""
    plain, spans = "", []
    for piece in text.split(_HIT_STARTS):
        hit, ended, rest = piece.partition(_HIT_ENDS)
        if ended:
            spans.append(Span(len(plain), len(plain) + len(hit)))
        plain += hit + rest
    return plain, tuple(spans)
