"""Utterances: words said once are one, however they are cut; a cliché said twice is two."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, count
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from quotes.identity.agreement import Spoken, agree, runs_of, words_of
from quotes.identity.utterances import utterances_of

TABLES = Path(__file__).parent
_BRACKET = re.compile(r"\[([a-z])(\d+)(\*?)\] (.*)")
Pair = tuple[int, int]
LONG = "We will keep the harbour open through the winter, whatever it costs"


def spoken(id: int, text: str, day: int = 1, *, stated: bool = False) -> Spoken:
    on = (date(2026, 1, 1) + timedelta(days=day)).isoformat()
    return Spoken(id=id, text=text, said_on=on if stated else None, published=on)


def table(path: Path) -> list[tuple[int, str, Spoken]]:
    """Return each quotation of the table with the number of its cluster and its speaker."""
    ids = count(1)
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    rows = []
    for number, line in enumerate(lines):
        for written in line.split(" | "):
            match = _BRACKET.fullmatch(written)
            speaker, day, star, text = match.groups() if match else ("a", "1", "", written)
            rows.append((number, speaker, spoken(next(ids), text, int(day), stated=bool(star))))
    return rows


def pairs(rows: Sequence[tuple[int, str, Spoken]]) -> tuple[set[Pair], set[Pair]]:
    """Return which quotations are found together, and which belong together."""
    found = [
        group
        for name in sorted({speaker for _, speaker, _ in rows})
        for group in utterances_of(each for _, speaker, each in rows if speaker == name)
    ]
    true: dict[int, list[int]] = {}
    for number, _, each in rows:
        true.setdefault(number, []).append(each.id)
    ours, wanted = (
        {pair for group in groups for pair in combinations(sorted(group), 2)}
        for groups in (found, true.values())
    )
    return ours, wanted


@pytest.mark.parametrize(
    ("name", "clusters", "floor"), [("utterances", 150, 0.95), ("utterances_hard", 57, 0.95)]
)
def test_clusters_of_the_table_are_found(name: str, clusters: int, floor: float) -> None:
    """The floor is that of F1 over pairs of quotations."""
    rows = table(TABLES / f"{name}.txt")
    ours, wanted = pairs(rows)
    precision, recall = len(ours & wanted) / len(ours), len(ours & wanted) / len(wanted)
    assert len({number for number, _, _ in rows}) == clusters
    texts = {each.id: each.text for _, _, each in rows}
    wrong = [tuple(texts[id] for id in pair) for pair in sorted(ours ^ wanted)]
    assert 2 * precision * recall / (precision + recall) >= floor, wrong


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (spoken(1, LONG), spoken(2, LONG + ".", 5), True),
        (spoken(1, LONG), spoken(2, "keep the harbour open … whatever it costs", 5), True),
        (spoken(1, LONG), spoken(2, "We will keep the port open through the winter", 2), True),
        (spoken(1, LONG), spoken(2, "whatever it costs … We will keep the harbour open"), True),
        (spoken(1, LONG), spoken(2, "the harbour open"), True),
        (spoken(1, LONG), spoken(2, "the harbour open", 9), False),
        (spoken(1, LONG, stated=True), spoken(2, LONG, 4, stated=True), False),
        (spoken(1, LONG, stated=True), spoken(2, LONG, 2, stated=True), True),
        (spoken(1, LONG, stated=True), spoken(2, LONG, 300), True),
        (spoken(1, "No comment"), spoken(2, "No comment", 2), True),
        (spoken(1, "No comment"), spoken(2, "No comment", 5), False),
        (spoken(1, "We will win this vote"), spoken(2, "We will win this vote", 30), False),
        (spoken(1, LONG), spoken(2, "We will sell the ferry before the summer, whatever they say"), False),
        (spoken(1, "…"), spoken(2, "!"), False),
    ],
    ids=[
        "exact", "ellipsis", "a word changed", "another order", "fragment", "fragment on another day",
        "two stated days", "a day off", "many words, a year later", "phrase", "phrase on another day",
        "slogan", "the same opening", "no words",
    ],
)  # fmt: skip
def test_two_quotations_are_one_utterance(one: Spoken, other: Spoken, same: bool) -> None:
    assert (len(utterances_of([one, other])) == 1) is same
    assert utterances_of([other, one]) == utterances_of([one, other])


def test_a_fragment_does_not_join_two_speeches() -> None:
    speeches = [
        spoken(1, "The people of this valley have waited for a bridge since the war ended"),
        spoken(2, "Nobody speaks for the people of this valley but those who live in it"),
        spoken(3, "the people of this valley"),
    ]
    assert len(utterances_of(speeches)) == 2


def cut_up(length: int) -> st.SearchStrategy[str]:
    """Give so many words in a row, in one piece or several."""
    cuts = st.sets(st.integers(1, length - 1), max_size=3)
    return cuts.map(lambda at: " ".join(f"{'… ' * (number in at)}word{number}" for number in range(length)))


@given(st.integers(12, 30).flatmap(lambda length: st.tuples(cut_up(length), cut_up(length))))
def test_what_agrees_after_a_year_is_found_by_a_run(printed: tuple[str, str]) -> None:
    """The store looks up by runs alone what is far apart in time."""
    one, other = (words_of(spoken(id, text, 365 * id)) for id, text in enumerate(printed))

    assume(agree(one, other))
    assert runs_of(one, 7) & runs_of(other, 7)


def test_one_piece_and_two_pieces_share_a_run() -> None:
    both = (spoken(1, LONG + " us all"), spoken(2, LONG.replace(", what", " … what") + " us all", 365))

    assert agree(*map(words_of, both))
    assert runs_of(words_of(both[0]), 7) & runs_of(words_of(both[1]), 7)
