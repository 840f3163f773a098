"""Paths and addresses → what they hold: opened, unpacked, given to the reader of their format, one by one."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Any

from quotes.read.address import is_address
from quotes.read.article import Article, Validators
from quotes.read.failure import Failure, UnreadableError
from quotes.read.folder import STDIN, files_below, is_authority
from quotes.read.formats import reader_of
from quotes.read.options import Options
from quotes.read.outlet import outlet_of
from quotes.read.packing import Metered, buffered, unpacked
from quotes.read.progress import Progress
from quotes.read.source import Item, Source, completed

DEPTH = 3
"""How deep containers may lie in each other: a feed in a WARC in a zip."""


@dataclass(slots=True)
class _Reading:
    """What one reading shares among its inputs; the web is there once an address is asked for.

    `failed` counts the addresses that could not be read.
    """

    options: Options
    progress: Progress
    seen: dict[str, Validators]
    web: Any = field(default=None)
    failed: int = 0


def read(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    today: date | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    seen: dict[str, Validators] | None = None,
) -> Iterator[Item]:
    """Yield the articles of files, folders and addresses, `-` being standard input, and what is none.

    `published` and `today` are those of `options`, for whoever needs no more. `progress` is told how far
    the reading is. `seen` holds what sites gave with addresses that were read before: such a one is read only
    if it has changed, and what is read now is noted there.
    """
    options = options or Options(published=published, today=today or date.today())
    reading = _Reading(options, progress or Progress(), {} if seen is None else seen)
    for path in paths:
        if is_address(path):
            yield from _read_address(str(path), reading)
            continue
        for file in _files(path):
            if isinstance(file, Failure):
                yield file
            elif not is_authority(file):
                yield from _read_file(file, reading)


def read_copy(file: Path, path: str, *, options: Options, progress: Progress) -> Iterator[Item]:
    """Yield the articles of a file that is a copy of what lies at `path`, and what is none.

    Raises OSError where the file goes away while it is read: another reading may see more of it.
    """
    yield from _read_called(file, path, _Reading(options, progress, {}))


def authority_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the `speakers.csv` among the paths and in their folders: who the speakers are, no articles."""
    found = (file for path in paths if not is_address(path) for file in _files(path))
    return tuple(file for file in found if isinstance(file, Path) and is_authority(file))


def count_bytes(paths: Iterable[str | Path]) -> int | None:
    """Return how many bytes `read` will go through, None where that cannot be known before."""
    paths = list(paths)
    if any(is_address(path) or str(path) == STDIN for path in paths):
        return None
    files = (file for path in paths for file in _files(path) if isinstance(file, Path))
    return sum(file.stat().st_size for file in files if file.is_file() and not is_authority(file))


def _files(path: str | Path) -> Iterator[Path | Failure]:
    """Yield the files that the path stands for."""
    return iter((Path(STDIN),)) if str(path) == STDIN else files_below(Path(path))


def _read_file(path: Path, reading: _Reading) -> Iterator[Item]:
    """Yield what one file holds, or why there is nothing."""
    try:
        yield from _read_called(path, str(path), reading)
    except OSError as error:
        yield Failure(str(path), None, _complaint(error))
    reading.progress.end()


def _read_called(file: Path, path: str, reading: _Reading) -> Iterator[Item]:
    """Yield what a file holds that is called `path`, or why there is nothing; raise OSError."""
    try:
        with _opened(file) as raw:
            reading.progress.begin(path, raw)
            options = _options_of(path, reading.options)
            source = Source(stream=buffered(raw), path=path, options=options, file=file)
            yield from _read_source(source, reading)
    except UnreadableError as error:
        yield Failure(path, None, str(error))


def _read_address(address: str, reading: _Reading) -> Iterator[Item]:
    """Yield what stands at an address on the web, or why there is nothing."""
    from quotes.read.web import NotModifiedError, Web

    if reading.web is None:
        reading.web = Web(allow_private=reading.options.allow_private, seen=reading.seen)
    failed_before = reading.failed
    try:
        with reading.web.opened(address) as opened:
            reading.progress.begin(address, opened.stream)
            options = _options_of(address, reading.options)
            stream = buffered(opened.stream)
            source = Source(stream=stream, path=address, options=options, url=opened.url)
            yield from _read_source(source, reading)
        # A feed whose pages could not all be read must come again, for their sake.
        if opened.given is not None and reading.failed == failed_before:
            reading.seen[opened.url] = opened.given
    except NotModifiedError:
        pass  # what stands there is in already
    except UnreadableError as error:
        reading.failed += 1
        yield Failure(address, None, str(error))
    reading.progress.end()


def _read_source(source: Source, reading: _Reading, *, depth: int = 0) -> Iterator[Item]:
    """Yield what an open input holds; raise UnreadableError where it goes no further."""

    def inner(stream: "BufferedReader[Any]", path: str) -> Iterator[Item]:
        try:
            within = Source(stream=stream, path=path, options=source.options)
            yield from _read_source(within, reading, depth=depth + 1)
        except UnreadableError as error:
            yield Failure(path, None, str(error))

    if depth > DEPTH:
        raise UnreadableError(f"lies more than {DEPTH} containers deep; unpack it first")
    plain = unpacked(source.stream)
    named = source.options.input_format if depth == 0 else None
    reader = reader_of(plain, source.path, named=named)
    for item in reader(
        replace(
            source,
            stream=plain,
            file=source.file if plain is source.stream else None,
            inner=inner,
            linked=lambda address: _read_address(address, reading),
        )
    ):
        yield completed(item, source.options) if isinstance(item, Article) else item


def _options_of(place: str, options: Options) -> Options:
    """Return how the input is to be read: as the options say, else as its outlet wants it."""
    outlet = outlet_of(options.outlets, place)
    return replace(
        options,
        date_order=options.date_order or replace(outlet, country=options.country or outlet.country).order,
        columns=options.columns or outlet.columns,
    )


@contextmanager
def _opened(path: Path) -> Iterator[Metered]:
    """Give the bytes of the file, or of standard input, which stays open afterwards."""
    if str(path) == STDIN:
        yield Metered(sys.stdin.buffer)
        return
    with path.open("rb", buffering=0) as stream:
        yield Metered(stream)


def _complaint(error: OSError) -> str:
    """Say in a few words why the system would not open a file."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"cannot be read ({error.strerror or error})"
