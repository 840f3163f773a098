"""Indirect speech: a row is its own expectation, `[q1:said] [i1:that it was late]`, with the source `s1`.

Contents of indirect speech are labelled `i`, those in marks `c` (direct) and `m` (mixed), each with its
number in reading order.
"""

from collections.abc import Iterator

import pytest
from marked import parse, show
from marking import rows

from quotes import nlp
from quotes.attribute import add_indirect, attribute
from quotes.attribute.mention import Attribution
from quotes.find import find_quotations, paragraphs
from quotes.find.quotation import Found
from quotes.pipeline import extract
from quotes.read.article import Article
from quotes.span import Span

pytestmark = pytest.mark.model

REPORTED = {
    "that": "[s1:Ana Ruiz] [q1:said] [i1:that the quay would close in May].",
    "no that": "[s1:Ruiz] [q1:said] [i1:the quay would close in May].",
    "a pronoun": "[s1:She] [q1:said] [i1:she would fight the plan in court].",
    "a hearer": "[s1:Ruiz] [q1:told] reporters [i1:that the quay would close].",
    "before its cue": "[i1:The quay will close in May], [s1:officials] [q1:said].",
    "broken by its cue": "[i1:The harbour], [s1:she] [q1:said], [i1:is the heart of the town].",
    "according to, before": "[q1:According to] [s1:Ana Ruiz], [i1:the quay is about to fall].",
    "according to, behind": "[i1:The quay is about to fall], [q1:according to] [s1:Ana Ruiz].",
    "a question": "[s1:Ben Sol] [q1:asked] [i1:whether the town could pay for it].",
    "a wish": "[s1:Ben Sol] [q1:urged] [i1:the council to wait].",
    "a belief": "[s1:Sol] [q1:believes] [i1:that the quay is safe].",
    "a poll": "[s1:The poll] [q1:found] [i1:that most voters want a new quay].",
    "a claim denied": "[s1:Sol] [q1:rejected] [i1:Ruiz’s claim that the quay would fall].",
    "a call for something": "[s1:Ruiz] [q1:called] for [i1:a new quay].",
    "a wish of one's own": "[s1:Ruiz] [q1:wants] [i1:to close the quay].",
    "two sentences": "[s1:Ruiz] [q1:said] [i1:the quay was safe]. [s2:Sol] [q2:said] [i2:it was not].",
    "beside marks": "[s1:Ruiz] [q1:said] [i1:it was safe].\n\n“[c2:It is not,]” [s2:Ben Sol] [q2:said].",
}

SILENT = {
    "no cue": "The quay fell into the harbour on Friday.",
    "a cue and nothing told": "Ana Ruiz spoke, and the council listened.",
    "no words at all": "",
    "a verb that names": "They call the quay the Long Table.",
}


def tell(marked: str) -> str:
    """Return the row's text, marked anew by what is found in it."""
    text, _ = parse(marked)
    founds, attributions = together(text)
    spans: dict[str, list[Span]] = {}
    for label, group in _labelled(founds, attributions):
        spans.setdefault(label, []).extend(group)
    return show(text, spans)


def _labelled(
    founds: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for number, (found, attribution) in enumerate(zip(founds, attributions, strict=True), start=1):
        yield f"{'c' if found.kind == 'direct' else found.kind[0]}{number}", found.contents
        if attribution.cue is not None:
            yield f"q{number}", (attribution.cue,)
        if attribution.source is not None:
            yield f"s{number}", (attribution.source.span,)


def together(text: str) -> tuple[tuple[Found, ...], tuple[Attribution, ...]]:
    founds = find_quotations(Article(text=text))
    attributions = attribute(text, paragraphs(text), founds, nlp.load())
    return add_indirect(text, paragraphs(text), founds, attributions, nlp.load())


@rows(REPORTED)
def test_what_a_cue_reports_is_indirect_speech(row: str) -> None:
    assert tell(row) == row


@rows(SILENT, failing={"a verb that names": "gold counts naming as telling, and so it is learnt"})
def test_without_a_cue_nothing_is(row: str) -> None:
    assert tell(row) == row


def test_a_fragment_in_marks_stays_what_it_is() -> None:
    founds, _ = together("Ruiz said the plan was “utterly mad” and left.")

    assert [found.kind for found in founds if found.kind != "indirect"] == ["mixed"]


def test_numbers_still_point_at_what_they_pointed_at() -> None:
    text = "Sol said it was late.\n\n“He told me ‘never’ and left,” Ruiz said.\n\n“I stayed.”"
    founds, attributions = together(text)
    words = [found.contents[0].of(text) for found in founds]

    assert words == ["it was late", "He told me ‘never’ and left,", "never", "I stayed."]
    assert founds[2].parent == 1
    assert attributions[3].carries == 1


def test_it_is_found_on_request_alone() -> None:
    article = Article(text="Ana Ruiz said that the quay would close.\n\n“We will fight,” she said.")
    told = extract(article, indirect=True)

    assert [quotation.kind for quotation in extract(article)] == ["direct"]
    assert [quotation.kind for quotation in told] == ["indirect", "direct"]
    assert [quotation.speaker and quotation.speaker.name for quotation in told] == ["Ana Ruiz"] * 2
