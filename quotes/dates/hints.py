"""Where date words may stand: at the hints that every form of them holds, and a few words before.

The expression of all forms is slow, and most words are far from any date. What all its forms hold (a figure,
*day*, *week*, a month) is found in a hundredth of the time, and the expression tried beside that alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from quotes.dates.moment import MONTHS, WEEKDAYS
from quotes.dates.patterns import expression
from quotes.lexicon import table, words

# Date words begin at most so many characters before their first hint: *during the past twenty-three weeks*.
REACH = 60
# The places of hints in so many texts are remembered: an article's is asked for with each of its sentences.
REMEMBERED = 4

_FIGURE = re.compile("[0-9]+")


@cache
def _opening() -> re.Pattern[str]:
    """Return what finds where a form can begin; the capitals are those of days, months, feasts, and *Q3*."""
    openers = "|".join(sorted(words("date_openers")))
    named = "|".join((*(day[:3] for day in WEEKDAYS), *MONTHS, *map(re.escape, sorted(_feasts())), "q[1-4]"))
    return re.compile(
        rf"(?<!\w)(?=\d|(?-i:(?=[A-Z]))(?:{named})|\w+\s+(?:hours?|minutes)\s|(?:{openers})\b)",
        re.IGNORECASE,
    )


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
    found = {match.start() for match in _FIGURE.finditer(text)}
    for hint in words("date_hints"):
        found.update(_all_of(hint, lower) if " " not in hint else ())
    for spaced in _spaced():
        found.update(match.start() for match in spaced.finditer(lower))
    for name in (*MONTHS, *_feasts()):
        found.update(place for place in _all_of(name, lower) if text[place].isupper())
    return sorted(found)


def _all_of(hint: str, lower: str) -> Iterator[int]:
    place = lower.find(hint)
    while place >= 0:
        yield place
        place = lower.find(hint, place + 1)


@cache
def _feasts() -> frozenset[str]:
    """Return the first words of the feasts, before any apostrophe."""
    return frozenset(name.split()[0].partition("'")[0] for name in table("feasts"))
