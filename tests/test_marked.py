import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import parse, plain, show

from quotes.span import Span

ROWS = [
    pytest.param("Nothing here.", "Nothing here.", {}, id="no span"),
    pytest.param(
        "“[c:We won,]” [q:said] [s:Ana Ruiz].",
        "“We won,” said Ana Ruiz.",
        {"c": ["We won,"], "q": ["said"], "s": ["Ana Ruiz"]},
        id="one span a label",
    ),
    pytest.param(
        "[c:A,] [s:he] said. [c:B.]", "A, he said. B.", {"c": ["A,", "B."], "s": ["he"]}, id="two contents"
    ),
    pytest.param("[c1:A [c2:b] c]", "A b c", {"c1": ["A b c"], "c2": ["b"]}, id="nested"),
    pytest.param("[c:[s:I] do]", "I do", {"c": ["I do"], "s": ["I"]}, id="two open at one place"),
    pytest.param("[c: a ]", " a ", {"c": [" a "]}, id="spaces belong to the span"),
    pytest.param(
        r"[c:he \[sic\] went] \\o/", "he [sic] went \\o/", {"c": ["he [sic] went"]}, id="literal brackets"
    ),
    pytest.param(
        "a: b [via:the aide]", "a: b the aide", {"via": ["the aide"]}, id="a colon outside is a colon"
    ),
]


@pytest.mark.parametrize(("marked", "text", "words"), ROWS)
def test_parse_reads_text_and_spans(marked: str, text: str, words: dict[str, list[str]]) -> None:
    found, spans = parse(marked)

    assert found == text
    assert {label: [span.of(found) for span in group] for label, group in spans.items()} == words
    assert show(found, spans) == marked


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("a [sic] b", r"at 2: write \\\["),
        ("a ] b", r"at 2: write \\\]"),
        ("a \\ b", "at 2: write"),
        ("[c:open", r"\[c: is never closed"),
        ("[c:]", "empty"),
    ],
)
def test_parse_refuses_what_it_cannot_read(marked: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(marked)


def test_show_refuses_spans_that_cross() -> None:
    with pytest.raises(ValueError, match="crosses"):
        show("abcdef", {"c": [Span(0, 3)], "s": [Span(2, 5)]})


def test_plain_is_the_text_alone() -> None:
    assert plain("“[c:No,]” [s:he] said.") == "“No,” he said."


@st.composite
def nested_spans(draw: st.DrawFn) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Draw a text and spans that may nest or touch but never cross."""
    text = draw(st.text(alphabet=st.sampled_from("ab []\\:c1“\n"), max_size=30))
    places = st.integers(0, len(text))
    chosen: set[tuple[str, Span]] = set()
    for label, one, other in draw(
        st.lists(st.tuples(st.sampled_from(["c", "c1", "s", "via"]), places, places), max_size=8)
    ):
        span = Span(min(one, other), max(one, other))
        if len(span) and not any(_cross(span, old) for _, old in chosen):
            chosen.add((label, span))
    labels = sorted({label for label, _ in chosen})
    return text, {label: tuple(sorted(span for own, span in chosen if own == label)) for label in labels}


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)


@given(nested_spans())
def test_what_is_shown_is_read_back(example: tuple[str, dict[str, tuple[Span, ...]]]) -> None:
    assert parse(show(*example)) == example
