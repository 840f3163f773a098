"""Quotations → their speakers, portion by portion: alone, or jointly with others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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

    `speaker` is None for a joint one, whose name depends on all that call it so. `quote_id` is its id in the
    corpus, which is another than in a database where another article has its key.
    """

    speaker_id: int
    speaker: Speaker | None
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


def spoke_in(
    portion: Portion, out: Place, known: Place, answers: Iterable[Answer]
) -> Iterator[Jointly | Spoke]:
    """Yield the quotations of the portion with their speakers, and its joint persons."""
    speakers = {answer.digest: answer.speaker for answer in answers}
    for cast in casts_of(out, portion, known_at(known).same, _ASKED):
        yield from _spoke_of(cast, speakers)


def _spoke_of(cast: Cast, speakers: Mapping[bytes, Speaker]) -> Iterator[Jointly | Spoke]:
    who = {person: speakers[alike(person, nodes)[0]] for person, nodes in cast.singles.items()}
    ids = {person: speaker.id for person, speaker in who.items()}
    for person, parts in cast.joints.items():
        members = tuple({who[part].id: who[part] for part in parts}.values())
        if len(members) == 1:  # the words are that speaker's
            who[person], ids[person] = members[0], members[0].id
            continue
        ids[person] = next(joint_ids(tuple(sorted(member.id for member in members))))
        yield Jointly(speaker_id=ids[person], person=person, members=members)
    for row in cast.quotations:
        person = person_in(cast.key, row)
        yield _spoke(row, cast.key, ids[person], who.get(person))


def _spoke(row: Row, key: str, speaker_id: int, speaker: Speaker | None) -> Spoke:
    is_told = row["said_precision"] == "day" and row["said_basis"] != "published"
    return Spoke(
        speaker_id=speaker_id,
        speaker=speaker,
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
