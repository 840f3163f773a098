"""CSV that somebody else wrote, made safe for spreadsheets while it streams past: no cell is a formula."""

import re

from quotes.publish.export import guard

# A cell, in quotation marks or without, and what ends it.
_CELL = re.compile(r'("[^"]*(?:""[^"]*)*"|[^",\r\n]+)(?=,|\r|\n|\Z)')
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def last_row_end(text: str) -> int:
    """Return where the last whole row ends: at a line end before which all quotation marks are closed."""
    end = text.rfind("\n") + 1
    while end and text.count('"', 0, end) % 2:
        end = text.rfind("\n", 0, end - 1) + 1
    return end


def row_count(rows: str) -> int:
    """Return how many rows of CSV end in these whole ones; a line end inside a cell ends no row."""
    return sum(outside.count("\n") for outside in rows.split('"')[::2])


def disarmed(rows: str) -> str:
    """Return whole rows with an apostrophe before each cell that a spreadsheet would run.

    >>> disarmed('=1+1,-1.5,"@a, b"')
    '\'=1+1,-1.5,"\'@a, b"'
    """
    return _CELL.sub(_guarded, rows)


def _guarded(cell: re.Match[str]) -> str:
    mark = '"' if cell[0].startswith('"') else ""
    text = cell[0].removeprefix(mark)
    return cell[0] if _NUMBER.fullmatch(text) else f"{mark}{guard(text)}"
