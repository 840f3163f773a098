"""The kill test: adding is killed at random moments and started again; nothing may be lost or doubled.

    python tests/soak.py --kills 300

A new database is filled with generated articles by a process that is killed (SIGKILL) at a random moment of
a random stage, started again, killed again, and at last left to end. The database must then equal, row by
row, the one that was filled without interruption, but for runs and clocks, and `quotes check` must be
content. The stages are drawn first, for most moments lie where articles are extracted, and few where tables
are made or speakers settled. The processes are forked from one that has loaded the model, so that they are
killed at work and not while they start.
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import generated

from quotes import store
from quotes.adding import add_paths
from quotes.upkeep import check

CLOCKS = {"added_at", "run_id", "started_at", "finished_at", "replaced_at", "path"}
LEFT_OUT = {"runs", "sqlite_stat1", "sqlite_stat4", "sqlite_sequence"}
STAGES = {b"m": "open_database", b"a": "start_run", b"s": "settle"}
"""The function of `quotes.store` with which each stage begins: migrations, articles, settling."""
TOLD_EVERY = 10
KILLS = 3
"""How often one database is killed at the most before it may be finished."""
Lengths = dict[bytes, float]
"""How long each stage lasts, in seconds."""


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the names of all that it has, and the rows of its own tables, but for what tells time or run."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_fts*'"
        tables = [name for (name,) in connection.execute(listed) if name not in LEFT_OUT]
        return {"sqlite_master": names, **{table: _rows(connection, table) for table in sorted(tables)}}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    kept = ", ".join(f'"{name}"' for name in columns if name not in CLOCKS)
    return sorted(connection.execute(f'SELECT {kept} FROM "{table}"').fetchall(), key=repr)


def add(articles: Path, database: Path) -> None:
    """Add the articles; whatever fails is an error here."""
    summary = add_paths([articles], database)
    if summary.failures:
        raise RuntimeError(summary.failures[0])


@contextmanager
def told(tell: Callable[[bytes], object]) -> Iterator[None]:
    """Tell of each stage that begins."""
    with ExitStack() as patches:
        for stage, name in STAGES.items():
            patches.enter_context(patch.object(store, name, _telling(getattr(store, name), stage, tell)))
        yield


def _telling(
    function: Callable[..., object], stage: bytes, tell: Callable[[bytes], object]
) -> Callable[..., object]:
    def told_of(*given: object, **named: object) -> object:
        tell(stage)
        return function(*given, **named)

    return told_of


def stage_lengths(articles: Path, database: Path) -> Lengths:
    """Add the articles without interruption and return how long each stage lasted."""
    begun: dict[bytes, float] = {}
    with told(lambda stage: begun.setdefault(stage, time.monotonic())):
        add(articles, database)
    ends = [*list(begun.values())[1:], time.monotonic()]
    return {stage: end - start for (stage, start), end in zip(begun.items(), ends, strict=True)}


def add_and_be_killed(articles: Path, database: Path, *, stage: bytes, seconds: float) -> bool:
    """Add the articles in a process that is killed in that stage; tell whether it was still at work."""
    heard, tells = os.pipe()
    process = os.fork()
    if not process:
        try:
            with told(lambda begun: os.write(tells, begun)):
                add(articles, database)
        finally:
            os._exit(0)  # the rest of the program is the first process's
    os.close(tells)
    with os.fdopen(heard, "rb", buffering=0) as stages:
        while stages.read(1) not in {stage, b""}:
            continue
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def kill_and_finish(
    articles: Path, database: Path, *, lengths: Lengths, chance: random.Random
) -> Counter[bytes]:
    """Fill the database, killing the process at random moments; return how often in which stage."""
    killed: Counter[bytes] = Counter()
    for stage in chance.choices(list(STAGES), k=KILLS):
        seconds = chance.uniform(0, lengths[stage])
        killed[stage] += add_and_be_killed(articles, database, stage=stage, seconds=seconds)
    add(articles, database)
    return killed


def soak(source: Path, *, kills: int, seed: int) -> list[str]:
    """Kill so often; return what was wrong, a line each; print how it goes on."""
    chance = random.Random(seed)
    folder = source.parent
    add(source, folder / "first.db")  # what is loaded now, the forked processes need not load
    lengths = stage_lengths(source, folder / "whole.db")
    wanted, faults, killed, number = contents(folder / "whole.db"), list[str](), Counter[bytes](), 0
    while killed.total() < kills:
        number += 1
        database = folder / "killed.db"
        killed += kill_and_finish(source, database, lengths=lengths, chance=chance)
        faults += [f"database {number}: {fault}" for fault in faults_of(database, wanted)]
        for file in folder.glob("killed.db*"):
            file.unlink()
        if number % TOLD_EVERY == 0:
            print(_told_so_far(number, killed, faults), flush=True)
    print(_told_so_far(number, killed, faults), flush=True)
    return faults


def _told_so_far(databases: int, killed: Counter[bytes], faults: list[str]) -> str:
    stages = ", ".join(f"{STAGES[stage]} {times}" for stage, times in sorted(killed.items()))
    return f"{databases} databases, killed {killed.total()} times ({stages}), {len(faults)} faults"


def faults_of(database: Path, wanted: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """Return the tables that differ from what is wanted, and what `quotes check` finds."""
    found = contents(database)
    different = [f"table {table}" for table in {**wanted, **found} if found.get(table) != wanted.get(table)]
    return [*different, *map(str, check(database))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the kill test as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--short", action="store_true", help="articles of one paragraph")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    paragraphs = generated.SHORT if asked.short else generated.USUAL
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        generated.write(source, asked.articles, seed=asked.seed, paragraphs=paragraphs)
        faults = soak(source, kills=asked.kills, seed=asked.seed)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
