"""Counts a selection by its choices, side by side, and remembers while the database is the same."""

# mypy: disable-error-code="import-untyped"

import asyncio
import json
import sqlite3
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit

from quotes.publish.facets import Choice, Count, counts_of
from quotes.publish.narrowing import TABLE, has_visitors_sql, parts_of

Value = TypeVar("Value")

Found = dict[str, list[tuple[Any, int]]]
"""The values of each choice, by its name, and how many quotations each has."""

# Counts kept for the next page of the same selection. One takes some kilobytes.
_REMEMBERED = 512
_counted: OrderedDict[str, list[dict[str, Any]]] = OrderedDict()

# The setting that says how long a statement of our own may run: there is nothing dear in it.
_OWN_LIMIT = "facet_time_limit_ms"

# What is large, once for each database and name: the state that it was made in, and the value.
_latest: dict[tuple[str, str], tuple[list[Any], Any]] = {}


async def counted(datasette: Any, request: Any, choices: Sequence[Choice]) -> Found:
    """Return value and count of each choice in the request's selection.

    Raises Datasette's QueryInterrupted where counting takes too long.
    """
    parts, limit = await parts_of(datasette, request), time_limit(datasette, request)
    counts = counts_of(choices, parts)
    found: dict[str, dict[Any, int]] = {}
    for rows in await asyncio.gather(*(_rows(datasette, count, limit) for count in counts)):
        for row in rows:
            numbers = found.setdefault(row["name"], {})
            numbers[row["value"]] = numbers.get(row["value"], 0) + row["count"]
    return {name: list(numbers.items()) for name, numbers in found.items()}


async def _rows(datasette: Any, count: Count, limit: int) -> list[dict[str, Any]]:
    return await remembered(datasette, count.sql, count.values, limit=limit)


def time_limit(datasette: Any, request: Any) -> int:
    """Return for how many milliseconds a statement with the request's conditions may run.

    Where one of them is a visitor's own SQL, all visitors' SQL's; otherwise that of our own statements.
    """
    setting = "sql_time_limit_ms" if has_visitors_sql(request) else _OWN_LIMIT
    return int(datasette.setting(setting))


async def remembered(
    datasette: Any, sql: str, values: Mapping[str, Any], *, limit: int | None = None, database: str = TABLE
) -> list[dict[str, Any]]:
    """Return the statement's rows, from memory as long as the database is the same.

    `limit` is in milliseconds; a statement with conditions from an address has that of `time_limit`.
    """
    db = datasette.get_database(database)
    key = json.dumps([_state(db.path), sql, values], default=str)
    if key not in _counted:
        limit = datasette.setting(_OWN_LIMIT) if limit is None else limit
        _counted[key] = await db.execute_fn(lambda connection: rows_within(connection, sql, values, limit))
    _counted.move_to_end(key)
    while len(_counted) > _REMEMBERED:
        _counted.popitem(last=False)
    return _counted[key]


def rows_within(
    connection: sqlite3.Connection, sql: str, values: Mapping[str, Any], milliseconds: int
) -> list[dict[str, Any]]:
    """Return the rows of a statement of our own; raise QueryInterrupted where they take longer than that.

    Datasette's `execute` holds every statement to the limit for visitors' SQL, which a count of a million
    rows on a busy machine is to be free of.
    """
    with sqlite_timelimit(connection, milliseconds):
        try:
            return [dict(row) for row in connection.execute(sql, values)]
        except sqlite3.OperationalError as error:
            if error.args == ("interrupted",):
                raise QueryInterrupted(error, sql, values) from error
            raise


async def latest(datasette: Any, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
    """Return what `make` gives, the same again as long as the database is; only the last one is kept."""
    path = str(datasette.get_database(TABLE).path)
    state, found = _state(path), _latest.get((path, name))
    if found is None or found[0] != state:
        found = _latest[path, name] = (state, await make())
    value: Value = found[1]
    return value


async def unless_slow(counting: Awaitable[Value]) -> Value | None:
    """Return what is counted; None where that takes too long, so that the page can do without."""
    try:
        return await counting
    except QueryInterrupted:
        return None


def _state(path: str) -> list[Any]:
    """Return what changes with every write to the database: size and time of the file and of its log.

    An empty log is none: readers make one, too.
    """
    files = (Path(path), Path(f"{path}-wal"))
    found = [stat for stat in (file.stat() for file in files if file.exists()) if stat.st_size]
    return [str(path), *((stat.st_mtime_ns, stat.st_size) for stat in found)]


def forget() -> None:
    """Forget all counts, so that the next page counts anew."""
    _counted.clear()
    _latest.clear()
