"""Brings a database to the newest version: numbered SQL files, forward only, each in one transaction.

The number of the last migration that ran stands in the file's `user_version`; the file's
`application_id` says that it is ours. A database that is being filled for the first time may lack the wide
indexes of its quotations (`quotes.store.rebuilding`), so a migration drops them IF EXISTS.
"""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from quotes_db.errors import NewerDatabaseError, OtherDatabaseError

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x51756F74
"""Marks a SQLite file as ours: the letters "Quot"; the first migration writes it."""


def migrations() -> dict[int, str]:
    """Return the SQL of every migration by its number, in order."""
    files = sorted(MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return {int(file.name[:4]): file.read_text(encoding="utf-8") for file in files}


def newest_version() -> int:
    """Return the number of the newest migration."""
    return max(migrations())


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the database's version; refuse a file of another program or of a newer version."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (version or application or tables):
        raise OtherDatabaseError(path)
    if version > newest_version():
        raise NewerDatabaseError(path, version=version, known=newest_version())
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> int:
    """Run the migrations that the database lacks and return how many ran.

    Needs a connection without open transaction (`isolation_level=None`) and without foreign keys
    enforced: a migration may rebuild tables, so they are checked as a whole before it is committed.
    """
    return sum(_run(connection, path, number, script) for number, script in migrations().items())


def _run(connection: sqlite3.Connection, path: Path, number: int, script: str) -> bool:
    if version_of(connection, path) >= number:
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another program may have migrated since.
        pending = version_of(connection, path) < number
        if pending:
            _apply(connection, number, script)
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has ended the transaction by itself after some errors, such as a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return pending


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    for statement in statements(script):
        connection.execute(statement)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"migration {number} breaks {len(broken)} references")
    connection.execute(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one; a trigger's body is part of its statement.

    `executescript` would commit before it runs, which would take the migration out of its transaction.
    """
    statement = ""
    for piece in re.split("(?<=;)", script):
        statement += piece
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
