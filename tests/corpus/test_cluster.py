"""Corpora made on a Ray of this machine: rows are those of `quotes add`, whoever works and whoever dies.

`QUOTES_REQUIRE_CLUSTER=1` makes it a failure that Ray is missing.
"""

import gc
import json
import os
import re
import shutil
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from corpus import extractors
from corpus.corpora import PIECE_CHARACTERS, exported, files_in, make_job, records, write_shards
from corpus.settled import check_settled
from started import QUOTES, started

from quotes.adding import add_paths
from quotes.corpus import extras
from quotes.corpus.cluster import OWN
from quotes.corpus.extracting import Extracted, Extracting, extract_corpus
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.manifest import read_entries
from quotes.corpus.places import place_of
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.told import Told, say_nothing

if os.environ.get("QUOTES_REQUIRE_CLUSTER") != "1":
    pytest.importorskip("ray", reason="quotes[cluster] is not installed")
pytestmark = [
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore"),  # Ray's own, of what it means to change
    pytest.mark.skipif(sys.platform == "win32", reason="Ray is no more than tried there"),
]

ARTICLES = records(36)
POISONOUS = {"id": "bad", "text": "“I am poison,” he said."}
STORE_BYTES = 100_000_000

Tell = Callable[[Told], None]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """A Ray with two cores, on loopback, that all tests of this file share."""
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # workers find what stands in for the pipeline
    ray = extras.ray(alone=True)
    size = {"num_cpus": 2, "object_store_memory": STORE_BYTES, "_system_config": OWN}
    ray.init(address="local", include_dashboard=False, log_to_driver=False, **size)
    yield ray
    with warnings.catch_warnings():  # of processes that Ray does not wait for
        warnings.simplefilter("ignore")
        ray.shutdown()
        gc.collect()
    del os.environ["PYTHONPATH"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles in two shardings, and for each the database that `quotes add` makes of it."""
    home = tmp_path_factory.mktemp("cluster")
    for shards in (1, 4):
        add_paths([write_shards(home / f"in-{shards}", ARTICLES, shards=shards)], home / f"added-{shards}.db")
    return home


def extract(folder: Path, out: Path, *, workers: int, tell: Tell = say_nothing, **job: Any) -> Extracted:
    extracting = Extracting(job=make_job(out, **job), workers=workers, tell=tell)
    return extract_corpus([str(folder)], extracting)


def check_rows(added: Path, out: Path) -> None:
    """Check that the corpus holds what `quotes add` found, and nothing besides."""
    database = out.with_suffix(".db")
    load_corpus(place_of(out), database, Loading())
    assert exported(database) == exported(added)
    named = sum(len(entry.parts) for entry in read_entries(place_of(out)).values())
    assert len([name for name in files_in(out) if name.endswith(".parquet")]) == named


def test_rows_and_speakers_are_those_of_one_machine(ray: Any, home: Path, tmp_path: Path) -> None:
    folder, out = home / "in-1", tmp_path / "out"
    summary = extract(folder, out, workers=2)

    assert (summary.shards, summary.articles, summary.failure_count) == (1, len(ARTICLES), 0)
    check_rows(home / "added-1.db", out)
    again = extract(folder, out, workers=2)
    assert (again.shards, again.unchanged, again.total) == (0, 1, summary.quotations)
    check_settled(out, settle_corpus(place_of(out), Settling(in_a_group=40)), out.with_suffix(".db"))


ACTOR, APART = "MapWorker(MapBatches(_Working))", "multiprocessing.spawn"


def killing(names: list[str]) -> Tell:
    """Return what, told of a piece, kills a process of each name, one a time, and strikes it off."""

    def tell(_: Told) -> None:
        if names and (found := processes(names[-1])):
            found[0].kill()
            names.pop()

    return tell


def processes(name: str) -> list[psutil.Process]:
    """Return the processes below this one that have that in their command line."""
    return [each for each in psutil.Process().children(recursive=True) if name in " ".join(command(each))]


def command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it ended meanwhile
        return []


def test_who_dies_costs_no_row_and_doubles_none(ray: Any, home: Path, tmp_path: Path) -> None:
    """Killed are an actor, a process that extracts, and whoever extracts a poisonous article."""
    folder, out, names = shutil.copytree(home / "in-4", tmp_path / "in"), tmp_path / "out", [ACTOR, APART]
    with (folder / "002.jsonl").open("a", encoding="utf-8") as shard:
        shard.write(f"\n{json.dumps(POISONOUS)}")
    found = extract(folder, out, workers=2, tell=killing(names), extract=extractors.extract_or_die)

    assert names == []
    assert found.articles == len(ARTICLES)
    assert found.failures == [
        f"{folder}/002.jsonl bad: ends the process that extracts it (signal 9); set aside"
    ]
    check_rows(home / "added-4.db", out)


def stop(told: Told) -> None:
    """Do what Ctrl-C does, once something was extracted."""
    raise KeyboardInterrupt


def note_of(part: Path) -> Path:
    """Return where it is noted that a piece, of which this is a part, was extracted and written."""
    return part.parent / f"{part.stem[-5:]}.json"


def listening(process: psutil.Process) -> set[str]:
    """Return the addresses at which the process and those below it listen."""
    found = set()
    for each in (process, *process.children(recursive=True)):
        try:
            found |= {at.laddr.ip for at in each.net_connections() if at.status == psutil.CONN_LISTEN}
        except psutil.Error:  # it ended meanwhile
            continue
    return found


def test_the_command_goes_on_where_it_was_stopped_and_listens_to_this_machine_alone(
    ray: Any, home: Path, tmp_path: Path
) -> None:
    folder, out = home / "in-4", tmp_path / "out"
    assert extract(folder, out, workers=1, tell=stop).interrupted
    done = [path for path in out.rglob("*.parquet") if note_of(path).is_file()]
    times = {path.stat().st_mtime_ns for path in done}
    words = [*QUOTES, "corpus", "extract", folder, "--out", "out", "--workers", "1"]
    options = ["--piece", str(PIECE_CHARACTERS / 1_000_000)]
    heard: set[str] = set()
    elsewhere = os.environ | {"RAY_ADDRESS": "127.0.0.1:1"}  # of a cluster that is not asked for
    with (
        (tmp_path / "told").open("w") as told,
        (tmp_path / "complained").open("w") as complained,
        started([*words, *options], cwd=tmp_path, env=elsewhere, stdout=told, stderr=complained) as process,
    ):
        while process.poll() is None:
            heard |= listening(psutil.Process(process.pid))
            time.sleep(0.2)
    stdout, stderr = ((tmp_path / name).read_text(encoding="utf-8") for name in ("told", "complained"))

    assert process.returncode == 0
    assert [line for line in stderr.splitlines() if not re.search("articles/s, .* read, now ", line)] == []
    assert stdout.startswith("shards: 4 extracted, 0 unchanged, 0 not readable\n")
    assert heard and heard <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
    assert times and times <= {path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    check_rows(home / "added-4.db", out)
