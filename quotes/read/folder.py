"""Paths and folders → the files to read, in a fixed order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.read.failure import Failure

STDIN = "-"
AUTHORITY = "speakers.csv"


@dataclass(frozen=True, slots=True)
class Files:
    """The files below one path: those that hold articles, and those that say who the speakers are."""

    articles: tuple[Path, ...]
    authorities: tuple[Path, ...] = ()


def files_below(path: Path, suffixes: frozenset[str]) -> Files | Failure:
    """Return the files of a folder and of those inside it, sorted, or the one file that `path` is."""
    if not path.is_dir():
        return Files((), (path,)) if is_authority(path) else Files((path,))
    try:
        inside = list(_walk(path))
    except OSError as error:
        return Failure(str(error.filename or path), None, f"cannot be opened ({error.strerror})")
    articles = tuple(file for file in inside if _is_article(file, suffixes))
    authorities = tuple(file for file in inside if is_authority(file))
    if not articles and not authorities:
        known = " ".join(sorted(suffixes))
        return Failure(str(path), None, f"this folder holds no articles (files that end in {known})")
    return Files(articles, authorities)


def is_authority(path: Path) -> bool:
    """Tell whether the file lists speakers, not articles."""
    return path.name.casefold() == AUTHORITY


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder`, sorted by name; hidden ones and linked folders are left out."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink():  # a link may lead back up, round and round
            yield from _walk(entry)


def _is_article(path: Path, suffixes: frozenset[str]) -> bool:
    """Tell whether a file found in a folder is one to read; a README speaks about the folder."""
    return path.suffix.casefold() in suffixes and not path.name.casefold().startswith("readme")
