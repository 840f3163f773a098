"""What a speaker is called: canonical name, type, role, aliases, and the word that names it in addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast, get_args

from quotes.coref.person import Person, SpeakerType
from quotes.identity.forms import is_description
from quotes.identity.names import fold, parse_name, written_key
from quotes.identity.speaker import Alias, Authority
from quotes.judgement import Judgement, NameKind

TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)


def canonical_name(
    persons: Iterable[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> str:
    """Return the name that somebody decided on, else the authority's, else the one that most articles use.

    That is a full name without title. Of two that are used as often it is the longer one, then the first
    in the alphabet.
    """
    decided = _decided(judged, "rename")
    if decided is not None:
        return decided
    if authority is not None:
        return authority.name
    counts = Counter(shown_name(person) for person in persons)
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
    persons: Iterable[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> SpeakerType:
    """Return the type that somebody decided on, else the authority's, else the one that most articles see."""
    decided = _decided(judged, "type")
    if decided is not None:
        return cast(SpeakerType, decided)
    if authority is not None:
        return authority.type
    counts = Counter(person.type for person in persons)
    return min(counts, key=lambda type: (-counts[type], TYPES.index(type)))


def speaker_role(persons: Iterable[Person], authority: Authority | None) -> str | None:
    """Return the authority's role, else the one that most articles give."""
    if authority is not None and authority.role is not None:
        return authority.role
    counts = Counter(person.role for person in persons if person.role is not None)
    return min(counts, key=lambda role: (-counts[role], role), default=None)


def speaker_aliases(
    name: str, persons: Iterable[Person], authority: Authority | None, judged: Iterable[Judgement] = ()
) -> tuple[Alias, ...]:
    """Return all names but the canonical one, each with where it comes from, sorted."""
    found = {Alias(alias, "article") for person in persons for alias in (shown_name(person), *person.aliases)}
    if authority is not None:
        found |= {Alias(alias, "authority") for alias in (authority.name, *authority.aliases)}
    found |= {Alias(each.object or "", "judgement") for each in judged if each.kind == "alias"}
    return tuple(sorted(alias for alias in found if alias.name != name))


def slugs(named: Sequence[tuple[int, str, bool]]) -> dict[int, str]:
    """Return an address word for each speaker, given as id, name and whether the name is its alone.

    >>> slugs([(7, "Zoë Aldervane", True), (8, "a resident", False)])
    {7: 'zoe-aldervane', 8: 'a-resident-8'}
    """
    given: dict[int, str] = {}
    taken: set[str] = set()
    for id, name, alone in named:
        slug = _slug(name)
        given[id] = slug if alone and slug and slug not in taken else f"{slug or 'speaker'}-{id}"
        taken.add(given[id])
    return given


def _slug(name: str) -> str:
    return unicodedata.normalize("NFC", "-".join(re.findall(r"[^\W_]+", re.sub(r"['’]", "", fold(name)))))
