"""Ranking: where the ordered rules are unsure or silent, the likeliest of all candidates in the frame.

Each trait of a candidate has a weight; their sum is its score, and the scores of all candidates, and of
nobody, become probabilities (softmax). The weights were learnt from annotated news by
tests/train_attribution.py.
"""

import math
from collections.abc import Collection
from functools import cache

from quotes.attribute.candidates import find_candidates
from quotes.attribute.rules import decide
from quotes.attribute.traits import traits_of, traits_of_nobody
from quotes.attribute.view import Decision, View
from quotes.lexicon import table

# Rules that read a tree, not what stands side by side: only their answers are weighed against others.
# Ranking the rest gained nothing (cross-validated on the same news).
UNSURE = {None, "cue_content", "following_cue", "preceding_cue", "subject"}
# Another candidate must beat the rules' by so much log odds. Of 0, 0.3, 0.6, 1 and 2, 0.6 keeps all that is
# gained and breaks half as many right answers as 0 (cross-validated: 92 mended, 19 broken of 3,000).
MARGIN = 0.6


def rank(view: View) -> Decision | None:
    """Return the rules' answer, or a candidate that is likelier by far; None where that is nobody."""
    first = decide(view)
    if (None if first is None else first.rule) not in UNSURE:
        return first
    candidates = find_candidates(view)
    scores = [score(traits_of(view, candidate, first)) for candidate in candidates]
    own = [
        own_score
        for own_score, candidate in zip(scores, candidates, strict=True)
        if first is not None and candidate.source.i == first.source.i
    ]
    if not candidates or first is not None and not own:
        return first
    nobody = score(traits_of_nobody(view, first))
    best = max(scores)
    if first is not None and max(own) + MARGIN >= max(best, nobody):
        return first
    if nobody >= best:
        return None
    return candidates[scores.index(best)].decision("ranked", view.taken)


def score(traits: Collection[str]) -> float:
    """Return the sum of the traits' weights, in log odds, the same in whatever order they come."""
    # fsum rounds once: the order of a set changes from run to run, and must not tip a tie.
    known = weights()
    return math.fsum(known.get(trait, 0.0) for trait in traits)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each trait, in log odds."""
    return {trait: float(weight) for trait, weight in table("attribution_weights").items()}
