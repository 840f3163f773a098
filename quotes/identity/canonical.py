"""What a speaker is called: canonical name, type, role, aliases, and the word that names it in addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from quotes.coref.person import Person, SpeakerType
from quotes.identity.forms import is_description
from quotes.identity.names import fold, parse_name, written_key
from quotes.identity.speaker import Alias, Authority

TYPES: tuple[SpeakerType, ...] = get_args(SpeakerType)


def canonical_name(persons: Iterable[Person], authority: Authority | None) -> str:
    """Return the authority's name, else the full name without title that most articles use.

    Of two that are used as often it is the longer one, then the first in the alphabet.
    """
    if authority is not None:
        return authority.name
    counts = Counter(shown_name(person) for person in persons)
    return min(counts, key=lambda name: (*_lack(name), -counts[name], -len(name), name))


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


def speaker_type(persons: Iterable[Person], authority: Authority | None) -> SpeakerType:
    """Return the authority's type, else the one that most articles see."""
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


def speaker_aliases(name: str, persons: Iterable[Person], authority: Authority | None) -> tuple[Alias, ...]:
    """Return all names but the canonical one, each with where it comes from, sorted."""
    found = {Alias(alias, "article") for person in persons for alias in (shown_name(person), *person.aliases)}
    if authority is not None:
        found |= {Alias(alias, "authority") for alias in authority.aliases}
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
