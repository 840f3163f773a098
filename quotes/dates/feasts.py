"""Feasts: the day of *Labor Day*, *Good Friday*, *Eid al-Fitr* in a year."""

import warnings
from datetime import date
from functools import cache

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
    country, _, title = table("feasts")[name].partition(" ")
    if not title:
        return (date.fromisoformat(f"{of_year:04d}-{country}"),)
    import holidays  # here, for it takes 0.15 s and few articles name a feast

    with warnings.catch_warnings():  # it warns of years that it does not know, for which it gives no day
        warnings.simplefilter("ignore", UserWarning)
        calendar = holidays.country_holidays(country, years=of_year, observed=False, language="en_US")
        return tuple(sorted(calendar.get_named(title, lookup="startswith")))
