"""What a list shows about its own selection: chips, facets, and links that keep the filters."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from datasette import hookimpl
from datasette.filters import Filters

from quotes.publish.counting import remembered, time_limit, unless_slow
from quotes.publish.formats import formats
from quotes.publish.narrowing import (
    CERTAINTY,
    DATES,
    TABLE,
    is_special,
    parts_of,
    split_values,
    toggled,
    where,
    with_pairs,
)
from quotes.publish.period import SINCE, UNTIL
from quotes.publish.wording import CONFIDENCE_BANDS, basis_in_words, date_in_words

Pairs = list[tuple[str, str]]

# Arguments of one page of a list; a link to another selection leads to its first page.
_OF_PAGE = {"_next", "_page"}

# Arguments that say how a selection is shown, and are no part of it.
_SHOWN = _OF_PAGE | {"_size", "_facet_size", "_nocount", "_nofacet", "_shape", "_labels"}

# Arguments that the search forms have fields for.
_OF_FORM = _OF_PAGE | {"_search", "_search_text", "_since", "_until", "_who"}

_FACET_TITLES = {
    "speaker_id": "Speaker",
    "year": "Said in the year",
    "month": "Month",
    "said_on": "Day",
    "publisher": "Publisher",
    "kind": "Kind",
    "medium": "Medium",
    "said_basis": "How the date is known",
    CERTAINTY: "Certainty of the speaker",
    "type": "Type",
    "language": "Language",
}

_BANDS = [name for _, name in CONFIDENCE_BANDS]

# Filters that an empty page tries to do without, one after the other.
_RELAXED = 6

_FORMAT_NAMES = {"csv": "CSV", "json": "JSON", "jsonl": "JSON Lines", "db": "SQLite", "parquet": "Parquet"}
DOWNLOADS = tuple((form, _FORMAT_NAMES[form]) for form in formats())

_SPECIAL = {"_search": "“{}”", "_who": "“{}”", "_where": "{}", "_since": "from {}", "_until": "until {}"}

_LABELS = {
    "quotes": {
        "speaker_id": "select name from speakers where id = :value",
        "article_id": "select coalesce(title, key) from articles where id = :value",
        "parent_id": "select text from quotes where id = :value",
        "utterance_id": (
            "select '“' || substr(text, 1, 60) || '…”, wherever it was quoted' from quotes "
            "where id = (select quote_id from utterances where id = :value)"
        ),
    },
}


@hookimpl
def extra_template_vars(datasette: Any, request: Any, database: str, table: str) -> dict[str, Any]:
    """Return the functions that templates call about a selection."""
    if request is None:
        return {}
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    chips = partial(_chips, datasette, request, database, table, pairs)
    return {
        "chips": chips,
        "relaxations": partial(_relaxations, datasette, request, chips),
        "selection_count": partial(_selection_count, datasette, request),
        "facet_groups": partial(_facet_groups, request.path, pairs),
        "by_publication": partial(_by_publication, pairs, partial(_with_arguments, request.path, pairs)),
        "with_arguments": partial(_with_arguments, request.path, pairs),
        "orders": orders,
        "downloads": DOWNLOADS,
        "kept_arguments": [pair for pair in pairs if pair[0] not in _OF_FORM],
        "selection_query": urlencode([pair for pair in pairs if pair[0] not in _SHOWN]),
    }


async def _chips(
    datasette: Any, request: Any, database: str, table: str, pairs: Pairs
) -> list[dict[str, str]]:
    """Return each filter, value by value, in words with the address without it."""
    db = datasette.get_database(database)
    found = []
    for place, (key, value) in enumerate(pairs):
        column = key.removesuffix("__in")
        if column != key or key == CERTAINTY:
            picked = [
                (column, each, toggled(request.path, pairs, column, each)) for each in split_values(value)
            ]
        else:
            picked = [(key, value, _address(request.path, pairs[:place] + pairs[place + 1 :]))]
        for name, each, url in picked:
            label = await _label(db, table, name, each)
            found += [] if label is None else [{"label": label, "url": url}]
    return found


async def _relaxations(
    datasette: Any, request: Any, chips: Callable[[], Awaitable[list[dict[str, str]]]]
) -> list[dict[str, Any]]:
    """Return each filter without which something is found, with how many quotations that are.

    The number is None where counting takes too long.
    """
    found = []
    in_force = await chips()
    for chip in in_force[:_RELAXED] if len(in_force) > 1 else []:  # without the only one there is everything
        others = parse_qsl(urlsplit(chip["url"]).query, keep_blank_values=True)
        count = await _selection_count(datasette, with_pairs(request, others))
        found += [chip | {"count": count}] if count != 0 else []
    return sorted(found, key=lambda each: -each["count"] if each["count"] is not None else 0)


async def _selection_count(datasette: Any, request: Any) -> int | None:
    """Return how many quotations the request selects; None where counting takes too long."""
    condition, values = where(await parts_of(datasette, request))
    sql = f"select count(*) as count from {TABLE} where {condition}"
    rows = await unless_slow(remembered(datasette, sql, values, limit=time_limit(datasette, request)))
    return None if rows is None else int(rows[0]["count"])


def _facet_groups(path: str, pairs: Pairs, facet_results: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the facets in the configured order, dates as one, each value in words."""
    groups = [
        _group(facet, pairs, partial(_address, path))
        for facet in facet_results.values()
        if facet["name"] in _FACET_TITLES
    ]
    return [group for group in groups if group["values"]]


