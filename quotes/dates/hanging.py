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


def _days_from_there(fields: Fields) -> int:
    return number_of(fields["count"]) * (-1 if fields["side"].lower() == "earlier" else 1)


def _days_from_event(fields: Fields) -> int:
    days = number_of(fields.get("count", "one"))
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
