"""Did she really say that? A sentence that was pasted, beside the quotations that come near it."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import json
from collections.abc import Callable
from typing import Any

from datasette import Response, hookimpl

from quotes.publish.likeness import likeness, words_of

_HOW_OFTEN = "select term, doc from temp.quotes_words where term in (select value from json_each(:words))"
_NEAR = "select rowid from quotes_fts where quotes_fts match :match order by rank limit :limit"
_TEXTS = "select id, text, utterance_id from quotes where id in (select value from json_each(:ids))"

# The rarest words of a sentence find it; more would find everything that shares a common word.
_RAREST = 6

# Quotations that are compared word by word, and that are shown.
_COMPARED, _SHOWN = 60, 20

# Characters; more is an article, not a sentence.
_LONGEST = 2000


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the address of the page."""
    return [(r"^/check$", page)]


async def page(datasette: Any, request: Any) -> Response:
    """Return the page with the nearest quotations, the nearest first."""
    words = (request.args.get("words") or "").replace("\0", " ").strip()[:_LONGEST]
    found = await _nearest(datasette, words) if words else []
    context = {"words": words, "found": found}
    return Response.html(await datasette.render_template("check.html", context, request=request))


async def _nearest(datasette: Any, sentence: str) -> list[dict[str, Any]]:
    """Return id and likeness of what comes near the sentence; of one utterance the nearest alone."""
    db = datasette.get_database("quotes")
    words = [word for whole in words_of(sentence) for word in whole.split("'")]
    counts = await db.execute(_HOW_OFTEN, {"words": json.dumps(sorted(set(words)))})
    rarest = sorted((row["doc"], row["term"]) for row in counts)[:_RAREST]
    if not rarest:
        return []
    match = " OR ".join(f'text : "{term}"' for _, term in rarest)
    ids = [row["rowid"] for row in await db.execute(_NEAR, {"match": match, "limit": _COMPARED})]
    rows = await db.execute(_TEXTS, {"ids": json.dumps(ids)})
    found = [
        {"id": row["id"], "said": row["utterance_id"], "likeness": likeness(sentence, row["text"])}
        for row in rows
    ]
    near = sorted(
        (each for each in found if each["likeness"].is_near),
        key=lambda each: (-each["likeness"].share, each["id"]),
    )
    nearest: dict[int, dict[str, Any]] = {}
    for each in near:
        nearest.setdefault(each["said"] or -each["id"], each)
    return list(nearest.values())[:_SHOWN]
