"""SQLite files of other programs: the rows of a table, or of a query, as articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from quotes.read.columns import guess_columns, record_of
from quotes.read.failure import Failure, Remark, UnreadableError
from quotes.read.source import Item, Source


def read_sqlite(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its number, for each row."""
    if source.file is None:
        raise UnreadableError("is a SQLite file inside another file; unpack it first")
    try:
        with closing(sqlite3.connect(f"{source.file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            yield from _rows(connection, source)
    except sqlite3.Error as error:
        raise UnreadableError(f"SQLite says: {error}") from None


def _rows(connection: sqlite3.Connection, source: Source) -> Iterator[Item]:
    cursor = connection.execute(_question(connection, source))
    names = [column[0] for column in cursor.description or ()]
    columns = guess_columns(names, source)
    if columns.are_guessed:
        yield Remark(source.path, str(columns))
    for number, row in enumerate(cursor, start=1):
        try:
            yield record_of(dict(zip(names, row, strict=True)), columns, source)
        except UnreadableError as error:
            yield Failure(f"{source.path}, row {number}", None, str(error))


def _question(connection: sqlite3.Connection, source: Source) -> str:
    """Return the query that gives the rows: the one told, or all of the table told, or of the only one."""
    if source.options.query is not None:
        return source.options.query
    listed = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'"
    names = [name for (name,) in connection.execute(listed)]
    wanted = source.options.table or (names[0] if len(names) == 1 else None)
    if wanted is None or wanted not in names:
        raise UnreadableError(
            f"say which of its tables holds the articles: --table {' or '.join(sorted(names)[:12])}"
        )
    quoted = wanted.replace('"', '""')
    return f'SELECT * FROM "{quoted}"'
