"""The kill test: adding is killed at random moments and started again; nothing may be lost or doubled.

    python tests/soak.py --times 300

Every time, a new database is filled with generated articles by a process that is killed (SIGKILL) after a
random time, started again, killed again perhaps, and at last left to end. The database must then equal, row
by row, the one that was filled without interruption, but for runs and clocks, and `quotes check` must be
content. The processes are forked from one that has loaded the model, so that they are killed at work
(migrations, articles, settling, indexes) and not while they start.
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import generated

from quotes.adding import add_paths
from quotes.upkeep import check

CLOCKS = {"added_at", "run_id", "started_at", "finished_at", "replaced_at", "path"}
LEFT_OUT = {"runs", "sqlite_stat1", "sqlite_stat4", "sqlite_sequence"}
TOLD_EVERY = 20
KILLS = 2
"""How often one database is killed at the most before it may be finished."""


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table of its own, without what tells the time or the run."""
    with closing(sqlite3.connect(database)) as connection:
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_fts*'"
        tables = [name for (name,) in connection.execute(listed) if name not in LEFT_OUT]
        return {table: _rows(connection, table) for table in sorted(tables)}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    kept = ", ".join(f'"{name}"' for name in columns if name not in CLOCKS)
    return sorted(connection.execute(f'SELECT {kept} FROM "{table}"').fetchall(), key=repr)


def add(articles: Path, database: Path) -> None:
    """Add the articles; whatever fails is an error here."""
    summary = add_paths([articles], database)
    if summary.failures:
        raise RuntimeError(summary.failures[0])


def add_and_be_killed(articles: Path, database: Path, *, seconds: float) -> bool:
    """Add the articles in a process that is killed after that time; tell whether it was still at work."""
    process = os.fork()
    if not process:
        try:
            add(articles, database)
        finally:
            os._exit(0)  # the rest of the program is the first process's
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def kill_and_finish(articles: Path, database: Path, *, longest: float, chance: random.Random) -> int:
    """Fill the database, killing the process at random moments; return how often it was killed."""
    moments = [chance.uniform(0, longest) for _ in range(KILLS)]
    killed = sum(add_and_be_killed(articles, database, seconds=seconds) for seconds in moments)
    add(articles, database)
    return killed


def soak(*, times: int, articles: int, seed: int, folder: Path) -> list[str]:
    """Return what was wrong, a line each; print how it goes on."""
    chance = random.Random(seed)
    source = generated.write(folder / "articles.jsonl", articles, seed=seed)
    add(source, folder / "first.db")  # what is loaded now, the forked processes need not load
    started = time.monotonic()
    add(source, folder / "whole.db")
    longest = time.monotonic() - started
    wanted, faults, killed = contents(folder / "whole.db"), [], 0
    for number in range(times):
        database = folder / "killed.db"
        killed += kill_and_finish(source, database, longest=longest, chance=chance)
        faults += [f"time {number}: {fault}" for fault in faults_of(database, wanted)]
        for file in folder.glob("killed.db*"):
            file.unlink()
        if number % TOLD_EVERY == TOLD_EVERY - 1:
            print(f"{number + 1} times, killed {killed} times, {len(faults)} faults", flush=True)
    told = f"{times} databases of {articles} articles, killed {killed} times within {longest:.1f} s"
    print(f"{told}: {len(faults)} faults", flush=True)
    return faults


def faults_of(database: Path, wanted: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """Return the tables that differ from what is wanted, and what `quotes check` finds."""
    found = contents(database)
    different = [f"table {table}" for table in {**wanted, **found} if found.get(table) != wanted.get(table)]
    return [*different, *map(str, check(database))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the kill test as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        faults = soak(times=asked.times, articles=asked.articles, seed=asked.seed, folder=Path(folder))
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
