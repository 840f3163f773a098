"""Settles which quotations are the same words said once, of the speakers of whom something is new."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from quotes.identity.utterances import Spoken, utterances_of
from quotes.ids import id_choices

_OF_NEW_SPEAKERS = text("""
    SELECT id, speaker_id, text, published, publisher, utterance_id,
           CASE WHEN said_precision = 'day' AND said_basis <> 'published' THEN said_on END AS said_on
    FROM quotes WHERE speaker_id IN (
        SELECT DISTINCT speaker_id FROM quotes WHERE utterance_id IS NULL AND speaker_id IS NOT NULL)
    ORDER BY speaker_id
""")
_KEEP = text("""
    INSERT INTO utterances (id, speaker_id, quote_id, quote_count, outlet_count, first_published)
    VALUES (:id, :speaker_id, :quote_id, :quote_count, :outlet_count, :first_published)
    ON CONFLICT (id) DO UPDATE SET
        speaker_id = excluded.speaker_id, quote_id = excluded.quote_id, quote_count = excluded.quote_count,
        outlet_count = excluded.outlet_count, first_published = excluded.first_published
""")
_JOIN = text("UPDATE quotes SET utterance_id = :utterance_id WHERE id = :id")
_DROP = text("""
    DELETE FROM utterances WHERE speaker_id IN (SELECT value FROM json_each(:speakers))
    AND NOT EXISTS (SELECT 1 FROM quotes WHERE quotes.utterance_id = utterances.id)
""")
_AT_ONCE = 10_000  # utterances that are written together: fewer cost time, more only memory


@dataclass(frozen=True, slots=True)
class _Utterance:
    columns: Mapping[str, Any]
    quotes: tuple[Any, ...]


def settle_utterances(session: Session) -> int:
    """Make the utterances fit the quotations; return how many quotations changed theirs."""
    found = session.connection().execute(_OF_NEW_SPEAKERS).all()
    by_speaker = groupby(found, key=attrgetter("speaker_id"))
    made = (each for speaker_id, quotes in by_speaker for each in _utterances(speaker_id, quotes))
    written = 0
    while batch := list(islice(made, _AT_ONCE)):
        written += _write(session, batch)
    if found:
        speakers = sorted({quote.speaker_id for quote in found})
        session.connection().execute(_DROP, {"speakers": json.dumps(speakers)})
    return written


def _write(session: Session, utterances: Sequence[_Utterance]) -> int:
    """Write the utterances, and which quotations give them where that is new."""
    moved = [
        {"id": quote.id, "utterance_id": each.columns["id"]}
        for each in utterances
        for quote in each.quotes
        if quote.utterance_id != each.columns["id"]
    ]
    session.connection().execute(_KEEP, [each.columns for each in utterances])
    if moved:
        session.connection().execute(_JOIN, moved)
    return len(moved)


def _utterances(speaker_id: int, quotes: Iterable[Any]) -> Iterator[_Utterance]:
    """Yield the utterances of a speaker. An id is made of the quotation that was in a paper first."""
    by_id = {quote.id: quote for quote in quotes}
    spoken = (Spoken(id=q.id, text=q.text, said_on=q.said_on, published=q.published) for q in by_id.values())
    for ids in utterances_of(spoken):
        members = tuple(by_id[id] for id in ids)
        days = [(each.published or "9999", each.id) for each in members]
        columns = {
            "id": next(id_choices("utterance", min(days)[1])),
            "speaker_id": speaker_id,
            "quote_id": ids[0],
            "quote_count": len(members),
            "outlet_count": len({each.publisher for each in members if each.publisher is not None}),
            "first_published": min((day for day in map(itemgetter(0), days) if day != "9999"), default=None),
        }
        yield _Utterance(columns, members)
