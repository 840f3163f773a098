"""Lets Python look for garbage less often while much is made that is none.

Each 700 new objects Python looks through the young ones for cycles that nobody refers to. Tokens, spans and
mentions are part of none, nor are rows that are settled: they go as soon as nothing refers to them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

BETWEEN: Final = 10_000
"""New objects from one look to the next: takes 3 % off the time of 84 articles, of 6 % without any look."""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let the collector wait for more objects within the block; who turned it off keeps it so."""
    young, *older = gc.get_threshold()
    gc.set_threshold(young and max(young, BETWEEN), *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
