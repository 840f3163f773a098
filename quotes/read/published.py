"""Publication dates as articles state them: `2025-12-12` or `2025-12-12T09:30:00+01:00` → a date.

The day is kept as written, in the zone in which it was written: a paper's date is its own.
"""

import re
from datetime import date, timedelta

from quotes.read.failure import UnreadableError

# The first printed newspaper with a title is of 1605; anything earlier is a slip of the pen.
EARLIEST = date(1600, 1, 1)
# Somewhere it is tomorrow already: the zones run from UTC-12 to UTC+14.
ZONE_SLACK = timedelta(days=1)

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?")


def parse_published(words: str, *, today: date) -> date:
    """Return the date that `words` state; `today` tells what would lie in the future."""
    match = _ISO.fullmatch(words.strip())
    if match is None:
        raise UnreadableError(f"published is “{words}”, which is no date; write it as 2025-12-12")
    try:
        published = date.fromisoformat(match[1])
    except ValueError:
        raise UnreadableError(f"published is “{words}”, a day that no calendar has") from None
    return _plausible(published, today)


def _plausible(published: date, today: date) -> date:
    """Return `published` if a paper could bear it."""
    if published < EARLIEST:
        raise UnreadableError(f"published is {published}, before newspapers existed ({EARLIEST.year})")
    if published > today + ZONE_SLACK:
        raise UnreadableError(f"published is {published}, which lies in the future (today is {today})")
    return published
