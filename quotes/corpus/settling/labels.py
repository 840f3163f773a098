"""Labels: numbers that all persons share who may have to do with each other, from what ties two of them.

**Only ties come to the driver**, 16 bytes each, and each once: a form of a name, and a key that it has. A
name of one article alone has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_TIES_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Labels:
    """The nodes that a tie has, sorted, and for each the first of the nodes that paths lead to."""

    nodes: Numbers
    labels: Numbers

    def of(self, node: int) -> int:
        """Return the label of a node; one that nothing ties to any has its own."""
        index = int(np.searchsorted(self.nodes, node))
        is_tied = index < len(self.nodes) and self.nodes[index] == node
        return int(self.labels[index]) if is_tied else node


def labels_of(ties: Iterable[Numbers]) -> Labels:
    """Return the labels, of arrays with two nodes a row."""
    kept = np.zeros((0, 2), np.int64)
    for some in _gathered(ties):
        kept = np.unique(np.concatenate([kept, some]), axis=0)
    nodes, ends = np.unique(kept, return_inverse=True)
    one, other = ends.reshape(-1, 2).T
    return Labels(nodes, nodes[_roots(len(nodes), one, other)])


def _gathered(ties: Iterable[Numbers]) -> Iterator[Numbers]:
    """Yield the arrays, some together, for each time all are sorted."""
    some: list[Numbers] = []
    for each in ties:
        some.append(each.reshape(-1, 2))
        if sum(map(len, some)) >= _TIES_AT_ONCE:
            yield np.concatenate(some)
            some = []
    if some:
        yield np.concatenate(some)


def _roots(count: int, one: Numbers, other: Numbers) -> Numbers:
    """Return for each of so many nodes the smallest that the ties lead to."""
    roots = np.arange(count)
    while True:
        ends = roots[one], roots[other]
        if np.array_equal(*ends):
            return roots
        # The root of either end hangs below that of the other, if that is smaller; then paths are cut short.
        np.minimum.at(roots, ends[0], ends[1])
        np.minimum.at(roots, ends[1], ends[0])
        while not np.array_equal(roots, roots[roots]):
            roots = roots[roots]
