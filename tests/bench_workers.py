"""Measures what a worker of a cluster costs beside `quotes extract`, and what memory and disk a run takes.

    python tests/bench_workers.py [--articles 2000] [--few 500] [--from ARTICLES.jsonl] [--workers 1 2]
    python tests/bench_workers.py --articles 50000 --few 1000 --workers 2 --only-workers [--stand-in]

All articles are extracted, and a few of them: what the others took is told an article, so that starting is
left out; Ray runs all the time. Where a file has fewer, they come several times. Runs take turns, three
unless so many `--runs` are asked for, and the middle one of each kind is told. CPU time is told of the
workers (each an actor, and the process beside it that extracts), and of everything: Ray's own processes,
those that read, and the driver. The share is that of `quotes extract`, which reads, extracts and writes, too.
How many times as fast several workers are as one is told beside what the machine gives as many processes of
`quotes extract`. Memory is the driver's, at each piece; what is spilled is the most that Ray had on disk.

With `--stand-in` nothing is found, and a batch takes 10 ms: what is seen is the part of Ray and the driver,
for many more articles, or, with more paragraphs, for much more text.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import generated
import psutil
from bench_cluster import articles
from corpus import extractors
from corpus.corpora import make_job, write_shards

from quotes.corpus import extras
from quotes.corpus.cluster import attached
from quotes.corpus.extracting import Extracting, extract_corpus
from quotes.corpus.job import PIECE_CHARACTERS
from quotes.corpus.told import Told

SHARDS = 4
LOOK_SECONDS = 0.25
WORKING = ("MapBatches(_Working)", "multiprocessing.spawn")
"""What the command lines of an actor, and of the process beside it that extracts, have in them."""


class Watching:
    """Looks at the driver's memory and Ray's disk at each piece, and at everybody's CPU time all along.

    All along, for a worker may be gone when the last piece is told, and what it took since the one before
    with it.
    """

    def __init__(self) -> None:
        self.least, self.most, self.spilled, self.wall = float("inf"), 0.0, 0, 0.0
        self._before = dict(seconds_of_all())
        self._seconds: dict[psutil.Process, float] = {}
        self._working: set[psutil.Process] = set()
        self._begun, self._own = time.monotonic(), time.process_time()
        self._looking = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def __call__(self, _: Told) -> None:
        self.wall = time.monotonic() - self._begun
        memory = psutil.Process().memory_info().rss / 1e6
        self.least, self.most = min(self.least, memory), max(self.most, memory)
        self.spilled = max(self.spilled, spilled_bytes())

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()
        self._own = time.process_time() - self._own - self._looking

    def _look_on(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self._look()
        self._looking = time.thread_time()

    def _look(self) -> None:
        for process, seconds in seconds_of_all():
            self._seconds[process] = seconds - self._before.get(process, 0.0)
            if process not in self._working and is_working(process):
                self._working.add(process)  # for good: an actor is called so while it works

    @property
    def working(self) -> float:
        """Return the CPU seconds of those that extract."""
        return sum(self._seconds[process] for process in self._working)

    @property
    def all(self) -> float:
        """Return the CPU seconds of everybody."""
        return sum(self._seconds.values()) + self._own


def seconds_of_all() -> Iterator[tuple[psutil.Process, float]]:
    """Yield the processes below this one, each with the CPU seconds that it has taken."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it ended meanwhile
            times = process.cpu_times()
            yield process, times.user + times.system


def is_working(process: psutil.Process) -> bool:
    """Tell whether the process is an actor, or the one beside it that extracts."""
    with suppress(psutil.Error):
        command = " ".join(process.cmdline())
        return any(name in command for name in WORKING)
    return False


@dataclass(frozen=True, slots=True)
class Cost:
    """What one more article took: CPU time in those that extract, in all, and by the clock, milliseconds."""

    working: float
    all: float
    wall: float


def spilled_bytes() -> int:
    """Return what Ray has on disk now because its memory was full."""
    ray = extras.ray(alone=True)
    session = Path(ray._private.worker.global_worker.node.get_session_dir_path())
    return sum(file.stat().st_size for file in session.glob("ray_spilled_objects*/**/*") if file.is_file())


def watch(folder: Path, out: Path, workers: int, args: argparse.Namespace) -> Watching:
    """Extract the folder and return what was seen."""
    extract = extractors.take_time if args.stand_in else None
    job = make_job(out, piece_characters=args.piece, extract=extract)
    with closing(Watching()) as watching:
        extract_corpus([str(folder)], Extracting(job=job, workers=workers, tell=watching))
    shutil.rmtree(out)
    return watching


