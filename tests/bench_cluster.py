"""Shows that a corpus does not depend on who extracts it: workers, shards, and machines that die.

    python tests/bench_cluster.py [--articles 100] [--kills 10] [--from ARTICLES.jsonl] [--only kills]

Generated articles, or the first of a file, are added to a database, which gives the lines to compare with:
those of `quotes export`, sorted. They are extracted by 1, 2 and 4 workers in two shardings; then on a cluster
of two nodes on this machine, of which one is killed when some pieces, a random number, are there, as often as
there are kills. A row is printed for each: seconds, and whether all lines are the same, byte for byte. And
`--only cost` tells the CPU time of an article in a worker and of `quotes extract`, and the driver's memory.
"""

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import generated
import psutil
from corpus.corpora import exported, make_job, write_shards

from quotes.adding import add_paths
from quotes.corpus import extras
from quotes.corpus.extracting import Extracting, extract_corpus
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.places import place_of
from quotes.corpus.told import Told, say_nothing

PIECE_CHARACTERS = 20_000
"""Some five articles, so that a node which dies has pieces in hand."""
SHARDS = (1, 7)
STORE_BYTES = 80_000_000
ACTOR, APART = "MapBatches(_Working)", "multiprocessing.spawn"
"""What the command lines of a worker, and of the process beside it that extracts, have in them."""


