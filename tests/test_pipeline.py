"""The whole flow on one article of our own, and on texts that are hardly articles."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from quotes.pipeline import extract, extract_many
from quotes.quotation import Quotation
from quotes.read.article import Article

GOLD = Path(__file__).parent / "gold" / "gold.jsonl"
ID = "gold/lesk-visit"

pytestmark = pytest.mark.model


@cache
def article() -> Article:
    """Return the article of a market visit, single marks throughout, one of them missing."""
    records = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    record = next(record for record in records if record["id"] == ID)
    return Article(id=ID, text=record["text"], published=date.fromisoformat(record["published"]))


@cache
def quotations() -> tuple[Quotation, ...]:
    return extract(article())


# The first words, kind, speaker, day said, its basis, and the position of the quotation around it.
Row = tuple[str, str, str | None, str | None, str | None, int | None]

TARVO, CROY = "Anselm Tarvo", "Imelda Croy"
ROWS: list[Row] = [
    ("I bought a loaf here.", "direct", TARVO, "2026-02-20", "carried", None),
    ("The sawmill at Dunn is", "direct", "Falcon Brigade", "2026-02-20", "carried", None),
    ("under lasting control", "mixed", "Drovian defence ministry", "2026-02-09", "stated", None),
    ("Winter’s on nobody’s side", "direct", TARVO, "2026-02-19", "stated", None),
    ("We’ve coal until April,", "direct", TARVO, "2026-02-19", "carried", None),
    ("running out of hotel", "mixed", CROY, "2026-02-19", "stated", None),
    ("The chancellor doesn’t hold", "direct", CROY, "2026-02-19", "carried", None),
    ("corridor of trust", "mixed", None, "2026-02-20", "published", None),
    ("I’ve read that map", "direct", TARVO, "2026-02-20", "published", None),
    ("They’d have our engineers", "direct", TARVO, "2026-02-20", "published", None),
    ("corridor of trust", "mixed", None, "2026-02-20", "published", 9),
    ("unlawful", "mixed", TARVO, "2026-02-20", "published", None),
    ("ungrateful", "mixed", TARVO, "2026-02-20", "published", None),
    ("Count the hands", "direct", TARVO, "2026-02-19", "carried", None),
]


def test_all_quotations_are_found_in_reading_order() -> None:
    found = [quotation.text for quotation in quotations()]

    assert [text[: len(row[0])] for text, row in zip(found, ROWS, strict=True)] == [row[0] for row in ROWS]


def column(number: int, wrong: dict[int, str]) -> list[ParameterSet]:
    """Return a parameter a row: its position and what is expected; `wrong` are the rows that we fail."""
    return [
        pytest.param(
            position,
            row[number],
            id=f"{position} {row[0]}",
            marks=[pytest.mark.xfail(reason=wrong[position])] if position in wrong else [],
        )
        for position, row in enumerate(ROWS)
    ]


@pytest.mark.parametrize(("position", "kind"), column(1, {}))
def test_kind(position: int, kind: str) -> None:
    assert quotations()[position].kind == kind


@pytest.mark.parametrize(
    ("position", "speaker"),
    column(
        2,
        {
            2: "a word in lower case is no part of the ministry’s name",
            7: "a place is taken for who calls",
        },
    ),
)
def test_speaker(position: int, speaker: str | None) -> None:
    person = quotations()[position].speaker

    assert (None if person is None else person.name) == speaker


@pytest.mark.parametrize(("position", "said_on"), column(3, {}))
def test_said_on(position: int, said_on: str | None) -> None:
    assert quotations()[position].said.on == said_on


@pytest.mark.parametrize(("position", "basis"), column(4, {}))
def test_basis(position: int, basis: str | None) -> None:
    assert quotations()[position].said.basis == basis


@pytest.mark.parametrize(("position", "parent"), column(5, {}))
def test_parent(position: int, parent: int | None) -> None:
    assert quotations()[position].parent == parent


def test_the_mark_that_is_missing_in_print_is_noted() -> None:
    assert [quotation.position for quotation in quotations() if quotation.repair] == [9]


def test_a_broken_quotation_has_two_contents() -> None:
    assert len(quotations()[6].contents) == 2
    assert quotations()[6].text.endswith(
        "seminars, … He’s offered a table and two chairs. He’d like somebody to sit down."
    )


def test_reading_an_article_twice_gives_the_same() -> None:
    assert extract(article()) == quotations()


def test_a_body_of_words_at_the_end_does_not_change_what_is_before() -> None:
    longer = Article(text=article().text + "\n\nThe band played on.", published=article().published)

    assert [q.text for q in extract(longer)] == [q.text for q in quotations()]


def test_articles_come_back_in_the_order_given() -> None:
    articles = [Article(text="“It leaks,” Ana Ruiz said."), Article(text="Nobody spoke."), article()]

    assert [(given, len(found)) for given, found in extract_many(articles)] == [
        (articles[0], 1),
        (articles[1], 0),
        (articles[2], len(ROWS)),
    ]


def test_articles_are_read_one_at_a_time() -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield Article(text="“It leaks,” Ana Ruiz said.")

    assert next(extract_many(endless()))[1][0].text == "It leaks,"


PROSE = "The dam held through the night, and Mayor Ana Ruiz slept on the quay. "
QUOTED = "“It leaks,” Ana Ruiz said.\n\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param(" \n\t\r\n\u00a0\u2028 ", 0, id="white space"),
        pytest.param("“”‘’\"'«»„“", 0, id="marks only"),
        pytest.param(
            "“" * 2000,
            0,
            id="opening marks only",
        ),
        pytest.param("”" * 2000, 0, id="closing marks only"),
        pytest.param('"' * 2001, 0, id="straight marks only"),
        pytest.param("’" * 2000, 0, id="apostrophes only"),
        pytest.param("“…” – “?!”", 0, id="marks around punctuation"),
        pytest.param(
            "\ufeff" + QUOTED,
            1,
            id="a byte order mark",
        ),
        pytest.param(
            "\x00\x01\x02" + QUOTED,
            1,
            id="control characters",
        ),
        pytest.param(
            "\ud83d“It leaks,” Ana Ruiz said.",
            1,
            id="half a character",
        ),
        pytest.param(
            "👷🏽‍♀️ “It leaks 💧,” Ana Ruiz said.",
            1,
            id="emoji",
        ),
        pytest.param("هو قال: «لا». Она сказала: «нет». 她说：“不。”", None, id="other languages"),
        pytest.param(QUOTED.replace("\n", "\r\n") * 3, 3, id="Windows line ends"),
        pytest.param(QUOTED * 200, 200, id="two hundred quotations"),
        pytest.param("“" + PROSE * 200 + "” Ana Ruiz said.", 1, id="a very long quotation"),
        pytest.param("“It leaks, " * 60 + "” he said.", None, id="sixty marks opened"),
        pytest.param("a" * 1_000_000, 0, id="a megabyte of one word"),
        pytest.param((PROSE * 4 + "\n\n") * 3_500, 0, id="a megabyte of prose"),
        pytest.param((PROSE * 4 + "\n\n") * 500 + QUOTED, 1, id="one quotation behind much prose"),
    ],
)
def test_odd_texts_are_read_without_complaint(text: str, count: int | None) -> None:
    found = extract(Article(text=text))

    assert count is None or len(found) == count
    assert all(span.end <= len(text) for quotation in found for span in quotation.contents)
