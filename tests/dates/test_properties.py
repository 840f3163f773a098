"""What holds for every publication date, and for every date that is read."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from casetable import read_table
from hypothesis import given
from hypothesis import strategies as st
from marked import parse

from quotes.dates import hints
from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.dates.hints import find_dates
from quotes.dates.patterns import expression
from quotes.dates.reading import Reading

READINGS = [parse(row.columns[1])[0] for row in read_table(Path(__file__).parent / "readings.txt", width=3)]
TEXTS = st.sampled_from(READINGS)
# Words of all forms in any order, which give some that nobody would think of.
MUDDLES = st.lists(st.sampled_from(sorted({word for text in READINGS for word in text.split()})), max_size=40)
DAYS = st.dates(date(1950, 1, 10), date(2100, 1, 1))
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
ABSOLUTE = st.sampled_from(
    [
        "on March 3, 2013",
        "on 3 March 2013",
        "in July 2013",
        "in 2013",
        "in the 1990s",
        "in the summer of 2013",
    ]
)
RELATIVE_DAYS = st.sampled_from(["today", "yesterday", "last night", "two days ago", "last Friday", "Monday"])
WEEK = timedelta(weeks=1)


def read(text: str, published: date) -> list[Reading]:
    return list(read_dates(text, 0, len(text), Calendar(published)))


def length(first: date, last: date) -> int:
    return (last - first).days


@given(text=RELATIVE_DAYS, published=DAYS)
def test_days_move_with_publication_by_weeks(text: str, published: date) -> None:
    (now,), (later,) = read(text, published), read(text, published + WEEK)

    assert now.on is not None
    assert later.on == (date.fromisoformat(now.on) + WEEK).isoformat()


@given(text=ABSOLUTE, published=st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_absolute_dates_stay(text: str, published: date) -> None:
    assert read(text, published) == read(text, published + WEEK)


@given(weekday=WEEKDAYS, published=DAYS)
def test_weekdays_are_the_latest_on_or_before_publication(weekday: str, published: date) -> None:
    (reading,) = read(f"said on {weekday}", published)

    assert reading.on is not None
    said = date.fromisoformat(reading.on)
    assert said.strftime("%A") == weekday
    assert 0 <= length(said, published) < 7


@given(text=TEXTS, published=DAYS)
def test_precision_is_what_the_answer_shows(text: str, published: date) -> None:
    shapes = {"day": (10, False), "month": (7, False), "year": (4, False), "interval": (10, True)}
    for reading in read(text, published):
        if reading.moment is not None:
            shown = (len(reading.moment.on), reading.moment.until is not None)
            assert shown == shapes[reading.moment.precision]


@given(text=TEXTS, published=DAYS)
def test_intervals_run_forward_and_end_by_publication_if_they_have_begun(text: str, published: date) -> None:
    for reading in read(text, published):
        if reading.on is not None and reading.until is not None:
            assert reading.on <= reading.until
            assert reading.until <= published.isoformat() or reading.on > published.isoformat()


@given(text=TEXTS)
def test_nothing_is_invented_without_publication(text: str) -> None:
    for reading in read_dates(text, 0, len(text), Calendar()):
        unread = reading.on is None
        assert unread or (reading.on or "")[:4] in text or any(name in text for name in ("’90s", "'80s"))


@given(before=st.text("abc .,\n", max_size=20), text=TEXTS, published=DAYS)
def test_text_before_moves_the_words_alone(before: str, text: str, published: date) -> None:
    shift = len(before) + 1
    moved = list(read_dates(f"{before}\n{text}", shift, shift + len(text), Calendar(published)))

    assert [(each.words.start - shift, each.moment) for each in moved] == [
        (each.words.start, each.moment) for each in read(text, published)
    ]


@pytest.mark.parametrize("text", ["", " ", "¤¤¤", "Mondayish", "2013-13-45", "99/99/2013", "Feb. 31"])
def test_odd_words_are_no_dates(text: str) -> None:
    assert read(text, date(2025, 12, 12)) == []


@pytest.mark.parametrize("text", READINGS)
def test_hints_miss_no_date_words(text: str) -> None:
    assert_nothing_missed(text)


@given(text=MUDDLES.map(" ".join))
def test_hints_miss_no_date_words_in_a_muddle(text: str) -> None:
    assert_nothing_missed(text)


class CountedOpening:
    """The expression of openings, and how many characters it was given to search."""

    def __init__(self) -> None:
        self.given = 0
        self._expression = hints._opening()

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        self.given += end - start
        return self._expression.finditer(text, start, end)


@pytest.mark.parametrize("phrase", ["it was everyday ", "the day ", "x 1600% ", "aa eve of "])
def test_hints_are_searched_beside_themselves_however_long_the_sentence(
    phrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = CountedOpening()
    monkeypatch.setattr(hints, "_opening", lambda: counted)
    text = phrase * (64_000 // len(phrase))

    list(find_dates(text, 0, len(text)))

    assert 0 < counted.given <= 2 * hints.REACH * text.count(phrase)


def assert_nothing_missed(text: str) -> None:
    found = [match.span() for match in find_dates(text, 0, len(text))]

    assert found == [match.span() for match in expression().finditer(text)]
