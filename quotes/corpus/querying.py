"""SQL on a corpus where it lies: DuckDB sees `articles` and `quotes`, and what is settled of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from quotes.corpus.extras import arrow, duckdb
from quotes.corpus.manifest import Entry, Table, part_place
from quotes.corpus.places import Place
from quotes.corpus.reading import corpus_entries
from quotes.corpus.rows import schemas
from quotes.corpus.settling.tables import TABLES, read_settled, settled_rows
from quotes.errors import CorpusError

_ROWS_AT_ONCE = 1000


def query_corpus(out: Place, sql: str) -> Iterator[Sequence[Any]]:
    """Yield the names of the answer's columns, then its rows; raise CorpusError for what is no SQL."""
    library, entries = duckdb(), corpus_entries(out)
    with library.connect() as connection:
        for table in schemas():
            connection.register(table, _rows_of(out, entries, table))
        settled = read_settled(out, entries)
        if settled is not None:
            for name in TABLES:
                connection.register(name, settled_rows(out, settled, name))
        try:
            answer = connection.execute(sql)
            yield tuple(column[0] for column in answer.description)
            while rows := answer.fetchmany(_ROWS_AT_ONCE):
                yield from rows
        except library.Error as error:
            raise CorpusError(f"{' '.join(str(error).split())}") from None


def _rows_of(out: Place, entries: Sequence[Entry], table: Table) -> Any:
    """Return all files of a table that the manifest names as one; their folders are the column `year`."""
    lib, datasets = arrow(), arrow("dataset")
    year = lib.schema([("year", lib.int32())])
    system, base = out.below(table).system()
    places = [
        part_place(out, entry.stem, part).system()[1]
        for entry in entries
        for part in entry.parts
        if part.table == table
    ]
    return datasets.dataset(
        places,
        schema=lib.unify_schemas([schemas()[table], year]),
        format="parquet",
        filesystem=system,
        partitioning=datasets.partitioning(year, flavor="hive"),
        partition_base_dir=base,
    )
