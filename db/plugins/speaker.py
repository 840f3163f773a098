"""The page of a speaker, at /speakers/karoline-leavitt: who, what was said, how, where, beside whom."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import json
import re
import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote, urlencode

from datasette import NotFound, Response, hookimpl
from datasette.utils import tilde_decode

from quotes.publish.counting import latest
from quotes.publish.portrait import typical_words, word_counts
from quotes.publish.speakers import JOINT, plain_name, slugs_by_name
from quotes.publish.timeline import timeline

_FOUND = "select * from speakers where slug = :slug"
_BY_ID = "select * from speakers where id = :id"
_LATEST = "select id from quotes where speaker_id = :id order by date_key desc limit 10"
_ALIASES = "select distinct name from aliases where speaker_id = :id and name <> :name order by name"
_PARTS = "select distinct name from persons where speaker_id = :id and name <> :name order by name"
_PERIODS = """
select coalesce(month, year) as period, count(*) as count from quotes
where speaker_id = :id and year is not null group by year, month
"""
_BESIDE = """
with read as (select distinct article_id from quotes where speaker_id = :id limit 500)
select speakers.slug, speakers.name, count(distinct quotes.article_id) as articles
from quotes join speakers on speakers.id = quotes.speaker_id
where quotes.article_id in (select article_id from read) and speakers.id <> :id and speakers.type <> 'unnamed'
group by speakers.id order by articles desc, speakers.name limit 8
"""
_COUNTED = """
select {column} as value, count(*) as count from quotes where speaker_id = :id and {column} is not null
group by {column} order by count desc, value limit 8
"""
_TEXTS = "select text from quotes where speaker_id = :id order by date_key desc limit 500"
_EVERYWHERE = "select term, doc from temp.quotes_words where term in (select value from json_each(:words))"

_VOCABULARY = "create virtual table if not exists temp.quotes_words using fts5vocab(main, quotes_fts, row)"

# Columns that the page counts, with their headings.
_LISTS = {"publisher": "In which papers", "cue": "With which words", "medium": "Where it was said first"}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of a speaker, of the feed, and those that lead there."""
    return [
        (r"^/speakers/(?P<slug>[^/]+)\.atom$", feed),
        (r"^/speakers/(?P<slug>[^/]+)$", page),
        (r"^/quotes/speakers/(?P<id>\d+)$", by_number),
    ]


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Let SQL ask in how many quotations a word stands."""
    if database == "quotes":
        conn.execute(_VOCABULARY)


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Callable[..., Any]]:
    """Return the function that templates call for a speaker's address."""

    def speaker_url(slug: str) -> str:
        return str(datasette.urls.path(f"/speakers/{quote(slug)}"))

    return {"speaker_url": speaker_url}


async def page(datasette: Any, request: Any) -> Response:
    """Return the page of a speaker; an old name leads to the speaker who bears it now."""
    slug = _slug(request)
    speaker = await _speaker(datasette, slug)
    if speaker["slug"] != slug:
        return Response.redirect(datasette.urls.path(f"/speakers/{quote(speaker['slug'])}"), status=301)
    context = await _gathered(datasette, speaker)
    return Response.html(await datasette.render_template("speaker.html", context, request=request))


async def feed(datasette: Any, request: Any) -> Response:
    """Lead to the feed of what the speaker said."""
    speaker = await _speaker(datasette, _slug(request))
    query = urlencode({"speaker_id": speaker["id"], "_title": f"{speaker['name']}: what was said"})
    return Response.redirect(datasette.urls.path(f"/-/quotes.atom?{query}"))


async def by_number(datasette: Any, request: Any) -> Response:
    """Lead from a speaker's number to the page."""
    rows = await datasette.get_database("quotes").execute(_BY_ID, {"id": int(request.url_vars["id"])})
    if rows.first() is None:
        raise NotFound("No speaker has this number.")
    return Response.redirect(datasette.urls.path(f"/speakers/{quote(rows.first()['slug'])}"), status=301)


def _slug(request: Any) -> str:
    """Return the slug in the address: browsers write a letter as `%E6…`, Datasette as `~E6…`."""
    return unquote(tilde_decode(request.url_vars["slug"]))


async def _speaker(datasette: Any, slug: str) -> dict[str, Any]:
    """Return the speaker at the address, else who has its name as an alias, else who has its number."""
    db = datasette.get_database("quotes")
    row = (await db.execute(_FOUND, {"slug": slug.lower()})).first()
    if row is None:
        known = await latest(datasette, "slugs", lambda: db.execute_fn(slugs_by_name))
        row = (await db.execute(_FOUND, {"slug": known.get(plain_name(slug))})).first()
    number = re.search(r"-(\d{1,15})$", slug)
    if row is None and number is not None:
        row = (await db.execute(_BY_ID, {"id": int(number[1])})).first()
    if row is None:
        raise NotFound("No speaker has this address.")
    return dict(row)


async def _gathered(datasette: Any, speaker: dict[str, Any]) -> dict[str, Any]:
    """Return all that the page shows."""
    table = datasette.urls.table("quotes", "quotes")

    async def rows(sql: str) -> list[dict[str, Any]]:
        values = {"id": speaker["id"], "name": speaker["name"]}
        return [dict(row) for row in await datasette.get_database("quotes").execute(sql, values)]

    def address(column: str, value: str) -> str:
        return f"{table}?{urlencode({'speaker_id': speaker['id'], column: value})}"

    periods = {str(row["period"]): row["count"] for row in await rows(_PERIODS)}
    words = await _typical_words(datasette, [row["text"] for row in await rows(_TEXTS)])
    return {
        "speaker": speaker,
        "aliases": [row["name"] for row in await rows(_ALIASES)],
        "joint": await rows(JOINT),
        "parts": [row["name"] for row in await rows(_PARTS)],
        "timeline": timeline(periods, address=address),
        "latest": [row["id"] for row in await rows(_LATEST)],
        "beside": await rows(_BESIDE),
        "lists": [
            (
                title,
                [
                    row | {"url": address(column, row["value"])}
                    for row in await rows(_COUNTED.format(column=column))
                ],
            )
            for column, title in _LISTS.items()
        ],
        "words": [(word, address("_search", word)) for word in words],
        "all": address("_sort_desc", "date_key").rsplit("&", 1)[0],
        "end": f"?{urlencode({'speaker_id': speaker['id']})}",
    }


async def _typical_words(datasette: Any, texts: list[str]) -> list[str]:
    """Return the words that are typical of the speaker's latest quotations."""
    own = word_counts(texts)
    if not own:
        return []
    db = datasette.get_database("quotes")
    everywhere = {
        row["term"]: row["doc"] for row in await db.execute(_EVERYWHERE, {"words": json.dumps(list(own))})
    }
    total = (await db.execute("select count(*) from quotes")).single_value()
    return typical_words(own, everywhere, texts=len(texts), total=total, limit=12)
