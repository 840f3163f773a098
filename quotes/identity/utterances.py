"""Utterances: which quotations are the same words said once, however the papers cut them.

*“We will not pay, and we will not wait,” she said* and *She would “not pay, and … not wait”* are one; the
same slogan on another day is another, and so are the same words of another speaker.

**Long quotations come first, and each shorter one joins the best that holds its words.** So a fragment that
stands in two speeches (*the people*) never makes them one. Only quotations of one speaker that share two
words in a row are compared. **Whom no chain of agreements connects has no say**: so what is new is settled
with those that it leads to, and the others stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from quotes.identity.agreement import (
    SHARED_FROM,
    Pair,
    Spoken,
    Words,
    agree,
    agreement,
    length_first,
    words_of,
)


def utterances_of(quotations: Iterable[Spoken]) -> list[list[int]]:
    """Return the ids of one speaker's quotations by utterance, the longest first, in a fixed order."""
    return [[each.spoken.id for each in group] for group in groups_of(map(words_of, quotations))]


def groups_of(quotations: Iterable[Words]) -> list[list[Words]]:
    """Return one speaker's quotations by utterance."""
    ordered = sorted(quotations, key=length_first)
    if len(ordered) == 1:
        return [ordered]  # as most speakers' are
    index: dict[Pair, list[int]] = {}
    groups: list[list[Words]] = []
    whole: dict[tuple[str, ...], list[int]] = {}
    repeated = _repeated(ordered)
    for each in ordered:
        pairs = each.pairs & repeated
        number = _best(each, pairs, groups, index, whole)
        if number is None:
            number = len(groups)
            groups.append([])
            for pair in pairs:
                index.setdefault(pair, []).append(number)
            whole.setdefault(each.words, []).append(number)
        groups[number].append(each)
    return groups


def ties_of(quotations: Iterable[Words]) -> Iterator[tuple[int, int]]:
    """Yield the ids of two quotations of one speaker that agree, for so many that chains of them lead as far
    as chains of all agreements."""
    index: dict[Pair, list[Words]] = defaultdict(list)
    whole: dict[tuple[str, ...], list[Words]] = defaultdict(list)
    chains: dict[int, list[int]] = {}
    ordered = sorted(quotations, key=length_first)
    repeated = _repeated(ordered)
    for each in ordered:
        own = chains[each.spoken.id] = [each.spoken.id]
        pairs = each.pairs & repeated
        near = [other for pair in _rarest(each, pairs, index) for other in index.get(pair, ())]
        for other in (*near, *whole[each.words]):
            theirs = chains[other.spoken.id]
            if theirs is not own and agree(other, each):
                yield other.spoken.id, each.spoken.id
                own = _linked(theirs, own, chains)
        for pair in pairs:
            index[pair].append(each)
        whole[each.words].append(each)


def _linked(one: list[int], other: list[int], chains: dict[int, list[int]]) -> list[int]:
    """Return the two chains as one, which all quotations in it then have."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    longer += shorter
    chains.update(dict.fromkeys(shorter, longer))
    return longer


def _repeated(quotations: Iterable[Words]) -> set[Pair]:
    """Return the pairs of words that more than one quotation has: few, and no other tells who agrees."""
    seen: set[Pair] = set()
    repeated: set[Pair] = set()
    for each in quotations:
        repeated |= seen & each.pairs
        seen |= each.pairs
    return repeated


def _best(
    each: Words,
    pairs: frozenset[Pair],
    groups: Sequence[Sequence[Words]],
    index: Mapping[Pair, Sequence[int]],
    whole: Mapping[tuple[str, ...], Sequence[int]],
) -> int | None:
    """Return the number of the group whose longest quotation holds the words best, None for none."""
    near = {number for pair in _rarest(each, pairs, index) for number in index.get(pair, ())}
    near.update(whole.get(each.words, ()))
    rated = [(agreement(groups[number][0], each), -number) for number in near]
    share, number = max(rated, default=(0.0, 0))
    return -number if share > 0 else None


def _rarest(each: Words, pairs: frozenset[Pair], index: Mapping[Pair, Sequence[object]]) -> list[Pair]:
    """Return so many of the repeated pairs of words that whoever agrees has one, those that fewest have."""
    count = len(pairs) - ceil(SHARED_FROM * len(each.pairs)) + 1
    return sorted(pairs, key=lambda pair: (len(index.get(pair, ())), pair))[:count] if count > 0 else []
