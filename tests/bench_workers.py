"""Measures what a worker of a cluster costs beside `quotes extract`, and what memory and disk a run takes.

    python tests/bench_workers.py [--articles 2000] [--few 500] [--from ARTICLES.jsonl] [--workers 1 2]
    python tests/bench_workers.py --articles 50000 --few 1000 --workers 2 --stand-in [--paragraphs 400]

All articles are extracted, and a few of them: what the others took is told an article, so that starting is
left out. CPU time is told of the workers (each an actor, and the process beside it that extracts), and of
everything: Ray's own processes, those that read, and the driver. The share is that of `quotes extract`, which
reads, extracts and writes, too. Memory is the driver's, at each piece; what is spilled is the most that Ray
had on disk then.

With `--stand-in` nothing is found, and a batch takes 10 ms: what is seen is the part of Ray and the driver,
for many more articles, or, with more paragraphs, for much more text.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import generated
import psutil
from bench_cluster import articles
from corpus import extractors
from corpus.corpora import make_job, write_shards

from quotes.corpus import extras
from quotes.corpus.extracting import Extracting, extract_corpus
from quotes.corpus.job import PIECE_CHARACTERS
from quotes.corpus.told import Told

SHARDS = 4
WORKING = ("MapBatches(_Working)", "multiprocessing.spawn")
"""What the command lines of an actor, and of the process beside it that extracts, have in them."""


class Watching:
    """Looks, at each piece, at the driver's memory, everybody's CPU time, and the disk that Ray uses."""

    def __init__(self) -> None:
        self.least, self.most, self.spilled, self.wall = float("inf"), 0.0, 0, 0.0
        self._seconds: dict[int, float] = {}
        self._working: set[int] = set()
        self._begun, self._own = time.monotonic(), time.process_time()

    def __call__(self, _: Told) -> None:
        self.wall = time.monotonic() - self._begun
        memory = psutil.Process().memory_info().rss / 1e6
        self.least, self.most = min(self.least, memory), max(self.most, memory)
        self.spilled = max(self.spilled, spilled_bytes())
        self._look()

    def _look(self) -> None:
        for process in psutil.Process().children(recursive=True):
            try:
                if any(name in " ".join(process.cmdline()) for name in WORKING):
                    self._working.add(process.pid)  # for good: an actor is called so while it works
                times = process.cpu_times()
                self._seconds[process.pid] = times.user + times.system
            except psutil.Error:  # it ended meanwhile
                continue

    @property
    def working(self) -> float:
        """Return the CPU seconds of those that extract."""
        return sum(self._seconds[pid] for pid in self._working)

    @property
    def all(self) -> float:
        """Return the CPU seconds of everybody."""
        return sum(self._seconds.values()) + time.process_time() - self._own


def spilled_bytes() -> int:
    """Return what Ray has on disk now because its memory was full."""
    ray = extras.ray(alone=True)
    session = Path(ray._private.worker.global_worker.node.get_session_dir_path())
    return sum(file.stat().st_size for file in session.glob("ray_spilled_objects*/**/*") if file.is_file())


def watch(folder: Path, out: Path, workers: int, args: argparse.Namespace) -> Watching:
    """Extract the folder and return what was seen."""
    watching = Watching()
    extract = extractors.take_time if args.stand_in else None
    job = make_job(out, piece_characters=args.piece, extract=extract)
    extract_corpus([str(folder)], Extracting(job=job, workers=workers, tell=watching))
    return watching


def seconds_alone(folder: Path, home: Path) -> float:
    """Return the CPU seconds of `quotes extract` with one worker."""
    command = [sys.executable, "-c", "from quotes.cli import main; main()"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (home / "alone.jsonl").open("w", encoding="utf-8") as stream:
        subprocess.run([*command, "extract", str(folder), "--workers", "1"], stdout=stream, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(home: Path, args: argparse.Namespace) -> list[tuple[int, Path]]:
    """Write a few of the articles, and all of them, and return how many they are, and where they lie."""
    count = args.paragraphs
    found = articles(args, paragraphs=generated.USUAL if count is None else (count, count))
    parted = (found[: args.few], found)
    return [(len(each), write_shards(home / str(len(each)), each, shards=SHARDS)) for each in parted]


def compare(home: Path, written: Sequence[tuple[int, Path]], args: argparse.Namespace) -> None:
    """Print what one more article costs alone and in a worker, and what the driver took."""
    (some, few), (all_, many) = written
    more, alone = all_ - some, None
    if not args.stand_in:
        alone = 1e3 * (seconds_alone(many, home) - seconds_alone(few, home)) / more
        print(f"quotes extract: {alone:.2f} ms of CPU time an article", flush=True)
    for workers in args.workers:
        begun, whole = (
            watch(folder, home / f"{folder.name}-{workers}", workers, args) for folder in (few, many)
        )
        in_them = told(1e3 * (whole.working - begun.working) / more, alone)
        in_all = told(1e3 * (whole.all - begun.all) / more, alone)
        print(f"{workers} workers: {in_them} in them, {in_all} in everything")
        for count, seen in ((some, begun), (all_, whole)):
            memory = f"{seen.least:.0f} to {seen.most:.0f} MB"
            spilled = f"{seen.spilled / 1e6:.0f} MB"
            print(f"  {count}: last piece after {seen.wall:.1f} s, driver {memory}, spilled {spilled}")
        sys.stdout.flush()


def told(each: float, alone: float | None) -> str:
    share = "" if alone is None else f" ({alone / each:.0%})"
    return f"{each:.2f} ms of CPU time an article{share}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--from", dest="file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--piece", type=int, default=PIECE_CHARACTERS, help="characters")
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--paragraphs", type=int, help="of a generated article")
    args = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # workers find the folder of tests
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        compare(home, write(home, args), args)


if __name__ == "__main__":
    main()
