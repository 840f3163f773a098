"""A shard → its pieces, each some articles that follow each other, with what could not be read among them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quotes.corpus.job import Job
from quotes.corpus.shards import Shard, at_hand
from quotes.dates import date_article
from quotes.read import Article, Failure, Progress, Remark, read_copy
from quotes.read.decode import DECODED


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some articles of a shard: the piece `number`, from 0, whose first article is `first` in the shard.

    `checksum` is the shard's, None where it cannot be read to its end: then nothing of it counts.
    `is_done` tells that the shard is as it was when it was extracted before. `bytes` are those read for this
    piece.
    """

    shard: Shard
    checksum: str | None
    number: int = 0
    first: int = 0
    articles: tuple[Article, ...] = ()
    failures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_last: bool = False
    is_done: bool = False
    bytes: int = 0

    def without_articles(self) -> "Piece":
        """Return the piece as the driver needs it, which holds no text."""
        return replace(self, articles=())


@dataclass(slots=True)
class _Open:
    """A piece that is being filled."""

    articles: list[Article] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    characters: int = 0


def read_pieces(shard: Shard, job: Job, *, before: str | None) -> Iterator[Piece]:
    """Yield the pieces of a shard; `before` is its checksum when it was extracted so, with these settings."""
    number = 0
    try:
        with at_hand(shard) as (file, checksum):
            if checksum == before:
                yield Piece(shard=shard, checksum=checksum, is_last=True, is_done=True, bytes=shard.size)
                return
            progress = Progress()
            items = read_copy(file, shard.place.name, options=job.options, progress=progress)
            for piece in _cut(items, Piece(shard=shard, checksum=checksum), progress, job):
                yield piece
                number += 1
    except OSError as error:
        failure = Failure(shard.place.name, None, f"cannot be read ({error.strerror or error})")
        yield Piece(shard=shard, checksum=None, number=number, failures=(str(failure),), is_last=True)


def _cut(
    items: Iterator[Article | Failure | Remark], empty: Piece, progress: Progress, job: Job
) -> Iterator[Piece]:
    """Yield the pieces; the last one, which may be empty, says that it is."""
    piece, open_ = empty, _Open()
    before = 0
    for item in items:
        if open_.characters >= job.piece_characters:
            yield _closed(open_, replace(piece, bytes=progress.done - before))
            before = progress.done
            piece = replace(piece, number=piece.number + 1, first=piece.first + len(open_.articles))
            open_ = _Open()
        _put(item, open_, job)
    yield _closed(open_, replace(piece, is_last=True, bytes=piece.shard.size - before))


def _put(item: Article | Failure | Remark, open_: _Open, job: Job) -> None:
    if isinstance(item, Article):
        open_.articles.append(date_article(item, today=job.options.today))
        open_.characters += len(item.text)
        open_.remarks += [f"{item.label}: {note}" for note in item.notes if note.startswith(DECODED)]
    elif isinstance(item, Remark):
        open_.remarks.append(str(item))
    else:
        open_.failures.append(str(item))


def _closed(open_: _Open, piece: Piece) -> Piece:
    return replace(
        piece,
        articles=tuple(open_.articles),
        failures=tuple(open_.failures),
        remarks=tuple(open_.remarks),
    )
