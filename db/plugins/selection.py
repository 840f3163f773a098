"""What a list shows about its own selection: chips, facets, and links that keep the filters."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from datasette.filters import Filters

from quotes.publish.wording import date_in_words

Pairs = list[tuple[str, str]]

# Arguments of one page of a list; a link to another selection leads to its first page.
_OF_PAGE = {"_next", "_nofacet"}

# Arguments that say how a selection is shown, and are no part of it.
_SHOWN = _OF_PAGE | {"_size", "_facet_size", "_nocount", "_shape", "_labels"}

# Arguments that the search forms have fields for.
_OF_FORM = _OF_PAGE | {"_search", "_since", "_until", "name__contains"}

_FACET_TITLES = {
    "speaker_id": "Speaker",
    "kind": "Kind",
    "publisher": "Publisher",
    "year": "Year",
    "month": "Month",
    "type": "Type",
}

_SPECIAL = {"_search": "“{}”", "_where": "{}", "_since": "from {}", "_until": "until {}"}

_LABELS = {
    "quotes": {
        "speaker_id": "select name from speakers where id = :value",
        "article_id": "select coalesce(title, key) from articles where id = :value",
        "parent_id": "select text from quotes where id = :value",
    },
}


@hookimpl
def extra_template_vars(datasette: Any, request: Any, database: str, table: str) -> dict[str, Any]:
    """Return the functions that templates call about a selection."""
    if request is None:
        return {}
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    address = partial(_address, request.path)

    async def chips() -> list[dict[str, str]]:
        """Return each filter in words with the address without it."""
        db = datasette.get_database(database)
        labels = [await _label(db, table, key, value) for key, value in pairs]
        rests = [pairs[:place] + pairs[place + 1 :] for place in range(len(pairs))]
        return [
            {"label": label, "url": address(rest)}
            for label, rest in zip(labels, rests, strict=True)
            if label is not None
        ]

    async def facet_groups(facet_results: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the facets in the configured order; their counts are those of the whole selection."""
        if any(key in _OF_PAGE for key, _ in pairs):
            facet_results = await _facets_of_all(datasette, database, table, pairs)
        return [_group(facet, pairs, address) for facet in facet_results.values() if facet["results"]]

    def with_arguments(**arguments: str | None) -> str:
        """Return the page's address with arguments set, or gone where None."""
        kept = [(key, value) for key, value in pairs if key not in arguments]
        return address(kept + [(key, value) for key, value in arguments.items() if value is not None])

    return {
        "chips": chips,
        "facet_groups": facet_groups,
        "with_arguments": with_arguments,
        "later_page": later_page,
        "kept_arguments": [pair for pair in pairs if pair[0] not in _OF_FORM],
        "selection_query": urlencode([pair for pair in pairs if pair[0] not in _SHOWN]),
    }


def later_page(next_url: str) -> str:
    """Return the address of the next page, which need not count facets that nobody sees."""
    return next_url if "_nofacet=" in next_url else f"{next_url}&_nofacet=1"


def _address(path: str, pairs: Pairs) -> str:
    """Return the address of the first page of the selection that the arguments make."""
    query = urlencode([(key, value) for key, value in pairs if key not in _OF_PAGE])
    return f"{path}?{query}" if query else path


async def _facets_of_all(datasette: Any, database: str, table: str, pairs: Pairs) -> dict[str, Any]:
    """Return the facets of the first page: on later ones Datasette counts only what is left."""
    kept = [(key, value) for key, value in pairs if key not in {*_OF_PAGE, "_size"}]
    path = datasette.urls.table(database, table, format="json")
    answer = await datasette.client.get(f"{path}?{urlencode([*kept, ('_size', '0')])}")
    facets: dict[str, Any] = answer.json()["facet_results"]
    return facets


async def _label(db: Any, table: str, key: str, value: str) -> str | None:
    """Return one filter in words; None for an argument that filters nothing."""
    if key in _SPECIAL:
        return _SPECIAL[key].format(date_in_words(value) if key in {"_since", "_until"} else value)
    if key.startswith("_search_"):
        return f"{key.removeprefix('_search_')} has “{value}”"
    if key.startswith("_") and "__" not in key:
        return None
    column = key.removesuffix("__exact")
    if column in _LABELS.get(table, {}):
        row = (await db.execute(_LABELS[table][column], {"value": value})).first()
        return str(row[0]) if row is not None else f"{column} {value}"
    if column == "month":
        return date_in_words(value)
    if column in _FACET_TITLES:
        return value
    return str(Filters([(key, value)]).human_description_en()).removeprefix("where ")


def _group(facet: dict[str, Any], pairs: Pairs, address: Callable[[Pairs], str]) -> dict[str, Any]:
    """Return one facet with its values in words, each with the address that adds it or takes it away."""
    name = facet["name"]
    values = []
    for value in facet["results"]:
        pair = (name, str(value["value"]))
        selected = pair in pairs
        changed = [other for other in pairs if other != pair] if selected else [*pairs, pair]
        label = date_in_words(pair[1]) if name == "month" else str(value["label"])
        url = address(changed)
        values.append({**value, "label": label, "url": url, "selected": selected})
    if name in {"year", "month"}:
        values.sort(key=lambda value: str(value["value"]), reverse=True)
    more = address([*pairs, ("_facet_size", "max")]) if facet["truncated"] else None
    return {"name": name, "title": _FACET_TITLES.get(name, name), "values": values, "more": more}
