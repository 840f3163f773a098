"""The site of databases by year: `/2025/…` is the whole site of one, the rest is told by the overview.

A year's database is opened when it is first asked for. Pages that need all of them (search) ask some in turn.
"""

# mypy: disable-error-code="import-untyped"

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from datasette import NotFound, Response
from markupsafe import Markup

from quotes.publish.timeline import timeline
from quotes.publish.words import expression
from quotes.publish.years.overview import OVERVIEW, Portrait, front, portrait, speakers_like
from quotes.publish.years.searching import RANKED, Hits, search_year, years_from

_LATEST = "SELECT id FROM quotes ORDER BY date_key DESC LIMIT 6"
_LATEST_OF = "SELECT id FROM quotes WHERE speaker_id = :id ORDER BY date_key DESC LIMIT 10"
_OF_A_YEAR = frozenset({"quotes", "check", "statistics", "publishers", "-"})
"""What only a year's site has pages of."""


class Years:
    """The sites of the years: each is made when it is first asked for, and kept."""

    def __init__(self, names: list[str], make: Callable[[str], Any]) -> None:
        self.names = names
        self._make = make
        self._sites: dict[str, Any] = {}

    def site(self, name: str) -> Any:
        """Return the Datasette of a year."""
        if name not in self._sites:
            self._sites[name] = self._make(name)
        return self._sites[name]

    def opened(self) -> list[Any]:
        """Return the sites that were asked for."""
        return list(self._sites.values())


async def answer(datasette: Any, years: Years, request: Any) -> Response | None:
    """Return the page of all years that is asked for; None for what Datasette answers from the overview."""
    first, *rest = request.path.strip("/").split("/")
    if not first:
        return await _front(datasette, years, request)
    if first == "speakers" and len(rest) == 1:
        return await _speaker(datasette, years, request, rest[0])
    if first == "search" and not rest:
        return await _search(datasette, years, request)
    if [first, *rest] == ["quotes", "quotes"]:  # what the search on every page asks for
        return Response.redirect(f"/search?{request.query_string}")
    if [first, *rest] == ["quotes", "speakers"]:
        return Response.redirect(f"/{OVERVIEW}/speakers?{urlencode({'_sort_desc': 'quote_count'})}")
    if first in _OF_A_YEAR and [first, *rest][:2] != ["-", "static"]:
        return await _page(datasette, request, "years-choose.html", {"names": years.names})
    return None


async def _front(datasette: Any, years: Years, request: Any) -> Response:
    page = await _asked(datasette, front)
    latest = next((row["name"] for row in page.years if row["name"].isdecimal()), None)
    context = {
        "page": page,
        "timeline": timeline(page.months, address=partial(_address, years.names, {})),
        "latest": Markup("") if latest is None else await _cards(years, latest, request, _LATEST),
        "latest_year": latest,
    }
    return await _page(datasette, request, "years-front.html", context)


async def _speaker(datasette: Any, years: Years, request: Any, slug: str) -> Response:
    found: Portrait | None = await _asked(datasette, partial(portrait, slug=slug))
    if found is None:
        raise NotFound("No speaker has this address.")
    id = found.speaker["id"]
    latest = next((row["value"] for row in found.years if row["value"].isdecimal()), None)
    context = {
        "found": found,
        "speaker": found.speaker,
        "timeline": timeline(found.months, address=partial(_address, years.names, {"speaker_id": id})),
        "latest": Markup("") if latest is None else await _cards(years, latest, request, _LATEST_OF, id=id),
        "latest_year": latest,
    }
    return await _page(datasette, request, "years-speaker.html", context)


async def _search(datasette: Any, years: Years, request: Any) -> Response:
    words = request.args.get("_search") or ""
    asked, following = years_from(years.names, request.args.get("_from"))
    looked_for = expression(words)
    found = [(name, *await _hits(years, name, request, looked_for)) for name in asked]
    context = {
        "words": words,
        "query": urlencode({"_search": words}),
        "persons": await _asked(datasette, partial(speakers_like, expression=looked_for)),
        "found": found,
        "following": following,
        "ranked": RANKED,
    }
    return await _page(datasette, request, "years-search.html", context)


async def _hits(years: Years, name: str, request: Any, looked_for: str) -> tuple[Hits, Markup]:
    """Return the hits of a year, and the best of them as cards."""
    database = years.site(name).get_database("quotes")
    hits = await database.execute_fn(partial(search_year, expression=looked_for))
    return hits, await _rendered(years, name, request, hits.ids)


async def _cards(years: Years, name: str, request: Any, sql: str, **values: Any) -> Markup:
    """Return quotations of a year as cards, whose links lead into that year's site."""
    rows = await years.site(name).get_database("quotes").execute(sql, values)
    return await _rendered(years, name, request, [row["id"] for row in rows])


async def _rendered(years: Years, name: str, request: Any, ids: list[int]) -> Markup:
    site = years.site(name)
    await site.invoke_startup()
    return Markup(await site.render_template("_years-cards.html", {"ids": ids}, request=request))


def _address(names: list[str], wanted: dict[str, Any], column: str, period: str) -> str:
    """Return where a bar leads: to the year's own database, else to the first later one, else to the last."""
    later = [name for name in names if name.isdecimal() and name >= period[:4]]
    name = min(later, default=names[0])
    return f"/{name}/quotes/quotes?{urlencode({**wanted, column: period})}"


async def _asked(datasette: Any, ask: Callable[[sqlite3.Connection], Any]) -> Any:
    return await datasette.get_database(OVERVIEW).execute_fn(ask)


async def _page(datasette: Any, request: Any, template: str, context: dict[str, Any]) -> Response:
    await datasette.invoke_startup()
    return Response.html(await datasette.render_template(template, context, request=request))


def speaker_address(slug: str) -> str:
    """Return the address of a speaker's page of all years."""
    return f"/speakers/{quote(slug)}"
