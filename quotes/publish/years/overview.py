"""Asks the overview of databases by year: how much there is of whom, when and where."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.publish.counting import rows_within
from quotes.publish.speakers import JOINT

Row = dict[str, Any]

OVERVIEW = "overview"
_NUMBERS = "SELECT * FROM numbers"
_YEARS = "SELECT name, articles, quotations FROM shards ORDER BY name GLOB '[0-9]*' DESC, name DESC"
_MONTHS = "SELECT month, quotations, shard FROM months"
_MOST_QUOTED = """
    SELECT slug, name, role, quote_count FROM speakers WHERE quote_count > 0 AND type <> 'unnamed'
    ORDER BY quote_count DESC, name LIMIT 10
"""
_SPEAKER = "SELECT * FROM speakers WHERE slug = ?"
_ALIASES = "SELECT name FROM aliases WHERE speaker_id = ? AND name <> ? ORDER BY name"
MONTHS_OF = """
    SELECT month, quotations, shard FROM (
        SELECT month, shard, sum(sum(quotations)) OVER (PARTITION BY month) AS quotations,
               row_number() OVER (PARTITION BY month ORDER BY sum(quotations) DESC, shard) AS place
        FROM counts WHERE {condition} AND month IS NOT NULL GROUP BY month, shard
    ) WHERE place = 1
"""
"""Each month, how many quotations it has, and the database that has most of them, under a condition."""
_CALLED = """
    SELECT DISTINCT slug FROM speakers JOIN aliases ON aliases.speaker_id = speakers.id
    WHERE aliases.name = ? COLLATE NOCASE
"""
_LISTED = """
    SELECT slug, name, type, role, quote_count, first_said, last_said FROM speakers
    WHERE {condition} ORDER BY quote_count DESC, name LIMIT :limit OFFSET :start
"""
_NAMED = "id IN (SELECT rowid FROM speakers_fts WHERE speakers_fts MATCH :expression)"
LISTED = 100
"""Speakers on one page of their list."""
_BY = """
    SELECT {column} AS value, sum(quotations) AS count FROM counts
    WHERE speaker_id = ? AND {column} IS NOT NULL
    GROUP BY {column} ORDER BY {order} LIMIT {limit}
"""
_ALL = -1
_LIKE = f"""
    SELECT slug, name, role, quote_count FROM speakers
    WHERE {_NAMED} AND quote_count > 0
    ORDER BY quote_count DESC, name LIMIT 5
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front page shows: sums of all, the years, quotations by month, and who is quoted most.

    `months` has month, quotations, and the database that has most of them.
    """

    numbers: Row
    years: list[Row]
    months: list[Row]
    most_quoted: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What a speaker's page shows; `years` and `publishers` have value and count, years the latest first.

    `months` is as on the front page.
    """

    speaker: Row
    aliases: list[str]
    joint: list[Row]
    months: list[Row]
    years: list[Row]
    publishers: list[Row]


def year_names(overview: Path) -> list[str]:
    """Return what the databases are called, the latest year first.

    Raises sqlite3.DatabaseError where there is no overview.
    """
    connection = sqlite3.connect(f"{overview.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return [str(name) for name, *_ in connection.execute(_YEARS)]
    finally:
        connection.close()


def front(connection: sqlite3.Connection) -> Front:
    """Return what the front page shows."""
    return Front(
        numbers=_rows(connection, _NUMBERS)[0],
        years=_rows(connection, _YEARS),
        months=_rows(connection, _MONTHS),
        most_quoted=_rows(connection, _MOST_QUOTED),
    )


def portrait(connection: sqlite3.Connection, slug: str) -> Portrait | None:
    """Return what the speaker's page shows, None where nobody has the address."""
    found = _rows(connection, _SPEAKER, slug)
    if not found:
        return None
    speaker = found[0]
    id = speaker["id"]
    return Portrait(
        speaker=speaker,
        aliases=[row["name"] for row in _rows(connection, _ALIASES, id, speaker["name"])],
        joint=_rows(connection, JOINT, id=id),
        months=_rows(connection, MONTHS_OF.format(condition="speaker_id = ?"), id),
        years=_rows(connection, _BY.format(column="shard", order="shard DESC", limit=_ALL), id),
        publishers=_rows(connection, _BY.format(column="publisher", order="count DESC, value", limit=8), id),
    )


def slug_of(connection: sqlite3.Connection, slug: str) -> str | None:
    """Return the address of who has this one in small letters, or alone has it for another name."""
    if _rows(connection, _SPEAKER, slug.lower()):
        return slug.lower()
    found = _rows(connection, _CALLED, slug.replace("-", " "))
    return found[0]["slug"] if len(found) == 1 else None


def speakers_like(connection: sqlite3.Connection, expression: str, *, milliseconds: int) -> list[Row]:
    """Return those quoted most whose name has the words of an expression of FTS5.

    Raises Datasette's QueryInterrupted where that takes longer than the milliseconds.
    """
    return rows_within(connection, _LIKE, {"expression": expression}, milliseconds)


def listed_speakers(
    connection: sqlite3.Connection, expression: str | None, page: int, *, milliseconds: int
) -> tuple[list[Row], bool]:
    """Return a page of the speakers, from 1, the most quoted first, and whether there are more.

    Of all, or of those whose name has the words of an expression of FTS5. Raises Datasette's QueryInterrupted
    where that takes longer than the milliseconds.
    """
    sql = _LISTED.format(condition="1" if expression is None else _NAMED)
    values = {"expression": expression, "limit": LISTED + 1, "start": (page - 1) * LISTED}
    rows = rows_within(connection, sql, values, milliseconds)
    return rows[:LISTED], len(rows) > LISTED


def _rows(connection: sqlite3.Connection, sql: str, *values: Any, **named: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(sql, named or values)]
