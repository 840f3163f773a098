"""Quotations → their speakers, portion by portion: alone, or jointly with others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.casts import QUOTED, Cast, alike, casts_of, known_at, person_in
from quotes.corpus.settling.finding import Answer
from quotes.corpus.settling.portions import Portion
from quotes.identity.agreement import Spoken
from quotes.identity.identify import joint_ids
from quotes.identity.speaker import ArticlePerson, Speaker

_ASKED = (*QUOTED, "said_on", "said_precision", "said_basis", "published", "publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jointly:
    """A joint person of an article, and the speakers that its parts are, in the article's order."""

    speaker_id: int
    person: ArticlePerson
    members: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """A quotation and who said it; `spoken` is what utterances are told by.

    `quote_id` is its id in the corpus, which is another than in a database where another article has its key.
    """

    speaker_id: int
    article: str
    article_id: int
    quote_id: int
    publisher: str | None
    said_on: str | None
    spoken: Spoken

    @property
    def id(self) -> int:
        """Return the quotation's id."""
        return self.spoken.id

    @property
    def published(self) -> str | None:
        """Return the day on which the article was published."""
        return self.spoken.published


def gather_quotations(
    group: int, values: list[Any], *, out: Place, known: Place, groups: int
) -> Iterator[Sent]:
    """Yield the quotations of a portion, and its joint persons, by speaker; speakers pass through."""
    speakers = {value.digest: value.speaker for value in values if isinstance(value, Answer)}
    for value in values:
        if isinstance(value, Speaker):
            yield value.id % groups, value
        elif isinstance(value, Portion):
            for cast in casts_of(out, value, known_at(known).same, _ASKED):
                for each in _spoke_in(cast, speakers):
                    yield each.speaker_id % groups, each


def _spoke_in(cast: Cast, speakers: Mapping[bytes, Speaker]) -> Iterator[Jointly | Spoke]:
    who = {person: speakers[alike(person, nodes)[0]] for person, nodes in cast.singles.items()}
    ids = {person: speaker.id for person, speaker in who.items()}
    for person, parts in cast.joints.items():
        members = tuple({who[part].id: who[part] for part in parts}.values())
        ids[person] = _joint_id(members)
        if len(members) > 1:
            yield Jointly(speaker_id=ids[person], person=person, members=members)
    for row in cast.quotations:
        yield _spoke(row, cast.key, ids[person_in(cast.key, row)])


def _joint_id(members: tuple[Speaker, ...]) -> int:
    """Return the speaker of the joint words: where all members are one, that one."""
    ids = tuple(sorted(member.id for member in members))
    return ids[0] if len(ids) == 1 else next(joint_ids(ids))


def _spoke(row: Row, key: str, speaker_id: int) -> Spoke:
    is_told = row["said_precision"] == "day" and row["said_basis"] != "published"
    return Spoke(
        speaker_id=speaker_id,
        article=key,
        article_id=row["article_id"],
        quote_id=row["quote_id"] if "quote_id" in row else row["id"],
        publisher=row["publisher"],
        said_on=row["said_on"],
        spoken=Spoken(
            id=row["id"],
            text=row["text"],
            said_on=row["said_on"] if is_told else None,
            published=row["published"],
        ),
    )
