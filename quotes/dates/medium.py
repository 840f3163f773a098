"""Media: where words were said, as the reporter names it: *in a speech*, *in an email*, *the letter said*.

The list of media is the second column of `lexicon/occasion_nouns.txt`. A noun in capitals is a name
(*The New York Post*) and no medium, but for the platforms (*on Twitter*).
"""

import re
from collections.abc import Iterable
from functools import cache

from quotes.dates.venues import may_name_venue
from quotes.lexicon import table

_DETERMINER = r"(?:(?i:the|an?|his|her|their|its|our|this|that|another|one)|\w+[’']s)"
# Words between a determiner and its noun: no preposition, no word of another phrase.
_BETWEEN = r"(?:(?!(?:of|for|about|from|with|that|to|who|and)\b)[\w’'“”\"-]+\s+)"
_PLATFORMS = r"Twitter|Facebook|Instagram|Telegram"
# *on Radio Velm’s “Velm Today”*, *told his radio audience*.
_ON_AIR = re.compile(
    r"\bon\s+(?:[A-Z][\w.]*\s+){0,2}[A-Z]\w*(?:['’]s?)?\s+[“\"‘'¤]"
    r"|\b(?:radio|television|TV)\s+audience\b|\btold\s+(?:[\w’']+\s+){0,3}(?:listeners|viewers)\b"
    r"|\btold\s+(?:the|his|her|its)\s+(?:[A-Z][\w.]*\s+){1,3}audience\b"
)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:in|at|during|on|via|through|by|gave|issued|released|delivered|held)\s+(?:{_DETERMINER}\s+)?{_BETWEEN}{{0,4}}?(?P<noun>{_nouns()})s?\b"
        rf"(?!\s+of\s+being)|\b(?:on|to|via)\s+(?P<platform>{_PLATFORMS})\b"
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"{_DETERMINER}\s+{_BETWEEN}{{0,3}}?({_nouns()})\b")


def _nouns() -> str:
    return "|".join(re.escape(noun) for noun in sorted(table("occasion_nouns"), key=len, reverse=True))


def medium_in(stretch: str) -> str | None:
    """Return the medium that a clause of saying names first, None where it names none.

    >>> medium_in("told the paper in a phone interview on Thursday")
    'interview'
    """
    match = _named().search(stretch) if may_name_venue(stretch) else None
    if match is None:
        return "broadcast" if _ON_AIR.search(stretch) is not None else None
    platform = re.search(_PLATFORMS, match[0])
    noun = match["noun"] or match["platform"] if platform is None else platform[0]
    return table("occasion_nouns")[noun.lower()]


def medium_of_venues(venues: Iterable[str]) -> str | None:
    """Return the medium of the nouns of an occasion, where they have one in common."""
    media = {table("occasion_nouns")[venue] for venue in venues}
    return media.pop() if len(media) == 1 else None


def medium_of_source(source: str) -> str | None:
    """Return the medium whose words are quoted: *the letter* in *the letter said*."""
    match = _heading().match(source)
    return None if match is None else table("occasion_nouns")[match[1]]
