"""Venues: nouns that name an occasion of speech (*rally*, *interview*), and the medium of each."""

import re
from functools import cache

from quotes.leading import led
from quotes.lexicon import table, words

# *The Huffington Post*, *the Drudge Report* are names, if what the platforms are called is not.
_PLATFORMS = frozenset({"facebook", "instagram", "telegram", "twitter"})
_PRINTED = frozenset({"post", "report", "written"})
_NAME_BEFORE = re.compile(r"(?<![\w’'-])(?!(?:A|An|Her|His|In|On|That|The|Their|This)\s)[A-Z][\w.’-]+\s+$")


_LETTERS = re.compile(r"[a-z]+")


@cache
def _expression() -> re.Pattern[str]:
    nouns = led(map(re.escape, sorted(table("occasion_nouns"), key=len, reverse=True)), any_case=True)
    return re.compile(rf"({nouns})(s?)\b(?!\s+host)", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    """Return the letters with which the nouns open, in the plural too: *press*, *op*, *email*, *emails*."""
    first = {match[0] for noun in table("occasion_nouns") if (match := _LETTERS.match(noun)) is not None}
    return frozenset(first | {f"{word}s" for word in first})


def may_name_venue(stretch: str) -> bool:
    """Tell whether a stretch has the first word of a noun; most have none, and are not looked at further."""
    return not _first_words().isdisjoint(_LETTERS.findall(stretch.lower()))


def venues_in(stretch: str, *, single: bool = False) -> frozenset[str]:
    """Return the nouns of occasions that a stretch names, in the singular and in lower case.

    With `single`, those of one occasion alone: no *75 interviews*.

    A verb names its occasion too: *ruled* a ruling, *gathered* a meeting.
    """
    named = set(_LETTERS.findall(stretch.lower()))
    verbs = table("occasion_forms")
    venues = {verbs[word] for word in named & verbs.keys()}
    if not named.isdisjoint(_first_words()):  # else the expression, which is slow, finds nothing
        found = [match for match in _expression().finditer(stretch) if not _is_outlet(stretch, match)]
        venues.update(_singular(match[1].lower()) for match in found if not (single and match[2]))
    return frozenset(venues)


def _is_outlet(stretch: str, match: re.Match[str]) -> bool:
    """Tell whether a noun ends the name of a paper or a broadcaster: *told The Huffington Post*."""
    noun = match[1]
    named = (
        noun[0].isupper()
        and noun.lower() not in _PLATFORMS
        and _NAME_BEFORE.search(stretch, 0, match.start())
    )
    return bool(named) and table("occasion_nouns")[noun.lower()] in _PRINTED


def _singular(noun: str) -> str:
    """Return *tweet* for *tweets*, which the list has for its own sake, and *remarks* for itself."""
    return noun[:-1] if noun[:-1] in table("occasion_nouns") else noun


def shared_venues(venues: frozenset[str]) -> bool:
    """Tell whether one of the venues is an event at which several people speak."""
    return bool(venues & words("shared_occasions"))


def same_event(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of venues may name one event: the same noun, or two for a meeting of several.

    *The message* may be an email.
    """
    return bool(one & other or _shared_media(one) & _shared_media(other) or (by_mail(one) and by_mail(other)))


def by_mail(venues: frozenset[str]) -> bool:
    """Tell whether one of the venues goes back and forth, so that each side may be quoted: *an email*."""
    return not {table("occasion_nouns")[venue] for venue in venues}.isdisjoint({"email", "message"})


def _shared_media(venues: frozenset[str]) -> set[str]:
    return {table("occasion_nouns")[venue] for venue in venues & words("shared_occasions")} - {"speech"}


def written(venues: frozenset[str]) -> bool:
    """Tell whether one of the venues is read, so that other words of its author are not from there."""
    return bool({table("occasion_nouns")[venue] for venue in venues} & {"book", "written", "report"})
