"""The site of databases by year: `/2025/…` is the whole site of one, the rest is told by the overview.

A year's database is opened when it is first asked for. Pages that need all of them (search) ask some in turn.
"""

# mypy: disable-error-code="import-untyped"

import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlencode

from datasette import NotFound, Response
from datasette.database import QueryInterrupted
from markupsafe import Markup, escape

from quotes.publish.timeline import timeline
from quotes.publish.words import expression
from quotes.publish.years.overview import (
    OVERVIEW,
    Portrait,
    Row,
    front,
    listed_speakers,
    portrait,
    slug_of,
    speakers_like,
)
from quotes.publish.years.searching import RANKED, Hits, search_year, years_from

_LATEST = "SELECT id FROM quotes ORDER BY date_key DESC LIMIT 6"
_LATEST_OF = "SELECT id FROM quotes WHERE speaker_id = :id ORDER BY date_key DESC LIMIT 10"
_OF_A_YEAR = frozenset({"quotes", "check", "statistics", "publishers", "reconcile", "-"})
"""What only a year's site has pages of."""
_MOST_PAGES = 100
"""Of the list of speakers: to leave out as many as stand before takes the longer the further one goes."""


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
    first, *rest = (unquote(part) for part in request.path.strip("/").split("/"))
    if first == "speakers" and len(rest) == 1:
        return await _speaker(datasette, years, request, rest[0])
    pages = {"": _front, "search": _search, "speakers": _speakers, "sitemap.xml": _sitemap}
    if first in pages and not rest:
        return await pages[first](datasette, years, request)
    # What the search on every page and the forms of lists ask for.
    moved = {"quotes/quotes": "search", "quotes/speakers": "speakers"}.get("/".join([first, *rest]))
    if moved is not None:
        return Response.redirect(f"/{moved}?{request.query_string}".rstrip("?"))
    if first in _OF_A_YEAR and [first, *rest][:2] != ["-", "static"]:
        return await _page(datasette, request, "years-choose.html", {"names": years.names})
    return None


async def _front(datasette: Any, years: Years, request: Any) -> Response:
    page = await _asked(datasette, front)
    latest = next((row["name"] for row in page.years if row["name"].isdecimal()), None)
    context = {
        "page": page,
        "timeline": _over_time(page.months, {}),
        "latest": Markup("") if latest is None else await _cards(years, latest, request, _LATEST),
        "latest_year": latest,
    }
    return await _page(datasette, request, "years-front.html", context)


async def _speaker(datasette: Any, years: Years, request: Any, slug: str) -> Response:
    name, is_feed = slug.removesuffix(".atom"), slug.endswith(".atom")
    found: Portrait | None = await _asked(datasette, partial(portrait, slug=name))
    if found is None:
        other = await _asked(datasette, partial(slug_of, slug=name))
        if other is None:
            raise NotFound("No speaker has this address.")
        return Response.redirect(speaker_address(other) + (".atom" if is_feed else ""), status=301)
    latest = next((row["value"] for row in found.years if row["value"].isdecimal()), None)
    if is_feed and found.years:
        return Response.redirect(f"/{latest or found.years[0]['value']}{speaker_address(name)}.atom")
    id = found.speaker["id"]
    context = {
        "found": found,
        "speaker": found.speaker,
        "timeline": _over_time(found.months, {"speaker_id": id}),
        "latest": Markup("") if latest is None else await _cards(years, latest, request, _LATEST_OF, id=id),
        "latest_year": latest,
    }
    return await _page(datasette, request, "years-speaker.html", context)


async def _search(datasette: Any, years: Years, request: Any) -> Response:
    words = request.args.get("_search") or ""
    asked, following = years_from(years.names, request.args.get("_from"))
    looked_for = expression(words)
    limit = datasette.setting("sql_time_limit_ms")
    persons = await _asked(datasette, partial(speakers_like, expression=looked_for, milliseconds=limit))
    left = _Allowance(limit)
    found = [(name, *await _hits(years, name, request, looked_for, left)) for name in asked]
    context = {
        "words": words,
        "query": urlencode({"_search": words}),
        "persons": persons,
        "found": found,
        "following": following,
        "ranked": RANKED,
    }
    return await _page(datasette, request, "years-search.html", context)


