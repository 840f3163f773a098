"""Runs one statement for many rows: plain SQL on the connection, many times faster than tracked objects.

The session would look for what its objects need to know afterwards, of which there are none, and SQLAlchemy
would look at each value of each row, which SQLite's driver takes as they are.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from sqlmodel import Session, SQLModel

from quotes.portions import portions

ROWS_AT_ONCE: Final = 16
"""Rows that one statement inserts. At each, the full text is written out, and SQLite keeps what to undo; more
rows save little, and each number of them is a statement that the driver has to keep ready."""


def run_each(session: Session, statement: str, values: Sequence[Mapping[str, Any]]) -> None:
    """Run the statement for each of the values, which fill its `:names`."""
    if values:
        session.connection().exec_driver_sql(statement, list(values))


def insert_rows(session: Session, table: type[SQLModel], new: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, which all have the same columns in the same order."""
    connection = session.connection()
    for rows in portions(new, ROWS_AT_ONCE):
        columns = ", ".join(f'"{name}"' for name in rows[0])
        values = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
        connection.exec_driver_sql(
            f"INSERT INTO {table.__tablename__} ({columns}) VALUES {values}",
            tuple(chain.from_iterable(row.values() for row in rows)),
        )
