"""Matching: pairs of speakers that may be one and that nobody has decided on, with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from quotes.identity.compare import compare_people
from quotes.identity.links import judged_keys
from quotes.identity.names import parse_name
from quotes.judgement import Judgement

BLOCK_LIMIT = 200
"""Speakers of one family name that are compared with each other, the most quoted of them. A pair needs both
to be quoted to be worth a question; a family name of more than 200 speakers tells too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A speaker, and how much is quoted of it."""

    id: int
    name: str
    role: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Two speakers that may be one, the more quoted first; `score` is that of the comparison."""

    one: Candidate
    other: Candidate
    score: float
    reason: str


def undecided(speakers: Iterable[Candidate], judgements: Iterable[Judgement]) -> Iterator[Undecided]:
    """Yield the pairs of one family name that the comparison leaves open and no judgement names."""
    blocks: dict[str, list[Candidate]] = {}
    for speaker in speakers:
        blocks.setdefault(parse_name(speaker.name).spelling, []).append(speaker)
    named = {frozenset((_key(each.subject), _key(each.object or ""))) for each in judgements}
    for block in blocks.values():
        most = sorted(block, key=lambda each: (-each.count, each.name, each.id))[:BLOCK_LIMIT]
        for one, other in combinations(most, 2):
            match = compare_people(parse_name(one.name), parse_name(other.name), (one.role, other.role))
            if match.verdict == "undecided" and frozenset((_key(one.name), _key(other.name))) not in named:
                yield Undecided(one=one, other=other, score=match.score, reason=match.reason)


def _key(name: str) -> str:
    return min(judged_keys(name))
