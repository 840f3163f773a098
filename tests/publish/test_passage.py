import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import parse

from quotes.publish.passage import Mark, around, mark_hits, mark_up, paragraphs
from quotes.span import Span


def marks_of(marked: str) -> tuple[str, list[Mark]]:
    text, spans = parse(marked)
    return text, [Mark(span, label) for label, group in spans.items() for span in group]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="Windows line ends"),
        pytest.param("One.\n \n\n  Two.", ["One.", "Two."], id="blanks in the blank line"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="no blank line: each line"),
        pytest.param("One\nline.\n\nTwo.", ["One\nline.", "Two."], id="a line end within a paragraph stays"),
        pytest.param("\n\n  One.  \n", ["One."], id="blanks around"),
        pytest.param(" \n ", [], id="nothing"),
        pytest.param("", [], id="empty"),
    ],
)
def test_finds_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        pytest.param("No mark & no <tag>.", ["No mark &amp; no &lt;tag&gt;."], id="escaped"),
        pytest.param(
            "“[c:A & B],” [q:said] Ana.",
            ['“<span class="m c">A &amp; B</span>,” <span class="m q">said</span> Ana.'],
            id="two marks",
        ),
        pytest.param(
            "[c:out [d:in] out]",
            ['<span class="m c">out </span><span class="m c d">in</span><span class="m c"> out</span>'],
            id="a mark in a mark",
        ),
        pytest.param(
            "“[c:One.\n\n“Two].”",
            ['“<span class="m c">One.</span>', '<span class="m c">“Two</span>.”'],
            id="over paragraphs",
        ),
        pytest.param(
            "[c:One.]\n\n[d:Two.]",
            ['<span class="m c">One.</span>', '<span class="m d">Two.</span>'],
            id="whole",
        ),
    ],
)
def test_marks_what_it_is_told(marked: str, html: list[str]) -> None:
    text, marks = marks_of(marked)
    assert mark_up(text, paragraphs(text), marks) == html


def test_sets_the_anchor_before_the_first_part_and_the_note_behind_the_last() -> None:
    text = "One.\n\nTwo."
    mark = Mark(Span(0, len(text)), "c", anchor="q-1", note="1", link="/x?a=1&b=2")
    assert mark_up(text, paragraphs(text), [mark]) == [
        '<a class="anchor" id="q-1"></a><span class="m c">One.</span>',
        '<span class="m c">Two.</span><a class="note" href="/x?a=1&amp;b=2">1</a>',
    ]


@given(
    st.text(alphabet="ab<&\n ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_changes_no_word_whatever_is_marked(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(min(pair), max(pair)), "c") for pair in places if min(pair) < max(pair) <= len(text)]
    spans = paragraphs(text)
    plain = [unescape(re.sub("<[^>]*>", "", html)) for html in mark_up(text, spans, marks)]
    assert plain == [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("A\n\n[c:B]\n\nC\n\nD", [["A", "B", "C"]], id="neighbours"),
        pytest.param("[c:A]\n\nB\n\nC\n\nD\n\n[c:E]", [["A", "B"], ["D", "E"]], id="a gap"),
        pytest.param("A\n\nB", [], id="no mark"),
    ],
)
def test_keeps_the_paragraphs_around_the_marks(marked: str, expected: list[list[str]]) -> None:
    text, marks = marks_of(marked)
    assert [[span.of(text) for span in run] for run in around(paragraphs(text), marks)] == expected


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a \x02<hit>\x03 b", "a <mark>&lt;hit&gt;</mark> b"),
        ("no hit", "no hit"),
        ("\x02never closed", "never closed"),
        ("\x03\x02", ""),
    ],
)
def test_marks_hits(text: str, html: str) -> None:
    assert mark_hits(text) == html
