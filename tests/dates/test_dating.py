"""When quotations were said, from the article's text on: the table is said.txt."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from casetable import cases, read_table
from marked import parse

from quotes import Article, extract
from quotes.dates.said import Said
from quotes.span import Span

TABLE = Path(__file__).parent / "said.txt"
ROWS = list(read_table(TABLE, width=3))
PUBLISHED = [date.fromisoformat(row.columns[0]) for row in ROWS if row.columns[0] != "-"]


def answer_of(said: Said) -> str:
    """Return a date said as the table writes it."""
    if said.basis in {None, "published"}:
        return said.basis or "-"
    return f"{said.basis} {said.on}" if said.until is None else f"{said.basis} {said.on}/{said.until}"


def said_of(text: str, content: Span, published: date | None) -> Said:
    """Return when the quotation that `content` belongs to was said (its marks may take a comma in)."""
    quotations = extract(Article(text=text, published=published))
    found = [each for each in quotations if any(part.overlaps(content) for part in each.contents)]
    assert len(found) == 1, "the quotation asked for is found once"
    return found[0].said


@pytest.mark.model
@pytest.mark.parametrize(("published", "marked", "expected"), cases(TABLE, width=3))
def test_quotations_are_dated(published: str, marked: str, expected: str) -> None:
    text, spans = parse(marked.replace(" ¶ ", "\n\n"))
    day = None if published == "-" else date.fromisoformat(published)

    said = said_of(text, spans["c"][0], day)

    assert expected == answer_of(said)
    assert [each.of(text) for each in spans.get("d", ())] == ([said.words.of(text)] if said.words else [])


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Ruiz calls harbour ‘wet’", "carried 2011", id="the first line is the title"),
        pytest.param("Lamps are lit", "published", id="silent: the first line is a lead"),
        pytest.param(None, "published", id="silent: no title is known"),
    ],
)
def test_a_first_line_with_a_full_stop_is_a_headline_if_the_title_says_so(
    title: str | None, expected: str
) -> None:
    text, spans = parse(
        "Ruiz calls harbour “[c:wet].”\n\nThe lamps are lit.\n\nThe baker has no bread.\n\nThe rain fell.\n\n"
        "“It is wet and cold,” Ana Ruiz said in 2011."
    )
    quotations = extract(Article(text=text, published=date(2025, 12, 12), title=title))
    said = next(each.said for each in quotations if spans["c"][0].overlaps(each.contents[0]))

    assert answer_of(said) == expected


def test_the_table_is_broad() -> None:
    assert len({row.columns for row in ROWS}) >= 300
    assert min(Counter(row.phenomenon.removesuffix(", more") for row in ROWS).values()) >= 5


@pytest.mark.parametrize("words", ["Thursday]", "yesterday]", "last week]"])
def test_the_table_has_papers_of_each_day_of_the_week(words: str) -> None:
    days = [
        date.fromisoformat(row.columns[0])
        for row in ROWS
        if words in row.columns[1] and row.columns[0] != "-"
    ]

    assert {day.weekday() for day in days} == set(range(7))


def test_the_table_has_the_ends_of_months_and_years_and_leap_days() -> None:
    answers = [row.columns[2].split()[-1] for row in ROWS]

    assert {"2025-12-31", "2024-02-29", "2025-02-28", "2025-11-30"} <= set(answers)
    assert {(1, 1), (2, 29), (12, 31)} <= {(day.month, day.day) for day in PUBLISHED}
