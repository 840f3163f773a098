"""Measure the time and the memory of extraction against the length of an article and against their number.

    python tests/bench_growth.py [PLOT.svg]

prints a row a measurement: CPU milliseconds a kilobyte of text and megabytes at the peak. One article is of
1 kB to 1 MB, of generated paragraphs; then come 100 to 10,000 generated articles of usual length. Each is
measured in a process of its own once the model is loaded, the fastest of three runs for what takes less than
ten seconds. Then it writes the plot.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import generated
from loglog import plot

from quotes.pipeline import extract, extract_many
from quotes.read.article import Article

KILOBYTE, MEGABYTE = 1_000, 1_000_000
LENGTHS = [1_000, 4_000, 16_000, 64_000, 250_000, 1_000_000]
NUMBERS = [100, 1_000, 10_000]
PLOT = Path(__file__).parent / "docs" / "growth.svg"
RUNS, LONG_SECONDS = 3, 10.0


class Clocked:
    """Articles as they are made, one at a time, and the CPU seconds that making them takes."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self.seconds = 0.0
        self._articles = articles

    def __iter__(self) -> Iterator[Article]:
        while True:
            started = time.process_time()
            article = next(self._articles, None)
            self.seconds += time.process_time() - started
            if article is None:
                return
            yield article


def one_long(characters: int) -> Iterator[Article]:
    """Yield one article of so many characters."""
    paragraphs = (record["text"] for record in generated.records(characters))
    pieces: list[str] = []
    length = 0
    while length < characters:
        pieces.append(next(paragraphs))
        length += len(pieces[-1]) + 2  # the empty line between
    yield Article(text="\n\n".join(pieces)[:characters])


def many(count: int) -> Iterator[Article]:
    """Yield that many articles."""
    return (Article(text=record["text"]) for record in generated.records(count))


MAKERS: dict[str, Callable[[int], Iterator[Article]]] = {"one article": one_long, "articles": many}


def measure(kind: str, size: int) -> dict[str, float]:
    """Return the kilobytes read, the CPU seconds and the megabytes at the peak, in this process."""
    extract(Article(text="“We won,” said Ana Ruiz, the mayor, on Friday."))
    began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best, characters = float("inf"), 0
    for _ in range(RUNS):
        making = Clocked(MAKERS[kind](size))
        started = time.process_time()
        characters = sum(len(article.text) for article, _ in extract_many(making))
        best = min(best, time.process_time() - started - making.seconds)
        if best > LONG_SECONDS:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "kilobytes": characters / KILOBYTE,
        "seconds": best,
        "peak": peak / 1000,
        "more": (peak - began) / 1000,
    }


def apart(kind: str, size: int) -> dict[str, float]:
    """Measure in a process of its own, whose peak is nobody else's."""
    command = [sys.executable, __file__, "--measure", kind, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    values: dict[str, float] = json.loads(done.stdout)
    return values


def main(target: Path) -> None:
    """Print the rows and write the plot."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for kind, sizes in (("one article", LENGTHS), ("articles", NUMBERS)):
        print(f"{kind:>12}         kB   seconds   ms/kB   peak MB   MB more")
        for size in sizes:
            took = apart(kind, size)
            per = 1000 * took["seconds"] / took["kilobytes"]
            numbers = f"{took['kilobytes']:>10,.0f} {took['seconds']:>9.2f} {per:>7.2f}"
            print(f"{size:>12,} {numbers} {took['peak']:>9.0f} {took['more']:>9.0f}", flush=True)
            lines.setdefault(f"{kind}: seconds", []).append((took["kilobytes"], took["seconds"]))
            lines.setdefault(f"{kind}: MB at the peak", []).append((took["kilobytes"], took["peak"]))
    target.write_text(plot(lines, across="kB of text", upwards="seconds, MB"), encoding="utf-8")
    print(f"{target.name} written")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else PLOT)
