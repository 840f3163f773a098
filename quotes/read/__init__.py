"""The reading room: files, folders and standard input → articles, and failures for what could not be read.

A new format is a new file beside this one and a line in `READERS`.
"""

import codecs
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, cast

from quotes.read.article import Article
from quotes.read.failure import Failure, UnreadableError
from quotes.read.folder import STDIN, Files, files_below
from quotes.read.jsonl import read_jsonl
from quotes.read.source import Reader, Source
from quotes.read.text import read_text

__all__ = ["Article", "Failure", "authority_files", "count_articles", "read"]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
SUFFIXES = frozenset(READERS)
_BLANK = codecs.BOM_UTF8 + b" \t\r\n"


def read(
    paths: Iterable[str | Path], *, published: date | None = None, today: date | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files and folders, `-` being standard input, and a failure for each that is none.

    `published` is for articles that carry no date. A date after `today` (default: by the clock) is refused.
    """
    until = date.today() if today is None else today
    for path in paths:
        found = _files(path)
        if isinstance(found, Failure):
            yield found
            continue
        for file in found.articles:
            yield from _read_file(file, published, until)


def authority_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the `speakers.csv` among the paths and in their folders: who the speakers are, no articles."""
    found = [_files(path) for path in paths]
    return tuple(path for files in found if isinstance(files, Files) for path in files.authorities)


def count_articles(paths: Iterable[str | Path]) -> int | None:
    """Return how many articles `read` will try, None where that cannot be known before (standard input)."""
    found = [_files(path) for path in paths]
    files = [file for below in found if isinstance(below, Files) for file in below.articles]
    if any(str(file) == STDIN for file in files):
        return None
    return sum(_count(file) for file in files)


def _files(path: str | Path) -> Files | Failure:
    """Return the files that the path stands for."""
    return Files((Path(STDIN),)) if str(path) == STDIN else files_below(Path(path), SUFFIXES)


def _read_file(path: Path, published: date | None, today: date) -> Iterator[Article | Failure]:
    """Yield the articles of one file, or why there are none."""
    try:
        with _opened(path) as stream:
            source = Source(stream=stream, path=str(path), published=published, today=today)
            yield from _reader(path, stream)(source)
    except UnreadableError as error:
        yield Failure(str(path), None, str(error))
    except OSError as error:
        yield Failure(str(path), None, _complaint(error))


@contextmanager
def _opened(path: Path) -> "Iterator[BufferedReader[Any]]":
    """Give the bytes of the file, or of standard input, which stays open afterwards."""
    if str(path) != STDIN:
        with path.open("rb") as stream:
            yield stream
        return
    lookahead = BufferedReader(cast(RawIOBase, sys.stdin.buffer))
    yield lookahead
    lookahead.detach()


def _reader(path: Path, stream: "BufferedReader[Any]") -> Reader:
    """Return the reader for the file's suffix; without a suffix, a first `{` means JSON Lines."""
    suffix = path.suffix.casefold()
    if suffix in READERS:
        return READERS[suffix]
    if suffix and str(path) != STDIN:
        raise UnreadableError(
            f"has an ending that no reader knows; those known are {' '.join(sorted(SUFFIXES))}"
        )
    begins = stream.peek().lstrip(_BLANK)
    return read_jsonl if begins.startswith(b"{") else read_text


def _count(path: Path) -> int:
    """Return how many articles the file should hold, by its lines where each is one."""
    if READERS.get(path.suffix.casefold()) is not read_jsonl or not path.is_file():
        return 1
    try:
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:  # `read` will say so; here it is one failure to come
        return 1


def _complaint(error: OSError) -> str:
    """Say in a few words why the system would not open a file."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"cannot be read ({error.strerror or error})"
