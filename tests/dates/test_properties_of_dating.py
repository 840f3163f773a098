"""What holds for whole articles, whatever the day of publication: those of said.txt, moved in time."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from casetable import read_table
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import parse

from quotes import Article, extract
from quotes.dates.said import Said

pytestmark = pytest.mark.model

# Words that move with publication by whole weeks, and words that never move.
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|last night")
_ABSOLUTE = re.compile(r"\D*(?:\d{1,2}\D+)?(?:19|20)\d\d")
# What words of this shape may be read as, at the most.
_PRECISIONS = (
    (re.compile(r"(?:19|20)\d\d|(?:last|this) year|earlier this year"), {"year", "interval"}),
    (
        re.compile(r"(?:[A-Z][a-z]+|last month|earlier this month|this month)(?: \d{4})?"),
        {"month", "interval"},
    ),
    (re.compile(r"(?:earlier )?(?:this|last) week|the 1990s|last summer"), {"interval"}),
)
_NAMES_OF_DAYS = re.compile(_WEEKDAY.pattern + r"|Christmas|Easter|Day\b|\bEid\b|Thanksgiving")


@dataclass(frozen=True, slots=True)
class Case:
    """An article of the table: its text, its day, and the date words of its answer (empty without)."""

    text: str
    published: date
    words: str


def _cases() -> list[Case]:
    found = []
    for row in read_table(Path(__file__).parent / "said.txt", width=3):
        text, spans = parse(row.columns[1].replace(" ¶ ", "\n\n"))
        if row.columns[0] != "-" and row.fails is None:
            words = " ".join(span.of(text) for span in spans.get("d", ()))
            found.append(Case(text, date.fromisoformat(row.columns[0]), words))
    return found


CASES = _cases()
# Not beside another year: moved before it, the article would tell of what is yet to come.
OF_WEEKDAYS = [
    case for case in CASES if _WEEKDAY.fullmatch(case.words) and _ABSOLUTE.search(case.text) is None
]
ABSOLUTES = [case for case in CASES if _ABSOLUTE.fullmatch(case.words)]
WEEKS = st.integers(-500, 500)
FEW = settings(max_examples=60)


def answers(text: str, published: date) -> list[Said]:
    return [quotation.said for quotation in extract(Article(text=text, published=published))]


@FEW
@given(case=st.sampled_from(OF_WEEKDAYS), weeks=WEEKS)
def test_days_move_with_publication_by_weeks(case: Case, weeks: int) -> None:
    shift = timedelta(weeks=weeks)

    now, later = answers(case.text, case.published), answers(case.text, case.published + shift)

    moved = [
        (date.fromisoformat(said.on) + shift).isoformat()
        if said.words is not None and said.on is not None
        else None
        for said in now
        if said.words is None or _WEEKDAY.fullmatch(said.words.of(case.text))
    ]
    assert moved == [
        said.on if said.words is not None else None
        for said in later
        if said.words is None or _WEEKDAY.fullmatch(said.words.of(case.text))
    ]


@FEW
@given(case=st.sampled_from(ABSOLUTES), weeks=st.integers(0, 500))
def test_absolute_dates_stay(case: Case, weeks: int) -> None:
    now, later = (
        answers(case.text, case.published),
        answers(case.text, case.published + timedelta(weeks=weeks)),
    )

    assert [said for said in now if said.words is not None] == [
        said for said in later if said.words is not None
    ]


@FEW
@given(case=st.sampled_from(CASES), published=st.dates(date(1990, 1, 10), date(2100, 1, 1)))
def test_nothing_was_said_after_it_was_published(case: Case, published: date) -> None:
    # Where it was filed in the east, the next day may have dawned.
    latest = (published + timedelta(days=1)).isoformat()
    for said in answers(case.text, published):
        assert said.on is not None
        assert said.on <= latest[: len(said.on)]
        assert said.until is None or said.until <= latest


@FEW
@given(case=st.sampled_from(CASES), published=st.dates(date(1990, 1, 10), date(2100, 1, 1)))
def test_no_answer_is_more_precise_than_its_words(case: Case, published: date) -> None:
    for said in answers(case.text, published):
        words = "" if said.words is None else said.words.of(case.text)
        for shape, allowed in _PRECISIONS:
            if shape.fullmatch(words) and not _NAMES_OF_DAYS.search(words):
                assert said.precision in allowed


def test_the_table_has_enough_of_either() -> None:
    assert len(OF_WEEKDAYS) >= 100
    assert len(ABSOLUTES) >= 10
