"""Ranking: where the ordered rules are unsure or silent, the likeliest of all candidates in the frame.

Each trait of a candidate has a weight; their sum is its score, and the scores of all candidates, and of
nobody, become probabilities (softmax). The weights were learnt from annotated news by
tests/train_attribution.py.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from quotes.attribute.candidates import Candidate, find_candidates
from quotes.attribute.rules import decide
from quotes.attribute.traits import traits_of, traits_of_nobody
from quotes.attribute.view import Decision, View
from quotes.lexicon import table

# Rules that read a tree, not what stands side by side: only their answers are weighed against others.
# Ranking the rest gained nothing (cross-validated on the same news).
UNSURE = {
    None,
    "beside_before",
    "cue_content",
    "following_cue",
    "noun_cue",
    "preceding_cue",
    "subject",
}
# Another candidate must beat the rules' by so much log odds. Of 0, 0.3, 0.6 and 1, 0.6 keeps most that is
# gained and breaks half as many right answers as 0 (cross-validated: 85 mended, 18 broken of 3,000).
MARGIN = 0.6
# A rival is worth telling from this probability on.
LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Ranked:
    """The answer for a slot, and the other candidates with their probabilities, 0 to 1, likeliest first."""

    decision: Decision | None
    rivals: tuple[tuple[Decision, float], ...] = ()


def rank(view: View) -> Ranked:
    """Return the rules' answer, or a candidate that is likelier by far; None where that is nobody."""
    first = decide(view)
    if (None if first is None else first.rule) not in UNSURE:
        return Ranked(first)
    candidates = find_candidates(view)
    scores = [score(traits_of(view, candidate, first)) for candidate in candidates]
    nobody = score(traits_of_nobody(view, first))
    chosen = _choose(first, candidates, scores, nobody)
    decision = chosen.decision("ranked", view.taken) if isinstance(chosen, Candidate) else chosen
    return Ranked(decision, _rivals(view, decision, candidates, _shares([*scores, nobody])))


def _choose(
    first: Decision | None, candidates: list[Candidate], scores: list[float], nobody: float
) -> Candidate | Decision | None:
    """Return the rules' answer unless a candidate, or nobody, beats it by the margin."""
    own = [
        own_score
        for own_score, candidate in zip(scores, candidates, strict=True)
        if first is not None and candidate.source.i == first.source.i
    ]
    if not candidates or first is not None and not own:
        return first
    best = max(scores)
    if first is not None and max(own) + MARGIN >= max(best, nobody):
        return first
    return None if nobody >= best else candidates[scores.index(best)]


def _rivals(
    view: View, decision: Decision | None, candidates: list[Candidate], shares: list[float]
) -> tuple[tuple[Decision, float], ...]:
    """Return the other candidates, each source once, that have at least the least share."""
    taken = None if decision is None else decision.source.i
    likeliest: dict[int, tuple[Candidate, float]] = {}
    for candidate, share in zip(candidates, shares, strict=False):  # the last share is nobody's
        known = likeliest.get(candidate.source.i)
        if candidate.source.i != taken and share >= LEAST_SHARE and (known is None or share > known[1]):
            likeliest[candidate.source.i] = candidate, share
    ordered = sorted(likeliest.values(), key=lambda each: (-each[1], each[0].source.i))
    return tuple((candidate.decision("ranked", view.taken), share) for candidate, share in ordered)


def _shares(scores: list[float]) -> list[float]:
    """Return the scores as probabilities (softmax)."""
    highest = max(scores)
    weighed = [math.exp(each - highest) for each in scores]
    whole = math.fsum(weighed)
    return [each / whole for each in weighed]


def score(traits: Collection[str]) -> float:
    """Return the sum of the traits' weights, in log odds, the same in whatever order they come."""
    # fsum rounds once: the order of a set changes from run to run, and must not tip a tie.
    known = weights()
    return math.fsum(map(known.__getitem__, known.keys() & traits))


@cache
def weights() -> dict[str, float]:
    """Return the weight of each trait, in log odds."""
    return {trait: float(weight) for trait, weight in table("attribution_weights").items()}
