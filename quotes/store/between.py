"""Settles speakers while articles come in: when all are in, no worker has work, and somebody waits."""

from time import monotonic
from typing import Final

from sqlalchemy import Engine

from quotes.store.forms import prepare
from quotes.store.settling import settle

TOGETHER: Final = 250
"""Articles after which speakers may be settled, or at least made ready for that."""
LONG_SECONDS: Final = 2.0
"""Settling that takes longer is left for the end: workers would have nothing to do meanwhile, and once for
many articles is less work in all. Set by hand."""


class Between:
    """Settles the speakers of a database to which articles are added as long as that takes a moment."""

    def __init__(self, engine: Engine, *, beside_workers: bool) -> None:
        self._engine = engine
        self._new = 0
        self._settles = beside_workers

    def note(self, new: int) -> None:
        """Note that so many more articles are in; settle, or prepare that, once they are many."""
        self._new += new
        if self._new < TOGETHER:
            return
        self._new = 0
        if not self._settles:
            prepare(self._engine)
            return
        started = monotonic()
        settle(self._engine, sparing=True)
        self._settles = monotonic() - started < LONG_SECONDS
