"""Filters of the table pages: a period of time, and a plain refusal of what Datasette would ignore.

Datasette takes a misspelt column for a text and drops an unknown comparison, so that a wrong filter
quietly selects everything; here it is an error that names the choices.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.filters import FilterArguments, Filters
from datasette.utils.asgi import BadRequest

from quotes.publish.facets import LISTS
from quotes.publish.narrowing import CERTAINTY, certainty_condition, period_of, split_values
from quotes.publish.who import who_condition
from quotes.publish.words import expression


@hookimpl(tryfirst=True)
def filters_from_request(
    request: Any, database: str, table: str, datasette: Any
) -> Callable[[], Awaitable[FilterArguments]]:
    """Return the period's conditions, after a look at all filters."""
    _check_search_names(request.args)

    async def inner() -> FilterArguments:
        db = datasette.get_database(database)
        columns = await db.table_columns(table)
        _check_filters(request.args, columns)
        _check_lists(request.args, columns)
        about = datasette.table_metadata(database, table)
        _check_order(request.args, about.get("sortable_columns") or columns)
        await _check_search(request.args, db, table)
        if table == "speakers" and request.args.get("_who"):
            condition, values = who_condition(request.args["_who"])
            return FilterArguments([condition], values, [f"who is “{request.args['_who']}”"])
        return _own_filters(request.args) if table == "quotes" else FilterArguments([])

    return inner


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Put in place of Datasette's `escape_fts` what makes an expression of any text, even of none."""
    conn.create_function("escape_fts", 1, expression)


def _check_search_names(args: Any) -> None:
    for key in args:
        if (
            key.startswith("_search")
            and key not in {"_search", "_searchmode"}
            and not key.startswith("_search_")
        ):
            raise BadRequest(f"There is no filter “{key}”; search with _search=words")


def _check_filters(args: Any, columns: list[str]) -> None:
    """Raise BadRequest for a column or a comparison that does not exist."""
    comparisons = [key for key, _, _ in Filters([]).lookups()]
    for key in args:
        if key.startswith("_") and "__" not in key:
            continue
        ((column, comparison, _),) = Filters([(key, "")]).selections()
        if column not in [*columns, "rowid"]:
            raise BadRequest(f"There is no column “{column}” to filter by; there are {', '.join(columns)}")
        if comparison not in comparisons:
            raise BadRequest(f"There is no comparison “{comparison}”; there are {', '.join(comparisons)}")
        if comparison in {"in", "notin"}:
            for value in args.getlist(key):
                split_values(value)


def _check_lists(args: Any, columns: list[str]) -> None:
    for key in ("_facet", "_facet_date", "_facet_array"):
        for name in args.getlist(key):
            if name not in columns:
                raise BadRequest(f"There is no column “{name}” to count; there are {', '.join(columns)}")
    for name in args.getlist("_facet_choice"):
        if name not in LISTS:
            raise BadRequest(f"There is no list “{name}”; there are {', '.join(LISTS)}")


def _check_order(args: Any, sortable: list[str]) -> None:
    if args.get("_sort") and args.get("_sort_desc"):
        raise BadRequest("Rows go up by _sort or down by _sort_desc, not both")
    if not (args.get("_timelimit") or "0").isdecimal():
        raise BadRequest(f"“{args['_timelimit']}” is no number of milliseconds")
    for key in ("_sort", "_sort_desc"):
        column = args.get(key)
        if column and column not in sortable:
            raise BadRequest(f"Rows cannot be put in order by “{column}”; they can by {', '.join(sortable)}")


async def _check_search(args: Any, db: Any, table: str) -> None:
    """Raise BadRequest for a search in FTS5's own language that FTS5 does not understand."""
    words = args.get("_search")
    index = await db.fts_table(table)
    if words is None or index is None or args.get("_searchmode") != "raw":
        return
    sql = f"select 1 from [{index}] where [{index}] match :words limit 1"
    try:
        await db.execute(sql, {"words": words}, log_sql_errors=False)
    except sqlite3.OperationalError as error:
        raise BadRequest(f"The search “{words}” cannot be understood ({error})") from error


def _own_filters(args: Any) -> FilterArguments:
    """Return conditions for what is asked with names of our own: a period, bands of confidence."""
    period = _period(args)
    for value in args.getlist(CERTAINTY):
        period.where_clauses.append(f"({certainty_condition(value)})")
        period.human_descriptions.append(f"the speaker is {value}")
    return period


def _period(args: Any) -> FilterArguments:
    """Return conditions for `_since` and `_until`: what may have been said within the period."""
    found = period_of(args)
    if found is None:
        return FilterArguments([])
    words = (("in or after", found.since), ("in or before", found.until))
    return FilterArguments(
        found.listed(), found.values, [f"said {side} {end}" for side, end in words if end is not None]
    )
