"""What a worker does with a piece: extract it, write its rows aside, and note that on disk.

The note is there once all rows are. A piece that was written before somebody stopped, or died, is not
extracted again.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import chain
from typing import Any

from quotes.corpus.apart import Apart, Found
from quotes.corpus.job import Job
from quotes.corpus.manifest import Part
from quotes.corpus.pieces import Piece
from quotes.corpus.places import Place
from quotes.corpus.rows import Row, write_rows
from quotes.corpus.shards import Shard
from quotes.errors import VersionsError
from quotes.read import Failure
from quotes.store.columns import columns_of
from quotes.versions import versions

ASIDE = "_aside"
"""The folder of what is not yet in the corpus."""
_STATE_LETTERS = 8
"""Letters of a digest that tell one state of a shard from its others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a piece came to; `parts` lie aside until the whole shard is written."""

    parts: tuple[Part, ...]
    articles: int
    quotations: int
    without_quotations: int
    not_english: int
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the driver hears of a piece: the piece without its articles, and what was written, if anything."""

    piece: Piece
    written: Written | None = None


class Worker:
    """Turns pieces into reports; it keeps the process that extracts as long as it lives."""

    def __init__(self, job: Job) -> None:
        if versions() != job.versions:
            raise VersionsError(
                f"a worker has {versions()}, the driver {job.versions}: install the same on every machine"
            )
        self._job = job
        self._apart = Apart(job)

    def report(self, piece: Piece) -> Report:
        """Extract and write the piece, if nobody has, and return what is to be told of it."""
        told = piece.without_articles()
        if piece.is_done or piece.checksum is None:
            return Report(piece=told)
        folder = aside_folder(self._job, piece.shard, piece.checksum)
        note = folder.below(f"{piece.number:05}.json")
        if note.is_file():
            return Report(piece=told, written=_read_note(note))
        written = _write(piece, self._apart.extract(piece.articles), folder)
        note.write(json.dumps(asdict(written), ensure_ascii=False).encode())
        return Report(piece=told, written=written)

    def close(self) -> None:
        """End the process that extracts."""
        self._apart.close()


def stem_of(job: Job, shard: Shard, checksum: str) -> str:
    """Return what the files of the shard begin with, in the state that it is in and with these settings."""
    state = sha256(f"{checksum} {job.settings} {job.piece_characters}".encode()).hexdigest()
    return f"{shard.key}-{state[:_STATE_LETTERS]}"


def aside_folder(job: Job, shard: Shard, checksum: str) -> Place:
    """Return where the files of the shard lie until it is whole."""
    return job.out.below(ASIDE, stem_of(job, shard, checksum))


def _write(piece: Piece, items: Iterable[Found | Failure], folder: Place) -> Written:
    """Write the rows of the piece aside and return what they came to."""
    numbered = list(enumerate(items, start=piece.first))
    found = [(number, *columns_of(*item)) for number, item in numbered if not isinstance(item, Failure)]
    articles = [{**article, "number": number, "quotations": len(rows)} for number, article, rows in found]
    quotations: list[Row] = [{**row, "number": number} for number, _, rows in found for row in rows]
    english = [item[0].is_english for _, item in numbered if not isinstance(item, Failure)]
    parts = chain(
        write_rows("articles", articles, folder, piece=piece.number),
        write_rows("quotes", quotations, folder, piece=piece.number),
    )
    return Written(
        parts=tuple(parts),
        articles=len(articles),
        quotations=len(quotations),
        without_quotations=sum(
            is_english and not row["quotations"] for is_english, row in zip(english, articles, strict=True)
        ),
        not_english=english.count(False),
        failures=tuple(str(item) for _, item in numbered if isinstance(item, Failure)),
    )


def _read_note(note: Place) -> Written:
    held: dict[str, Any] = json.loads(note.read())
    parts = tuple(Part(**part) for part in held["parts"])
    return Written(**{**held, "parts": parts, "failures": tuple(held["failures"])})
