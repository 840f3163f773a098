"""Parquet: the rows of a table, read a batch at a time. Needs `quotes[parquet]`."""

from collections.abc import Iterator
from typing import Any

from quotes.read.columns import guess_columns, record_of
from quotes.read.extras import needed
from quotes.read.failure import Failure, Remark, UnreadableError
from quotes.read.source import Item, Source

BATCH_ROWS = 100
"""Rows held at a time: an article has some kilobytes, so this is about a megabyte."""


def read_parquet(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its number, for each row."""
    if source.file is None:
        raise UnreadableError("is a Parquet file inside another file; unpack it first")
    arrow = needed("pyarrow", extra="parquet")
    parquet = needed("pyarrow.parquet", extra="parquet")
    try:
        with parquet.ParquetFile(source.file) as table:
            yield from _rows(table, source)
    except arrow.ArrowException as error:
        raise UnreadableError(f"is broken Parquet ({str(error)[:80]})") from None


def _rows(table: Any, source: Source) -> Iterator[Item]:
    columns = guess_columns(table.schema_arrow.names, source)
    if columns.are_guessed:
        yield Remark(source.path, str(columns))
    wanted = [name for names in columns.of_field.values() for name in names]
    number = 0
    for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=wanted):
        for fields in batch.to_pylist():
            number += 1
            try:
                yield record_of({name: _plain(value) for name, value in fields.items()}, columns, source)
            except UnreadableError as error:
                yield Failure(f"{source.path}, row {number}", None, str(error))


def _plain(value: object) -> object:
    """Return dates and times as text, as any other table has them."""
    return value.isoformat() if hasattr(value, "isoformat") else value