def _by_publication(
    pairs: Pairs, address: Callable[..., str], facet_results: dict[str, Any]
) -> dict[str, Any] | None:
    """Return how many quotations of a period have no date of their own, and the address without them.

    None where no date is asked for, or none of them is without.
    """
    names = {key.removesuffix("__in") for key, _ in pairs}
    if not names & {SINCE, UNTIL, *DATES} or "said_basis" in names:
        return None
    bases = facet_results.get("said_basis", {"results": []})["results"]
    count = sum(each["count"] for each in bases if each["value"] == "published")
    return {"count": count, "url": address(said_basis__in="stated,carried")} if count else None


def _with_arguments(path: str, pairs: Pairs, /, **arguments: str | None) -> str:
    """Return the page's address with arguments set, or gone where None."""
    kept = [(key, value) for key, value in pairs if key not in {*arguments, *_OF_PAGE}]
    query = urlencode(kept + [(key, value) for key, value in arguments.items() if value is not None])
    return f"{path}?{query}" if query else path


def orders(search: str | None) -> list[tuple[str, str, dict[str, str | None]]]:
    """Return the orders that a selection can be put in: name, title and the arguments that ask for it."""
    found: list[tuple[str, str, dict[str, str | None]]] = [
        ("newest", "newest first", {"_sort": None, "_sort_desc": None, "_order": None}),
        ("oldest", "oldest first", {"_sort": "date_key", "_sort_desc": None, "_order": None}),
        ("best", "best match first", {"_sort": None, "_sort_desc": None, "_order": "best"}),
    ]
    return found if search else found[:2]


def _address(path: str, pairs: Pairs) -> str:
    """Return the address of the first page of the selection that the arguments make."""
    query = urlencode([(key, value) for key, value in pairs if key not in _OF_PAGE])
    return f"{path}?{query}" if query else path


async def _label(db: Any, table: str, key: str, value: str) -> str | None:
    """Return one filter in words; None for an argument that filters nothing."""
    if key in _SPECIAL:
        return _SPECIAL[key].format(date_in_words(value) if key in {"_since", "_until"} else value)
    if key == "_search_text":
        return f"“{value}” in the words said"
    if key.startswith("_search_"):
        return f"{key.removeprefix('_search_')} has “{value}”"
    if key == CERTAINTY:
        return f"speaker {value}"
    if is_special(key):
        return None
    column = key.removesuffix("__exact")
    if column in _LABELS.get(table, {}):
        row = (await db.execute(_LABELS[table][column], {"value": value})).first()
        return str(row[0]) if row is not None else f"{column} {value}"
    if column in _FACET_TITLES:
        return _in_words(column, value)
    return str(Filters([(key, value)]).human_description_en()).removeprefix("where ")


def _group(facet: dict[str, Any], pairs: Pairs, address: Callable[[Pairs], str]) -> dict[str, Any]:
    """Return one facet with its values in words, each with the address that adds it or takes it away."""
    name = facet["name"]
    values = [
        {**value, "label": _in_words(name, str(value["label"])), "url": without_page(value["toggle_url"])}
        for value in facet["results"]
    ]
    if name == CERTAINTY:
        values.sort(key=lambda value: _BANDS.index(value["value"]))
    if name in DATES:
        values.sort(key=lambda value: str(value["value"]), reverse=True)
    more = address([*pairs, ("_facet_size", "max")]) if facet["truncated"] else None
    return {"name": name, "title": _FACET_TITLES[name], "values": values, "more": more}


def without_page(url: str) -> str:
    """Return the address of a selection's first page."""
    path, _, query = url.partition("?")
    return _address(path, parse_qsl(query, keep_blank_values=True))


def _in_words(name: str, value: str) -> str:
    """Return a value of a facet in words."""
    if name in {"month", "said_on"}:
        return date_in_words(value)
    return basis_in_words(value) if name == "said_basis" else value
