"""Ahead: days that are yet to come when the article is published, on which nothing was said."""

import re

from quotes.dates.calendar import Calendar
from quotes.dates.reading import Reading
from quotes.lexicon import words

_PHRASES = "|".join(sorted(words("ahead_phrases"))).replace(" ", r"\s+")
_AHEAD = re.compile(
    rf"['’]ll\b|\b(?:{_PHRASES})\b|\b(?:begins|opens|starts|takes\s+place)\s+(?:early\s+|late\s+|on\s+)*$"
)
# *On Thursday, Ruiz will testify* names the Thursday to come.
_WILL = re.compile(
    r"(?:\s+(?:night|morning|afternoon|evening))?,?\s+(?:[\w.’'-]+,?\s+){1,14}?(?:will|is\s+to|are\s+to|plans\s+to)\b"
)


def is_ahead(reading: Reading, calendar: Calendar) -> bool:
    """Tell whether the words name a day after publication: what is planned, not what was said."""
    latest = calendar.latest
    if latest is None or reading.on is None:
        return False
    return reading.on > latest.isoformat()[: len(reading.on)]


def is_planned(before: str) -> bool:
    """Tell whether the words before a day say that something is yet to come: *will speak on*."""
    return _AHEAD.search(before) is not None


def words_to_will(after: str) -> str | None:
    """Return the words from an opening day to what is to come, if any: *On Thursday, Ruiz will testify*.

    *On Thursday, Ruiz said she will* has a verb of saying among them, of which the day is.
    """
    match = _WILL.match(after)
    return None if match is None else match[0]
