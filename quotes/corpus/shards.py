"""Shards: the files that are read, each by one reader, and a copy of one where it is not at hand."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from quotes.corpus.places import Place, place_of
from quotes.errors import PlaceError
from quotes.read import Failure, is_address, is_article
from quotes.read.folder import STDIN, files_below, is_authority

_CHUNK_BYTES = 1 << 20
_NAME_LETTERS = 16
"""Letters of a digest that name a shard among others: of a million shards no two will share them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A file of the input: its place, bytes, and time of last change in nanoseconds."""

    place: Place
    size: int
    modified: int

    @property
    def key(self) -> str:
        """Return what the shard's files are called by."""
        return sha256(self.place.name.encode()).hexdigest()[:_NAME_LETTERS]


def list_shards(inputs: Iterable[str]) -> Iterator[Shard | Failure]:
    """Yield the files of folders, patterns and stores, in the order in which `quotes add` reads them."""
    for named in inputs:
        if named == STDIN or is_address(named):
            raise PlaceError(f"{named}: a corpus is read from files and stores; `quotes add` reads that")
        place = place_of(named)
        yield from _of_store(place) if place.local is None else _of_disk(place.local)


def _of_disk(path: Path) -> Iterator[Shard | Failure]:
    for file in files_below(path):
        if isinstance(file, Failure):
            yield file
        elif not is_authority(file):
            yield _shard(file)


def _shard(file: Path) -> Shard | Failure:
    try:
        state = file.stat()
    except OSError as error:
        return Failure(str(file), None, f"cannot be read ({error.strerror})")
    return Shard(place=place_of(file), size=state.st_size, modified=state.st_mtime_ns)


def _of_store(folder: Place) -> Iterator[Shard | Failure]:
    empty = True
    for place, size, modified in folder.files():
        if place == folder or _is_wanted(place.name[len(folder.name) :]):
            empty = False
            yield Shard(place=place, size=size, modified=modified)
    if empty:
        yield Failure(folder.name, None, "there is no such file, or no articles in the folder")


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and is_article(path.name) and not is_authority(Path(path.name))


@contextmanager
def at_hand(shard: Shard) -> Iterator[tuple[Path, str]]:
    """Give a file on this machine that holds the shard, and its checksum (SHA-256); raise OSError."""
    path = shard.place.local
    if path is not None:
        with path.open("rb") as stream:
            checksum = _copy(stream, None)
        yield path, checksum
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, PurePosixPath(shard.place.name).name)
        with shard.place.opened() as stream, copy.open("wb") as target:
            checksum = _copy(stream, target)
        yield copy, checksum


def _copy(stream: Any, target: Any) -> str:
    """Copy the bytes, if there is a target, and return their checksum."""
    digest = sha256()
    while chunk := stream.read(_CHUNK_BYTES):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return digest.hexdigest()
