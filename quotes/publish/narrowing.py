"""The filters of a page's address as parts of a condition, so that each can be left out by itself.

The page, its facets, its timeline and its downloads are all made from the same parts. A facet leaves out its
own, so that the alternatives to what was chosen stay in sight.
"""

# mypy: disable-error-code="import-untyped"

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.filters import Filters, InFilter
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import BadRequest, Request

from quotes.publish.period import SINCE, UNTIL, Period, period
from quotes.publish.wording import CONFIDENCE_BANDS

TABLE = "quotes"
CERTAINTY = "_certainty"
"""The filter by how sure we are of the speaker: bands in words, with commas between them."""

DATES = ("year", "month", "said_on")
"""What picks a date, the coarse before the fine."""

SPAN = "_span"
"""What the part that is a period of time is known by."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One condition on a row of `quotes`. `choice` is the column of which it picks values, if it does."""

    choice: str | None
    sql: str
    values: Values


async def parts_of(datasette: Any, request: Any) -> list[Part]:
    """Return the conditions that the request's filters make; raise BadRequest for what makes no sense."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    found = [_filter_part(place, *pair) for place, pair in enumerate(pairs) if not is_special(pair[0])]
    others = [pair for pair in pairs if pair[0] not in {CERTAINTY, SINCE, UNTIL}]
    found += await _hook_parts(datasette, with_pairs(request, others))
    found += [_certainty_part(value) for key, value in pairs if key == CERTAINTY]
    said = period_of(request.args)
    return found if said is None else [*found, Part(SPAN, " and ".join(said.counted()), said.values)]


def has_visitors_sql(request: Any) -> bool:
    """Tell whether one of the request's conditions is SQL that the visitor wrote, which may be dear."""
    return "_where" in request.args


def period_of(args: Any) -> Period | None:
    """Return the period that the arguments ask for, if any; raise BadRequest for what is no date."""
    try:
        return period(args.get(SINCE), args.get(UNTIL))
    except ValueError as error:
        raise BadRequest(str(error)) from error


def where(parts: Iterable[Part], *, without: Collection[str] = ()) -> tuple[str, Values]:
    """Return the condition and its values, leaving out what picks values of the columns in `without`."""
    kept = [part for part in parts if part.choice not in without]
    values: Values = {}
    for part in kept:
        values |= part.values
    return " and ".join(f"({part.sql})" for part in kept) or "1", values


def is_special(key: str) -> bool:
    """Tell whether an argument is no filter of a column."""
    return key.startswith("_") and "__" not in key


def certainty_condition(value: str) -> str:
    """Return the condition for bands of confidence in words, such as `likely,uncertain`."""
    names = [name for _, name in CONFIDENCE_BANDS]
    conditions = []
    for wanted in value.split(","):
        if wanted not in names:
            raise BadRequest(f"There is no certainty “{wanted}”; there are {', '.join(names)}")
        place = names.index(wanted)
        above = f" and confidence < {CONFIDENCE_BANDS[place - 1][0]}" if place else ""
        conditions.append(f"confidence >= {CONFIDENCE_BANDS[place][0]}{above}")
    return " or ".join(conditions)


def chosen(pairs: Sequence[tuple[str, str]], column: str) -> list[str]:
    """Return the values of `column` that the arguments pick, in their order."""
    found = []
    for key, value in pairs:
        if key in {column, f"{column}__exact"} and column != CERTAINTY:
            found.append(value)
        elif key == f"{column}__in" or key == column == CERTAINTY:
            found += split_values(value)
    return found


def split_values(value: str) -> list[str]:
    """Return the values of an argument that may hold several: `a,b`, or JSON where a comma is part of one."""
    try:
        values = InFilter().split_value(value)
    except ValueError as error:
        raise BadRequest(f"“{value}” is no list of values: {error}") from error
    if not all(isinstance(each, str | int | float) for each in values):
        raise BadRequest(f"“{value}” is no list of texts and numbers")
    return [str(each) for each in values]


def joined_values(values: Sequence[str]) -> str:
    """Return values as one argument, the other way round."""
    is_plain = not any("," in value or value != value.strip() or value.startswith("[") for value in values)
    return ",".join(values) if is_plain else json.dumps(values, ensure_ascii=False)


def toggled(path: str, pairs: Sequence[tuple[str, str]], name: str, value: str) -> str:
    """Return the address with one more value picked, or one less; a coarser date takes finer ones with it."""
    picked = chosen(pairs, name)
    now = [each for each in picked if each != value] if value in picked else [*picked, value]
    gone = {name, f"{name}__exact", f"{name}__in", "_next"}
    if name in DATES:
        gone |= {each for column in DATES[DATES.index(name) + 1 :] for each in (column, f"{column}__in")}
    kept = [pair for pair in pairs if pair[0] not in gone]
    several = CERTAINTY if name == CERTAINTY else f"{name}__in"
    if now:
        kept.append((name if len(now) == 1 else several, joined_values(now) if len(now) > 1 else now[0]))
    return f"{path}?{urlencode(kept)}" if kept else path


def with_pairs(request: Any, pairs: Sequence[tuple[str, str]]) -> Any:
    """Return the request with other arguments."""
    return Request({**request.scope, "query_string": urlencode(pairs).encode("ascii")}, request.receive)


def _filter_part(place: int, key: str, value: str) -> Part:
    """Return the condition of one filter, its placeholders named for its place."""
    filters = Filters([(key, value)])
    ((column, lookup, _),) = filters.selections()
    clauses, values = filters.build_where_clauses(TABLE)
    sql = re.sub(r":p(\d+)", rf":p{place}_\1", " and ".join(clauses) or "1")
    named = {f"p{place}_{name[1:]}": each for name, each in values.items()}
    return Part(column if lookup in {"exact", "in"} else None, sql, named)


async def _hook_parts(datasette: Any, request: Any) -> list[Part]:
    """Return what is no filter of a column: a search, a period, SQL."""
    parts = []
    for hook in pm.hook.filters_from_request(
        request=request, table=TABLE, database=TABLE, datasette=datasette
    ):
        found = await await_me_maybe(hook)
        if found and found.where_clauses:
            parts.append(Part(None, " and ".join(f"({sql})" for sql in found.where_clauses), found.params))
    return parts


def _certainty_part(value: str) -> Part:
    return Part(CERTAINTY, certainty_condition(value), {})


def is_best_first(args: Any) -> bool:
    """Tell whether the best hits shall come first; raise BadRequest for an order that does not exist."""
    order = args.get("_order")
    if order not in {None, "best"}:
        raise BadRequest(f"There is no order “{order}”; there is _order=best, for a search")
    return order == "best" and bool(args.get("_search"))
