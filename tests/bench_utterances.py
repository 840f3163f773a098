"""Measures how long a million quotations take to come together by utterance, and in how much memory.

    .venv/bin/python tests/bench_utterances.py [--quotations 1000000] [--seed 1]

Generated: speakers as in the news (the n-th in proportion to 1/n), words drawn likewise, every fourth one
cut from the one before. It runs on one core.
"""

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from quotes.identity.agreement import Spoken
from quotes.identity.utterances import utterances_of

SPEAKERS = 50_000
WORDS = 20_000
COPIED = 0.25


def quotations(count: int, chance: random.Random) -> Iterator[tuple[int, Spoken]]:
    """Yield quotations with the number of their speaker."""
    words = [f"w{number}" for number in range(WORDS)]
    frequent = [1 / (number + 5) for number in range(WORDS)]
    drawn = chance.choices(words, frequent, k=count * 2)
    speakers = chance.choices(range(SPEAKERS), [1 / (number + 10) for number in range(SPEAKERS)], k=count)
    last: dict[int, Spoken] = {}
    for id, speaker in enumerate(speakers):
        before = last.get(speaker)
        if before is not None and chance.random() < COPIED:
            said = before.text.split()
            text, day = " ".join(said[: max(3, len(said) * 2 // 3)]), before.published
        else:
            start = chance.randrange(len(drawn) - 40)
            text = " ".join(drawn[start : start + chance.randint(3, 30)])
            day = (date(2020, 1, 1) + timedelta(days=id * 1500 // count)).isoformat()
        last[speaker] = Spoken(id=id, text=text, said_on=None, published=day)
        yield speaker, last[speaker]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure utterances on generated quotations.")
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    by_speaker: dict[int, list[Spoken]] = {}
    for speaker, spoken in quotations(options.quotations, random.Random(options.seed)):
        by_speaker.setdefault(speaker, []).append(spoken)
    start = time.perf_counter()
    groups = sum(len(utterances_of(each)) for each in by_speaker.values())
    figures = {
        "quotations": options.quotations,
        "utterances": groups,
        "seconds": round(time.perf_counter() - start, 1),
        "cpu_seconds": round(time.process_time(), 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
