"""The whole selection as CSV: the filters of the page of quotations, every row, from one cursor.

Datasette's own CSV ends after 1,000 rows, carries ids instead of names, and hands formulas to spreadsheets.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.filters import Filters
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import AsgiStream, BadRequest

from quotes.publish.export import BYTE_ORDER_MARK, EXPORT_COLUMNS, csv_row, flat
from quotes.publish.line import STORED_LINES, stored_line

TABLE = "quotes"

# Rows fetched and sent at a time: some 300 kB.
_BATCH = 500


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the address of the download."""
    return [(r"^/-/quotes\.csv$", download)]


async def download(datasette: Any, request: Any) -> AsgiStream:
    """Return the selection that the request's filters make, as one CSV file."""
    sql, values = await _query(datasette, request)
    db = datasette.get_database(TABLE)
    uri = Path(db.path).resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    datasette._prepare_connection(connection, db.name)
    try:
        cursor = await asyncio.to_thread(connection.execute, sql, values)
    except sqlite3.OperationalError as error:
        connection.close()
        raise BadRequest(f"The selection cannot be understood ({error})") from error

    async def stream(writer: Any) -> None:
        try:
            await writer.write(BYTE_ORDER_MARK + csv_row(EXPORT_COLUMNS))
            while batch := await asyncio.to_thread(cursor.fetchmany, _BATCH):
                await writer.write(_lines(batch))
        finally:
            connection.close()

    headers = {"content-disposition": 'attachment; filename="quotes.csv"', "cache-control": "no-cache"}
    return AsgiStream(stream, headers=headers, content_type="text/csv; charset=utf-8")


def _lines(rows: Iterable[sqlite3.Row]) -> str:
    """Return rows as lines of the CSV that `quotes export` writes."""
    cells = [flat(stored_line(row)) for row in rows]
    return "".join(csv_row([row[column] for column in EXPORT_COLUMNS]) for row in cells)


async def _query(datasette: Any, request: Any) -> tuple[str, dict[str, Any]]:
    """Return the SQL for the selection, built from the same parts as the page's, and its values."""
    args = request.args
    pairs = [(key, value) for key in args if not _is_special(key) for value in args.getlist(key)]
    clauses, values = Filters(sorted(pairs)).build_where_clauses(TABLE)
    for hook in pm.hook.filters_from_request(
        request=request, table=TABLE, database=TABLE, datasette=datasette
    ):
        condition = await await_me_maybe(hook)
        if condition:
            clauses.extend(condition.where_clauses)
            values.update(condition.params)
    where = f"where {' and '.join(clauses)}" if clauses else ""
    selected = f"q.id in (select id from {TABLE} {where})"
    return f"{STORED_LINES} where {selected} order by q.date_key {_direction(args)}", values


def _is_special(key: str) -> bool:
    return key.startswith("_") and "__" not in key


def _direction(args: Any) -> str:
    """Return the direction of the one order that the page offers."""
    named = args.get("_sort") or args.get("_sort_desc") or "date_key"
    if named != "date_key":
        raise BadRequest(f"The selection cannot be put in order by {named}; it can by date_key")
    return "asc" if args.get("_sort") else "desc"
