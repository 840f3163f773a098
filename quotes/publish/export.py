"""A whole selection, taken away: lines as `extract` prints them, or CSV for spreadsheets.

Rows stream from one reading of the database, newest first (`date_key`, which no two quotations share), so
the same database gives the same file.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from quotes.publish.line import STORED_LINES, STORED_ONLY, Line, stored_line
from quotes.publish.selection import Selection, condition

BYTE_ORDER_MARK = "\ufeff"
"""Goes before a CSV *file*: without it Excel takes UTF-8 for the system's own code page."""

_FIRST = ("speaker", "text", "said_on", "said_basis")
_WHERE = ("publisher", "title", "published", "url")
CSV_COLUMNS = (
    *_FIRST,
    "said_until",
    "said_precision",
    "said_text",
    "speaker_type",
    "kind",
    "article",
    "position",
    "cue",
    "source",
    "source_form",
    "medium",
    "via",
    "hearer",
    "rule",
    "confidence",
    "parent",
    "start",
    "end",
)
"""The columns of `extract`, first what people look for; `start` to `end` is from first to last content."""

EXPORT_COLUMNS = (
    *_FIRST,
    *_WHERE,
    *(name for name in CSV_COLUMNS if name not in _FIRST),
    *(name for name in STORED_ONLY if name not in _WHERE),
)
"""The columns of `export`: those of `extract` and what only a database knows."""

# A cell that begins so may be run as a formula by a spreadsheet; an apostrophe before it makes it text.
_FORMULA_STARTS = frozenset("=+-@\t\r\n")


def export_rows(connection: sqlite3.Connection, selection: Selection) -> Iterator[Line]:
    """Yield the line of every selected quotation, newest first."""
    where = condition(connection, selection)
    yield from _lines(connection, where.sql, where.values)


def exported(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Line]:
    """Yield the lines of these quotations, newest first."""
    yield from _lines(connection, "q.id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),))


def _lines(connection: sqlite3.Connection, condition_on_q: str, values: Sequence[str]) -> Iterator[Line]:
    for row in connection.execute(f"{STORED_LINES} WHERE {condition_on_q} ORDER BY q.date_key DESC", values):
        yield stored_line(row)


def json_lines(lines: Iterable[Line]) -> Iterator[str]:
    """Yield each line as JSON, with its line end."""
    for line in lines:
        yield json.dumps(line, ensure_ascii=False) + "\n"


def csv_rows(lines: Iterable[Line], columns: Sequence[str]) -> Iterator[str]:
    """Yield each line as a row of CSV, with its line end; the cells are safe in a spreadsheet."""
    cells_of = itemgetter(*columns)
    writer = csv.writer(_HandsBack())
    for line in lines:
        yield writer.writerow([guard(cell) for cell in cells_of(flat(line))])


def csv_row(cells: Iterable[Any]) -> str:
    """Return one row of CSV with its line end (CR LF, as RFC 4180 says), its formulas disarmed."""
    row: str = csv.writer(_HandsBack()).writerow([guard(cell) for cell in cells])
    return row


class _HandsBack:
    """What a row is written to. The writer's answer is the stream's, so that the row itself comes back."""

    def write(self, row: str) -> str:
        return row


def guard(cell: Any) -> Any:
    """Return the cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA_STARTS else cell


def flat(line: Line) -> dict[str, Any]:
    """Return the line with the words alone where it holds spans, for one cell each."""
    spans = {name: line[name] for name in ("cue", "source", "via", "hearer")}
    return {
        **line,
        **{name: None if span is None else span["text"] for name, span in spans.items()},
        "source_form": None if line["source"] is None else line["source"]["form"],
        "start": line["contents"][0]["start"],
        "end": line["contents"][-1]["end"],
    }
