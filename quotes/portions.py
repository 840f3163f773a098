"""Portions: a row of anything in pieces of a size, of which one is in hand at a time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Yield the items in lists of that size, the last of which may be shorter; none is empty.

    >>> list(portions("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion


def weighed_portions(
    items: Iterable[_Item], size: int, weight: Callable[[_Item], int]
) -> Iterator[list[_Item]]:
    """Yield the items in lists that end where they weigh that much together; none is empty.

    >>> list(weighed_portions(["a", "bb", "ccccc", "d"], 3, len))
    [['a', 'bb'], ['ccccc'], ['d']]
    """
    portion: list[_Item] = []
    weighs = 0
    for item in items:
        portion.append(item)
        weighs += weight(item)
        if weighs >= size:
            yield portion
            portion, weighs = [], 0
    if portion:
        yield portion
