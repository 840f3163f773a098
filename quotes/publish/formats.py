"""The formats in which the site gives a selection away, each a stream of pieces made from lines."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from quotes.portions import portions
from quotes.publish.export import BYTE_ORDER_MARK, EXPORT_COLUMNS, csv_row, csv_rows, flat, json_lines
from quotes.publish.line import Line
from quotes.publish.parquet import can_write_parquet, parquet_file

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "db": "application/vnd.sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "atom": "application/atom+xml; charset=utf-8",
}
"""Every format by its ending; an Atom feed, which holds the newest alone, is made by `feed`."""


def formats() -> list[str]:
    """Return the formats that hold a whole selection and can be written here."""
    return [form for form in CONTENT_TYPES if form != "atom" and (form != "parquet" or can_write_parquet())]


# Lines that make one piece: some 300 kB.
_BATCH = 500

# Bytes of a file sent at a time.
_CHUNK = 1 << 18


def pieces(form: str, lines: Iterator[Line], *, mark: bool = True) -> Iterator[bytes]:
    """Yield the lines as one file of that format; `mark` puts a byte order mark before CSV, for Excel."""
    if form == "csv":
        heading = csv_row(EXPORT_COLUMNS)
        yield (BYTE_ORDER_MARK + heading if mark else heading).encode()
    if form == "db":
        yield from _database(lines)
    elif form == "parquet":
        yield from parquet_file(map(_cells, lines), EXPORT_COLUMNS)
    elif form == "json":
        yield from _array(lines)
    else:
        for batch in portions(lines, _BATCH):
            rows = csv_rows(batch, EXPORT_COLUMNS) if form == "csv" else json_lines(batch)
            yield "".join(rows).encode()


def data_package(
    columns: Mapping[str, str], *, rows: int, query: str, site: str, licence: str | None
) -> Line:
    """Return what the downloads hold, as a Data Package (Frictionless) whose files are the downloads."""
    fields = [{"name": name, "description": _meaning(name, columns)} for name in EXPORT_COLUMNS]
    end = f"?{query}" if query else ""
    files = [
        {"name": f"quotes-{form}", "path": f"{site}-/quotes.{form}{end}", "mediatype": type_, "rows": rows}
        for form, type_ in CONTENT_TYPES.items()
        if form in formats()
    ]
    return {
        "name": "quotes",
        "title": "Who said what, and when",
        "homepage": site,
        "licenses": [{"title": licence}],
        "resources": [{**file, "schema": {"fields": fields}} for file in files],
    }


# Columns of a download that no column of the table is called after.
_MEANINGS = {
    "article": "The article's own id, else its file",
    "title": "Headline of the article",
    "url": "Address of the article",
    "parent": "Position of the quotation that this one stands inside",
    "start": "Where the first content starts in the article's text, in characters from 0",
    "end": "Where the last content ends (the first character after it)",
}


def _meaning(name: str, columns: Mapping[str, str]) -> str:
    return _MEANINGS.get(name) or columns[name]


def _array(lines: Iterator[Line]) -> Iterator[bytes]:
    """Yield the lines as one JSON array, a line each."""
    opening = b"[\n"
    for batch in portions(lines, _BATCH):
        yield opening + ",\n".join(json.dumps(line, ensure_ascii=False) for line in batch).encode()
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def _database(lines: Iterator[Line]) -> Iterator[bytes]:
    """Yield a SQLite file with one table, `quotes`, that has the columns of the CSV."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "quotes.db")
        with closing(sqlite3.connect(path)) as connection, connection:
            names = ", ".join(f'"{name}"' for name in EXPORT_COLUMNS)
            connection.execute(f"CREATE TABLE quotes ({names})")
            values = ", ".join("?" * len(EXPORT_COLUMNS))
            connection.executemany(f"INSERT INTO quotes VALUES ({values})", map(_cells, lines))
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk


def _cells(line: Line) -> list[Any]:
    cells = flat(line)
    return [cells[column] for column in EXPORT_COLUMNS]
