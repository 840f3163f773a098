"""Datelines: where and when a story was filed, as its first words say: *WASHINGTON, Dec. 11 (AP) —*.

That day is the reporter's: it dates the filing, and no quotation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from quotes.dates.calendar import Calendar, day_first
from quotes.dates.expressions import read_dates
from quotes.dates.reading import Reading
from quotes.lexicon import table
from quotes.read.article import Article
from quotes.span import Span

# A dateline opens one of so many first paragraphs: headlines and a byline may stand above it.
DATELINE_REACH = 4

# Where the clock is so many hours ahead of Greenwich, a day has dawned that America's press has not reached.
FAR_AHEAD_HOURS = 8
# A line that is nothing but a date has at most so many characters: *Thursday, 11 September 2025*.
DATE_LINE_LENGTH = 40

_LINE = re.compile(r"[^\s].*")
_DATELINE = re.compile(
    r"(?P<place>[A-Z]{2}[A-Z.'’ -]{1,30}(?<! ))(?P<rest>(?:,\s+[A-Z\d][\w.'’ ]{1,30}){0,3})"
    r"\s*(?P<agency>\([^)\n]{2,40}\))?\s*(?:—|–|--|-)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words of a dateline, and its place as written (empty for a line that is a mere date)."""

    words: Span
    place: str


def find_dateline(text: str, paragraphs: Iterable[Span]) -> Dateline | None:
    """Return the dateline of an article, None where its first paragraphs open otherwise."""
    for paragraph in islice(paragraphs, DATELINE_REACH):
        match = _DATELINE.match(text, paragraph.start, paragraph.end)
        if match is not None:
            return Dateline(Span(*match.span()), match["place"])
        line = text[paragraph.start : paragraph.end].split("\n", 1)[0]
        if len(line) <= DATE_LINE_LENGTH and _is_date(line):
            return Dateline(Span(paragraph.start, paragraph.start + len(line)), "")
    return None


def date_article(article: Article, *, today: date) -> Article:
    """Return the article; without a date of its own, with the day that its dateline names, if that has been.

    The day of filing is the best that is left, and `published_source` says so.
    """
    if article.published is not None:
        return article
    dateline = find_dateline(article.text, _paragraphs(article.text))
    filed = None if dateline is None else filed_on(article.text, dateline)
    if filed is None or filed > today:
        return article
    return replace(article, published=filed, published_source="dateline")


def calendar_of(article: Article, dateline: Dateline | None) -> Calendar:
    """Return the calendar of an article; without a date of its own, that of filing stands for it."""
    published = article.published
    if published is None and dateline is not None:
        published = filed_on(article.text, dateline)
    return Calendar(
        published, day_first(article.text, article.url), dateline is not None and _is_ahead(dateline)
    )


def filed_on(text: str, dateline: Dateline) -> date | None:
    """Return the day of filing where the dateline names it with its year.

    >>> filed_on("PARIS, May 3, 2024 — It rained.", Dateline(Span(0, 20), "PARIS"))
    datetime.date(2024, 5, 3)
    """
    days = _days_in(text, dateline.words)
    return date.fromisoformat(days[0].on) if days and days[0].on is not None else None


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the first lines that are not blank: a dateline opens a line, whatever a paragraph is."""
    for match in _LINE.finditer(text):
        yield Span(*match.span())


def _is_date(line: str) -> bool:
    """Tell whether a line is a date with its year and nothing else."""
    days = _days_in(line, Span(0, len(line)))
    return len(days) == 1 and len(days[0].words) >= len(line.strip(" .\t\r"))


def _days_in(text: str, stretch: Span) -> list[Reading]:
    return [each for each in read_dates(text, stretch.start, stretch.end, Calendar()) if each.is_day]


def _is_ahead(dateline: Dateline) -> bool:
    hours = table("eastern_places").get(dateline.place.lower())
    return hours is not None and float(hours) >= FAR_AHEAD_HOURS
