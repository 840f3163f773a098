"""Looks after a database: checks it, takes articles out, gives room back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from quotes import store
from quotes.publish.database import check as check_version
from quotes.store.checking import Fault
from quotes.store.checking import check as check_rows
from quotes.store.checking import mend as mend_rows
from quotes.store.removing import Which, find_articles
from quotes.store.removing import remove as remove_rows
from quotes.store.tidying import vacuum as vacuum_file

__all__ = ["Fault", "Which", "check", "mend", "remove", "vacuum"]


def check(database: Path) -> tuple[Fault, ...]:
    """Return what is wrong with the database; if nothing is, the copies that migrations left go."""
    with _opened(database) as engine:
        faults = check_rows(engine)
    if not faults:
        store.drop_backups(database)
    return faults


def mend(database: Path) -> None:
    """Make search and speakers anew."""
    with _opened(database) as engine:
        mend_rows(engine)


def remove(
    database: Path, which: Which, *, reason: str | None, now: datetime, try_only: bool
) -> tuple[str, ...]:
    """Remove articles and return their titles; with `try_only`, return whose they would be."""
    with _opened(database) as engine:
        titles = tuple(title for _, title in find_articles(engine, which))
        if titles and not try_only:
            remove_rows(engine, which, reason=reason, now=now)
            store.settle(engine)
    return titles


def vacuum(database: Path) -> tuple[int, int]:
    """Give room back and return the file's size in bytes before and after."""
    with _opened(database) as engine:
        return vacuum_file(engine, database)


@contextmanager
def _opened(database: Path) -> Iterator[Engine]:
    """Give an engine on a database that is there, and leave no connection open."""
    check_version(database)
    engine = store.open_database(database)
    try:
        yield engine
    finally:
        engine.dispose()
