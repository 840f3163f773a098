"""Publication dates as articles state them: `2025-12-12` or `2025-12-12T09:30:00+01:00` → a date.

The day is kept as written, in the zone in which it was written: a paper's date is its own.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from quotes.read.failure import UnreadableError
from quotes.read.outlet import DateOrder

# The first printed newspaper with a title is of 1605; anything earlier is a slip of the pen.
EARLIEST = date(1600, 1, 1)
# Somewhere it is tomorrow already: the zones run from UTC-12 to UTC+14.
ZONE_SLACK = timedelta(days=1)

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?")

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTH_NAMES)})[a-z]*)\.?"
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})\b", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE
)
MONTHS = 12


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


def read_published(words: str, *, today: date, order: DateOrder | None = None) -> date:
    """Return the date that a table, a feed or a mail states in one of the ways that programs write dates.

    `order` tells which number of 3/4/2025 is the month; without it, such a date is refused.
    """
    plain = " ".join(words.split())
    if _ISO.fullmatch(plain):
        return parse_published(plain, today=today)
    found = _by_number(plain) or _by_order(plain, order) or _by_month_name(plain)
    if found is None:
        if _SLASHED.match(plain):
            raise UnreadableError(f"published is “{words}”: tell day from month by --date-order dmy or mdy")
        raise UnreadableError(f"published is “{words}”, no date that we know; write it as 2025-12-12")
    return _plausible(found, today)


def order_of(samples: Iterable[str]) -> DateOrder | None:
    """Return which number is the day in dates like 25/12/2025, None where no sample tells."""
    pairs = [(int(found[1]), int(found[2])) for each in samples if (found := _SLASHED.match(each.strip()))]
    if any(first > MONTHS for first, _ in pairs):
        return "dmy"
    return "mdy" if any(second > MONTHS for _, second in pairs) else None


def _by_number(words: str) -> date | None:
    """Return the date of `20251212`, and of seconds since 1970 as some exports count them, in UTC."""
    if re.fullmatch(r"(?:19|20)\d{6}", words):
        return _calendar(int(words[:4]), int(words[4:6]), int(words[6:]))
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?", words):
        return datetime.fromtimestamp(float(words), tz=timezone.utc).date()
    return None


def _by_order(words: str, order: DateOrder | None) -> date | None:
    found = _SLASHED.match(words)
    if found is None:
        year_first = re.match(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b", words)
        return None if year_first is None else _calendar(*map(int, year_first.groups()))
    one, other, year = (int(part) for part in found.groups())
    order = order or order_of([words])
    if order is None:
        return None
    return _calendar(year, one, other) if order == "mdy" else _calendar(year, other, one)


def _by_month_name(words: str) -> date | None:
    """Return the date of `12 December 2025`, `Dec. 12, 2025` and `Fri, 12 Dec 2025 09:30:00 GMT`."""
    found = _DAY_MONTH.search(words) or _MONTH_DAY.search(words)
    if found is None:
        return None
    month = _MONTH_NAMES.index(found["month"][:3].casefold()) + 1
    return _calendar(int(found["year"]), month, int(found["day"]))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plausible(published: date, today: date) -> date:
    """Return `published` if a paper could bear it."""
    if published < EARLIEST:
        raise UnreadableError(f"published is {published}, before newspapers existed ({EARLIEST.year})")
    if published > today + ZONE_SLACK:
        raise UnreadableError(f"published is {published}, which lies in the future (today is {today})")
    return published
