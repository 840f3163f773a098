"""The page of quotations in the order of relevance, which Datasette's table pages do not know."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import BadRequest

from quotes.publish.counting import remembered, time_limit, unless_slow
from quotes.publish.narrowing import TABLE, is_best_first, parts_of, where

# The hits are looked up by number in a table of their own: the index has columns that are called like ours.
_RANKED = """
select id from (
  select rowid as hit, rank as badness from quotes_fts where quotes_fts match escape_fts(:search)
) join {table} on id = hit where {condition}
order by badness, date_key desc limit :size + 1 offset :size * (:page - 1)
"""

# Pages of a ranked list; nobody reads further, and each costs as much as all before it.
_LAST_PAGE = 40


@hookimpl
def extra_template_vars(datasette: Any, request: Any, table: str) -> dict[str, Callable[..., Awaitable[Any]]]:
    """Return the function that the template calls for ranked hits."""

    async def best_first() -> dict[str, Any] | None:
        """Return the ids of the page's hits and the number of the next page; None for an order by date.

        No ids are an order that takes too long to find: there are very many hits on a busy machine.
        """
        if table != TABLE or not is_best_first(request.args):
            return None
        size, page = datasette.table_metadata(TABLE, TABLE)["size"], _page(request.args)
        condition, values = where(
            part for part in await parts_of(datasette, request) if "quotes_fts" not in part.sql
        )
        values |= {"search": request.args["_search"], "size": size, "page": page}
        sql = _RANKED.format(table=TABLE, condition=condition)
        rows = await unless_slow(remembered(datasette, sql, values, limit=time_limit(datasette, request)))
        if rows is None:
            return {"ids": None, "next": None}
        ids = [row["id"] for row in rows]
        following = str(page + 1) if len(ids) > size and page < _LAST_PAGE else None
        return {"ids": ids[:size], "next": following}

    return {"best_first": best_first}


def _page(args: Any) -> int:
    page = args.get("_page") or "1"
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= _LAST_PAGE):
        raise BadRequest(f"“{page}” is no page; there are 1 to {_LAST_PAGE}")
    return int(page)
