"""What a worker does with a piece: extract it, write its rows aside, and note that on disk.

The note is there once all rows are. A piece that was written before somebody stopped, or died, is not
extracted again.
"""

from collections.abc import Iterable
from itertools import chain

from quotes.corpus.apart import Apart, Found
from quotes.corpus.job import Job
from quotes.corpus.pieces import Piece
from quotes.corpus.places import Place
from quotes.corpus.rows import Row, write_rows
from quotes.corpus.written import Report, Written, aside_folder, note_place, read_note, write_note
from quotes.errors import VersionsError
from quotes.read import Failure
from quotes.store.columns import columns_of
from quotes.versions import versions


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
        note = note_place(folder, piece)
        if note.is_file():
            return Report(piece=told, written=read_note(note))
        written = _write(piece, self._apart.extract(piece.articles), folder)
        write_note(note, written)
        return Report(piece=told, written=written)

    def close(self) -> None:
        """End the process that extracts."""
        self._apart.close()


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
