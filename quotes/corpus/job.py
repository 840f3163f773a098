"""The job: what is the same for all shards of one run, sent to every worker."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from quotes.corpus.places import Place
from quotes.read import Article, Options
from quotes.versions import Versions, versions

if TYPE_CHECKING:  # the rooms behind a quotation load spaCy, which a process is to do only if it extracts
    from quotes.quotation import Quotation

Extract = Callable[[list[Article]], list[tuple["Quotation", ...]]]

PIECE_CHARACTERS = 4_000_000
"""A piece ends where it has so many: a thousand articles, half a minute of work. Larger ones give fewer
files, smaller ones spread better over workers; each worker holds some of them in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where to write, how articles are read and extracted, and the versions that every worker must have.

    `extract` stands in for `quotes.pipeline.extract_batch` in tests; `indirect` adds speech without marks.
    """

    out: Place
    options: Options = field(default_factory=Options)
    indirect: bool = False
    piece_characters: int = PIECE_CHARACTERS
    extract: Extract | None = None
    versions: Versions = field(default_factory=versions)

    @property
    def settings(self) -> str:
        """Return a digest of all that makes the same shard give other rows."""
        options = replace(self.options, today=date.min)
        return sha256(repr((options, self.indirect, self.versions)).encode()).hexdigest()
