"""Portions: what one task reads of a corpus, the rows that one piece of a shard gave."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from quotes.corpus.manifest import Entry, Part, Table, part_place
from quotes.corpus.places import Place
from quotes.corpus.rows import Row, read_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """The files of a piece, `number` in the order of the corpus; `versions` extracted it."""

    number: int
    stem: str
    parts: tuple[Part, ...]
    versions: str


def portions_of(entries: Iterable[Entry]) -> Iterator[Portion]:
    """Yield the portions of a corpus, in the order in which its articles would be added."""
    number = 0
    for entry in entries:
        versions = repr(sorted(entry.versions.items()))
        for parts in entry.by_piece():
            yield Portion(number=number, stem=entry.stem, parts=parts, versions=versions)
            number += 1


def portion_rows(out: Place, portion: Portion, table: Table, columns: Sequence[str]) -> list[Row]:
    """Return rows of the portion with these columns, in the order of the articles; raise CorpusError."""
    rows: list[Row] = []
    for part in portion.parts:
        if part.table == table:
            rows += read_part(part_place(out, portion.stem, part), columns)
    return sorted(rows, key=itemgetter("number"))
