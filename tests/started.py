"""Programs that a test starts: they end with it, whatever happens, and nobody waits for one without end."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

QUOTES = (sys.executable, "-c", "from quotes.cli import main; main()")
PATIENCE = 120.0
"""Seconds in which a program must end that was told to, on a machine that is overloaded."""


@contextmanager
def started(program: Sequence[object], **options: Any) -> Iterator["subprocess.Popen[str]"]:
    """Give the program, which runs; afterwards wait until it has ended, or kill it where the test fails.

    `options` are those of `subprocess.Popen`.
    """
    with subprocess.Popen(list(map(str, program)), text=True, **options) as process:
        try:
            yield process
            process.wait(timeout=PATIENCE)
        finally:
            process.kill()  # of one that has ended, it does nothing
