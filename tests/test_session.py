"""Opening a database, and the errors that name what is wrong with it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from quotes_db import errors, session
from quotes_db.models import RunRow
from quotes_db.session import open_database, reading, writing


def run_row(version: str = "1") -> RunRow:
    return RunRow(
        started_at="now", program_version=version, model="m", model_version="1", lexicon_version="1"
    )


def versions(engine: Engine) -> list[str]:
    with reading(engine) as open_session:
        return list(open_session.exec(select(RunRow.program_version)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one run."""
    engine = open_database(tmp_path / "quotes.db")
    with writing(engine) as open_session:
        open_session.add(run_row())
    engine.dispose()
    return tmp_path / "quotes.db"


@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 1)]
)
def test_every_connection_is_set_up(path: Path, pragma: str, value: object) -> None:
    engine = open_database(path)
    with engine.connect() as one, engine.connect() as other:
        assert [each.exec_driver_sql(f"PRAGMA {pragma}").scalar() for each in (one, other)] == [value, value]
    engine.dispose()


def test_the_wait_for_a_lock_is_ten_seconds(path: Path) -> None:
    engine = open_database(path)
    with engine.connect() as connection:
        milliseconds = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert milliseconds == session.LOCK_WAIT_SECONDS * 1000 == 10_000
    engine.dispose()


@pytest.mark.parametrize("name", ["a b.db", "späße & co.db", "100%#1.db"])
def test_odd_names_are_names_like_any(tmp_path: Path, name: str) -> None:
    open_database(tmp_path / name).dispose()
    engine = open_database(tmp_path / name, read_only=True)
    assert versions(engine) == []
    engine.dispose()
    assert {file.name.removesuffix("-wal").removesuffix("-shm") for file in tmp_path.iterdir()} == {name}


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    engine = open_database(path)
    with pytest.raises(KeyboardInterrupt), writing(engine) as open_session:
        open_session.add(run_row("2"))
        open_session.flush()
        raise KeyboardInterrupt
    assert versions(engine) == ["1"]
    with writing(engine) as open_session:
        open_session.add(run_row("3"))
    assert versions(engine) == ["1", "3"]
    engine.dispose()


def make_text(folder: Path) -> Path:
    (folder / "notes.txt").write_text("This is no database. " * 100, encoding="utf-8")
    return folder / "notes.txt"


def make_damaged(folder: Path) -> Path:
    path = folder / "damaged.db"
    open_database(path).dispose()
    path.write_bytes(path.read_bytes()[:4096] + b"x" * 8192)
    return path


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (make_text, errors.NotADatabaseError),
        (make_damaged, errors.NotADatabaseError),
        (lambda folder: folder, errors.UnopenableDatabaseError),
        (lambda folder: folder / "missing" / "quotes.db", errors.UnopenableDatabaseError),
    ],
    ids=["text", "damaged", "folder", "in no folder"],
)
def test_what_cannot_be_opened_is_named(
    tmp_path: Path, make: Callable[[Path], Path], error: type[errors.DatabaseError]
) -> None:
    path = make(tmp_path)
    with pytest.raises(error) as caught:
        open_database(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_an_old_sqlite_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(errors.OldSQLiteError, match="needs SQLite 3.37 or newer, but this Python has"):
        open_database(tmp_path / "quotes.db")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingDatabaseError, match="no database there"):
        open_database(tmp_path / "quotes.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "quotes.db").touch()
    engine = open_database(tmp_path / "quotes.db")
    assert versions(engine) == []
    engine.dispose()


def test_what_is_opened_for_reading_cannot_be_written(path: Path) -> None:
    engine = open_database(path, read_only=True)
    with (
        pytest.raises(errors.ReadOnlyDatabaseError, match="may not be written"),
        writing(engine) as open_session,
    ):
        open_session.add(run_row("2"))
    assert versions(engine) == ["1"]
    engine.dispose()


def test_another_writer_is_waited_for_and_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "LOCK_WAIT_SECONDS", 0.05)
    engine = open_database(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LockedDatabaseError, match="more than 0.05 seconds"), writing(engine):
            pytest.fail("the lock is the other's")
        assert versions(engine) == ["1"], "readers wait for nobody"
        other.execute("ROLLBACK")
        with writing(engine) as open_session:
            open_session.add(run_row("2"))
    engine.dispose()


def test_a_locked_database_waiting_for_migrations_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LOCK_WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.LockedDatabaseError):
            open_database(tmp_path / "new.db")


def test_a_full_disk_is_named_and_costs_only_what_was_not_committed(path: Path) -> None:
    engine = open_database(path)
    with pytest.raises(errors.FullDiskError, match="disk is full"), writing(engine) as open_session:
        full = open_session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        open_session.connection().exec_driver_sql(f"PRAGMA max_page_count = {full}")
        open_session.add(run_row("2" * 100_000))
    assert versions(engine) == ["1"]
    engine.dispose()


@pytest.mark.parametrize(
    "error", [ValueError("is locked"), sqlite3.OperationalError("no such table: quotes")]
)
def test_other_errors_keep_their_own_words(error: Exception) -> None:
    assert errors.named_error(error, Path("quotes.db"), seconds=1) is None
