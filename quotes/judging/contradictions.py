"""Contradictions: a judgement that cannot be true together with those before it, told with the chain.

*A same B* and *B same C* make *A different C* impossible. Names are compared as the identity room does.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from quotes.identity.names import body_key, written_key
from quotes.judgement import Judgement

JOINING = frozenset({"same", "alias"})
_Node: TypeAlias = tuple[str, str]  # a folded name, and the article it counts in (empty: all)


def contradicted(new: Judgement, standing: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that say the contrary of the new one, in a chain; empty where none do.

    `standing` are those that hold. For a new *different* it is the chain that makes the two the same; for a
    new *same* it is the chain that joins two who are different, with the judgement that says so at its end.
    """
    if new.kind == "different":
        return _chain(standing, *_ends(new))
    if new.kind not in JOINING:
        return ()
    for barrier in standing:
        if barrier.kind == "different":
            chain = _chain([*standing, new], *_ends(barrier))
            if new in chain:
                return (*(each for each in chain if each != new), barrier)
    return ()


def contradictions(standing: Sequence[Judgement]) -> list[tuple[Judgement, ...]]:
    """Return each *different* that holds although a chain makes the two the same, before that chain."""
    barriers = [each for each in standing if each.kind == "different"]
    chains = ((barrier, _chain(standing, *_ends(barrier))) for barrier in barriers)
    return [(barrier, *chain) for barrier, chain in chains if chain]


def _chain(judgements: Iterable[Judgement], start: _Node, end: _Node) -> tuple[Judgement, ...]:
    """Return the shortest row of judgements that joins the two, empty where none does."""
    neighbours: dict[_Node, list[tuple[_Node, Judgement]]] = {}
    for judgement in judgements:
        if judgement.kind in JOINING:
            one, other = _ends(judgement)
            neighbours.setdefault(one, []).append((other, judgement))
            neighbours.setdefault(other, []).append((one, judgement))
    paths: dict[_Node, tuple[Judgement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting and end not in paths:
        here = waiting.popleft()
        for there, judgement in neighbours.get(here, ()):
            if there not in paths:
                paths[there] = (*paths[here], judgement)
                waiting.append(there)
    return paths.get(end, ())


def _ends(judgement: Judgement) -> tuple[_Node, _Node]:
    return (
        (_folded(judgement.subject), judgement.article or ""),
        (_folded(judgement.object or ""), judgement.object_article or ""),
    )


def _folded(name: str) -> str:
    # With titles, for two Marrows may be told apart by *Dr.* alone; without *the*, for bodies.
    return body_key(written_key(name))
