"""Date words against the day of publication: the table is readings.txt."""

from datetime import date
from pathlib import Path

import pytest
from casetable import cases
from marked import parse, show

from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.dates.reading import Reading

TABLE = Path(__file__).parent / "readings.txt"


def answer_of(reading: Reading) -> str:
    """Return a reading as the table writes it."""
    if reading.on is None:
        return "-"
    return reading.on if reading.until is None else f"{reading.on}/{reading.until}"


@pytest.mark.parametrize(("published", "marked", "expected"), cases(TABLE, width=3))
def test_date_words_are_read(published: str, marked: str, expected: str) -> None:
    text, _ = parse(marked)
    day = None if published == "-" else date.fromisoformat(published)

    readings = list(read_dates(text, 0, len(text), Calendar(day)))

    assert marked == show(text, {"d": [reading.words for reading in readings]})
    assert [expected] * len(readings) == [answer_of(reading) for reading in readings]


def test_precision_says_what_the_answer_is() -> None:
    text = "in 2013, in March 2013, on March 3, 2013 or in the 1990s"

    readings = read_dates(text, 0, len(text), Calendar(date(2025, 12, 12)))

    assert [reading.moment and reading.moment.precision for reading in readings] == [
        "year",
        "month",
        "day",
        "interval",
    ]


def test_words_outside_the_stretch_are_not_read() -> None:
    text = "on Monday, on Tuesday, on Wednesday"

    readings = read_dates(text, 11, 21, Calendar(date(2025, 12, 12)))

    assert [reading.words.of(text) for reading in readings] == ["Tuesday"]
