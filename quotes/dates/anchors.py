"""Anchors: the day that date words hang on, of an occasion or of an event (*the day before the vote*)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.dates.ahead import is_ahead
from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.dates.layout import Layout
from quotes.dates.moment import Moment, until_at_most
from quotes.dates.occasion import Occasion
from quotes.dates.reading import Reading, counted_from
from quotes.span import Span

# *The following morning* counts from an occasion at most so many paragraphs before, or in the lead.
ANCHOR_REACH = 3
# The day that *that evening* counts from is named in at most so many sentences, its own counted in.
ABOVE = 3
# The day of an event stands at most so many characters before or behind its noun.
EVENT_REACH = 40

# What parts the words before an event from its clause, and those behind it, where a comma does so too.
_CLAUSE_BEFORE = re.compile(r"[;!?\n]|\.\s+(?=[A-Z])")
_BORDER = re.compile(r"\b")
_CLAUSE_BEHIND = re.compile(r"[;!?\n,]|\.\s+(?=[A-Z])")


def resolve_hanging(reading: Reading, before: list[Occasion], layout: Layout) -> Reading:
    """Return a reading that hangs on another day, resolved by its event or by the last occasion told of.

    It stays as it is where that day is not told, or lies ahead.
    """
    if reading.days is None:
        return reading
    if reading.event is not None:
        anchor = event_moment(layout.text, reading.event, reading.words, layout.calendar)
    else:
        anchor = _day_above(layout, reading.words.start) or _latest_moment(before, reading, layout)
    resolved = reading if anchor is None else _bounded(counted_from(reading, anchor), layout.calendar)
    return reading if is_ahead(resolved, layout.calendar) else resolved


def _bounded(reading: Reading, calendar: Calendar) -> Reading:
    if reading.moment is None or calendar.latest is None:
        return reading
    return replace(reading, moment=until_at_most(reading.moment, calendar.latest))


def _day_above(layout: Layout, place: int) -> Moment | None:
    """Return the last day named shortly before a place: *stayed silent until Wednesday. That evening*."""
    start = min((each.start for each in layout.sentences_before(place, ABOVE)), default=place)
    readings = read_dates(layout.text, start, place, layout.calendar, things=True)
    days = [each.moment for each in readings if each.is_day and not is_ahead(each, layout.calendar)]
    return days[-1] if days else None


def _latest_moment(before: list[Occasion], reading: Reading, layout: Layout) -> Moment | None:
    """Return when the last dated occasion before a reading was, if it is near."""
    place = reading.words.start
    for occasion in reversed(before):
        if occasion.place < place and occasion.moment is not None and occasion.reading is not reading:
            if layout.section_of(occasion.place) != layout.section_of(place):
                return None
            near = layout.paragraphs_between(occasion.place, place) <= ANCHOR_REACH
            return occasion.moment if near or layout.in_lead(occasion.place) else None
    return None


def event_moment(text: str, event: str, words: Span, calendar: Calendar) -> Moment | None:
    """Return the day that the article gives an event, as near as it can be read beside a mention of it.

    The `words` that count from the event name it too, and are left out.
    """
    for mention in _mentions(text, event):
        inside = words.start <= mention.start <= words.end
        moment = None if inside else _day_beside(text, mention, calendar)
        if moment is not None:
            return moment
    return None


def _mentions(text: str, event: str) -> Iterator[Span]:
    """Yield where an event is named, by all its words, then by fewer: *vote in* has one too many."""
    parts, seen = event.split(), set[int]()
    for count in range(len(parts), 0, -1):
        for mention in _places_of(" ".join(parts[:count]), text):
            if mention.start not in seen:
                seen.add(mention.start)
                yield mention


def _places_of(words: str, text: str) -> Iterator[Span]:
    """Yield where the words stand in the whole text; an expression would take a hundred times as long."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if _BORDER.match(text, start) and _BORDER.match(text, end):
            yield Span(start, end)
        start = text.find(words, end)


def _day_beside(text: str, mention: Span, calendar: Calendar) -> Moment | None:
    """Return the one day that stands in the clause of a mention, None where it has none or several."""
    before = _CLAUSE_BEFORE.split(text[max(0, mention.start - EVENT_REACH) : mention.start])[-1]
    after = _CLAUSE_BEHIND.split(text[mention.end : mention.end + EVENT_REACH])[0]
    start, end = mention.start - len(before), mention.end + len(after)
    readings = read_dates(text, start, end, calendar, things=True)
    days = [each.moment for each in readings if each.moment is not None and each.moment.precision == "day"]
    return days[0] if len(days) == 1 else None
