"""What parts a speaker's quotations among workers parts no two that agree."""

from datetime import date, timedelta
from itertools import combinations

import hypothesis.strategies as st
from hypothesis import given

from quotes.identity.agreement import Spoken, Words, agree, blocks_of, words_of
from quotes.identity.utterances import groups_of, ties_of

SPEECH = "we will keep the harbour open through the winter and pay for the dam whatever it may cost us"
WORDS = tuple(SPEECH.split())
FIRST = date(2026, 1, 1)


@st.composite
def quoted(draw: st.DrawFn) -> list[Words]:
    """Give quotations of pieces of one speech, on days of some weeks or none, some of them stated."""
    made = []
    for id in range(draw(st.integers(2, 8))):
        start, length = draw(st.integers(0, 12)), draw(st.integers(1, 20))
        day = draw(st.none() | st.integers(0, 40).map(lambda days: (FIRST + timedelta(days)).isoformat()))
        stated = day if draw(st.booleans()) else None
        text = " ".join(WORDS[start : start + length])
        made.append(words_of(Spoken(id=id, text=text, said_on=stated, published=day)))
    return made


@given(quoted())
def test_who_agrees_shares_a_block(quotations: list[Words]) -> None:
    for one, other in combinations(quotations, 2):
        assert not agree(one, other) or blocks_of(one, 7) & blocks_of(other, 7)


@given(quoted())
def test_ties_lead_as_far_as_agreements_and_utterances_of_each_part_are_those_of_all(
    quotations: list[Words],
) -> None:
    agreed = [(a.spoken.id, b.spoken.id) for a, b in combinations(quotations, 2) if agree(a, b)]
    parts = parted(len(quotations), list(ties_of(quotations)))
    assert parts == parted(len(quotations), agreed)

    apart = [ids(group) for part in parts for group in groups_of(quotations[id] for id in part)]
    assert sorted(apart) == sorted(map(ids, groups_of(quotations)))


def parted(count: int, ties: list[tuple[int, int]]) -> set[frozenset[int]]:
    """Return what the ties connect, step by step."""
    parts = {frozenset({id}) for id in range(count)}
    for tie in ties:
        met = {part for part in parts if part & set(tie)}
        parts = (parts - met) | {frozenset().union(*met)}
    return parts


def ids(group: list[Words]) -> list[int]:
    return [each.spoken.id for each in group]
