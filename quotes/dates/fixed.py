"""Date words that name their year: *March 3, 2013*, *the summer of 2013*, *the 1990s*."""

from collections.abc import Callable, Mapping
from datetime import date

from quotes.dates import moment
from quotes.dates.feasts import feast_in
from quotes.dates.moment import Moment
from quotes.dates.patterns import Fields

_QUARTERS = ("first", "second", "third", "fourth")

# *The ’30s* and later are those of the last century.
_LAST_CENTURY_FROM = 30


def month_number(fields: Fields) -> int:
    """Return the number of the month that the words name: *Sept.* is 9."""
    return moment.MONTHS.index(fields["month"][:3].lower()) + 1


def quarter_number(fields: Fields) -> int:
    """Return the number of the quarter that the words name, 1 to 4."""
    quarter = fields["quarter"].lower()
    return int(quarter) if quarter.isdigit() else _QUARTERS.index(quarter) + 1


def feast_name(fields: Fields) -> str:
    """Return the feast as the list writes it."""
    return " ".join(fields["feast"].lower().replace("’", "'").split())


def numeric_day(fields: Fields, *, day_first: bool | None) -> Moment | None:
    """Return the day of 13/4/2013; of 3/4/2013 only where the order is known."""
    first, second = int(fields["first"]), int(fields["second"])
    if day_first is None and first <= 12 and second <= 12 and first != second:
        return None
    if first > 12 or (day_first and second <= 12):
        first, second = second, first
    return _day(moment.valid_day(int(fields["year"]), first, second))


def _iso_day(fields: Fields) -> Moment | None:
    year, month, number = (int(part) for part in fields["iso"].split("-"))
    return _day(moment.valid_day(year, month, number))


def _full_day(fields: Fields) -> Moment | None:
    return _day(moment.valid_day(int(fields["year"]), month_number(fields), int(fields["day"])))


def _day(day: date | None) -> Moment | None:
    return None if day is None else moment.day(day)


def _feast(fields: Fields) -> Moment | None:
    return _day(feast_in(feast_name(fields), int(fields["year"])))


def _quarter(fields: Fields) -> Moment:
    return moment.quarter(int(fields["year"]), quarter_number(fields))


def _month(fields: Fields) -> Moment:
    return moment.month(int(fields["year"]), month_number(fields))


def _season(fields: Fields) -> Moment:
    return moment.season(fields["season"].lower(), int(fields["year"]))


def _decade(fields: Fields) -> Moment:
    if "decade" in fields:
        return moment.decade(int(fields["decade"]))
    short = int(fields["short"])
    return moment.decade(short + (1900 if short >= _LAST_CENTURY_FROM else 2000))


def _year(fields: Fields) -> Moment:
    return moment.year(int(fields["year"]))


FIXED: Mapping[str, Callable[[Fields], Moment | None]] = {
    "iso_day": _iso_day,
    "full_day": _full_day,
    "feast": _feast,
    "quarter": _quarter,
    "month_of_year": _month,
    "season_of_year": _season,
    "decade": _decade,
    "year": _year,
    "year_of_occasion": _year,
}
"""The readers of the forms that name their year, by form."""
