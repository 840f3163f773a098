"""What the front page and the pages of a quotation, an article and a speaker show."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from datasette import hookimpl
from datasette.utils import escape_sqlite

from quotes.publish.counting import remembered, unless_slow
from quotes.publish.facets import periods, statement
from quotes.publish.likeness import likeness
from quotes.publish.passage import Mark, around, mark_up, paragraphs
from quotes.publish.statistics import selection_of
from quotes.publish.timeline import timeline
from quotes.publish.wording import date_in_words, rule_in_words
from quotes.publish.wordings import changes
from quotes.span import Span

# Earlier wordings that an article shows; each is compared with the next one, word for word.
_WORDINGS_SHOWN = 5

_NUMBERS = """
select (select count(*) from quotes) as quotations,
       (select count(*) from speakers) as speakers,
       (select count(*) from articles) as articles,
       (select min(said_on) from quotes) as first_said,
       (select max(said_on) from quotes) as last_said
"""

_MOST_QUOTED = """
select id, slug, name, type, role, quote_count from speakers
where quote_count > 0 and type <> 'unnamed'
order by quote_count desc, name limit 10
"""

# Of an article no more than two, so that one long report is not all the news.
_LATEST = """
select id from (
  select id, date_key, row_number() over (partition by article_id order by date_key desc) as place
  from (select id, date_key, article_id from quotes order by date_key desc limit 200)
) where place <= 2 order by date_key desc limit 6
"""
_ARTICLE = "select * from articles where id = :id"
_IN_ARTICLE = "select * from quotes where article_id = :id order by position"
_NEIGHBOURS = """
select quotes.id, quotes.text, quotes.speaker, quotes.position - here.position as place from quotes
join quotes as here on here.id = :id and quotes.article_id = here.article_id
where quotes.position in (here.position - 1, here.position + 1) order by quotes.position
"""
_HISTORY = """
select kind, object, reason, author, substr(created_at, 1, 10) as day, undone_at from judgements
where quote_id = :id order by created_at
"""
_ELSEWHERE = """
select other.id, other.text, other.published from quotes as here
join quotes as other on other.utterance_id = here.utterance_id and other.id <> here.id
where here.id = :id order by other.published is null, other.published, other.id limit 50
"""
_OCCASION = """
select other.id, other.speaker, other.text from quotes as here
join quotes as other on other.article_id = here.article_id and other.said_start = here.said_start
where here.id = :id and here.said_basis = 'carried' and other.said_basis = 'stated'
order by other.position limit 1
"""
_FIRST = """
select utterances.first_published from quotes join utterances on utterances.id = quotes.utterance_id
where quotes.id = :id
"""
_WORDINGS = f"""
select number, title, text, replaced_at, count(*) over () as count from versions where article_id = :id
order by number desc limit {_WORDINGS_SHOWN}
"""
_CONTENTS = """
select contents.quote_id, contents.start, contents.end from contents
join quotes on quotes.id = contents.quote_id where quotes.article_id = :id
order by contents.quote_id, contents.position
"""

# Columns that hold a stretch of the text, and how it is set off.
_ROLES = {"cue": "cue", "source": "source", "said": "date", "via": "via", "hearer": "hearer"}

# Tints in the style sheet; a seventh speaker of an article gets the first one's.
_COLOURS = 6

_LEGEND = {
    "content": "the words said",
    "cue": "what signals them",
    "source": "who said them",
    "date": "when",
    "via": "who passed them on",
    "hearer": "who was told",
}


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Callable[..., Any]]:
    """Return the functions that templates call for a page's data."""
    return {
        "front_page": partial(_front_page, datasette),
        "article_page": partial(_article_page, datasette),
        "quotation_page": partial(_quotation_page, datasette),
        "count_of": partial(_count_of, datasette),
        "web_address": web_address,
        "in_words": date_in_words,
        "rule_in_words": rule_in_words,
        "metadata_of": datasette.metadata,
    }


async def _rows(datasette: Any, sql: str, id_: Any = None) -> list[dict[str, Any]]:
    """Return a statement's rows, all or those of the number given."""
    result = await datasette.get_database("quotes").execute(sql, {"id": id_})
    return [dict(row) for row in result]


async def _front_page(datasette: Any) -> dict[str, Any] | None:
    """Return what the front page shows; None where there is no database."""
    if "quotes" not in datasette.databases:
        return None
    return {
        "numbers": await unless_slow(_numbers(datasette)),
        "timeline": await unless_slow(_over_time(datasette)),
        "most_quoted": await _rows(datasette, _MOST_QUOTED),
        "latest": [row["id"] for row in await _rows(datasette, _LATEST)],
    }


