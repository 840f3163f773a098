"""Asks the overview of databases by year: how much there is of whom, when and where."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

OVERVIEW = "overview"
_NUMBERS = "SELECT * FROM numbers"
_YEARS = "SELECT name, articles, quotations FROM shards ORDER BY name GLOB '[0-9]*' DESC, name DESC"
_MONTHS = "SELECT month, quotations FROM months"
_MOST_QUOTED = """
    SELECT slug, name, role, quote_count FROM speakers WHERE quote_count > 0 AND type <> 'unnamed'
    ORDER BY quote_count DESC, name LIMIT 10
"""
_SPEAKER = "SELECT * FROM speakers WHERE slug = ?"
_ALIASES = "SELECT name FROM aliases WHERE speaker_id = ? AND name <> ? ORDER BY name"
_JOINT = """
    SELECT speakers.slug, speakers.name, members.group_id = :id AS is_part FROM members
    JOIN speakers ON speakers.id IN (members.group_id, members.speaker_id) AND speakers.id <> :id
    WHERE :id IN (members.group_id, members.speaker_id) ORDER BY speakers.name
"""
_BY = """
    SELECT {column} AS value, sum(quotations) AS count FROM counts
    WHERE speaker_id = ? AND {column} IS NOT NULL
    GROUP BY {column} ORDER BY {order} LIMIT {limit}
"""
_ALL = -1
_LIKE = """
    SELECT slug, name, role, quote_count FROM speakers
    WHERE id IN (SELECT rowid FROM speakers_fts WHERE speakers_fts MATCH ?) AND quote_count > 0
    ORDER BY quote_count DESC, name LIMIT 5
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front page shows: sums of all, the years, quotations by month, and who is quoted most."""

    numbers: Row
    years: list[Row]
    months: Mapping[str, int]
    most_quoted: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What a speaker's page shows; `years` and `publishers` have value and count, years the latest first."""

    speaker: Row
    aliases: list[str]
    joint: list[Row]
    months: Mapping[str, int]
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
        months={row["month"]: row["quotations"] for row in _rows(connection, _MONTHS)},
        most_quoted=_rows(connection, _MOST_QUOTED),
    )


def portrait(connection: sqlite3.Connection, slug: str) -> Portrait | None:
    """Return what the speaker's page shows, None where nobody has the address."""
    found = _rows(connection, _SPEAKER, slug)
    if not found:
        return None
    speaker = found[0]
    id = speaker["id"]
    months = _rows(connection, _BY.format(column="month", order="month", limit=_ALL), id)
    return Portrait(
        speaker=speaker,
        aliases=[row["name"] for row in _rows(connection, _ALIASES, id, speaker["name"])],
        joint=[dict(row) for row in connection.execute(_JOINT, {"id": id})],
        months={row["value"]: row["count"] for row in months},
        years=_rows(connection, _BY.format(column="shard", order="shard DESC", limit=_ALL), id),
        publishers=_rows(connection, _BY.format(column="publisher", order="count DESC, value", limit=8), id),
    )


def speakers_like(connection: sqlite3.Connection, expression: str) -> list[Row]:
    """Return those quoted most whose name has the words of an expression of FTS5."""
    return _rows(connection, _LIKE, expression)


def _rows(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(sql, values)]
