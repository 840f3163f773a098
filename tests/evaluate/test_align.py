import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import make_found, make_gold
from marked import plain

from quotes.evaluate.align import Alignment, align
from quotes.evaluate.gold import GoldArticle, GoldQuote, read_gold
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span

# Gold and found are the same text, marked; then which gold contents are met, and what was found beside them.
row = pytest.param

ROWS = [
    row("“[d:We won],” she said.", "“[d:We won],” she said.", [True], [], id="the same words"),
    row("“[d:We won],” she said.", "[d:“We won,”] she said.", [True], [], id="marks and commas"),
    row("“[d:$5 or 6%],” he said.", "“[d:$5 or 6%,]” he said.", [True], [], id="money, percent"),
    row("“[d:$5 or 6%],” he said.", "“$[d:5 or 6%],” he said.", [False], ["5 or 6%"], id="a sign left out"),
    row("“[d:$5 or 6%],” he said.", "“[d:$5 or 6]%,” he said.", [False], ["$5 or 6"], id="percent left out"),
    row("“[d:We won],” she said.", "“[d:We] won,” she said.", [False], ["We"], id="a word short"),
    row("“[d:We won],” she said.", "“We won,” she said.", [False], [], id="nothing found"),
    row("A “nickname” here.", "A “[m:nickname]” here.", [], ["nickname"], id="nothing to find"),
    row("A “[d:…]” here.", "A “[d:…]” here.", [], [], id="no word in the marks"),
    row("A [z:“nickname”] here.", "A “[m:nickname]” here.", [], [], id="an open zone"),
    row("A “[z:big] red name”.", "A “[m:big red name]”.", [], ["big red name"], id="zone too small"),
    row("A “[z:big red] fat name”.", "A “[m:big red fat name]”.", [], [], id="half in a zone"),
    row("He said [i:that it “won’t do”].", "He said that it “[m:won’t do]”.", [], [], id="inside indirect"),
    row("He said [i:that it won].", "He said [i:that it won].", [], [], id="indirect is not asked"),
    row("“[d:We won],” she said.", "“[i:We won],” she said.", [False], [], id="found as indirect"),
    row("[d1:We won.] [d2:Yes.]", "[d1:We won.] [d2:Yes.]", [True, True], [], id="two quotations"),
    row("[d1:We.] She said. [d1:Yes.]", "[d1:We.] She said. [d1:Yes.]", [True, True], [], id="two contents"),
    row("“[d:One.]\n\n“[d:Two.]”", "“[d:One.\n\n“Two.]”", [True, True], [], id="paragraphs joined"),
    row("“[d:One.]\n\n“[d:Two.]”", "“[d:One.]\n\n“[d:Two.]”", [True, True], [], id="paragraphs apart"),
    row("“[d:One.] “[d:Two three.]”", "“[d:One. “Two] three.”", [False, False], ["One. “Two"], id="short"),
    row("He: “[d:One two.]”", "[d:He: “One two.]”", [False], ["He: “One two"], id="one row is no join"),
    row("[d:One] [z:two]", "[d1:One two]", [False], ["One two"], id="in a zone but touching gold"),
]


@pytest.mark.parametrize(("gold", "found", "met", "extras"), ROWS)
def test_contents_meet(gold: str, found: str, met: list[bool], extras: list[str], tmp_path: Path) -> None:
    assert plain(gold) == plain(found)
    alignment = align_made(tmp_path, gold, make_found(found))

    assert [pair.found is not None for pair in alignment.pairs] == met
    assert words(alignment) == extras


def test_a_nested_quotation_neither_helps_nor_hurts(tmp_path: Path) -> None:
    found = make_found("“[d1:They said [m2:no]],” he said.", parent={"2": 0})
    alignment = align_made(tmp_path, "“[d1:They said no],” he said.", found)

    assert [pair.found for pair in alignment.pairs] == [found[0]]
    assert words(alignment) == []


def test_a_content_claimed_twice_counts_once_for_the_first(tmp_path: Path) -> None:
    found = make_found("“[d1:Yes],” he said.") + make_found("“[d2:Yes],” he said.")
    alignment = align_made(tmp_path, "“[d1:Yes],” he said.", found)

    assert alignment.pairs[0].found is found[0]
    assert words(alignment) == []


