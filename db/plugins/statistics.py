"""The statistics of all quotations, at /statistics, and of a publisher, at /publishers/Harbour+Post."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
from collections.abc import Callable
from typing import Any

from datasette import NotFound, Response, hookimpl
from datasette.utils import tilde_decode

from quotes.publish.counting import remembered
from quotes.publish.facets import periods, statement
from quotes.publish.narrowing import Part
from quotes.publish.statistics import (
    BASES,
    BY_PUBLISHER,
    CUES,
    DATED,
    KINDS,
    TOP_BY_PUBLISHER,
    UNNAMED,
    UNNAMED_BY_PUBLISHER,
    cues_by_speaker,
    dates_by_basis,
    publisher_path,
    selection_of,
    shares_by_publisher,
    split_by_publisher,
)
from quotes.publish.timeline import timeline
from quotes.publish.wording import basis_in_words

# Publishers that the tables of the statistics show; all are in the list of publishers, up to the most.
_SHOWN, _MOST = 15, 500

_NUMBERS = f"""
select count(*) as quotations, sum({UNNAMED}) as unnamed,
       min(said_on) as first_said, max(said_on) as last_said,
       {", ".join(f"sum(kind = '{kind}') as {kind}" for kind in KINDS)},
       {", ".join(f"sum(said_basis is '{basis}') as {basis}" for basis in BASES)}
from quotes where publisher = :name
"""
_ARTICLES = "select count(*) as articles from articles where publisher = :name"
_SPEAKERS = """
select slug, name, quotations from speakers join (
  select speaker_id, count(*) as quotations from quotes where publisher = :name and speaker_id is not null
  group by speaker_id order by quotations desc limit 12
) on speaker_id = speakers.id order by quotations desc, name
"""
_LATEST = "select id from quotes where publisher = :name order by date_key desc limit 6"
_CUES = """
select cue, count(*) as quotations from (
  select cue from quotes where publisher = :name order by date_key desc limit 2000
) where cue is not null group by cue order by quotations desc, cue limit 10
"""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of the statistics and of publishers."""
    return [
        (r"^/statistics$", statistics),
        (r"^/publishers$", publishers),
        (r"^/publishers/(?P<name>[^/]+)$", publisher),
    ]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Callable[..., Any]]:
    """Return the function that templates call for a publisher's address."""

    def publisher_url(name: str) -> str:
        return str(datasette.urls.path(publisher_path(name)))

    return {"publisher_url": publisher_url}


async def statistics(datasette: Any, request: Any) -> Response:
    """Return the page of statistics."""
    papers, unnamed, top, cued, dated, picture = await asyncio.gather(
        remembered(datasette, BY_PUBLISHER, {"limit": _SHOWN}),
        remembered(datasette, UNNAMED_BY_PUBLISHER, {}),
        remembered(datasette, TOP_BY_PUBLISHER, {}),
        remembered(datasette, CUES, {}),
        remembered(datasette, DATED, {}),
        _timeline(datasette, None),
    )
    cues, speakers = cues_by_speaker(cued)
    context = {
        "timeline": picture,
        "kinds": shares_by_publisher(papers, "kind", KINDS),
        "bases": shares_by_publisher(papers, "said_basis", BASES),
        "unnamed": split_by_publisher(papers, unnamed, ("not named", "named")),
        "top": split_by_publisher(papers, top, ("the ten", "everybody else")),
        "cues": (cues, speakers),
        "dates": dates_by_basis(dated, basis_in_words),
    }
    return Response.html(await datasette.render_template("statistics.html", context, request=request))


async def publishers(datasette: Any, request: Any) -> Response:
    """Return the list of publishers."""
    rows = await remembered(datasette, BY_PUBLISHER, {"limit": _MOST})
    context = {"kinds": shares_by_publisher(rows, "kind", KINDS), "is_cut": len(rows) == _MOST}
    return Response.html(await datasette.render_template("publishers.html", context, request=request))


async def publisher(datasette: Any, request: Any) -> Response:
    """Return the page of a publisher."""
    name = tilde_decode(request.url_vars["name"])

    async def rows(sql: str) -> list[dict[str, Any]]:
        return await remembered(datasette, sql, {"name": name})

    (numbers,), (articles,) = await rows(_NUMBERS), await rows(_ARTICLES)
    if not numbers["quotations"] and not articles["articles"]:
        raise NotFound("No publisher has this name.")
    about = {**numbers, **articles, "publisher": name}
    context = {
        "about": about,
        "timeline": await _timeline(datasette, name),
        "kinds": shares_by_publisher([about], "kind", KINDS),
        "bases": shares_by_publisher([about], "said_basis", BASES),
        "speakers": await rows(_SPEAKERS),
        "cues": await rows(_CUES),
        "latest": [row["id"] for row in await rows(_LATEST)],
        "all": datasette.urls.path(selection_of(publisher=name)),
    }
    return Response.html(await datasette.render_template("publisher.html", context, request=request))


async def _timeline(datasette: Any, name: str | None) -> Any:
    """Return the picture of all quotations over time, or of a publisher's."""
    filters = {} if name is None else {"publisher": name}
    parts = [Part("publisher", "publisher = :publisher", filters)] if filters else []
    count = statement(periods(), parts)
    counts = {str(row["value"]): row["count"] for row in await remembered(datasette, count.sql, count.values)}
    return timeline(
        counts,
        address=lambda column, value: datasette.urls.path(selection_of(**filters, **{column: value})),
    )
