"""Quotations as cards: the words with the hits marked, who, when and how we know it, where."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from datasette import hookimpl

from quotes.publish.passage import HIT_END, HIT_START, mark_hits
from quotes.publish.wording import confidence_in_words, kind_in_words, when_said, words_alone

_CARDS = """
select quotes.*, articles.title, speakers.slug,
       utterances.quote_count as times, utterances.outlet_count as outlets
from quotes join articles on articles.id = quotes.article_id
left join speakers on speakers.id = quotes.speaker_id
left join utterances on utterances.id = quotes.utterance_id
where quotes.id in (select value from json_each(:ids))
"""

_HITS = """
select rowid as id, highlight(quotes_fts, 0, :start, :end) as words
from quotes_fts
where quotes_fts match {match} and rowid in (select value from json_each(:ids))
"""

# Characters of a card's text; the longest quotations go on for pages, and the rest is one click away.
_LONGEST = 1000


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Return the functions that templates call for cards."""

    async def cards(ids: Sequence[Any]) -> list[dict[str, Any]]:
        """Return one card an id, in the order of `ids`."""
        db = datasette.get_database("quotes")
        found = {row["id"]: dict(row) for row in await db.execute(_CARDS, {"ids": json.dumps(list(ids))})}
        hits = await _hits(db, ids, request.args)
        return [card(found[id_], hits.get(id_)) for id_ in ids if id_ in found]

    return {"cards": cards, "kind_in_words": kind_in_words}


def card(row: dict[str, Any], words: str | None) -> dict[str, Any]:
    """Return what a card shows of a row of `quotes`; `words` is its text with hits between signs."""
    text = row["text"] if words is None else words
    return row | {
        "words": mark_hits(words_alone(_shortened(text))),
        "text": words_alone(row["text"]),
        "is_cut": _shortened(text) != text,
        "said": when_said(row),
        "sureness": confidence_in_words(row["confidence"]),
        "kind_meaning": kind_in_words(row["kind"]),
        "has_marks": row["kind"] != "indirect",
    }


async def _hits(db: Any, ids: Sequence[Any], args: Any) -> dict[Any, str]:
    """Return the texts with hits between signs, by id; nothing where nothing is searched for."""
    words = args.get("_search") or args.get("_search_text")
    if not words:
        return {}
    match = ":words" if args.get("_searchmode") == "raw" else "escape_fts(:words)"
    values = {"ids": json.dumps(list(ids)), "words": words, "start": HIT_START, "end": HIT_END}
    try:
        rows = await db.execute(_HITS.format(match=match), values, log_sql_errors=False)
    except sqlite3.OperationalError:
        return {}  # the page itself has refused such a search already
    return {row["id"]: row["words"] for row in rows}


def _shortened(text: str) -> str:
    """Return the text, cut between words where it is too long; the first hit stays in it."""
    if len(text) <= _LONGEST:
        return text
    hit = max(text.find(HIT_START), 0)
    start = 0 if hit < _LONGEST // 2 else text.find(" ", hit - _LONGEST // 4) + 1
    end = text.find(" ", start + _LONGEST)
    return ("… " if start else "") + text[start : end if end > 0 else None] + (" …" if end > 0 else "")
