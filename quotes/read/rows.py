"""Tables as text: CSV, TSV and their kin, one article a row, with a heading; row by row, however long."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from quotes.read.columns import Columns, guess_columns, record_of, with_order
from quotes.read.decode import DECODED, encoding_of
from quotes.read.failure import Failure, Remark, UnreadableError
from quotes.read.published import order_of
from quotes.read.source import WHOLE_BYTES, Item, Source

DELIMITERS = ",;\t|"
LOOKED_AT = 1000
"""Rows looked at to see which number of 3/4/2025 is the month: of a fortnight, one day is past the 12th."""


def read_rows(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its line, for each row."""
    csv.field_size_limit(WHOLE_BYTES)
    encoding = encoding_of(source.stream.peek())
    lines = io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="")
    rows = _rows(lines)
    heading = next(rows, (1, []))[1]
    if not heading:
        raise UnreadableError("is empty")
    columns = guess_columns(heading, source)
    if columns.are_guessed:
        yield Remark(source.path, str(columns))
    if encoding != "utf-8-sig":
        yield Remark(source.path, DECODED + encoding)
    first = list(islice(rows, LOOKED_AT))
    columns = with_order(columns, order_of(_dates(first, heading, columns)))
    for line, cells in chain(first, rows):
        yield from _item(line, cells, heading, columns, source)
    lines.detach()


def _item(
    line: int, cells: Sequence[str], heading: Sequence[str], columns: Columns, source: Source
) -> Iterator[Item]:
    """Yield the row's article, or why it is none; nothing for a blank row."""
    if not any(cells):
        return
    try:
        if len(cells) != len(heading):
            raise UnreadableError(f"has {len(cells)} cells where the heading has {len(heading)}")
        yield record_of(dict(zip(heading, cells, strict=True)), columns, source)
    except UnreadableError as error:
        yield Failure(source.path, line, str(error))


def _rows(lines: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line that each begins in; the delimiter is the heading's most frequent one."""
    bounded = _bounded(lines)
    first = next(bounded, "")
    delimiter = max(DELIMITERS, key=first.count)
    rows = csv.reader(chain([first], bounded), delimiter=delimiter)
    line = 1
    try:
        for cells in rows:
            yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"line {line}: {error}") from None


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines one by one; a line that never ends is refused before it fills the memory."""
    while line := lines.readline(WHOLE_BYTES):
        if len(line) == WHOLE_BYTES:
            raise UnreadableError(
                f"has a line of more than {WHOLE_BYTES // 1_000_000} MB: no article is so long"
            )
        yield line


def _dates(rows: list[tuple[int, list[str]]], heading: Sequence[str], columns: Columns) -> Iterator[str]:
    names = columns.of_field.get("published", ())
    places = [heading.index(name) for name in names]
    return (cells[place] for _, cells in rows for place in places if place < len(cells))
