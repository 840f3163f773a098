"""Moments: days, months, years and intervals counted from a day.

A moment is as precise as the words were: *last month* is a month, *last week* an interval, and nothing
invents a day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.dates.said import Precision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""What the names of months, and their short forms, begin with."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

# A date without a year may lie so many days ahead (a scheduled speech); further ahead it is last year's.
AHEAD_DAYS = 60
# *A week ago*, *two weeks after the vote* may be so many days off.
WEEK_SLACK = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """When: `on`, `until` and `precision` as in `Said`."""

    on: str
    until: str | None
    precision: Precision


def day(when: date) -> Moment:
    """Return the moment of one day."""
    return Moment(when.isoformat(), None, "day")


def month(year: int, number: int) -> Moment:
    """Return the moment of a month; `number` may lie outside 1 to 12 and counts on from the year."""
    months = year * 12 + number - 1
    return Moment(f"{months // 12:04d}-{months % 12 + 1:02d}", None, "month")


def year(number: int) -> Moment:
    """Return the moment of a year."""
    return Moment(f"{number:04d}", None, "year")


def interval(first: date, last: date) -> Moment:
    """Return the moment from one day to another, both counted in."""
    return Moment(first.isoformat(), last.isoformat(), "interval")


def decade(first: int) -> Moment:
    """Return the moment of ten years."""
    return interval(date(first, 1, 1), date(first + 9, 12, 31))


def valid_day(of_year: int, of_month: int, number: int) -> date | None:
    """Return the day, None where no calendar has it."""
    if not 1 <= of_month <= 12 or not 1 <= number <= monthrange(of_year, of_month)[1]:
        return None
    return date(of_year, of_month, number)


def nearest_day(published: date, of_month: int, number: int) -> date | None:
    """Return the day of a date without a year: this year's, or last year's where that lies far ahead."""
    this = valid_day(published.year, of_month, number)
    if this is not None and this <= published + timedelta(days=AHEAD_DAYS):
        return this
    return valid_day(published.year - 1, of_month, number)


def weekday_before(published: date, weekday: int) -> date:
    """Return the latest day of that name (0 is Monday) on or before publication."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def week(published: date, *, weeks: int = 0) -> Moment:
    """Return a calendar week, Monday to Sunday, so many weeks from that of publication."""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=weeks)
    return interval(monday, monday + timedelta(days=6))


def weekend(published: date, *, weeks: int = 0) -> Moment:
    """Return the Saturday and Sunday that began last, or so many weeks from there."""
    saturday = weekday_before(published, 5) + timedelta(weeks=weeks)
    return interval(saturday, saturday + timedelta(days=1))


def quarter(of_year: int, number: int) -> Moment:
    """Return one of the four quarters of a year."""
    last = 3 * number
    return interval(date(of_year, last - 2, 1), date(of_year, last, monthrange(of_year, last)[1]))


def season(name: str, of_year: int) -> Moment:
    """Return the season of the northern year that begins in `of_year`; winter begins in December."""
    first, last = _SEASONS[name]
    end_year = of_year + (last < first)
    return interval(date(of_year, first, 1), date(end_year, last, monthrange(end_year, last)[1]))


def season_begun(name: str, published: date) -> int:
    """Return the year in which that season last began, on or before publication."""
    return published.year if published.month >= _SEASONS[name][0] else published.year - 1


def last_season(name: str, published: date) -> Moment:
    """Return the latest such season that was over by publication."""
    begun = season(name, season_begun(name, published))
    if begun.until is not None and begun.until < published.isoformat():
        return begun
    return season(name, season_begun(name, published) - 1)


def until_at_most(moment: Moment, last: date) -> Moment:
    """Return the moment without what lies after `last`: nothing was said after it was published."""
    if moment.until is None or moment.until <= last.isoformat() or moment.on > last.isoformat():
        return moment
    return Moment(moment.on, last.isoformat(), moment.precision)
