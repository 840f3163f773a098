"""What a changed article keeps: the ids of quotations and persons that stayed, and who its speakers are."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, select

from quotes.ids import id_choices
from quotes.store.rows import Spoken
from quotes.store.stored import PersonKey
from quotes_db.models import PersonRow, SpeakerRow

Occurrence = tuple[str, int]
"""A quotation's words, and how many quotations of the same words stand before it in the article."""
_Key = TypeVar("_Key", bound=Hashable)


# As the program found them: an id stays when people correct the words, and when they say it is no quotation.
_FOUND = text("""
    SELECT id, text FROM (
        SELECT id, text, position FROM quotes
        WHERE article_id = :article AND id NOT IN (SELECT quote_id FROM originals WHERE article_id = :article)
        UNION ALL
        SELECT quote_id, json_extract(found, '$.text'), position FROM originals WHERE article_id = :article
    ) ORDER BY position
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was known of an article before it changed; nothing of a new one."""

    quote_ids: Mapping[Occurrence, int] = field(default_factory=dict)
    persons: Mapping[PersonKey, Spoken] = field(default_factory=dict)


def kept_of(session: Session, article_id: int) -> Kept:
    """Return what the database knows of the article."""
    quotes = [(id, words) for id, words in session.connection().execute(_FOUND, {"article": article_id})]
    persons = session.exec(
        select(PersonRow, SpeakerRow)
        .outerjoin(SpeakerRow, col(PersonRow.speaker_id) == col(SpeakerRow.id))
        .where(PersonRow.article_id == article_id)
    )
    return Kept(
        quote_ids={occurrence: id for id, occurrence in occurrences(quotes)},
        persons={(person.name, person.type): _spoken(person, speaker) for person, speaker in persons},
    )


def _spoken(person: PersonRow, speaker: SpeakerRow | None) -> Spoken:
    if speaker is None:
        return Spoken(person_id=person.id, name=person.name, type=person.type)
    return Spoken(person_id=person.id, name=speaker.name, type=speaker.type, speaker_id=speaker.id)


def occurrences(quotations: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Occurrence]]:
    """Yield for each numbered text, in reading order, which occurrence of its words it is."""
    seen: Counter[str] = Counter()
    for number, words in quotations:
        yield number, (words, seen[words])
        seen[words] += 1


def ids_for(
    session: Session,
    table: type[SQLModel],
    wanted: Mapping[_Key, tuple[str | int, ...]],
    kept: Mapping[_Key, int],
) -> dict[_Key, int]:
    """Return an id for each key: the one it had, else one made from the parts that `wanted` gives for it.

    Everybody proposes a first choice, whose is taken already proposes the next, and so on: one question
    to the database is nearly always enough.
    """
    ids = {key: kept[key] for key in wanted if key in kept}
    choices = {key: id_choices(*parts) for key, parts in wanted.items() if key not in ids}
    while choices:
        proposals = {key: next(each) for key, each in choices.items()}
        taken = {*ids.values(), *_stored_ids(session, table, proposals.values())}
        for key, id in proposals.items():
            if id not in taken:
                ids[key] = id
                taken.add(id)
                del choices[key]
    return ids


def _stored_ids(session: Session, table: type[SQLModel], ids: Iterable[int]) -> set[int]:
    # As one JSON value: a long article could have more ids than a statement may have parameters.
    asked = f"SELECT id FROM {table.__tablename__} WHERE id IN (SELECT value FROM json_each(:ids))"
    return set(session.connection().exec_driver_sql(asked, {"ids": json.dumps(list(ids))}).scalars())
