"""Places: folders and files of this machine and of object stores, called by path or by address.

`/data/crawl`, `s3://bucket/crawl` and whatever else pyarrow or fsspec knows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, cast
from uuid import uuid4

from quotes.corpus.extras import arrow
from quotes.errors import PlaceError

_SCHEME = "://"
_WHOLE_ANYWAY = frozenset({"s3", "gcs", "abfs"})
"""Stores in which a file is there once it is whole; in others it is written aside and renamed."""
_UNFINISHED = ".part"
"""What the names of files end in that are being written."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A folder or file, by its whole path or its address; `root` is the address whose store it is in."""

    name: str
    root: str

    def __str__(self) -> str:
        """Say where."""
        return self.name

    def below(self, *parts: str) -> "Place":
        """Return a place in this folder."""
        return Place("/".join([self.name.rstrip("/"), *parts]), self.root)

    @property
    def local(self) -> Path | None:
        """Return the path where the place is one of this machine."""
        return None if _SCHEME in self.name else Path(self.name)

    def read(self) -> bytes:
        """Return all bytes of the file."""
        system, path = self.system()
        with system.open_input_stream(path, compression=None) as stream:
            return bytes(stream.read())

    def write(self, whole: Any) -> None:
        """Write the file and the folders above it; it is there whole, or as it was before.

        Two may write it at once: who was given up for dead may come back. What one that died left stays.
        """
        system, path = self.system()
        system.create_dir(str(PurePosixPath(path).parent), recursive=True)
        part = path if system.type_name in _WHOLE_ANYWAY else f"{path}.{uuid4().hex}{_UNFINISHED}"
        with system.open_output_stream(part, compression=None) as stream:
            stream.write(whole)
        if part != path:
            system.move(part, path)

    def move(self, target: "Place") -> None:
        """Move the file within one store; one that is there is replaced."""
        system, path = self.system()
        _, to = target.system()
        system.create_dir(str(PurePosixPath(to).parent), recursive=True)
        system.move(path, to)

    def remove(self) -> None:
        """Remove the file, or the folder with all that is in it; nothing where nothing is."""
        system, path = self.system()
        kind, kinds = _kind(system, path), arrow("fs").FileType
        if kind == kinds.Directory:
            system.delete_dir(path)
        elif kind == kinds.File:
            system.delete_file(path)

    def is_file(self) -> bool:
        """Tell whether there is a file."""
        return bool(_kind(*self.system()) == arrow("fs").FileType.File)

    def files(self) -> Iterator[tuple["Place", int, int]]:
        """Yield the files below the folder, sorted, or the file itself: place, bytes, time of change (ns)."""
        system, path = self.system()
        if self.is_file():
            found = [system.get_file_info(path)]
        else:
            selector = arrow("fs").FileSelector(path, allow_not_found=True, recursive=True)
            infos = system.get_file_info(selector)
            found = [each for each in infos if each.is_file and not each.path.endswith(_UNFINISHED)]
        for each in sorted(found, key=lambda each: PurePosixPath(each.path).parts):
            inner = each.path[len(path) :].strip("/")
            yield (self.below(inner) if inner else self), each.size, each.mtime_ns or 0

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Give the bytes of the file as a stream."""
        system, path = self.system()
        with system.open_input_stream(path, compression=None) as stream:
            yield stream

    def system(self) -> tuple[Any, str]:
        """Return the file system, as pyarrow has them, and the path in it."""
        if _SCHEME not in self.root:
            return arrow("fs").LocalFileSystem(), self.name
        system, path = _system(self.root)
        return system, path.rstrip("/") + self.name[len(self.root) :]


def place_of(named: str | Path) -> Place:
    """Return the place that is called so, its path whole.

    Raises PlaceError for an address of no store that is known here.
    """
    named = str(named)
    if _SCHEME in named:
        _system(named.rstrip("/"))
        return Place(named.rstrip("/"), named.rstrip("/"))
    path = str(Path(named).absolute())
    return Place(path, path)


@cache
def _system(root: str) -> tuple[Any, str]:
    """Return the file system of a store and the path in it: pyarrow's own, else one of fsspec's."""
    invalid = arrow().ArrowInvalid
    try:
        return cast("tuple[Any, str]", arrow("fs").FileSystem.from_uri(root))
    except invalid as error:
        reason = str(error)
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped, import-not-found, unused-ignore]

        system, path = url_to_fs(root)
    except (ImportError, ValueError) as error:
        raise PlaceError(f"{root}: is in no store that is known here ({reason}; {error})") from None
    return arrow("fs").PyFileSystem(arrow("fs").FSSpecHandler(system)), path


def _kind(system: Any, path: str) -> Any:
    """Return whether a file, a folder or nothing is there: pyarrow's `FileType`."""
    return system.get_file_info(path).type
