"""Where date words may stand: at the hints that every form of them holds, and a few words before.

The expression of all forms is slow, and most words are far from any date. What all its forms hold (a year,
*day*, *week*, a month) is found in a hundredth of the time, and the expression tried beside that alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from quotes.dates.moment import WEEKDAYS
from quotes.dates.patterns import MONTHS, expression
from quotes.lexicon import table, words

# Date words begin at most so many characters before their first hint: *during the past twenty-three weeks*.
REACH = 60
# The places of hints in so many texts are remembered: an article's is asked for with each of its sentences.
REMEMBERED = 4

# A figure leads the pattern, and looks back: three times quicker. Where it is no year (*3 March*), a word
# beside it is a hint.
_YEAR = re.compile(r"[1-9](?<!\d.)(?:(?<=1)[6-9]\d\d|(?<=2)0\d\d|(?<=['’‘].)0[sS])")


@cache
def _opening() -> re.Pattern[str]:
    """Return what finds where a form can begin; the capitals are those of days, months, feasts, and *Q3*."""
    openers = "|".join(sorted(words("date_openers")))
    named = "|".join((*map(str.capitalize, WEEKDAYS), MONTHS, *_feasts()))
    return re.compile(
        rf"(?<!\w)(?=\d|(?-i:{named})|Q[1-4]|(?:{openers})\b|\w+\s+(?:hours?|minutes)\s)", re.IGNORECASE
    )


@cache
def _named() -> re.Pattern[str]:
    """Return what finds months and feasts by their capitals."""
    return re.compile(rf"(?:{'|'.join((MONTHS, *_feasts()))})(?!\w)")


@cache
def _spaced() -> tuple[re.Pattern[str], ...]:
    """Return what finds the hints of more than one word, whatever space is between."""
    return tuple(re.compile(hint.replace(" ", r"\s+")) for hint in words("date_hints") if " " in hint)


def find_dates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches in `text[start:end]` of the expression of all forms, in order."""
    places = _places(text)
    at = start
    for index in range(bisect_left(places, start), bisect_left(places, end)):
        hint = places[index]
        if hint < at:
            continue
        match = _first(text, max(at, hint - REACH), hint, end)
        if match is not None:
            yield match
        at = hint + 1 if match is None else match.end()


def _first(text: str, start: int, last: int, end: int) -> re.Match[str] | None:
    """Return the first date words that begin at `start` or behind, at `last` or before."""
    fits = expression().match
    # A search to `end` would read a long sentence again from each of its hints, and no opening looks ahead
    # further than REACH.
    for opening in _opening().finditer(text, start, min(end, last + REACH)):
        if opening.start() > last:
            return None
        if (match := fits(text, opening.start(), end)) is not None:
            return match
    return None


@lru_cache(maxsize=REMEMBERED)
def _places(text: str) -> list[int]:
    """Return where hints begin, in order."""
    lower = text.replace("İ", "I").lower()  # the only letter that is longer in lower case
    patterns = [(_YEAR, text), (_named(), text), *((spaced, lower) for spaced in _spaced())]
    found = {match.start() for pattern, where in patterns for match in pattern.finditer(where)}
    for hint in words("date_hints"):
        found.update(_all_of(hint, lower) if " " not in hint else ())
    return sorted(found)


def _all_of(hint: str, lower: str) -> Iterator[int]:
    place = lower.find(hint)
    while place >= 0:
        yield place
        place = lower.find(hint, place + 1)


@cache
def _feasts() -> list[str]:
    """Return an expression of each feast, that begins with its capital."""
    names = (re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in sorted(table("feasts")))
    return [f"{name[0].upper()}(?i:{name[1:]})" for name in names]
