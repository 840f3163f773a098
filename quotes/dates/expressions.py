"""Date words read against the day of publication: *Thursday*, *last week*, *March 3*, *in a 2013 interview*.

A bare weekday is the latest one on or before publication; a month without a year the latest that is not after
it. What is imprecise stays so: *in July* is a month, *last week* an interval, and nothing invents a day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.dates.said import Precision
from quotes.span import Span

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = r"(?:early|late|later|earlier)?\s*"

_EXPRESSION = re.compile(
    rf"""\b(?:
      (?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s*(?:percent|million|billion))(?:,?\s+(?P<year>(?:1[6-9]|20)\d\d))?
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.replace("month", "month2")}(?:,?\s+(?P<year2>(?:1[6-9]|20)\d\d))?
    | (?P<iso>(?:1[6-9]|20)\d\d-\d\d-\d\d)
    | (?P<lead>last|next|this|the\ following)\s+{_WEEKDAY.replace("weekday", "weekday2")}
    | (?P<weekday3>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)
    | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening))
    | (?P<yesterday>yesterday|last\s+night)
    | {_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)
    | (?:(?P<part>earlier|later|late|early)\s+)?(?P<which>this|last|next|past)\s+(?P<period>weekend|week|month|year|spring|summer|autumn|fall|winter)
    | (?:(?:early|late|mid|in|last|since)[\s-]+)?{_MONTH.replace("month", "month3")}(?:\s+of)?,?\s+(?P<year3>(?:1[6-9]|20)\d\d)
    | (?P<in>in|last|back\ in|since|during|early|late|this|early\ in|late\ in)\s+{_MONTH.replace("month", "month4")}\b(?!\s+\d)
    | (?:(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year4>(?:1[6-9]|20)\d\d))
    | (?P<decade>(?:1[6-9]|20)\d0)s
    | (?P<year5>(?:19|20)\d\d)
    )(?=\W|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


@dataclass(frozen=True, slots=True)
class Reading:
    """Date words in a text and what they mean: `on`, `until`, `precision` as in `Said`; None where unresolved."""

    words: Span
    on: str | None
    until: str | None = None
    precision: Precision | None = None


def read_dates(text: str, start: int, end: int, published: date | None) -> Iterator[Reading]:
    """Yield the date words in `text[start:end]`, each read against the day of publication."""
    for match in _EXPRESSION.finditer(text, start, end):
        reading = _read(match, published)
        if reading is not None and (reading.on is not None or published is None):
            yield reading


def _read(match: re.Match[str], published: date | None) -> Reading | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    span = Span(match.start("month4") if "month4" in found else match.start(), match.end())
    for reader in (_full_date, _weekday, _near_day, _ago, _period, _month, _season, _year):
        reading = reader(found, span, published)
        if reading is not None:
            return reading
    return None


def _day(span: Span, day: date | None) -> Reading:
    return Reading(span, None if day is None else day.isoformat(), precision=None if day is None else "day")


def _full_date(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "iso" in found:
        return _day(span, _date_of(found["iso"]))
    day, month = found.get("day") or found.get("day2"), found.get("month") or found.get("month2")
    if day is None or month is None:
        return None
    year = found.get("year") or found.get("year2")
    number = _month_number(month)
    if year is not None:
        return _day(span, _valid(int(year), number, int(day)))
    if published is None:
        return Reading(span, None)
    this = _valid(published.year, number, int(day))
    if this is not None and this > published + timedelta(days=AHEAD_DAYS):
        this = _valid(published.year - 1, number, int(day))
    return _day(span, this)


# A date without a year may lie so many days ahead (a scheduled speech); further ahead it is last year's.
AHEAD_DAYS = 60


def _date_of(iso: str) -> date | None:
    year, month, day = (int(part) for part in iso.split("-"))
    return _valid(year, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month_number(name: str) -> int:
    return next(index for index, month in enumerate(MONTHS, start=1) if month.startswith(name.lower().rstrip(".")[:3]))


def _weekday(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    name = found.get("weekday") or found.get("weekday2") or found.get("weekday3")
    if name is None:
        return None
    if published is None:
        return Reading(span, None)
    back = (published.weekday() - WEEKDAYS.index(name.lower())) % 7
    lead = found.get("lead", "").lower()
    if lead == "last" and back == 0:
        back = 7
    if lead in {"next", "the following"}:
        back = back - 7
    return _day(span, published - timedelta(days=back))


def _near_day(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "today" not in found and "yesterday" not in found:
        return None
    if published is None:
        return Reading(span, None)
    return _day(span, published if "today" in found else published - timedelta(days=1))


def _ago(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "unit" not in found:
        return None
    if published is None:
        return Reading(span, None)
    count = NUMBERS.get(found["count"].lower()) or int(found["count"])
    unit = found["unit"].lower().rstrip("s")
    if unit == "day":
        return _day(span, published - timedelta(days=count))
    if unit == "week":
        middle = published - timedelta(weeks=count)
        return _interval(span, middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return Reading(span, f"{months // 12:04d}-{months % 12 + 1:02d}", precision="month")
    return Reading(span, f"{published.year - count:04d}", precision="year")


def _interval(span: Span, first: date, last: date) -> Reading:
    return Reading(span, first.isoformat(), last.isoformat(), "interval")


def _period(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "period" not in found:
        return None
    if published is None:
        return Reading(span, None)
    period, which = found["period"].lower(), found["which"].lower()
    shift = {"this": 0, "past": 0, "last": -1, "next": 1}[which]
    monday = published - timedelta(days=published.weekday())
    if period == "week":
        first = monday + timedelta(weeks=shift)
        return _interval(span, first, min(first + timedelta(days=6), published) if shift == 0 else first + timedelta(days=6))
    if period == "weekend":
        saturday = monday + timedelta(days=5) if published.weekday() >= 5 else monday - timedelta(days=2)
        return _interval(span, saturday, saturday + timedelta(days=1))
    if period == "month":
        months = published.year * 12 + published.month - 1 + shift
        return Reading(span, f"{months // 12:04d}-{months % 12 + 1:02d}", precision="month")
    if period == "year":
        return Reading(span, f"{published.year + shift:04d}", precision="year")
    return _season_of(span, period, _season_year(period, published, which))


def _season_year(period: str, published: date, which: str) -> int:
    first, _ = _SEASON_MONTHS[period]
    begun = published.month >= first
    return published.year if begun and which != "last" or begun and published.month > first + 2 else published.year - (which == "last" or not begun)


def _season_of(span: Span, season: str, year: int) -> Reading:
    first, last = _SEASON_MONTHS[season]
    last_year = year + (last < first)
    return _interval(span, date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _month(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "month3" in found:
        return Reading(span, f"{found['year3']}-{_month_number(found['month3']):02d}", precision="month")
    if "month4" not in found:
        return None
    if published is None:
        return Reading(span, None)
    number = _month_number(found["month4"])
    year = published.year - (number > published.month or found["in"].lower() == "last" and number == published.month)
    return Reading(span, f"{year:04d}-{number:02d}", precision="month")


def _season(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    return _season_of(span, found["season"].lower(), int(found["year4"])) if "season" in found else None


def _year(found: dict[str, str], span: Span, published: date | None) -> Reading | None:
    if "decade" in found:
        first = int(found["decade"])
        return _interval(span, date(first, 1, 1), date(first + 9, 12, 31))
    return Reading(span, found["year5"], precision="year") if "year5" in found else None
