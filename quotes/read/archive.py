"""Zip and tar: the files in them as if they lay in a folder, read one by one, nothing unpacked to disk."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Any

from quotes.read.failure import Failure, UnreadableError
from quotes.read.folder import AUTHORITY, is_article
from quotes.read.packing import bounded
from quotes.read.source import Item, Source, read_whole

NESTED_ZIP_BYTES = 256_000_000
"""A zip from standard input or in another archive, where nothing can be read twice, is held in memory."""

_BROKEN = (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError)


def read_zip(source: Source) -> Iterator[Item]:
    """Yield what the files in the archive hold, sorted by name."""
    if source.file is None:
        yield from _members(io.BytesIO(read_whole(source.stream, NESTED_ZIP_BYTES)), source)
        return
    with source.file.open("rb") as file:
        yield from _members(file, source)


def _members(stream: Any, source: Source) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise UnreadableError(f"is a broken zip ({error})") from None
    with archive:
        wanted = sorted(
            (each for each in archive.infolist() if _wanted(each.filename)), key=lambda each: each.filename
        )
        for member in wanted:
            yield from _member(archive, member, source)
    if not wanted:
        raise UnreadableError("this archive holds no articles")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source) -> Iterator[Item]:
    """Yield what one file in the zip holds; a broken one is a failure of its own."""
    path = f"{source.path}/{member.filename}"
    try:
        with archive.open(member) as stream:
            yield from _inner(bounded(stream, lambda: member.compress_size), path, source)
    except _BROKEN as error:
        yield Failure(path, None, f"cannot be unpacked ({error})")


def read_tar(source: Source) -> Iterator[Item]:
    """Yield what the files in the archive hold, in its own order."""
    empty = True
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for member in archive:
                if member.isreg() and _wanted(member.name):
                    empty = False
                    stream = bounded(archive.extractfile(member), partial(_size, member))
                    yield from _inner(stream, f"{source.path}/{member.name}", source)
    except (tarfile.TarError, EOFError) as error:
        raise UnreadableError(f"is a broken tar ({error})") from None
    if empty:
        raise UnreadableError("this archive holds no articles")


def _size(member: tarfile.TarInfo) -> int:
    return member.size


def _inner(stream: "BufferedReader[Any]", path: str, source: Source) -> Iterator[Item]:
    assert source.inner is not None  # whoever reads archives gives the way to read what is in them
    return source.inner(stream, path)


def _wanted(name: str) -> bool:
    """Tell whether the file is one to read: what a folder would give."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and path.name.casefold() != AUTHORITY and is_article(path.name)
