"""Takes a selection away as one file: the format by the file's ending, the file whole or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.publish.export import export_rows
from quotes.publish.formats import pieces
from quotes.publish.gold import gold_lines
from quotes.publish.selection import Selection

FORMATS = {
    "csv": "csv",
    "jsonl": "jsonl",
    "json": "json",
    "sqlite": "db",
    "parquet": "parquet",
    "gold": "gold",
}
"""What each format is called by users, and inside."""
BINARY = {"sqlite", "parquet"}
"""What no terminal shows."""

_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".parquet": "parquet",
    ".db": "sqlite", ".sqlite": "sqlite", ".sqlite3": "sqlite",
}  # fmt: skip


def format_of(path: Path | None) -> str:
    """Return the format that a file's ending asks for; CSV where it asks for none."""
    return "csv" if path is None else _SUFFIXES.get(path.suffix.casefold(), "csv")


def take(
    form: str, connection: sqlite3.Connection, selection: Selection, *, mark: bool = False
) -> Iterator[bytes]:
    """Yield the selection in that format, newest first; `mark` puts a byte order mark before CSV."""
    if form == "gold":
        return (line.encode() for line in gold_lines(connection, selection))
    return pieces(FORMATS[form], export_rows(connection, selection), mark=mark)


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to a file; it is there whole, or as it was before."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines(pieces)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
