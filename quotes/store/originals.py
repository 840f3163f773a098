"""Keeps what the program found where people corrected it, so that an undo needs no second reading."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlmodel import Session, col, select

from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.quotation import Quotation
from quotes.span import Span
from quotes.store.loading import stored_quotations
from quotes.store.rows import Columns
from quotes_db.models import OriginalRow

_SPANS = ("cue", "via", "hearer")


def found_quotations(session: Session, article_id: int) -> tuple[Quotation, ...]:
    """Return the article's quotations as the program found them, in reading order."""
    of_article = select(OriginalRow).where(col(OriginalRow.article_id) == article_id)
    originals = [read_quotation(row.found) for row in session.exec(of_article)]
    stored = stored_quotations(session, article_id)
    by_position = {each.position: each for each in (*stored, *originals)}
    return tuple(by_position[position] for position in sorted(by_position))


def original_rows(
    originals: Iterable[Quotation], *, article_id: int, ids: Mapping[int, int]
) -> list[Columns]:
    """Return the rows that keep what was found; `ids` gives the quotation's id by its position."""
    return [
        dict(
            quote_id=ids[each.position],
            article_id=article_id,
            position=each.position,
            found=write_quotation(each),
        )
        for each in originals
    ]


def write_quotation(quotation: Quotation) -> str:
    """Return the quotation as JSON."""
    return json.dumps(asdict(quotation), ensure_ascii=False)


def read_quotation(written: str) -> Quotation:
    """Return the quotation that `write_quotation` wrote."""
    held: dict[str, Any] = json.loads(written)
    held |= {name: _span(held[name]) for name in _SPANS}
    held["candidates"] = tuple(held["candidates"])  # none: they are not kept
    held["contents"] = tuple(Span(**span) for span in held["contents"])
    held["said"] = Said(**{**held["said"], "words": _span(held["said"]["words"])})
    if held["source"] is not None:
        held["source"] = Mention(Span(**held["source"]["span"]), held["source"]["form"])
    if held["speaker"] is not None:
        lists = {name: tuple(held["speaker"][name]) for name in ("aliases", "members")}
        held["speaker"] = Person(**{**held["speaker"], **lists})
    return Quotation(**held)


def _span(held: dict[str, int] | None) -> Span | None:
    return None if held is None else Span(**held)
