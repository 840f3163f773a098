"""Shows that a corpus does not depend on who extracts it: workers, shards, and machines that die.

    python tests/bench_cluster.py [--articles 100] [--kills 10] [--from ARTICLES.jsonl] [--workers 1 2 4]

Generated articles, or the first of a file, are added to a database, which gives the lines to compare with:
those of `quotes export`, sorted. They are extracted by 1, 2 and 4 workers, or as many as are asked for, in
two shardings, on a cluster of nodes on this machine, each with a core; then one of the nodes is killed at a
random moment between two pieces, or before the first, as often as there are kills. A row is printed for
each: seconds, and whether all lines are the same, byte for byte.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import generated
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


def articles(
    args: argparse.Namespace, *, paragraphs: tuple[int, int] = generated.USUAL
) -> list[dict[str, Any]]:
    """Return the articles, without what a gold file says of them; generated ones have so many paragraphs."""
    if args.file is None:
        return list(generated.records(args.articles, seed=args.seed, paragraphs=paragraphs))
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
    """A cluster of nodes with a core each, on loopback, of which all but the first can be killed."""

    def __init__(self, count: int) -> None:
        ray = extras.ray(alone=True)
        from ray.cluster_utils import Cluster  # type: ignore[import-not-found, import-untyped, unused-ignore]

        size = {"object_store_memory": STORE_BYTES, "include_dashboard": False}
        self._cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, **size})
        self._ray = ray
        self._others: list[Any] = [None] * (count - 1)
        self.join()
        ray.init(address=self._cluster.address, log_to_driver=False, logging_level="ERROR")

    def kill(self, number: int) -> None:
        """Kill a node, with no chance to say goodbye; the first, which has the driver, has no number."""
        node, self._others[number] = self._others[number], None
        self._cluster.remove_node(node, allow_graceful=False)

    def join(self) -> None:
        """Let others join where some were killed: in the main thread, for they listen to signals."""
        for number, node in enumerate(self._others):
            if node is None:
                self._others[number] = self._cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)

    def close(self) -> None:
        """End them all."""
        self._ray.shutdown()
        self._cluster.shutdown()


class Watching:
    """Notes when pieces are told, in seconds; so many seconds after one of them it does something, once."""

    def __init__(self, at: int = 0, after: float = 0.0, do: Callable[[], None] | None = None) -> None:
        self.told: list[float] = []
        self.told_then = 0
        self._at, self._after, self._do = at, after, do
        self._begun = time.monotonic()
        self._timer: threading.Timer | None = None
        self._set()

    def __call__(self, _: Told) -> None:
        self.told.append(time.monotonic() - self._begun)
        self._set()

    def _set(self) -> None:
        if self._do is not None and len(self.told) == self._at:
            self._timer = threading.Timer(self._after, self._act, [self._do])
            self._timer.start()

    def _act(self, do: Callable[[], None]) -> None:
        self.told_then = len(self.told)
        do()

    def wait(self) -> None:
        """Wait until it is done."""
        if self._timer is not None:
            self._timer.join()


def by_workers(folders: Sequence[Path], home: Path, expected: list[str], args: argparse.Namespace) -> None:
    """Print a row for each number of workers and sharding."""
    for workers in args.workers:
        for folder in folders:
            started = time.monotonic()
            same = lines_of(folder, home / f"{folder.name}-{workers}", workers=workers) == expected
            seconds = time.monotonic() - started
            print(f"{workers} workers, {folder.name}: {seconds:.0f} s, {told(same)}", flush=True)


def by_kills(nodes: Nodes, folder: Path, home: Path, expected: list[str], args: argparse.Namespace) -> None:
    """Print a row for each kill: some of the pieces are there then, and others are not."""
    chance = random.Random(args.seed)
    undisturbed, started = Watching(), time.monotonic()
    same = lines_of(folder, home / "whole", workers=args.nodes, tell=undisturbed) == expected
    print(f"nobody killed: {time.monotonic() - started:.0f} s, {told(same)}", flush=True)
    times = [0.0, *undisturbed.told]
    for number in range(args.kills):
        at, victim = chance.randrange(len(undisturbed.told)), chance.randrange(args.nodes - 1)
        after = chance.uniform(0, times[at + 1] - times[at])
        started, killing = time.monotonic(), Watching(at, after, partial(nodes.kill, victim))
        same = lines_of(folder, home / f"killed-{number}", workers=args.nodes, tell=killing) == expected
        took = time.monotonic() - started
        killing.wait()
        nodes.join()
        when = f"{after:.2f} s after piece {at}, when {killing.told_then} of {len(times) - 1} were there"
        print(f"kill {number + 1}: node {victim + 2}, {when}: {took:.0f} s, {told(same)}", flush=True)


def told(same: bool) -> str:
    return "the same lines" if same else "OTHER LINES"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="file", type=Path)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4], help="none: kills alone")
    parser.add_argument("--nodes", type=int, default=4)
    args = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # workers find the folder of tests
    with tempfile.TemporaryDirectory() as folder:
        home, found = Path(folder), articles(args)
        folders = [write_shards(home / f"{shards}-shards", found, shards=shards) for shards in SHARDS]
        add_paths([folders[0]], home / "added.db")
        expected = exported(home / "added.db")
        print(f"{len(found)} articles, {len(expected)} lines", flush=True)
        with closing(Nodes(args.nodes)) as nodes:
            by_workers(folders, home, expected, args)
            if args.kills:
                by_kills(nodes, folders[1], home, expected, args)


if __name__ == "__main__":
    main()
