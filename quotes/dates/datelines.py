"""Datelines: where and when a story was filed, as its first words say: *WASHINGTON, Dec. 11 (AP) —*.

That day is the reporter's: it dates the filing, and no quotation.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quotes.dates.expressions import read_dates
from quotes.span import Span

# A dateline opens one of so many first paragraphs: headlines and a byline may stand above it.
DATELINE_REACH = 4

_DATELINE = re.compile(
    r"(?P<place>[A-Z]{2}[A-Z.'’ -]{1,30}(?<! ))(?P<rest>(?:,\s+[A-Z][\w.'’ ]{1,30}){0,3})"
    r"\s*(?P<agency>\([^)\n]{2,40}\))?\s*(?:—|–|--|-)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words of a dateline, and its place in capitals, as the reporter writes it."""

    words: Span
    place: str


def find_dateline(text: str, paragraphs: Iterable[Span]) -> Dateline | None:
    """Return the dateline of an article, None where its first paragraphs open otherwise."""
    for number, paragraph in enumerate(paragraphs):
        if number == DATELINE_REACH:
            return None
        match = _DATELINE.match(text, paragraph.start, paragraph.end)
        if match is not None:
            return Dateline(Span(*match.span()), match["place"])
    return None


def filed_on(text: str, dateline: Dateline) -> date | None:
    """Return the day of filing where the dateline names it with its year.

    >>> filed_on("PARIS, May 3, 2024 — It rained.", Dateline(Span(0, 19), "PARIS"))
    datetime.date(2024, 5, 3)
    """
    for reading in read_dates(text, dateline.words.start, dateline.words.end, None):
        if reading.is_day and reading.on is not None:
            return date.fromisoformat(reading.on)
    return None
