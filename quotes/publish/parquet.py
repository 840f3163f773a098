"""A selection as Parquet, for dataframes and DuckDB. Needs `quotes[parquet]`."""

import importlib.util
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError
from quotes.portions import portions

_NUMBERS = {"id", "speaker_id", "position", "parent", "start", "end"}

# Rows of one group: what a reader has in memory at a time, some 10 MB.
_GROUP = 20_000

# Bytes of the file sent at a time.
_CHUNK = 1 << 18


class ParquetMissingError(QuotesError):
    """The library that writes Parquet is not installed."""


def can_write_parquet() -> bool:
    """Tell whether the library that writes Parquet is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def parquet_file(rows: Iterator[Sequence[Any]], columns: Sequence[str]) -> Iterator[bytes]:
    """Yield the rows as a Parquet file, in pieces; raise ParquetMissingError where nothing can write it."""
    if not can_write_parquet():
        raise ParquetMissingError("Parquet needs pyarrow here: pip install 'quotes[parquet]'")
    return _pieces(rows, columns)


def _pieces(rows: Iterator[Sequence[Any]], columns: Sequence[str]) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "quotes.parquet")
        _write(path, rows, columns)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk


def _write(path: Path, rows: Iterator[Sequence[Any]], columns: Sequence[str]) -> None:
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

    types = {name: pyarrow.int64() for name in _NUMBERS} | {"confidence": pyarrow.float64()}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in columns])
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in portions(rows, _GROUP):
            values = [list(column) for column in zip(*group, strict=True)]
            arrays = [pyarrow.array(column, field.type) for column, field in zip(values, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
