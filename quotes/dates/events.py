"""Events: the day that words count from (*two days before the vote*), and what a lead's event was."""

import re

from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.dates.layout import Layout
from quotes.dates.moment import Moment
from quotes.dates.venues import shared_venues, venues_in
from quotes.span import Span

# The day of an event stands at most so many characters before or behind its noun.
EVENT_REACH = 40
# What the event of a lead was, one of so many sentences after it says.
NAMED_BELOW = 6

_THE_EVENT = re.compile(r"\b(?:at|in|during|after)\s+the\s+((?:[a-z-]+\s+){0,2}[a-z]+)")


def event_moment(text: str, event: str, words: Span, calendar: Calendar) -> Moment | None:
    """Return the day that the article gives an event, as near as it can be read beside a mention of it.

    `event` may hold a word too many (*vote in*): its words are tried from all down to the first. The `words`
    that count from the event name it too, and are left out.
    """
    parts = event.split()
    for count in range(len(parts), 0, -1):
        for mention in re.finditer(rf"\b{re.escape(' '.join(parts[:count]))}\b", text):
            if not words.start <= mention.start() <= words.end:
                moment = _day_beside(text, mention, calendar)
                if moment is not None:
                    return moment
    return None


def _day_beside(text: str, mention: re.Match[str], calendar: Calendar) -> Moment | None:
    before = re.split(
        r"[;!?\n]|\.\s+(?=[A-Z])", text[max(0, mention.start() - EVENT_REACH) : mention.start()]
    )[-1]
    after = re.split(r"[;!?\n,]|\.\s+(?=[A-Z])", text[mention.end() : mention.end() + EVENT_REACH])[0]
    first = mention.start() - len(before)
    readings = list(
        read_dates(
            text[: mention.end() + len(after)], first, mention.end() + len(after), calendar, things=True
        )
    )
    days = [each.moment for each in readings if each.moment is not None and each.moment.precision == "day"]
    return days[0] if len(days) == 1 else None


def venues_below(layout: Layout, sentence: Span) -> frozenset[str]:
    """Return what the sentences below call a lead’s event: *grilled him on Tuesday. … In the hearing*."""
    section = layout.section_of(sentence.start)
    for each in layout.sentences_after(sentence.start, NAMED_BELOW):
        if layout.section_of(each.start) != section:
            break
        for match in _THE_EVENT.finditer(each.of(layout.text)):
            venues = venues_in(match[1])
            if shared_venues(venues):
                return venues
    return frozenset()
