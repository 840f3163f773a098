"""How many articles and words a second, on seeds/: five runs, the least, the middle and the best.

Run `make bench`. No test: the numbers depend on the machine, which is named with them. Loading the model is
measured apart; each run extracts every article of seeds/ so many times that a run takes some seconds.
"""

import platform
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from quotes import extract
from quotes.nlp import load
from quotes.read import read
from quotes.read.article import Article
from quotes.versions import versions

SEEDS = Path(__file__).parent.parent / "seeds"
RUNS = 5
ROUNDS = 5  # times that a run reads all articles; 14 articles alone would take less than a second


def main() -> None:
    """Measure and print."""
    started = time.perf_counter()
    load()
    loading = time.perf_counter() - started
    articles = [item for item in read([SEEDS]) if isinstance(item, Article)]
    extract(articles[0])  # the first call pays for caches
    seconds = [_run(articles) for _ in range(RUNS)]
    words = sum(len(article.text.split()) for article in articles)
    made = versions()
    print(
        f"quotes {made.program_version}, {made.model} {made.model_version}, word lists {made.lexicon_version}"
    )
    print(f"Python {platform.python_version()}, {platform.platform()}, {_processor()}, one process")
    print(f"{len(articles)} articles, {words} words, {ROUNDS} times a run, {RUNS} runs")
    print(f"model loaded in {loading:.1f} s")
    for unit, number in (("articles", len(articles)), ("words", words)):
        rates = [ROUNDS * number / each for each in seconds]
        least, middle, best = min(rates), statistics.median(rates), max(rates)
        print(f"{unit} a second: least {least:,.0f}, middle {middle:,.0f}, best {best:,.0f}")


def _run(articles: Sequence[Article]) -> float:
    """Return the seconds that one run takes."""
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for article in articles:
            extract(article)
    return time.perf_counter() - started


def _processor() -> str:
    """Return what the machine calls its processor."""
    information = Path("/proc/cpuinfo")
    if sys.platform == "linux" and information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
