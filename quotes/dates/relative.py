"""Date words that count from the day of publication: *Thursday*, *last month*, *two days ago*, *in July*."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from quotes.dates import moment
from quotes.dates.feasts import feast_before
from quotes.dates.fixed import feast_name, month_number, quarter_number
from quotes.dates.moment import Moment
from quotes.dates.numbers import number_of
from quotes.dates.patterns import Fields

_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)

# *A few days ago* lies between so many days back; the past *days*, *weeks*, *months* reach back so many.
_VAGUE_DAYS = {"few": (6, 2), "several": (7, 3), "couple of": (3, 2)}
_RECENT_DAYS = {"day": 7, "week": 31, "month": 183}
# A unit in days, for *the past three weeks*.
_UNIT_DAYS = {"day": 1, "week": 7, "month": 31}
# *This summer* is the next one where the last has been over for so long.
_SEASON_PAST = 183 * _DAY
_WEEK_SLACK = moment.WEEK_SLACK * _DAY
# *A decade ago* may be so many years off.
DECADE_SLACK = 2


def _named(fields: Fields, published: date) -> date:
    return moment.weekday_before(published, moment.WEEKDAYS.index(fields["weekday"].lower()))


def _weekday(fields: Fields, published: date) -> Moment:
    named, lead = _named(fields, published), fields.get("lead", "").lower().split()
    if lead == ["last"] and named == published:
        named -= _WEEK
    if lead and lead[-1] in {"next", "following", "coming"}:
        named += _WEEK
    return moment.day(named)


def _weekday_last_week(fields: Fields, published: date) -> Moment:
    monday = published - published.weekday() * _DAY - _WEEK
    return moment.day(monday + moment.WEEKDAYS.index(fields["weekday"].lower()) * _DAY)


def _weekday_week_ago(fields: Fields, published: date) -> Moment:
    return moment.day(_named(fields, published) - _WEEK)


def _near_day(fields: Fields, published: date) -> Moment:
    near = fields["near"].lower()
    back = 2 if near.startswith("the day") else 1 if near.startswith(("yesterday", "last")) else 0
    return moment.day(published - back * _DAY)


def _overnight(fields: Fields, published: date) -> Moment:
    return moment.interval(published - _DAY, published)


def _same_day_ago(fields: Fields, published: date) -> Moment:
    return moment.day(published)


def _vague_days(fields: Fields, published: date) -> Moment:
    first, last = _VAGUE_DAYS[" ".join(fields["vague"].lower().split())]
    return moment.interval(published - first * _DAY, published - last * _DAY)


def _ago(fields: Fields, published: date) -> Moment:
    count, unit = number_of(fields["count"]), fields["unit"].lower().rstrip("s")
    if unit == "day":
        return moment.day(published - count * _DAY)
    if unit in {"week", "fortnight"}:
        middle = published - count * (2 if unit == "fortnight" else 1) * _WEEK
        return moment.interval(middle - _WEEK_SLACK, middle + _WEEK_SLACK)
    if unit == "month":
        return moment.month(published.year, published.month - count)
    if unit == "decade":
        about = published.year - 10 * count
        return moment.interval(date(about - DECADE_SLACK, 1, 1), date(about + DECADE_SLACK, 12, 31))
    return moment.year(published.year - count)


def _recent(fields: Fields, published: date) -> Moment:
    unit = fields["unit"].lower().rstrip("s")
    count = fields.get("count")
    singular = not fields["unit"].endswith("s")
    days = _RECENT_DAYS[unit]
    if count is not None or singular:
        days = number_of(count or "one") * _UNIT_DAYS[unit]
    return moment.interval(published - days * _DAY, published)


def _the_weekend(fields: Fields, published: date) -> Moment:
    return moment.weekend(published)


def _period(fields: Fields, published: date) -> Moment:
    period, shift = fields["period"].lower(), {"this": 0, "last": -1, "next": 1}[fields["which"].lower()]
    if fields.get("part", "").lower() == "later" and shift == 0:
        shift = 1  # ahead, and so never the day of what was said
    if period in _SEASONS:
        return _season(period, shift, published)
    return _PERIODS[period](published, shift)


def _season(name: str, shift: int, published: date) -> Moment:
    if shift < 0:
        return moment.last_season(name, published)
    begun = moment.season(name, moment.season_begun(name, published) + shift)
    over = begun.until is not None and begun.until < (published - _SEASON_PAST).isoformat()
    return moment.season(name, int(begun.on[:4]) + 1) if over and shift == 0 else begun


def _week(published: date, shift: int) -> Moment:
    return moment.week(published, weeks=shift)


def _weekend(published: date, shift: int) -> Moment:
    inside = published.weekday() >= moment.WEEKDAYS.index("saturday")
    return moment.weekend(published, weeks=shift if inside or shift > 0 else 0)


def _month_from(published: date, shift: int) -> Moment:
    return moment.month(published.year, published.month + shift)


def _quarter_from(published: date, shift: int) -> Moment:
    quarters = published.year * 4 + (published.month - 1) // 3 + shift
    return moment.quarter(quarters // 4, quarters % 4 + 1)


def _year_from(published: date, shift: int) -> Moment:
    return moment.year(published.year + shift)


_PERIODS: Mapping[str, Callable[[date, int], Moment]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _month_from,
    "quarter": _quarter_from,
    "year": _year_from,
}


def _full_day(fields: Fields, published: date) -> Moment | None:
    nearest = moment.nearest_day(published, month_number(fields), int(fields["day"]))
    return None if nearest is None else moment.day(nearest)


def _month(fields: Fields, published: date) -> Moment:
    number, last = month_number(fields), fields.get("lead", "").lower() == "last"
    begun = number < published.month or (number == published.month and not last)
    return moment.month(published.year if begun else published.year - 1, number)


def _quarter(fields: Fields, published: date) -> Moment:
    number = quarter_number(fields)
    begun = published.month > 3 * (number - 1)
    return moment.quarter(published.year if begun else published.year - 1, number)


def _feast(fields: Fields, published: date) -> Moment | None:
    before = feast_before(feast_name(fields), published)
    return None if before is None else moment.day(before)


RELATIVE: Mapping[str, Callable[[Fields, date], Moment | None]] = {
    "full_day": _full_day,
    "weekday_last_week": _weekday_last_week,
    "weekday_week_ago": _weekday_week_ago,
    "weekday": _weekday,
    "near_day": _near_day,
    "overnight": _overnight,
    "same_day_ago": _same_day_ago,
    "vague_days": _vague_days,
    "ago": _ago,
    "recent": _recent,
    "the_weekend": _the_weekend,
    "period": _period,
    "quarter": _quarter,
    "month": _month,
    "month_of_occasion": _month,
    "feast": _feast,
}
"""The readers of the forms that count from publication, by form."""