def articles(args: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the articles, without what a gold file says of them."""
    if args.file is None:
        return list(generated.records(args.articles, seed=args.seed))
    opened = gzip.open if args.file.suffix == ".gz" else open
    with opened(args.file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in islice(lines, args.articles)]
    names = ("id", "title", "published", "text")
    return [{name: each[name] for name in names if each.get(name)} for each in found]


def lines_of(
    folder: Path, out: Path, *, workers: int, tell: Callable[[Told], None] = say_nothing
) -> list[str]:
    """Extract the folder on the Ray that runs, or on one of its own, and return the lines of the database."""
    job = make_job(out, piece_characters=PIECE_CHARACTERS)
    summary = extract_corpus([str(folder)], Extracting(job=job, workers=workers, tell=tell))
    if summary.failures:
        raise RuntimeError(summary.failures[0])
    load_corpus(place_of(out), out.with_suffix(".db"), Loading())
    return exported(out.with_suffix(".db"))


class Nodes:
    """A cluster of two nodes with a core each, on loopback, of which the second can be killed."""

    def __init__(self) -> None:
        ray = extras.ray(alone=True)
        from ray.cluster_utils import Cluster  # type: ignore[import-not-found, import-untyped, unused-ignore]

        size = {"object_store_memory": STORE_BYTES, "include_dashboard": False}
        self._cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, **size})
        self._ray = ray
        self._node: Any = None
        self.join()
        ray.init(address=self._cluster.address, log_to_driver=False, logging_level="ERROR")

    def kill(self) -> None:
        """Kill the second node, with no chance to say goodbye."""
        node, self._node = self._node, None
        self._cluster.remove_node(node, allow_graceful=False)

    def join(self) -> None:
        """Let another node join where one was killed: in the main thread, for it listens to signals."""
        if self._node is None:
            self._node = self._cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)

    def close(self) -> None:
        """End them all."""
        self._ray.shutdown()
        self._cluster.shutdown()


class Counting:
    """Counts the pieces that are told, and at one of them does something, once."""

    def __init__(self, at: int = 0, do: Callable[[], None] | None = None) -> None:
        self.pieces = 0
        self._at, self._do = at, do

    def __call__(self, _: Told) -> None:
        self.pieces += 1
        if self._do is not None and self.pieces == self._at:
            self._do()


def by_workers(folders: Sequence[Path], home: Path, expected: list[str]) -> None:
    """Print a row for each number of workers and sharding."""
    for workers in (1, 2, 4):
        for folder in folders:
            started = time.monotonic()
            same = lines_of(folder, home / f"{folder.name}-{workers}", workers=workers) == expected
            seconds = time.monotonic() - started
            print(f"{workers} workers, {folder.name}: {seconds:.0f} s, {told(same)}", flush=True)


def by_kills(folder: Path, home: Path, expected: list[str], args: argparse.Namespace) -> None:
    """Print a row for each kill: some of the pieces are there then, and others are not."""
    chance = random.Random(args.seed)
    with closing(Nodes()) as nodes:
        undisturbed, started = Counting(), time.monotonic()
        same = lines_of(folder, home / "whole", workers=2, tell=undisturbed) == expected
        print(f"nobody killed: {time.monotonic() - started:.0f} s, {told(same)}", flush=True)
        for number in range(args.kills):
            at, started = chance.randrange(1, undisturbed.pieces), time.monotonic()
            killing = Counting(at, nodes.kill)
            same = lines_of(folder, home / f"killed-{number}", workers=2, tell=killing) == expected
            took = time.monotonic() - started
            nodes.join()
            when = f"killed after piece {at} of {undisturbed.pieces}"
            print(f"kill {number + 1}, {when}: {took:.0f} s, {told(same)}", flush=True)


class Watching:
    """Looks, at each piece, at the memory of this process, and at the CPU time of those that extract."""

    def __init__(self) -> None:
        self.least, self.most = float("inf"), 0.0
        self._seconds: dict[int, float] = {}

    def __call__(self, _: Told) -> None:
        memory = psutil.Process().memory_info().rss / 1e6
        self.least, self.most = min(self.least, memory), max(self.most, memory)
        for process in psutil.Process().children(recursive=True):
            try:
                if any(name in " ".join(process.cmdline()) for name in (ACTOR, APART)):
                    times = process.cpu_times()
                    self._seconds[process.pid] = times.user + times.system
            except psutil.Error:  # it ended meanwhile
                continue

    @property
    def seconds(self) -> float:
        """Return the CPU time of all of them."""
        return sum(self._seconds.values())


def by_cost(home: Path, found: Sequence[dict[str, Any]]) -> None:
    """Print what one more article costs alone and in a worker, in CPU time, and what memory the driver takes.

    All are extracted, and a fourth of them, so that what starting takes is left out.
    """
    some = found[: len(found) // 4]
    folders = [write_shards(home / f"cost-{len(each)}", each, shards=4) for each in (some, found)]
    more = len(found) - len(some)
    few, all_ = (seconds_alone(folder, home) for folder in folders)
    print(f"quotes extract alone: {1e3 * (all_ - few) / more:.1f} ms of CPU time an article", flush=True)
    for workers in (1, 2):
        watched = [watch(folder, home / f"{folder.name}-{workers}", workers) for folder in folders]
        each = 1e3 * (watched[1].seconds - watched[0].seconds) / more
        memory = " and ".join(f"{each.least:.0f} to {each.most:.0f} MB" for each in watched)
        print(f"{workers} workers: {each:.1f} ms of CPU time an article; driver: {memory}", flush=True)


def seconds_alone(folder: Path, home: Path) -> float:
    """Return the CPU seconds of `quotes extract` with one worker."""
    command = [sys.executable, "-c", "from quotes.cli import main; main()"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (home / "alone.jsonl").open("w", encoding="utf-8") as stream:
        subprocess.run([*command, "extract", str(folder), "--workers", "1"], stdout=stream, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def watch(folder: Path, out: Path, workers: int) -> Watching:
    """Extract the folder and return what was seen."""
    watching = Watching()
    job = make_job(out, piece_characters=PIECE_CHARACTERS)
    extract_corpus([str(folder)], Extracting(job=job, workers=workers, tell=watching))
    return watching


def told(same: bool) -> str:
    return "the same lines" if same else "OTHER LINES"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="file", type=Path)
    parser.add_argument("--only", choices=["kills", "cost"])
    args = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # workers find the folder of tests
    with tempfile.TemporaryDirectory() as folder:
        home, found = Path(folder), articles(args)
        folders = [write_shards(home / f"{shards}-shards", found, shards=shards) for shards in SHARDS]
        if args.only == "cost":
            by_cost(home, found)
            return
        add_paths([folders[0]], home / "added.db")
        expected = exported(home / "added.db")
        print(f"{len(found)} articles, {len(expected)} lines", flush=True)
        if args.only is None:
            by_workers(folders, home, expected)
        if args.kills:
            by_kills(folders[1], home, expected, args)


if __name__ == "__main__":
    main()
