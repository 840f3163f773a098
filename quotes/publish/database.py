"""Where the database is, and a read-only connection to it that is light: no SQLModel, no models."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quotes.errors import NoDatabaseError, StorageError
from quotes_db.errors import DatabaseError, MissingDatabaseError, OlderDatabaseError, named_error
from quotes_db.migrate import newest_version, version_of

HOME = Path("db", "quotes.db")

# A reader waits for nobody in WAL mode, but for the moment in which another program opens or closes the file.
WAIT_SECONDS = 10


def nearest_database(folder: Path) -> Path | None:
    """Return `db/quotes.db` of `folder`, else of the nearest folder above that has one."""
    places = (above / HOME for above in (folder, *folder.resolve().parents))
    return next((place for place in places if place.is_file()), None)


def existing_database(named: Path | None) -> Path:
    """Return the database that was named, else the nearest one from where we stand."""
    if named is not None:
        return named
    found = nearest_database(Path())
    if found is None:
        raise NoDatabaseError(
            f"there is no {HOME} in this folder or above it; make one with `quotes add FOLDER`, "
            "or name one with --db FILE"
        )
    return found


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a read-only connection whose rows know their columns.

    Raises StorageError, which says what is wrong with the file.
    """
    try:
        with closing(_connect(path)) as connection:
            yield connection
    except DatabaseError as error:
        raise StorageError(str(error)) from error
    except sqlite3.DatabaseError as error:
        named = named_error(error, path, seconds=WAIT_SECONDS)
        if named is None:
            raise
        raise StorageError(str(named)) from error


def check(path: Path) -> None:
    """Raise StorageError unless the file is a database of ours and of this version."""
    with reading(path):
        return


def _connect(path: Path) -> sqlite3.Connection:
    """Return the connection, once the file is known to be ours and of this version."""
    if not path.is_file():
        raise MissingDatabaseError(path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    try:
        version = version_of(connection, path)
        if version < newest_version():
            raise OlderDatabaseError(path, version=version, known=newest_version())
    except (DatabaseError, sqlite3.DatabaseError):
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection
