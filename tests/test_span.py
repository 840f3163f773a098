import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.span import Span, cut_at_spaces


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 40))
    return Span(start, start + draw(st.integers(0, 20)))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 5), "Hello"),
        (Span(7, 12), "world"),
        (Span(0, 12), "Hello, world"),
        (Span(3, 3), ""),
        (Span(7, 99), "world"),
        (Span(50, 60), ""),
    ],
)
def test_of_gives_the_words_that_the_span_covers(span: Span, words: str) -> None:
    assert span.of("Hello, world") == words


@pytest.mark.parametrize(
    ("one", "other", "contains", "overlaps"),
    [
        pytest.param(Span(0, 9), Span(2, 5), True, True, id="within"),
        pytest.param(Span(0, 9), Span(0, 9), True, True, id="equal"),
        pytest.param(Span(0, 9), Span(5, 9), True, True, id="at the end"),
        pytest.param(Span(0, 9), Span(0, 3), True, True, id="at the start"),
        pytest.param(Span(0, 9), Span(5, 12), False, True, id="over the end"),
        pytest.param(Span(5, 9), Span(0, 9), False, True, id="around"),
        pytest.param(Span(0, 5), Span(5, 9), False, False, id="touching"),
        pytest.param(Span(0, 5), Span(6, 9), False, False, id="apart"),
        pytest.param(Span(0, 5), Span(3, 3), True, True, id="empty, inside"),
        pytest.param(Span(0, 5), Span(5, 5), True, False, id="empty, at the end"),
        pytest.param(Span(3, 3), Span(3, 3), True, False, id="two empty ones"),
    ],
)
def test_contains_and_overlaps(one: Span, other: Span, contains: bool, overlaps: bool) -> None:
    assert one.contains(other) == contains
    assert one.overlaps(other) == overlaps


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (-2, -1)])
def test_a_span_that_ends_before_it_starts_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"not {start}:{end}"):
        Span(start, end)


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


def test_what_is_too_long_is_cut_at_spaces_or_anywhere() -> None:
    text = "one two  three fourfive"
    assert [span.of(text) for span in cut_at_spaces(text, 0, len(text), most=5)] == [
        "one ", "two  ", "three", " ", "fourf", "ive",
    ]  # fmt: skip


def test_a_span_is_a_value() -> None:
    assert {Span(0, 2), Span(0, 2)} == {Span(0, 2)}
    with pytest.raises(AttributeError):
        Span(0, 2).start = 1  # type: ignore[misc]


@given(spans(), spans(), st.text(max_size=70))
def test_spans_agree_with_the_characters_they_cover(one: Span, other: Span, text: str) -> None:
    covered, others = set(range(one.start, one.end)), set(range(other.start, other.end))

    assert len(one) == len(covered)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(covered & others)
        assert one.contains(other) == (others <= covered)
    assert one.of(text) == "".join(text[place] for place in sorted(covered) if place < len(text))
