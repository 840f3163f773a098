"""Measure the finding room's time against the length of the text, from 10 KB to 10 MB.

    python tests/bench_finding.py [MOST_CHARACTERS] [PLOT.svg]

prints for each kind of text a row a length: characters, seconds, and how the time per doubling of the text
compares to a doubling (1.0 is linear); then it writes the plot. A kind of text is given up where one run
takes longer than half a minute, unless it is news.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from loglog import plot

from quotes.find import find_quotations
from quotes.read.article import Article

FIRST = 10_000
MOST = 10_240_000
PLOT = Path(__file__).parent / "docs" / "finding-time.svg"
# The fastest of several runs counts, until a run takes so many seconds; then of two, then of one.
SHORT, LONGEST = 2.0, 30.0
RUNS = 5

NEWS = (
    "“We won,” said Ana Ruiz, who called it “a disgrace” on Friday. “Twice.”\n\n"
    "The officials’ claims aren’t new. “They told me ‘never’ and left.\n\n“I stayed,” she said.\n\n"
)

TEXTS: dict[str, Callable[[int], str]] = {
    "news": lambda size: NEWS * (size // len(NEWS)),
    "news without line ends": lambda size: NEWS.replace("\n", " ") * (size // len(NEWS)),
    "openings alone": lambda size: "“" * size,
    "openings and words": lambda size: "“We won " * (size // 8),
    "closings alone": lambda size: "We won” " * (size // 8),
    "straight marks alone": lambda size: '"' * size,
    "straight marks and spaces": lambda size: '" ' * (size // 2),
    "single marks alone": lambda size: "'a " * (size // 3),
    "possessives": lambda size: "the boys’ hopes " * (size // 16),
    "nested ever deeper": lambda size: "“a ‘b " * (size // 6),
    "no space": lambda size: "a" * size,
    "full stops": lambda size: "A. " * (size // 3),
    "opening brackets": lambda size: "<a " * (size // 3),
    "block signs": lambda size: "> a\n" * (size // 4),
    "labels": lambda size: "RUIZ: We won.\n\nSOL: So.\n\n" * (size // 26),
    "bold": lambda size: "**a?**\n\nb\n\n" * (size // 11),
    "line ends": lambda size: "\n" * size,
    "spaces": lambda size: " " * size,
}


Points = list[tuple[int, float]]


def seconds(text: str) -> float:
    best = float("inf")
    for run in range(RUNS):
        start = time.process_time()
        find_quotations(Article(text=text))
        took = time.process_time() - start
        best = min(best, took)
        if took > LONGEST / 2 or (run and took > SHORT):
            break
    return best


def measure(name: str, make: Callable[[int], str], most: int) -> Points:
    """Print a row a length and return them: characters and seconds."""
    print(name)
    points: Points = []
    size = FIRST
    while size <= most and (name == "news" or not points or points[-1][1] <= LONGEST):
        took = seconds(make(size))
        ratio = f"{took / points[-1][1] / 2:5.2f}" if points else ""
        print(f"  {size:>10,} {took:9.3f} {ratio}", flush=True)
        points.append((size, took))
        size *= 2
    return points


def main(most: int, target: Path) -> None:
    lines = {name: measure(name, make, most) for name, make in TEXTS.items()}
    target.write_text(plot(lines, across="characters", upwards="seconds"), encoding="utf-8")
    print(f"{target.name} written")


if __name__ == "__main__":
    most = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    main(most, Path(sys.argv[2]) if len(sys.argv) > 2 else PLOT)
