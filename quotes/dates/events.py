"""Events that date words count from: *two days before the vote*, of *Tuesday’s vote*."""

import re

from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.dates.moment import Moment
from quotes.span import Span

# The day of an event stands at most so many characters before or behind its noun.
EVENT_REACH = 40


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
