"""What a speaker is called: canonical name, type, role, aliases, and the word that names it in addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast, get_args

from quotes.coref.person import Person, SpeakerType
from quotes.identity.forms import is_description
from quotes.identity.names import fold, parse_name, written_key
from quotes.identity.speaker import Alias, Authority, Speaker
from quotes.judgement import Judgement, NameKind

TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)
_Key = TypeVar("_Key", bound=str)


def canonical_name(
    persons: Counter[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> str:
    """Return the name that somebody decided on, else the authority's, else the one that most articles use.

    That is a full name without title. Of two that are used as often it is the longer one, then the first
    in the alphabet. `persons` are counted by articles, here and below.
    """
    decided = _decided(judged, "rename")
    if decided is not None:
        return decided
    if authority is not None:
        return authority.name
    counts = _counted((shown_name(person), count) for person, count in persons.items())
    return min(counts, key=lambda name: (*_lack(name), -counts[name], -len(name), name))


def _decided(judged: Iterable[Judgement], kind: NameKind) -> str | None:
    """Return what the latest judgement of the kind says."""
    return next((judgement.object for judgement in judged if judgement.kind == kind), None)


def _lack(name: str) -> tuple[bool, bool]:
    parsed = parse_name(name)
    has_title = parsed.key != written_key(name)
    return (not parsed.is_full, has_title)


def shown_name(person: Person) -> str:
    """Return the person's name as it stands alone: the name of a body loses its *the*."""
    name = person.name.strip()
    if person.type not in {"person", "unnamed"} and not is_description(name):
        return re.sub(r"^the\s+(?=\S)", "", name, flags=re.IGNORECASE)
    return name


def speaker_type(
    persons: Counter[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> SpeakerType:
    """Return the type that somebody decided on, else the authority's, else the one that most articles see."""
    decided = _decided(judged, "type")
    if decided is not None:
        return cast(SpeakerType, decided)
    if authority is not None:
        return authority.type
    counts = _counted((person.type, count) for person, count in persons.items())
    if counts["person"] and len(counts) > 1:
        del counts["person"]  # a body that an article takes for somebody is still a body
    return min(counts, key=lambda type: (-counts[type], TYPES.index(type)))


def speaker_role(persons: Counter[Person], authority: Authority | None) -> str | None:
    """Return the authority's role, else the one that most articles give."""
    if authority is not None and authority.role is not None:
        return authority.role
    counts = _counted((person.role, count) for person, count in persons.items() if person.role is not None)
    return min(counts, key=lambda role: (-counts[role], role), default=None)


def _counted(weighted: Iterable[tuple[_Key, int]]) -> Counter[_Key]:
    counts: Counter[_Key] = Counter()
    for key, count in weighted:
        counts[key] += count
    return counts


def speaker_aliases(
    name: str, persons: Iterable[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> tuple[Alias, ...]:
    """Return all names but the canonical one, each with where it comes from, sorted."""
    found = {Alias(alias, "article") for person in persons for alias in (shown_name(person), *person.aliases)}
    if authority is not None:
        found |= {Alias(alias, "authority") for alias in (authority.name, *authority.aliases)}
    found |= {Alias(each.object or "", "judgement") for each in judged if each.kind == "alias"}
    return tuple(sorted(alias for alias in found if alias.name != name))


def plain_slug(name: str) -> str:
    """Return the word that names the speaker in addresses if nobody else is called that, empty for none.

    >>> plain_slug("Zoë O’Hara")
    'zoe-ohara'
    """
    return unicodedata.normalize("NFC", "-".join(re.findall(r"[^\W_]+", re.sub(r"['’]", "", fold(name)))))


def with_slugs(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return the speakers, each with its slug, sorted by id.

    Of those with one plain slug, the first by type, then by id, has it; the others add their ids. So has
    whoever has a name of one article alone.
    """
    ordered = sorted(speakers, key=lambda speaker: (TYPES.index(speaker.type), speaker.id))
    first: dict[str, int] = {}
    for each in ordered:
        if each.plain_slug:
            first.setdefault(each.plain_slug, each.id)
    given = (replace(each, slug=_slug(each, first)) for each in ordered)
    return tuple(sorted(given, key=lambda each: each.id))


def _slug(speaker: Speaker, first: Mapping[str, int]) -> str:
    plain = speaker.plain_slug
    if plain and first[plain] == speaker.id:
        return plain
    return f"{plain_slug(speaker.name) or 'speaker'}-{speaker.id}"
