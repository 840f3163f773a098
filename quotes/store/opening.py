"""Opens the database, and lets its complaints reach the user as errors of this program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from quotes.errors import StorageError
from quotes_db import session
from quotes_db.errors import DatabaseError


@contextmanager
def telling() -> Iterator[None]:
    """Turn what the database complains about into an error that the command line prints as one line."""
    try:
        yield
    except DatabaseError as error:
        raise StorageError(str(error)) from error


def drop_backups(path: Path) -> None:
    """Delete the copies that were made of the database before it was brought up to date."""
    for copy in session.backups(path):
        copy.unlink()


def open_database(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on the database at `path`, made or brought up to date where that is needed."""
    with telling():
        return session.open_database(path, read_only=read_only)
