"""Sayings: verbs of saying and nouns of an occasion in a reporter’s stretch, and how near they stand."""

import re
from functools import cache

from quotes.dates.venues import venues_in
from quotes.lexicon import words

# Date words may stand so many words behind the verb of saying or the noun of the occasion.
VERB_REACH = 8

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:¤]")


def first_saying(text: str) -> int | None:
    """Return where the first verb of saying stands."""
    return next((match.start() for match in _WORD.finditer(text) if match[0].lower() in sayings()), None)


def tokens(stretch: str) -> list[str]:
    """Return the words of a stretch, and its commas, colons and semicolons."""
    return _WORD.findall(stretch)


def tells_no_speech(clause: str) -> bool:
    """Tell whether a clause has no word of saying and no occasion; at a trial most say nothing."""
    return first_saying(clause) is None and not venues_in(clause) - {"trial"}


def has_saying(stretch: list[str]) -> bool:
    """Tell whether a verb of saying is among the words of a stretch."""
    return any(word.lower() in sayings() for word in stretch)


def reaches_saying(backwards: list[str]) -> bool:
    """Tell whether a word of saying or an occasion stands before, with nothing but its own phrase between.

    A place may be set off by commas: *at a rally in Brennholt, Vesmark, on*.
    """
    for number, word in enumerate(backwards[:VERB_REACH]):
        lower = word.lower()
        if (
            word == ","
            and number > 0
            and backwards[number + 1 : number + 2]
            and backwards[number + 1][0].isupper()
        ):
            continue
        if (
            lower in sayings()
            or venues_in(lower)
            or venues_in(" ".join(backwards[number : number + 2][::-1]))
        ):
            return True
        if not word[0].isupper() and lower not in words("phrase_words") and lower not in words("hearers"):
            return False
    return False


def opens_clause_of_saying(after: str) -> bool:
    """Tell whether a clause of saying hangs on a day: *on Monday when she spoke*, *, when Ruiz said*."""
    return _when_said().match(after) is not None


@cache
def _when_said() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+(?:night|morning|afternoon|evening))?,?\s+(?:when|as|while)\s+(?:[\w.’'-]+\s+){0,3}?[\w.’'-]+"
        rf"(?:,\s[^,;¤]{{3,60}},)?\s+(?:{'|'.join(sorted(sayings()))})\b"
    )


@cache
def sayings() -> frozenset[str]:
    """Return the forms of verbs of saying, in lower case."""
    return words("occasion_words") | words("plain_cues")