class _Allowance:
    """The time that all years together have for one question: as much as one question has elsewhere."""

    def __init__(self, milliseconds: int) -> None:
        self._seconds = milliseconds / 1000

    def search(self, connection: sqlite3.Connection, looked_for: str) -> Hits:
        """Return a year's hits; raise QueryInterrupted where that takes longer than what is left."""
        begun = time.monotonic()
        try:
            return search_year(connection, looked_for, milliseconds=max(int(1000 * self._seconds), 1))
        finally:
            self._seconds -= time.monotonic() - begun


async def _hits(
    years: Years, name: str, request: Any, looked_for: str, left: _Allowance
) -> tuple[Hits | None, Markup]:
    """Return the hits of a year, and the best of them as cards; None where that took too long."""
    database = years.site(name).get_database("quotes")
    try:
        hits = await database.execute_fn(partial(left.search, looked_for=looked_for))
    except QueryInterrupted:
        return None, Markup("")
    return hits, await _rendered(years, name, request, hits.ids)


async def _speakers(datasette: Any, years: Years, request: Any) -> Response:
    who = (request.args.get("_who") or "").strip()
    asked = request.args.get("_page") or ""
    page = min(max(int(asked), 1), _MOST_PAGES) if asked.isdecimal() else 1
    ask = partial(
        listed_speakers,
        expression=expression(who) if who else None,
        page=page,
        milliseconds=datasette.setting("sql_time_limit_ms"),
    )
    speakers, has_more = await _asked(datasette, ask)
    following = urlencode({**({"_who": who} if who else {}), "_page": page + 1})
    context = {
        "who": who,
        "speakers": speakers,
        "following": f"/speakers?{following}" if has_more and page < _MOST_PAGES else None,
    }
    return await _page(datasette, request, "years-speakers.html", context)


async def _sitemap(datasette: Any, years: Years, request: Any) -> Response:
    """Return where the maps of the years are."""
    addresses = (datasette.absolute_url(request, f"/{name}/sitemap.xml") for name in years.names)
    maps = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{maps}</sitemapindex>\n'
    )
    return Response(text, content_type="application/xml; charset=utf-8")


async def _cards(years: Years, name: str, request: Any, sql: str, **values: Any) -> Markup:
    """Return quotations of a year as cards, whose links lead into that year's site."""
    rows = await years.site(name).get_database("quotes").execute(sql, values)
    return await _rendered(years, name, request, [row["id"] for row in rows])


async def _rendered(years: Years, name: str, request: Any, ids: list[int]) -> Markup:
    site = years.site(name)
    await site.invoke_startup()
    return Markup(await site.render_template("_years-cards.html", {"ids": ids}, request=request))


def _over_time(months: list[Row], wanted: dict[str, Any]) -> Markup:
    """Return the picture of quotations by month; a bar leads to the database that has most of them.

    Words of December stand in papers of January, too.
    """
    counts: dict[str, Counter[str]] = {}
    for row in months:
        for period in (row["month"], row["month"][:4]):
            counts.setdefault(period, Counter())[row["shard"]] += row["quotations"]

    def address(column: str, period: str) -> str:
        name = counts[period].most_common(1)[0][0]
        return f"/{name}/quotes/quotes?{urlencode({**wanted, column: period})}"

    return timeline({row["month"]: row["quotations"] for row in months}, address=address)


async def _asked(datasette: Any, ask: Callable[[sqlite3.Connection], Any]) -> Any:
    return await datasette.get_database(OVERVIEW).execute_fn(ask)


async def _page(datasette: Any, request: Any, template: str, context: dict[str, Any]) -> Response:
    return Response.html(await datasette.render_template(template, context, request=request))


def speaker_address(slug: str) -> str:
    """Return the address of a speaker's page of all years."""
    return f"/speakers/{quote(slug)}"
