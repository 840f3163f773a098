"""The days of feasts: a rule gives those of the country's calendar, which is then not asked."""

from datetime import date

import pytest

from quotes.dates import feasts
from quotes.lexicon import table

# Years behind the one from which a rule holds.
YEARS = 45

WITH_RULE = sorted(name for name, feast in table("feasts").items() if ";" in feast)


@pytest.mark.parametrize(
    ("name", "published", "day"),
    [
        pytest.param("labor day", date(2020, 9, 8), date(2020, 9, 7), id="the first of a weekday"),
        pytest.param("memorial day", date(2021, 6, 2), date(2021, 5, 31), id="the last of a weekday"),
        pytest.param("thanksgiving", date(2019, 11, 28), date(2019, 11, 28), id="the day itself"),
        pytest.param("thanksgiving", date(2019, 11, 27), date(2018, 11, 22), id="not before its day"),
        pytest.param("christmas", date(2020, 2, 1), date(2019, 12, 25), id="a day of the month"),
        pytest.param("good friday", date(2020, 5, 1), date(2020, 4, 10), id="no rule, but a calendar"),
    ],
)
def test_the_latest_day(name: str, published: date, day: date) -> None:
    assert feasts.feast_before(name, published) == day


def test_before_the_rule_the_calendar_is_asked() -> None:
    """*Memorial Day* was on 30 May until it was moved to a Monday."""
    assert feasts.feast_in("memorial day", 1965) == date(1965, 5, 30)


@pytest.mark.parametrize("name", WITH_RULE)
def test_a_rule_gives_the_days_of_the_calendar(name: str) -> None:
    feast, _, rule = table("feasts")[name].partition("; ")
    country, _, title = feast.partition(" ")
    since = int(rule.split()[-1])
    for year in range(since, since + YEARS):
        by_calendar = feasts._days_in_calendar(country, title, year)

        assert (feasts.feast_in(name, year),) == by_calendar