@pytest.mark.parametrize(
    ("found", "direct", "mixed"),
    [
        pytest.param(
            "[d:Wrong] [d1:We won] and [m2:so on]", ["Wrong"], [], id="an extra counts with its own kind"
        ),
        pytest.param("Wrong [m1:We won and] so on", [], [], id="unless it touches the other kind alone"),
        pytest.param("Wrong We [m1:won and so on]", [], ["won and so on"], id="touching both, with its own"),
    ],
)
def test_a_part_holds_one_kind(found: str, direct: list[str], mixed: list[str], tmp_path: Path) -> None:
    alignment = align_made(tmp_path, "Wrong [d1:We won] and [m2:so on]", make_found(found))

    assert words(alignment.only("direct")) == direct
    assert words(alignment.only("mixed")) == mixed
    assert [pair.gold.kind for pair in alignment.only("mixed").pairs] == ["mixed"]


def align_made(folder: Path, gold: str, found: tuple[Quotation, ...]) -> Alignment:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps(make_gold(gold)), encoding="utf-8")
    return align(next(read_gold(path)), found)


def words(alignment: Alignment) -> list[str]:
    return [extra.span.of(alignment.gold.article.text) for extra in alignment.extras]


# A slow, obvious alignment over word numbers instead of characters, to compare with.

WORDS = 12
TEXT = " ".join(f"w{number:02}" for number in range(WORDS))
Stretch = tuple[int, int]  # of word numbers, half-open


@st.composite
def stretches(draw: st.DrawFn, *, overlap: bool) -> list[Stretch]:
    edges = st.integers(0, WORDS)
    drawn = draw(st.lists(st.tuples(edges, edges), max_size=6, unique=True))
    chosen: list[Stretch] = []
    for one, other in sorted((min(pair), max(pair)) for pair in drawn):
        if one < other and (overlap or not chosen or chosen[-1][1] <= one) and (one, other) not in chosen:
            chosen.append((one, other))
    return chosen


def slow_align(
    gold: list[Stretch], found: list[Stretch], zones: list[Stretch]
) -> tuple[list[bool], list[Stretch]]:
    def inside(piece: Stretch) -> list[Stretch]:
        return [row for row in gold if set(range(*row)) <= set(range(*piece))]

    def joins(piece: Stretch) -> bool:
        rows = inside(piece)
        return len(rows) > 1 and rows[0][0] == piece[0] and rows[-1][1] == piece[1]

    def excused(piece: Stretch) -> bool:
        own = set(range(*piece))
        if any(own & set(range(*row)) for row in gold):
            return False
        return any(2 * len(own & set(range(*zone))) >= len(own) for zone in zones)

    met = [row in found or any(joins(piece) and row in inside(piece) for piece in found) for row in gold]
    right = [row for row, is_met in zip(gold, met, strict=True) if is_met]
    extras = [
        piece for piece in found if not excused(piece) and not any(row in right for row in inside(piece))
    ]
    return met, extras


@given(stretches(overlap=False), stretches(overlap=True), stretches(overlap=False))
def test_align_agrees_with_the_slow_way(
    gold: list[Stretch], found: list[Stretch], zones: list[Stretch]
) -> None:
    rows = tuple(
        GoldQuote(
            span=characters(row), kind="direct", source=None, cue=None, speaker=None, asks_speaker=False,
            speaker_type=None, said_on=None, basis=None, evidence=None,
        )
        for row in gold
    )  # fmt: skip
    quotations = [
        Quotation(
            position=0, kind="direct", contents=(characters(piece),), text="", rule="made", confidence=0.5
        )
        for piece in found
    ]
    article = GoldArticle(article=Article(text=TEXT), quotes=rows, open_zones=tuple(map(characters, zones)))

    alignment = align(article, quotations)
    met, extras = slow_align(gold, found, zones)

    assert [pair.found is not None for pair in alignment.pairs] == met
    assert [extra.span for extra in alignment.extras] == [characters(piece) for piece in extras]


def characters(stretch: Stretch) -> Span:
    """Return the characters of words of three letters with a space between."""
    return Span(4 * stretch[0], 4 * stretch[1] - 1)
