"""Feed the finding room odd texts, and stop at the first that it cannot bear.

    python tests/fuzz_finding.py [COUNT] [SEED]

A fiftieth of the COUNT texts (100,000 unless told) is drawn by hypothesis, which makes a failing one small;
the others are our gold articles with random mutations: characters of all scripts, half surrogates, NUL, marks
and entities put in, stretches dropped, doubled or turned round. Behind them come a few of a megabyte. Every
hundredth goes the whole way through `extract`, with indirect speech. Each text must give spans that lie in
it, and no exception.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from strategies import texts

from quotes.evaluate.gold import read_gold
from quotes.find import find_nonquotes, find_quotations
from quotes.pipeline import extract
from quotes.read.article import Article

GOLD = Path(__file__).parent / "gold" / "gold.jsonl"
COUNT = 100_000
SEED = 20260306
MEGABYTE = 1_000_000
# Of so many texts one goes the whole way, and one in so many is drawn by hypothesis.
WHOLE_WAY = 100
DRAWN = 50
# A mutated article is cut to so many characters, and has so many mutations at most.
LONGEST = 1_500
MOST_MUTATIONS = 12
SIGNS = "“”„‟\"'‘’‚‛`´«»‹›「」『』<>&;:*_.,!?()[]-—…\n\r\t \u00a0\u2028\u200b\u202e\x00\ufeff\ufffdaAsS9"
PIECES = (
    *(
        "&quot;",
        "&#8220;",
        "&#x201D;",
        "&amp;ldquo;",
        "â€œ",
        "â€",
        "``",
        "''",
        "’’",
        ",,",
        "\r\n\r\n",
        "\n\n",
    ),
    *(
        "> ",
        "RUIZ: ",
        "Q: ",
        "A. ",
        "**Why?**",
        "    ",
        ":\n\n",
        "<a href='",
        "5'10\"",
        " said ",
        "’90s",
        "’s ",
    ),
)
LONG = ("a", "字", "🙂", "\ud800", "\x00", "\n", " ", "> a\n", "A: a\n", '"')
# Texts of marks alone take longest, some 20 to 50 seconds a megabyte; of these a tenth will do.
MARKS = ("“", "”", "'", "“a ", "a” ", "‘a s’ ", "“a b” ")


def long_texts() -> Iterator[str]:
    """Yield texts of a megabyte, or of a tenth: one unit again and again, most without a space."""
    for unit in LONG:
        yield unit * (MEGABYTE // len(unit))
    for unit in MARKS:
        yield unit * (MEGABYTE // 10 // len(unit))


def mutated(article: str, choose: random.Random) -> str:
    """Return a stretch of the article with random mutations."""
    start = choose.randrange(max(1, len(article) - LONGEST))
    text = article[start : start + choose.randint(1, LONGEST)]
    for _ in range(choose.randint(1, MOST_MUTATIONS)):
        first = choose.randrange(len(text) + 1)
        last = min(len(text), first + choose.choice((0, 0, 1, 1, 2, 40)))
        text = text[:first] + _instead(text[first:last], choose) + text[last:]
    return text


def _instead(words: str, choose: random.Random) -> str:
    """Return what comes in the place of the words."""
    return choose.choice(
        (
            "",
            words + words,
            words[::-1],
            words + choose.choice(SIGNS),
            choose.choice(SIGNS) + words,
            words + choose.choice(PIECES),
            "".join(chr(choose.randrange(0x110000)) for _ in range(choose.randint(1, 4))),
            chr(choose.randrange(0xD800, 0xE000)) + words,
            words.swapcase(),
        )
    )


def check(text: str, *, whole_way: bool = False) -> None:
    """Raise whatever the room raises, and AssertionError where a span is unsound."""
    for found in find_quotations(Article(text=text)):
        assert len(found.contents) == len(found.marked) > 0, found
        for content, around in zip(found.contents, found.marked, strict=True):
            assert 0 <= content.start < content.end <= len(text), found
            assert around.contains(content), found
    if whole_way:
        for nonquote in find_nonquotes(Article(text=text)):
            assert 0 <= nonquote.content.start < nonquote.content.end <= len(text), nonquote
        extract(Article(text=text), indirect=True)


def fuzz_mutated(count: int, seed: int) -> None:
    """Check so many mutated articles."""
    choose = random.Random(seed)
    articles = [each.article.text for each in read_gold(GOLD)]
    for number in range(count):
        text = mutated(choose.choice(articles), choose)
        try:
            check(text, whole_way=number % WHOLE_WAY == 0)
        except Exception:
            print(f"text {number} of seed {seed}: {text!r}", file=sys.stderr)
            raise
        if number % 10_000 == 0:
            print(f"{number:,} mutated articles", flush=True)


def fuzz_drawn(count: int, seed: int) -> None:
    """Check so many texts that hypothesis draws."""
    odd = (
        st.text(st.characters(exclude_categories=()), max_size=60) | st.text(st.sampled_from(SIGNS)) | texts()
    )

    @seeded(seed)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(odd | st.sampled_from(PIECES), max_size=12))
    def run(pieces: list[str]) -> None:
        check("".join(pieces))

    run()
    print(f"{count:,} drawn texts", flush=True)


def main(count: int, seed: int) -> None:
    fuzz_drawn(count // DRAWN, seed)
    fuzz_mutated(count - count // DRAWN, seed)
    for text in long_texts():
        check(text)
    print(f"{len(LONG)} texts of a megabyte, {len(MARKS)} of marks alone", flush=True)
    print("no exception, every span sound")


if __name__ == "__main__":
    given_numbers = [int(each) for each in sys.argv[1:]]
    main(*given_numbers, *(COUNT, SEED)[len(given_numbers) :])
