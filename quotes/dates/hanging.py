"""Date words that hang on another day: *the following morning*, *two days before the vote*."""

from collections.abc import Callable, Mapping

from quotes.dates.numbers import number_of
from quotes.dates.patterns import Fields


def _same_day(fields: Fields) -> int:
    return 0


def _next_day(fields: Fields) -> int:
    return 1


def _day_before(fields: Fields) -> int:
    return -1


def _unit(fields: Fields) -> int:
    """Return the days of the unit that is counted."""
    return 7 if counts_weeks(fields) else 1


def counts_weeks(fields: Fields) -> bool:
    """Tell whether weeks are counted, which are seldom meant to the day."""
    return fields.get("unit", "").lower().startswith("week")


def _days_from_there(fields: Fields) -> int:
    days = number_of(fields["count"]) * _unit(fields)
    return -days if fields["side"].lower() == "earlier" else days


def _days_from_event(fields: Fields) -> int:
    days = number_of(fields.get("count", "one")) * _unit(fields)
    return days if fields["side"].lower() == "after" else -days


HANGING: Mapping[str, Callable[[Fields], int]] = {
    "same_day": _same_day,
    "same_day_event": _same_day,
    "next_day": _next_day,
    "day_before": _day_before,
    "days_from_there": _days_from_there,
    "days_from_event": _days_from_event,
}
"""How many days from the other day, by form."""
