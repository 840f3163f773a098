"""Errors of the database: each names its situation and says what, where and what to do."""

import sqlite3
from pathlib import Path


class DatabaseError(Exception):
    """The database cannot be used as asked."""


class OldSQLiteError(DatabaseError):
    """This Python comes with a SQLite that lacks what the tables need."""

    def __init__(self, path: Path, *, version: str, needed: str) -> None:
        super().__init__(
            f"{path}: needs SQLite {needed} or newer, but this Python has {version}; use a newer Python"
        )


class MissingDatabaseError(DatabaseError):
    """There is no file to read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no database there; name another one, or add articles to make it")


class NotADatabaseError(DatabaseError):
    """The file is something else than SQLite, or is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not a SQLite database (or a damaged one); name another file")


class OtherDatabaseError(DatabaseError):
    """The file is a SQLite database of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: a SQLite database of another program; name another file")


class NewerDatabaseError(DatabaseError):
    """A newer version of this program has written the file."""

    def __init__(self, path: Path, *, version: int, known: int) -> None:
        super().__init__(
            f"{path}: database version {version}, but this program knows only up to {known}; "
            "install a newer version of the program"
        )


class OlderDatabaseError(DatabaseError):
    """The file awaits migrations, which a read-only opening may not run."""

    def __init__(self, path: Path, *, version: int, known: int) -> None:
        super().__init__(
            f"{path}: database version {version} is older than {known}; "
            "add something to it once, which brings it up to date"
        )


class UnopenableDatabaseError(DatabaseError):
    """The operating system does not let the file be opened or made."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: cannot be opened; is it a folder, or its folder missing or protected?")


class LockedDatabaseError(DatabaseError):
    """Another program held the write lock for longer than we wait."""

    def __init__(self, path: Path, *, seconds: int) -> None:
        super().__init__(
            f"{path}: another program has been writing to it for more than {seconds} seconds; "
            "wait for it to end and try again"
        )


class FullDiskError(DatabaseError):
    """No room is left; what was committed before is safe."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the disk is full; make room and try again (what is in already is safe)")


class FailingDiskError(DatabaseError):
    """The disk, or a limit on it, does not let the file be read or written; what was committed is safe."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: the disk fails, or a limit on it is reached; look after it and try again "
            "(what is in already is safe)"
        )


class ReadOnlyDatabaseError(DatabaseError):
    """The file or its folder may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: may not be written; change its permissions or name another file")


def named_error(error: BaseException, path: Path, *, seconds: int) -> DatabaseError | None:
    """Return the error of ours that names what SQLite reports, or None where we have no better words.

    SQLite's error codes reach Python from 3.11 on; on 3.10 its messages, which are stable, must do.
    """
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    message = str(error)
    if "is locked" in message:
        return LockedDatabaseError(path, seconds=seconds)
    if "is full" in message:
        return FullDiskError(path)
    if "disk I/O" in message:
        return FailingDiskError(path)
    if "readonly database" in message:
        return ReadOnlyDatabaseError(path)
    if "unable to open" in message:
        return UnopenableDatabaseError(path)
    if "not a database" in message or "malformed" in message:
        return NotADatabaseError(path)
    return None
