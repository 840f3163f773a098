"""Rows of a corpus: the columns of the tables `articles` and `quotes`, as Parquet, a file a year.

`number` is the article's place in its shard. The year is the name of the folder: that in which it was said,
or published where that is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from quotes.corpus.extras import arrow
from quotes.corpus.manifest import NO_YEAR, Part, Table
from quotes.corpus.places import Place
from quotes.errors import CorpusError

Row = dict[str, Any]

ARTICLE_TEXTS = (
    "key", "source_id", "path", "title", "publisher", "url", "author", "published", "published_source",
    "language", "country", "licence", "text", "fingerprint",
)  # fmt: skip
QUOTE_TEXTS = (
    "text", "speaker", "speaker_type", "kind", "said_on", "said_until", "said_precision", "said_basis",
    "said_text", "month", "publisher", "published", "cue", "source", "source_form", "medium", "via", "hearer",
    "rule", "repair",
)  # fmt: skip
QUOTE_NUMBERS = (
    "article_id", "position", "parent_id", "cue_start", "cue_end", "source_start", "source_end",
    "said_start", "said_end", "via_start", "via_end", "hearer_start", "hearer_end",
)  # fmt: skip
QUOTE_SHARES = ("confidence", "confidence_alone", "confidence_known")
_YEAR_LETTERS = 4


def schemas() -> dict[Table, Any]:
    """Return the columns of each table with their types."""
    lib = arrow()
    text, number = lib.string(), lib.int64()
    span = lib.struct([("start", number), ("end", number)])
    names = lib.list_(text)
    person = [
        ("name", text),
        ("type", text),
        ("role", text),
        ("gender", text),
        ("aliases", names),
        ("members", names),
    ]
    return {
        "articles": lib.schema(
            [
                ("number", number),
                ("quotations", number),
                ("id", number),
                *((name, text) for name in ARTICLE_TEXTS),
            ]
        ),
        "quotes": lib.schema(
            [
                ("number", number),
                ("id", number),
                *((name, text) for name in QUOTE_TEXTS),
                *((name, number) for name in QUOTE_NUMBERS),
                *((name, lib.float64()) for name in QUOTE_SHARES),
                ("contents", lib.list_(span)),
                ("person", lib.struct(person)),
            ]
        ),
    }


def year_of(row: Row) -> str:
    """Return the year in whose folder a row lies: of what was said, else of what was published."""
    return (row.get("said_on") or row["published"] or "")[:_YEAR_LETTERS] or NO_YEAR


def write_rows(table: Table, rows: Iterable[Row], folder: Place, *, piece: int) -> Iterator[Part]:
    """Write a file for each year and yield what was written, in the order of the years."""
    by_year: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_year[year_of(row)].append(row)
    for year, of_year in sorted(by_year.items()):
        whole = parquet_of(of_year, schemas()[table])
        part = Part(table=table, year=year, piece=piece, rows=len(of_year), bytes=whole.size)
        aside_place(folder, part).write(whole)
        yield part


def aside_place(folder: Place, part: Part) -> Place:
    """Return where a file of rows lies until its shard is whole."""
    return folder.below(f"{part.table}-{part.year}-{part.piece:05}.parquet")


def read_part(place: Place, columns: Sequence[str] | None = None) -> list[Row]:
    """Return the rows of one file, with these columns or all; raise CorpusError."""
    system, path = place.system()
    try:
        with system.open_input_file(path) as stream:
            table = arrow("parquet").ParquetFile(stream).read(columns=columns)
    except (OSError, arrow().ArrowException) as error:
        raise CorpusError(f"{place}: cannot be read ({error}); extract its shard anew") from None
    rows: list[Row] = table.to_pylist()
    return rows


def parquet_of(rows: Sequence[Row], schema: Any) -> Any:
    """Return the rows as a Parquet file's bytes."""
    lib = arrow()
    sink = lib.BufferOutputStream()
    table = lib.Table.from_pylist(rows, schema=schema)
    arrow("parquet").write_table(table, sink, compression="zstd")
    return sink.getvalue()
