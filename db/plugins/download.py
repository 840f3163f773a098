"""The whole selection, taken away: the filters of the page of quotations, every row, from one cursor.

Datasette's own CSV ends after 1,000 rows, carries ids instead of names, and hands formulas to spreadsheets.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from datasette import Response, hookimpl
from datasette.utils.asgi import AsgiStream, BadRequest

from quotes.publish.feed import atom_feed
from quotes.publish.formats import CONTENT_TYPES, data_package, formats, pieces
from quotes.publish.line import STORED_LINES, stored_line
from quotes.publish.narrowing import TABLE, is_best_first, parts_of, where

# Entries of a feed: the newest, as readers expect; the other formats hold everything.
_FEED = 100

_RANKED = """
join (select rowid as hit, rank as badness from quotes_fts where quotes_fts match escape_fts(:search))
  on hit = q.id
"""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of the downloads."""
    forms = "|".join(CONTENT_TYPES)
    return [
        (rf"^/-/quotes\.(?P<form>{forms})$", download),
        (r"^/-/datapackage\.json$", describe),
        (r"^/quotes/quotes\.csv$", lead),
    ]


async def lead(datasette: Any, request: Any) -> Response:
    """Lead from the address of Datasette's own CSV to the whole selection."""
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(datasette.urls.path(f"/-/quotes.csv{query}"))


async def download(datasette: Any, request: Any) -> AsgiStream:
    """Return the selection that the request's filters make, as one file."""
    form = request.url_vars["form"]
    if form not in {*formats(), "atom"}:
        raise BadRequest(f"This server cannot write {form}; it can {', '.join(formats())}")
    sql, values = await _query(datasette, request)
    connection = _connect(datasette)
    try:
        cursor = await asyncio.to_thread(connection.execute, sql, values)
    except sqlite3.OperationalError as error:
        connection.close()
        raise BadRequest(f"The selection cannot be understood ({error})") from error
    file = _file(datasette, request, form, map(stored_line, cursor))

    async def stream(writer: Any) -> None:
        try:
            while (piece := await asyncio.to_thread(next, file, None)) is not None:
                await writer.send({"type": "http.response.body", "body": piece, "more_body": True})
        finally:
            connection.close()

    headers = {"cache-control": "no-cache"}
    if form != "atom":
        headers["content-disposition"] = f'attachment; filename="quotes.{form}"'
    return AsgiStream(stream, headers=headers, content_type=CONTENT_TYPES[form])


async def describe(datasette: Any, request: Any) -> Response:
    """Return what the downloads of the selection hold: columns, licence, number of rows."""
    condition, values = where(await parts_of(datasette, request))
    sql = f"select count(*) from {TABLE} where {condition}"
    rows = (await datasette.get_database(TABLE).execute(sql, values)).single_value()
    package = data_package(
        datasette.table_metadata(TABLE, TABLE)["columns"],
        rows=rows,
        query=request.query_string,
        site=_site(datasette, request),
        licence=datasette.metadata("license"),
    )
    return Response.json(package)


def _file(datasette: Any, request: Any, form: str, lines: Iterator[Any]) -> Iterator[bytes]:
    if form != "atom":
        return pieces(form, lines, mark=request.args.get("_bom") != "0")
    site = _site(datasette, request)
    query = quote(request.query_string, safe="=&%+,")
    address = f"{site}-/quotes.atom{'?' if query else ''}{query}"
    title = request.args.get("_title") or datasette.metadata("title") or TABLE
    feed = atom_feed(lines, title=title, address=address, site=site)
    return (piece.encode() for piece in feed)


def _site(datasette: Any, request: Any) -> str:
    return str(datasette.absolute_url(request, datasette.urls.instance()))


def _connect(datasette: Any) -> sqlite3.Connection:
    """Return a connection of the download's own, which holds one state of the database until the last row."""
    db = datasette.get_database(TABLE)
    uri = Path(db.path).resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    datasette._prepare_connection(connection, db.name)
    return connection


async def _query(datasette: Any, request: Any) -> tuple[str, dict[str, Any]]:
    """Return the SQL for the selection, built from the same parts as the page's, and its values."""
    args = request.args
    condition, values = where(await parts_of(datasette, request))
    limit = f" limit {_FEED}" if request.url_vars["form"] == "atom" else ""
    # Everything comes along date_key; a part of it is found first and sorted.
    selected = f"where q.id in (select id from {TABLE} where {condition})" if condition != "1" else ""
    if is_best_first(args):
        return f"{STORED_LINES} {_RANKED} {selected} order by badness, q.date_key desc{limit}", values
    return f"{STORED_LINES} {selected} order by q.date_key {_direction(args)}{limit}", values


def _direction(args: Any) -> str:
    """Return the direction of the order by date."""
    named = args.get("_sort") or args.get("_sort_desc") or "date_key"
    if named != "date_key":
        raise BadRequest(f"The selection cannot be put in order by {named}; it can by date_key")
    return "asc" if args.get("_sort") else "desc"