async def _article_page(datasette: Any, id_: Any) -> dict[str, Any]:
    """Return an article with its marks, its quotations and what was changed in it."""
    article = (await _rows(datasette, _ARTICLE, id_))[0]
    earlier = await _rows(datasette, _WORDINGS, article["id"])
    quotations = await _rows(datasette, _IN_ARTICLE, article["id"])
    url = datasette.urls.table("quotes", "quotes")
    contents = await _rows(datasette, _CONTENTS, article["id"])
    voices = _voices(quotations)
    marks = _marks(quotations, contents, lambda id_: f"{url}/{id_}")
    coloured = [
        Mark(Span(content["start"], content["end"]), voices[content["quote_id"]])
        for content in contents
        if content["quote_id"] in voices
    ]
    return {
        "article": article,
        "ids": [row["id"] for row in quotations],
        "passages_only": (datasette.plugin_config("quotes") or {}).get("passages_only", False),
        "paragraphs": mark_up(article["text"], paragraphs(article["text"]), [*marks, *coloured]),
        "voices": voices,
        "wordings": await asyncio.to_thread(_wordings, earlier, article),
        "unshown": earlier[0]["count"] - len(earlier) if earlier else 0,
        "legend": _legend(marks),
    }


async def _quotation_page(datasette: Any, row: Any) -> dict[str, Any]:
    """Return a quotation's passage, its neighbours, its history and where else its words stand."""
    article = (await _rows(datasette, _ARTICLE, row["article_id"]))[0]
    contents = await _rows(datasette, _CONTENTS, row["article_id"])
    marks = _marks([dict(row)], contents, None)
    runs = around(paragraphs(article["text"]), marks)
    return {
        "article": article,
        "runs": [mark_up(article["text"], run, marks) for run in runs],
        "neighbours": await _rows(datasette, _NEIGHBOURS, row["id"]),
        "history": await _rows(datasette, _HISTORY, row["id"]),
        "occasion": next(iter(await _rows(datasette, _OCCASION, row["id"])), None),
        "elsewhere": [
            other | {"likeness": likeness(row["text"], other["text"])}
            for other in await _rows(datasette, _ELSEWHERE, row["id"])
        ],
        "first_published": next(
            (one["first_published"] for one in await _rows(datasette, _FIRST, row["id"])), None
        ),
        "legend": _legend(marks),
    }


async def _numbers(datasette: Any) -> dict[str, Any]:
    """Return how much there is of everything."""
    return (await remembered(datasette, _NUMBERS, {}))[0]


async def _count_of(datasette: Any, table: str, database: str) -> int | None:
    """Return how many rows a table has; None where counting takes too long.

    Datasette gives up after five milliseconds, which a busy machine takes for any table.
    """
    sql = f"select count(*) as count from {escape_sqlite(table)}"
    rows = await unless_slow(remembered(datasette, sql, {}, database=database))
    return None if rows is None else rows[0]["count"]


async def _over_time(datasette: Any) -> Any:
    """Return the picture of all quotations over time, each bar a filter."""
    count = statement(periods(), [])
    counts = {str(row["value"]): row["count"] for row in await remembered(datasette, count.sql, count.values)}
    return timeline(
        counts, address=lambda column, value: datasette.urls.path(selection_of(**{column: value}))
    )


def web_address(url: str | None) -> str | None:
    """Return a URL that is safe to link to; None for any other scheme, such as `javascript:`."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def _voices(quotations: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Return the colour's class of each quotation whose speaker is known, in the order of the speakers."""
    numbers: dict[int, int] = {}
    found = {}
    for row in quotations:
        if row["speaker_id"] is not None:
            number = numbers.setdefault(row["speaker_id"], len(numbers))
            found[row["id"]] = f"by-{number % _COLOURS + 1}"
    return found


def _wordings(earlier: list[dict[str, Any]], article: dict[str, Any]) -> list[dict[str, Any]]:
    """Return when each wording was replaced and what the next one changed, the latest first as they come."""
    following = [article, *earlier]
    return [
        {
            "until": wording["replaced_at"],
            "title": wording["title"] if wording["title"] != after["title"] else None,
            "changes": changes(wording["text"], after["text"]),
        }
        for wording, after in zip(earlier, following, strict=False)
    ]


def _marks(
    quotations: Iterable[Mapping[str, Any]],
    contents: Iterable[Mapping[str, Any]],
    link: Callable[[int], str] | None,
) -> list[Mark]:
    """Return the marks of these quotations: contents, cue, source, date words and the rest."""
    stretches: dict[int, list[Span]] = {}
    for content in contents:
        stretches.setdefault(content["quote_id"], []).append(Span(content["start"], content["end"]))
    marks = []
    for number, row in enumerate(quotations, start=1):
        spans = stretches.get(row["id"], [])
        for index, span in enumerate(spans):
            first, last = index == 0, index == len(spans) - 1
            anchor = f"q-{row['id']}" if first else None
            note = (str(number), link(row["id"])) if last and link is not None else (None, None)
            marks.append(Mark(span, "content", anchor, *note))
        for column, role in _ROLES.items():
            start, end = row[f"{column}_start"], row[f"{column}_end"]
            if start is not None and end is not None:
                marks.append(Mark(Span(start, end), role))
    return marks


def _legend(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Return the roles that occur, each with its meaning."""
    used = {mark.role for mark in marks}
    return [(role, meaning) for role, meaning in _LEGEND.items() if role in used]
