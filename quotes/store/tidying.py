"""Gives room back, and makes what was removed unreadable: removed rows stay in the file until then."""

from pathlib import Path

from sqlalchemy import Engine

from quotes.store.opening import telling


def vacuum(engine: Engine, path: Path) -> tuple[int, int]:
    """Write the file anew without the gaps and return its size in bytes before and after."""
    before = path.stat().st_size
    with telling(), engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None  # an engine's connection always has one
        driver.execute("INSERT INTO quotes_fts(quotes_fts) VALUES ('optimize')")
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, path.stat().st_size