def alone(folder: Path, processes: int) -> tuple[float, float]:
    """Return the CPU seconds of as many `quotes extract` at once, each with one worker, and of the clock."""
    program = [sys.executable, "-c", "from quotes.cli import main; main()"]
    command = [*program, "extract", str(folder), "--workers", "1"]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(processes)]
    if any(process.wait() for process in running):
        raise RuntimeError(f"{command} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun


def cost_alone(few: Path, many: Path, more: int, processes: int) -> Cost:
    """Return what an article more costs where so many extract the same articles beside each other."""
    (some, begun), (all_, ended) = alone(few, processes), alone(many, processes)
    each = 1e3 * (all_ - some) / more / processes
    return Cost(each, each, 1e3 * (ended - begun) / more / processes)


def cost_of(begun: Watching, whole: Watching, more: int) -> Cost:
    return Cost(
        *(1e3 * (getattr(whole, name) - getattr(begun, name)) / more for name in ("working", "all", "wall"))
    )


def write(home: Path, args: argparse.Namespace) -> list[tuple[int, Path]]:
    """Write a few of the articles, and all of them, and return how many they are, and where they lie."""
    count = args.paragraphs
    found = articles(args, paragraphs=generated.USUAL if count is None else (count, count))
    copies = -(-args.articles // len(found))
    found = [each | {"id": f"{each['id']}-{copy}"} for copy in range(copies) for each in found][
        : args.articles
    ]
    parted = (found[: args.few], found)
    return [(len(each), write_shards(home / str(len(each)), each, shards=SHARDS)) for each in parted]


def compare(home: Path, written: Sequence[tuple[int, Path]], args: argparse.Namespace) -> None:
    """Print what one more article costs alone and in a worker, and what the driver took."""
    (some, few), (all_, many) = written
    more = all_ - some
    by_alone: dict[int, list[Cost]] = defaultdict(list)
    by_workers: dict[int, list[Cost]] = defaultdict(list)
    for _ in range(args.runs):
        for workers in args.workers:
            if not args.only_workers:
                by_alone[workers].append(cost_alone(few, many, more, workers))
            seen = [watch(folder, home / "out", workers, args) for folder in (few, many)]
            by_workers[workers].append(cost_of(seen[0], seen[1], more))
            for count, each in zip((some, all_), seen, strict=True):
                memory = f"{each.least:.0f} to {each.most:.0f} MB"
                spilled = f"spilled {each.spilled / 1e6:.0f} MB"
                wall = f"last piece after {each.wall:.1f} s"
                print(f"{workers} workers, {count} articles: {wall}, driver {memory}, {spilled}", flush=True)
    tell("quotes extract", by_alone, None)
    tell("workers", by_workers, by_alone.get(min(args.workers)))


def tell(name: str, by_count: Mapping[int, Sequence[Cost]], beside: Sequence[Cost] | None) -> None:
    """Print the middle costs by how many there are, their shares of those beside, and how fast they are."""
    if not by_count:
        return
    least = min(by_count)
    for count, costs in by_count.items():
        working, all_, wall = (middle(costs, each) for each in ("working", "all", "wall"))
        share = "" if beside is None else f" ({middle(beside, 'working') / working:.0%})"
        clock = "" if beside is None or count > least else f" ({middle(beside, 'wall') / wall:.0%})"
        faster = middle(by_count[least], "wall") / wall
        print(
            f"{count} {name}: {working:.2f} ms of CPU time an article{share}, {all_:.2f} ms in everything;"
            f" {wall:.2f} ms by the clock{clock}, {faster:.2f} times as fast as {least}"
        )


def middle(costs: Sequence[Cost], name: str) -> float:
    return float(median(getattr(cost, name) for cost in costs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--from", dest="file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--piece", type=int, default=PIECE_CHARACTERS, help="characters")
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--only-workers", action="store_true", help="and no `quotes extract` beside them")
    parser.add_argument("--paragraphs", type=int, help="of a generated article")
    args = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # workers find the folder of tests
    with tempfile.TemporaryDirectory() as folder, attached(None, workers=max(args.workers)):
        home = Path(folder)
        compare(home, write(home, args), args)


if __name__ == "__main__":
    main()
