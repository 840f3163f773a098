"""What holds for every text in the finding room: no exception, sound spans, marks and time."""

import random
import time

import pytest
from fuzz_finding import GOLD, check, mutated
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

from quotes.evaluate.gold import read_gold
from quotes.find import find_nonquotes, find_quotations
from quotes.find.marked import marked_stretches
from quotes.read.article import Article

ARTICLES = [each.article.text for each in read_gold(GOLD)]
SIGNS = "“”„‟\"'‘’‚‛`´«»‹›「」『』<>&;:*_.,!?()[]-—…\n\r\t \u00a0\u2028\x00\ufffdaAsS9"
ODD = st.text(st.sampled_from(SIGNS), max_size=80) | st.text(max_size=60) | texts()
PIECES = st.sampled_from(
    (
        "&quot;",
        "&#8220;",
        "&#x201D;",
        "â€œ",
        "â€",
        "``",
        "''",
        "’’",
        "> ",
        "RUIZ: ",
        "**Why?**",
        "\n\n",
        "    ",
        ":\n\n",
    )
)

# So many characters of nothing but marks take so many seconds at most (measured: half a second).
LONG = 20_000
MOST_SECONDS = 5


@st.composite
def mixtures(draw: st.DrawFn) -> str:
    """Draw odd text with what the room looks for strewn in."""
    return "".join(draw(st.lists(ODD | PIECES, max_size=12)))


@settings(max_examples=150)
@given(mixtures())
def test_every_text_gives_sound_spans(text: str) -> None:
    for found in find_quotations(Article(text=text)):
        assert len(found.contents) == len(found.marked) > 0
        assert all(0 <= span.start < span.end <= len(text) for span in found.contents)
        assert all(around.contains(span) for span, around in zip(found.contents, found.marked, strict=True))
    for nonquote in find_nonquotes(Article(text=text)):
        assert 0 <= nonquote.content.start < nonquote.content.end <= len(text)


@settings(max_examples=80)
@given(mixtures())
def test_marks_quote_or_have_a_reason_never_both(text: str) -> None:
    quoted = {span for found in find_quotations(Article(text=text)) for span in found.contents}
    rejected = [each.content for each in find_nonquotes(Article(text=text))]
    assert len(rejected) == sum(1 for item in marked_stretches(text) if item.reason is not None)
    assert not quoted & set(rejected)


@settings(max_examples=60)
@given(mixtures())
def test_pairs_at_one_depth_do_not_overlap(text: str) -> None:
    pairs = [item.pair for item in marked_stretches(text)]
    for depth in {pair.depth for pair in pairs}:
        level = [pair.content for pair in pairs if pair.depth == depth]
        assert not any(one.overlaps(other) for one, other in zip(level, level[1:], strict=False))


@pytest.mark.parametrize("seed", range(4))
def test_mutated_articles_are_borne(seed: int) -> None:
    choose = random.Random(seed)
    for article in ARTICLES:
        check(mutated(article, choose))


def test_a_long_text_takes_its_time_and_no_more() -> None:
    for unit in ("a", '"', "“a ", "a” ", "‘a s’ "):
        text = unit * (LONG // len(unit))
        start = time.process_time()
        find_quotations(Article(text=text))
        assert time.process_time() - start < MOST_SECONDS
