"""Occasions: sentences of the reporter's that say when somebody spoke.

*Zelensky said Friday he had visited troops*, *At Monday’s debate, Clinton mentioned* …
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from quotes.attribute.mention import Attribution
from quotes.dates.expressions import Reading, read_dates
from quotes.lexicon import words
from quotes.span import Span

_SENTENCE = re.compile(r"[^.?!\n]+(?:[.?!](?!\s+[A-Z“‘\"(]|\s*$)[^.?!\n]*)*[.?!]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BACKGROUND = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:said|called|described|argued|insisted|repeatedly|long|often|previously|also said)\b"
    r"|\b(?:long|repeatedly|often|previously|once|always|frequently|routinely|in the past|at the time|famously)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated act of speech: its place in the text, the date words, and the people whose occasion it is."""

    place: int
    reading: Reading
    person: str | None
    others: frozenset[str] = field(default_factory=frozenset)

    @property
    def people(self) -> frozenset[str]:
        """Everybody whose occasion it may be."""
        return self.others | ({self.person} if self.person is not None else set())


def find_occasions(
    text: str, stretches: list[Span], quoted: list[Span], known: dict[str, str], published: date | None
) -> list[Occasion]:
    """Return the occasions that the reporter's sentences tell of, quoted words left out.

    `known` maps the names of the article's speakers to their persons.
    """
    starts = sorted(span.start for span in quoted)
    ends = {span.start: span.end for span in quoted}
    occasions = []
    for stretch in stretches:
        for sentence in _sentences(text, stretch):
            occasions += _occasion(text, sentence, starts, ends, known, published)
    return occasions


def _sentences(text: str, stretch: Span) -> list[Span]:
    return [Span(*match.span()) for match in _SENTENCE.finditer(text, stretch.start, stretch.end)]


def _occasion(
    text: str, sentence: Span, starts: list[int], ends: dict[int, int], known: dict[str, str], published: date | None
) -> list[Occasion]:
    readings = [
        reading
        for reading in read_dates(text, sentence.start, sentence.end, published)
        if not _in_quotes(reading.words.start, starts, ends) and _is_past(reading, published)
    ]
    if not readings:
        return []
    plain = {word.lower() for word in _WORD.findall(sentence.of(text))}
    if not plain & (words("occasion_words") | words("plain_cues")):
        return []
    people = [known[name] for name in sorted(known, key=len, reverse=True) if _names(name, sentence.of(text))]
    best = min(readings, key=lambda reading: reading.precision != "day")
    return [Occasion(sentence.start, best, people[0] if people else None, frozenset(people))]


def _names(name: str, sentence: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", sentence) is not None


def _in_quotes(place: int, starts: list[int], ends: dict[int, int]) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < ends[starts[at]]


def _is_past(reading: Reading, published: date | None) -> bool:
    if reading.on is None or published is None:
        return reading.on is not None
    return reading.on[:10] <= published.isoformat()[: len(reading.on)] and reading.precision == "day"


def tells_background(text: str, attribution: Attribution) -> bool:
    """Tell whether the frame reports what is said again and again or was said some other time."""
    clause = " ".join(span.of(text) for span in attribution.clause)
    return _BACKGROUND.search(clause) is not None
