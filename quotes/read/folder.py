"""Paths, folders and patterns → the files to read, in a fixed order, one by one."""

from collections.abc import Iterator
from pathlib import Path

from quotes.read.failure import Failure
from quotes.read.formats import SUFFIXES, knows

STDIN = "-"
AUTHORITY = "speakers.csv"
_WILD = "*?["


def files_below(path: Path) -> Iterator[Path | Failure]:
    """Yield the files of a folder and of those inside it, sorted, those of a pattern, or the one file."""
    if path.is_dir():
        yield from _of_folder(path)
    elif any(sign in str(path) for sign in _WILD) and not path.exists():
        yield from _of_pattern(path)
    else:
        yield path


def is_authority(path: Path) -> bool:
    """Tell whether the file lists speakers, not articles."""
    return path.name.casefold() == AUTHORITY


def is_article(name: str) -> bool:
    """Tell whether a file found in a folder is one to read; a README speaks about the folder."""
    return knows(name) and not name.casefold().startswith("readme")


def _of_folder(folder: Path) -> Iterator[Path | Failure]:
    """Yield what the folder holds, or why there is nothing."""
    empty = True
    for file in _walk(folder):
        if isinstance(file, Failure) or is_article(file.name) or is_authority(file):
            empty = False
            yield file
    if empty:
        known = " ".join(sorted(SUFFIXES))
        yield Failure(str(folder), None, f"this folder holds no articles (files that end in {known})")


def _of_pattern(pattern: Path) -> Iterator[Path | Failure]:
    """Yield the files that `news/**/*.html` stands for, for shells that leave it as it is."""
    anchor = Path(pattern.anchor) if pattern.anchor else Path()
    found = sorted(path for path in anchor.glob(str(pattern.relative_to(anchor))) if path.is_file())
    if not found:
        yield Failure(str(pattern), None, "no file fits this pattern")
    yield from found


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files below `folder`, sorted by name; hidden ones and linked folders are left out."""
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield Failure(str(folder), None, f"cannot be opened ({error.strerror})")
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            if not path.is_symlink():  # a link may lead back up, round and round
                yield from _walk(path)
        elif path.is_fifo() or path.is_socket() or path.is_char_device():
            yield Failure(str(path), None, "is no file (a pipe or a device); to read it, name it by itself")
        else:
            yield path
