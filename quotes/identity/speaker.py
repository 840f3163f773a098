"""The values of the identity room: persons of articles in, speakers across articles out."""

from dataclasses import dataclass
from typing import Literal

from quotes.coref.person import Person, SpeakerType

AliasOrigin = Literal["article", "authority", "judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePerson:
    """A person, and the key of the article in which it speaks.

    `id` is None for somebody who is only named as a part of a joint speaker. Where `count` articles give the
    same person and it does not matter which they are, `article` is empty.
    """

    id: int | None
    article: str
    person: Person
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A speaker as a list names it; it beats what is guessed from articles.

    `wikidata` is the item's number (*Q42*), `born` the day, month or year of birth, as the list gives it.
    """

    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    born: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """Another name of a speaker, and where it comes from."""

    name: str
    origin: AliasOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One identity across articles.

    `persons` are the ids of the persons that it is in the articles (none for somebody who only ever
    spoke jointly); `members` are the ids of a joint speaker's parts. `slug` names it in addresses;
    `plain_slug` is what it would be if nobody else were called that, None for a name of one article alone.
    """

    id: int
    name: str
    type: SpeakerType
    slug: str = ""
    plain_slug: str | None = None
    role: str | None = None
    aliases: tuple[Alias, ...] = ()
    members: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()
