"""Searches databases by year in turn, some at a time, the latest first; each within a bound."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.publish.counting import rows_within

YEARS_AT_ONCE = 10
"""Databases that one page asks; the next page asks the next ones."""
SHOWN = 5
"""Hits of each that a page shows."""
RANKED = 1_000
"""Hits of each among which the best are looked for: to rank all hits of a frequent word takes seconds."""

_BEST = """
    SELECT rowid AS id, count(*) OVER () AS count FROM (
        SELECT rowid, rank AS rating FROM quotes_fts WHERE quotes_fts MATCH :expression LIMIT :ranked
    ) ORDER BY rating, rowid LIMIT :shown
"""


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits of one database, by their ids, and how many it has, where all were counted."""

    ids: list[int]
    count: int

    @property
    def is_all(self) -> bool:
        """Tell whether there are no more than were ranked."""
        return self.count < RANKED


def search_year(connection: sqlite3.Connection, expression: str, *, milliseconds: int) -> Hits:
    """Return the hits of an expression of FTS5 in one database.

    Raises Datasette's QueryInterrupted where that takes longer than the milliseconds: before the first hit,
    FTS5 counts all of each word's.
    """
    values = {"expression": expression, "ranked": RANKED, "shown": SHOWN}
    rows = rows_within(connection, _BEST, values, milliseconds)
    return Hits([row["id"] for row in rows], rows[0]["count"] if rows else 0)


def years_from(years: Sequence[str], latest: str | None) -> tuple[Sequence[str], str | None]:
    """Return the years to ask now, from `latest` on or from the first, and the one to go on with."""
    start = years.index(latest) if latest in years else 0
    following = years[start + YEARS_AT_ONCE : start + YEARS_AT_ONCE + 1]
    return years[start : start + YEARS_AT_ONCE], (following[0] if following else None)
