"""Corrections: what becomes of quotations, and that words are found again when an article has changed."""

from typing import Any

import pytest
from made import make_found
from marked import plain

from quotes.coref.person import Person
from quotes.judgement import CorrectionKind, Judgement
from quotes.judging.anchors import locate, occurrence_of, surroundings
from quotes.judging.corrections import correct, said_of, spans_of
from quotes.quotation import Quotation
from quotes.span import Span

RUIZ = Person(name="Ana Ruiz", type="person", aliases=("Ruiz",))
MARKED = "“[d1:We won,]” said Ruiz. “[d2:No.]” He left. “[d3:No.]” They said ‘[d4:so be it]’."


def found(marked: str = MARKED) -> tuple[Quotation, ...]:
    return make_found(marked, speaker={"1": RUIZ}, parent={"4": 2})


def judged(
    position: int, kind: CorrectionKind, object: str | None = None, *, at: str = "2026", **fields: Any
) -> Judgement:
    """Return a judgement on the quotation at that position of the article before it changed."""
    quotations = found()
    before, after = surroundings(plain(MARKED), quotations[position])
    values = {
        "kind": kind,
        "subject": quotations[position].text,
        "object": object,
        "article": "id:1",
        "occurrence": occurrence_of(quotations[position], quotations),
        "before": before,
        "after": after,
        "created_at": at,
    }
    return Judgement(**values | fields)


def corrected(*judgements: Judgement, marked: str = MARKED) -> tuple[Quotation, ...]:
    return correct(plain(marked), found(marked), judgements, key="id:1").quotations


@pytest.mark.parametrize(
    ("kind", "object", "field", "value"),
    [
        ("quote_kind", "mixed", "kind", "mixed"),
        ("speaker", "Bo Lund", "speaker", Person(name="Bo Lund", type="person")),
        ("speaker", "Ruiz", "speaker", RUIZ),
        ("speaker", None, "speaker", None),
        ("contents", "We won", "text", "We won"),
        ("contents", "won … said", "contents", (Span(4, 7), Span(10, 14))),
    ],
    ids=["kind", "speaker", "a name of the article", "nobody", "words", "two parts"],
)
def test_a_correction_changes_one_thing(
    kind: CorrectionKind, object: str | None, field: str, value: object
) -> None:
    assert getattr(corrected(judged(0, kind, object))[0], field) == value
    assert corrected(judged(0, kind, object))[1:] == found()[1:]


def test_who_was_named_by_a_person_is_sure() -> None:
    quotation = corrected(judged(1, "speaker", "Bo Lund"))[1]
    assert (quotation.rule, quotation.confidence) == ("corrected", 1.0)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("2026-03-05", ("2026-03-05", None, "day")),
        ("2026-03", ("2026-03", None, "month")),
        ("2026", ("2026", None, "year")),
        ("2026-03-02/2026-03-05", ("2026-03-02", "2026-03-05", "interval")),
        ("2026-13", None),
        ("yesterday", None),
        ("2026-03-05/2026-03-02", None),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(words: str, parts: tuple[str, ...] | None) -> None:
    said = said_of(words)
    assert (said and (said.on, said.until, said.precision)) == parts


def test_what_is_no_quotation_is_gone_and_what_it_held_stays() -> None:
    marked = "“[d1:They said ‘[d2:no deal]’ and ‘[d3:never]’ to us.]”"
    quotations = make_found(marked, parent={"2": 0, "3": 1})
    judgement = Judgement(kind="not_a_quotation", subject=quotations[1].text, article="id:1")
    right = correct(plain(marked), quotations, [judgement], key="id:1")
    assert [(each.position, each.parent) for each in right.quotations] == [(0, None), (2, 0)]
    assert [each.position for each in right.originals] == [1, 2]


def test_of_two_answers_the_later_counts() -> None:
    early, late = (
        judged(0, "quote_kind", "mixed", at="2026-01"),
        judged(0, "quote_kind", "indirect", at="2026-02"),
    )
    assert corrected(late, early)[0].kind == corrected(early, late)[0].kind == "indirect"


@pytest.mark.parametrize(
    ("judgement", "met"),
    [
        (judged(0, "contents", "We lost"), {}),
        (judged(0, "said_on", "soon"), {}),
        (judged(0, "quote_kind", "shouted"), {}),
        (judged(0, "quote_kind", "mixed", subject="They lost badly"), {}),
        (judged(2, "quote_kind", "mixed"), {0: 2}),
    ],
    ids=["words that are nowhere", "no date", "no kind", "no such words", "right"],
)
def test_what_cannot_be_applied_is_not_met(judgement: Judgement, met: dict[int, int]) -> None:
    assert correct(plain(MARKED), found(), [judgement], key="id:1").met == met


@pytest.mark.parametrize(
    ("position", "marked", "at"),
    [
        (0, MARKED, 0),
        (1, MARKED, 1),
        (2, MARKED, 2),
        (2, "“[d9:No.]” A paragraph was put before. " + MARKED, 3),
        (2, "“[d1:We won,]” said Ruiz. He left. “[d3:No.]” They said ‘[d4:so be it]’.", 1),
        (1, "“[d1:We won,]” said Ruiz. “[d2:No.]” She left.", 1),
        (3, "They said ‘[d4:So be it!]’", 0),
        (0, "“[d1:We lost,]” said Ruiz. “[d2:No.]”", None),
        (0, "Nothing is said.", None),
    ],
    ids=[
        "unchanged", "first of two", "second of two", "one before", "first cut", "second cut", "respelt",
        "other words", "no words",
    ],
)  # fmt: skip
def test_words_are_found_again(position: int, marked: str, at: int | None) -> None:
    there = locate(judged(position, "speaker", "Bo"), plain(marked), found(marked), key="id:1")
    assert (there and there.position) == at


@pytest.mark.parametrize(
    ("marked", "at"),
    [(MARKED, 2), (MARKED.replace("He left", "She left"), None)],
    ids=["the same surroundings", "others"],
)
def test_in_another_article_only_the_same_place_counts(marked: str, at: int | None) -> None:
    there = locate(judged(2, "speaker", "Bo"), plain(marked), found(marked), key="id:2")
    assert (there and there.position) == at


@pytest.mark.parametrize(
    ("words", "near", "starts"),
    [("No", 0, [0]), ("No", 9, [7]), ("No … No", 0, [0, 7]), ("No … Maybe", 0, None), ("", 0, None)],
)
def test_words_are_looked_for_nearby(words: str, near: int, starts: list[int] | None) -> None:
    spans = spans_of(words, "No one No", near=near)
    assert (spans and [span.start for span in spans]) == starts
