"""How many worker processes fit, and how they come to be: on Linux as copies of one that loaded the model.

multiprocessing's fork server → imports `quotes.nursery` → forks a worker whenever one is wanted
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate, chain
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from quotes import nlp

MUCH: Final = 1_000_000
"""Bytes of files from which workers are as good as certainly wanted: a news article takes 2 to 20 kB."""
WORKER_BYTES: Final = 250_000_000
"""What a worker takes; 170 MB were measured on articles of usual length."""
MEMORY: Final = Path("/proc/meminfo")


def default_workers() -> int:
    """Return how many workers fit: one a core that we may use, fewer where memory is short."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _free_memory() // WORKER_BYTES))


def context() -> BaseContext:
    """Return how processes are started: none is a copy of this one, of whose threads one may hold a lock.

    On Linux they are copies of one that has loaded the model and has no threads, so that it is loaded once
    and its memory shared. Elsewhere, and for a model that may have threads, each loads its own.
    """
    if sys.platform != "linux" or nlp.model_name() not in nlp.THREADLESS:
        return get_context("spawn")
    made = get_context("forkserver")
    made.set_forkserver_preload(["quotes.nursery"])
    return made


def begin_early(paths: Iterable[str | Path]) -> None:
    """Let the model be loaded already, beside all that is imported here, where the paths hold much.

    What there is to read tells nothing of how much of it is new, so of databases this is for new ones alone.
    """
    if is_much(paths) and context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # here, for Windows has none

        forkserver.ensure_running()


def is_much(paths: Iterable[str | Path]) -> bool:
    """Tell whether the files at these paths, and in folders there, have `MUCH` bytes; an address has none."""
    sizes = chain.from_iterable(_sizes(Path(path)) for path in paths)
    return any(total >= MUCH for total in accumulate(sizes))


def _sizes(path: Path) -> Iterator[int]:
    """Yield the size of each file there; of what cannot be looked at, reading will tell."""
    with suppress(OSError):
        for file in [path] if path.is_file() else path.rglob("*"):
            if file.is_file():
                yield file.stat().st_size


def end_copying() -> None:
    """End the process of which workers were copies; the next that are wanted start it again.

    Else it would keep the model in memory until the program ends, which `quotes watch` seldom does. Python
    has no public way to say so.
    """
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # here, for Windows has none

        forkserver._forkserver._stop()  # type: ignore[attr-defined]


def _free_memory() -> int:
    """Return the bytes that programs can still get, as good as without end where the system does not say."""
    try:
        lines = MEMORY.read_text(encoding="ascii").splitlines()
    except OSError:  # no Linux
        return 1 << 62
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), 1 << 62)
