"""What stands in for the pipeline where a worker is to be slow, or to die of an article."""

import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a process that is to die is there sooner without them
    from quotes.quotation import Quotation
    from quotes.read.article import Article

POISON = "poison"
ENDLESS = "endless"
Answers = list[tuple["Quotation", ...]]


def die_of_poison(batch: "list[Article]") -> Answers:
    """Find nothing in any article; die of one whose text says so, and never come back from another."""
    if any(POISON in each.text for each in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    if any(ENDLESS in each.text for each in batch):
        time.sleep(3600)
    if any("fault" in each.text for each in batch):
        raise RecursionError("a text like a staircase")
    return [()] * len(batch)


def take_time(batch: "list[Article]") -> Answers:
    """Find nothing in any article, and take 10 ms for it."""
    time.sleep(0.01)
    return [()] * len(batch)


def die_always(batch: "list[Article]") -> Answers:
    """Die of any article."""
    os._exit(1)


def die_once(batch: "list[Article]") -> Answers:
    """Die of the first article that names a file, which is then gone; find nothing in any."""
    for each in batch:
        if each.title and os.path.exists(each.title):  # noqa: PTH110
            os.unlink(each.title)  # noqa: PTH108
            os._exit(3)
    return [()] * len(batch)


def extract_or_die(batch: "list[Article]") -> Answers:
    """Extract as ever, and die of poison."""
    from quotes.pipeline import extract_batch

    die_of_poison([each for each in batch if POISON in each.text])
    return extract_batch(batch)


class KilledAtStart:
    """Finds nothing; its process is killed as long as the folder has files, of which each takes one."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__dict__.update(state)
        for name in os.listdir(self._folder):  # noqa: PTH208
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, batch: "list[Article]") -> Answers:
        return [()] * len(batch)
