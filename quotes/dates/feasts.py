"""Feasts: the day of *Labor Day*, *Good Friday*, *Eid al-Fitr* in a year."""

import warnings
from calendar import Calendar
from datetime import date
from functools import cache

from quotes.dates.moment import WEEKDAYS
from quotes.lexicon import table


def feast_before(name: str, published: date) -> date | None:
    """Return the latest day of a feast (an entry of the list) on or before publication."""
    for of_year in (published.year, published.year - 1):
        days = [day for day in _days(name, of_year) if day <= published]
        if days:
            return days[0]
    return None


def feast_in(name: str, of_year: int) -> date | None:
    """Return the (first) day of the feast in a year."""
    return next(iter(_days(name, of_year)), None)


@cache
def _days(name: str, of_year: int) -> tuple[date, ...]:
    """Return the days of the feast in a year: by its rule if it has one, else from its country's calendar."""
    feast, _, rule = table("feasts")[name].partition("; ")
    country, _, title = feast.partition(" ")
    if not title:
        return (_day_by_rule(feast, of_year),)
    day, _, since = rule.partition(" since ")
    if since and int(since) <= of_year:
        return (_day_by_rule(day, of_year),)
    return _days_in_calendar(country, title, of_year)


def _day_by_rule(rule: str, of_year: int) -> date:
    """Return the day of *07-04*, of *11 thursday 4* (the fourth), of *05 monday -1* (the last)."""
    month, _, weekday_and_week = rule.partition(" ")
    if not weekday_and_week:
        return date.fromisoformat(f"{of_year:04d}-{month}")
    name, week = weekday_and_week.split()
    dates = Calendar().itermonthdates(of_year, int(month))  # and the ends of the months beside it
    days = [day for day in dates if day.month == int(month) and day.weekday() == WEEKDAYS.index(name)]
    return days[int(week) - 1] if int(week) > 0 else days[int(week)]


def _days_in_calendar(country: str, title: str, of_year: int) -> tuple[date, ...]:
    import holidays  # here, for it takes 0.15 s and few articles name a feast without a rule

    with warnings.catch_warnings():  # it warns of years that it does not know, for which it gives no day
        warnings.simplefilter("ignore", UserWarning)
        known = holidays.country_holidays(country, years=of_year, observed=False, language="en_US")
        return tuple(sorted(known.get_named(title, lookup="startswith")))
