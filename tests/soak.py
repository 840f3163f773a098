"""The kill test: `quotes add` is killed at random moments and started again; nothing may be lost or doubled.

    python tests/soak.py --times 300

Every time, a new database is filled with generated articles by a program that is killed (SIGKILL) after a
random time, started again, killed again perhaps, and at last left to end. The database must then equal, row
by row, the one that was filled without interruption, but for runs and clocks, and `quotes check` must be
content.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import generated

PROGRAM = (sys.executable, "-c", "from quotes.cli import main; main()")
CLOCKS = {"added_at", "run_id", "started_at", "finished_at", "replaced_at", "path"}
LEFT_OUT = {"runs", "sqlite_stat1", "sqlite_stat4", "sqlite_sequence"}
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


def add(articles: Path, database: Path) -> list[str]:
    """Return the command that adds the articles."""
    return [*PROGRAM, "add", str(articles), "--db", str(database), "--quiet"]


def kill_and_finish(articles: Path, database: Path, *, longest: float, chance: random.Random) -> int:
    """Fill the database, killing the program at random moments; return how often it was killed."""
    killed = 0
    for _ in range(KILLS):
        with subprocess.Popen(add(articles, database), stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0, longest))
            process.send_signal(signal.SIGKILL)
            process.wait()
        killed += process.returncode == -signal.SIGKILL
    subprocess.run(add(articles, database), check=True)
    return killed


def soak(*, times: int, articles: int, seed: int, folder: Path) -> list[str]:
    """Return what was wrong, a line each; print how it goes on."""
    chance = random.Random(seed)
    source = generated.write(folder / "articles.jsonl", articles, seed=seed)
    started = time.monotonic()
    subprocess.run(add(source, folder / "whole.db"), check=True)
    longest = time.monotonic() - started
    wanted, faults, killed = contents(folder / "whole.db"), [], 0
    for number in range(times):
        database = folder / "killed.db"
        killed += kill_and_finish(source, database, longest=longest, chance=chance)
        faults += [
            f"time {number}: table {table}"
            for table, rows in contents(database).items()
            if rows != wanted[table]
        ]
        checked = subprocess.run([*PROGRAM, "check", "--db", str(database)], capture_output=True, text=True)
        faults += [f"time {number}: {checked.stdout}{checked.stderr}"] if checked.returncode else []
        for file in folder.glob("killed.db*"):
            file.unlink()
    told = f"{times} databases of {articles} articles, killed {killed} times within {longest:.1f} s"
    print(f"{told}: {len(faults)} faults", flush=True)
    return faults


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
