"""Settles speakers while articles come in: when all are in, no worker has work, and somebody waits."""

from time import monotonic
from typing import Final

from sqlalchemy import Engine

from quotes.store.forms import prepare
from quotes.store.settling import settle

TOGETHER: Final = 250
"""Articles after which speakers may be settled, or at least made ready for that."""
SHARE: Final = 0.2
"""Of the time, for settling before the end: in a large database each time takes seconds. Set by hand."""


class Between:
    """Tells, of a database to which articles are added, when its speakers should be settled, and does it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._new = 0
        self._earliest = monotonic()

    def note(self, new: int) -> None:
        """Note that so many more articles are in; settle, or prepare that, once they are many."""
        self._new += new
        if self._new < TOGETHER:
            return
        self._new = 0
        started = monotonic()
        if started < self._earliest:
            prepare(self._engine)
            return
        settle(self._engine)
        ended = monotonic()
        self._earliest = ended + (ended - started) / SHARE
