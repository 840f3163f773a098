"""Opens a database: an engine with foreign keys, a write-ahead log and a bounded wait for other writers."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

from quotes_db.errors import MissingDatabaseError, OlderDatabaseError, OldSQLiteError, named_error
from quotes_db.migrate import migrate, newest_version, version_of

LOCK_WAIT_SECONDS = 10
"""How long a write waits for another program's write. One article takes milliseconds, settling the
speakers of a million quotations some seconds; whoever holds the lock for longer is stuck or very busy."""

OLDEST_SQLITE = (3, 37)
"""The first version with strict tables (November 2021)."""
USUAL_CACHE, ADDING_CACHE = 2_000, 8_000
"""Kilobytes of pages that SQLite may hold, usually and while rows are added, which go into many indexes."""
ROWS_TO_ANALYSE = 1000
"""How many rows of each index `optimise` looks at: SQLite's documentation says 100 to 1000 are enough."""

LOG_PAGES = 8192
"""Pages (32 MB) of the write-ahead log from which they are copied into the database. Most that one batch of
articles changes the next one changes again; with SQLite's usual 1,000 they were copied behind each."""


def open_database(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on the database at `path`, made or brought up to date where that is needed.

    Raises a `DatabaseError` that says what is wrong with the file. SQLite's own complaints in later
    use (locked, full, not writable) come as such errors, too. A read-only opening changes nothing.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise OldSQLiteError(path, version=sqlite3.sqlite_version, needed=needed)
    if read_only and not path.is_file():
        raise MissingDatabaseError(path)
    try:
        _prepare(path, read_only=read_only)
    except sqlite3.DatabaseError as error:
        raise named_error(error, path, seconds=LOCK_WAIT_SECONDS) or error from error
    return _engine(path, read_only=read_only)


@contextmanager
def writing(engine: Engine, *, row_by_row: bool = False) -> Iterator[Session]:
    """Give a session that is one transaction: all of it is kept, or, if anything is raised, nothing.

    It takes the write lock at once. A transaction that reads first and writes later could not wait
    for another writer: SQLite refuses it on the spot. With `row_by_row`, no statement changes many rows.
    """
    store, cache = ("MEMORY", ADDING_CACHE) if row_by_row else ("DEFAULT", USUAL_CACHE)
    options = {"write": True, "temp_store": store, "cache": cache}
    with Session(engine.execution_options(**options)) as session, session.begin():
        session.connection()  # begins here and now, not at the first statement
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session that sees one state of the database and waits for no writer."""
    with Session(engine) as session:
        yield session


def _prepare(path: Path, *, read_only: bool) -> None:
    with closing(_connect(path, read_only=read_only)) as connection:
        version = version_of(connection, path)
        if read_only and version < newest_version():
            raise OlderDatabaseError(path, version=version, known=newest_version())
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            if 0 < version < newest_version():
                _copy(connection, backup_of(path, version))
            migrate(connection, path)


def backup_of(path: Path, version: int) -> Path:
    """Return where the database is copied to before it is brought up to date from that version."""
    return path.with_name(f"{path.name}.version-{version}")


def backups(path: Path) -> list[Path]:
    """Return the copies that migrations of the database have left."""
    return sorted(path.parent.glob(f"{path.name}.version-*"))


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database; a copy that is there already is older, and stays."""
    if target.exists():
        return
    part = target.with_name(f"{target.name}-part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    # As a URI also for writing, so that both ways treat odd characters in the path alike.
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    return sqlite3.connect(
        address, uri=True, timeout=LOCK_WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )


def _engine(path: Path, *, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        return _connect(path, read_only=read_only)

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # What a killed program committed is safe; a power cut may cost the last articles, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Ours instead of the driver's, which begins only before the first change, too late for a lock.
        options = connection.get_execution_options()
        write = options.get("write", False)
        if write:
            # Where SQLite keeps what a statement may have to undo. A quotation's 20 pages, one in each index,
            # are too many for its usual memory, and a file of them takes a quarter of the time of adding.
            connection.exec_driver_sql(f"PRAGMA temp_store = {options['temp_store']}")
            connection.exec_driver_sql(f"PRAGMA cache_size = -{options['cache']}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def name_error(context: ExceptionContext) -> None:
        named = named_error(context.original_exception, path, seconds=LOCK_WAIT_SECONDS)
        if named is not None:
            raise named from context.original_exception

    return engine


def optimise(engine: Engine) -> None:
    """Tell SQLite how the values are spread, from a sample of each index; worth it after many changes."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {ROWS_TO_ANALYSE}")
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
