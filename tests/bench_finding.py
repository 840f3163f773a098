"""Measure the finding room's time against the length of the text, from 10 KB to 10 MB.

    python tests/bench_finding.py [MOST_CHARACTERS]

prints for each kind of text a row a length: characters, seconds, and how the time per doubling of the text
compares to a doubling (1.0 is linear).
"""

import sys
import time
from collections.abc import Callable

from quotes.find import find_quotations
from quotes.read.article import Article

FIRST = 10_000
MOST = 10_240_000
# Of so many runs the fastest counts.
RUNS = 3

NEWS = (
    "“We won,” said Ana Ruiz, who called it “a disgrace” on Friday. “Twice.”\n\n"
    "The officials’ claims aren’t new. “They told me ‘never’ and left.\n\n“I stayed,” she said.\n\n"
)

TEXTS: dict[str, Callable[[int], str]] = {
    "news": lambda size: NEWS * (size // len(NEWS)),
    "news without line ends": lambda size: NEWS.replace("\n", " ") * (size // len(NEWS)),
    "openings alone": lambda size: "“We won " * (size // 8),
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


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(RUNS if len(text) < 1_000_000 else 1):
        start = time.process_time()
        find_quotations(Article(text=text))
        best = min(best, time.process_time() - start)
    return best


def main(most: int) -> None:
    for name, make in TEXTS.items():
        print(name)
        size, before = FIRST, 0.0
        while size <= most:
            took = seconds(make(size))
            ratio = f"{took / before / 2:5.2f}" if before else "     "
            print(f"  {size:>10,} {took:9.3f} {ratio}", flush=True)
            size, before = size * 2, took


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MOST)
