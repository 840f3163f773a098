"""A terminal for tests: what a program prints where it believes that a person looks on."""

import os
import subprocess
import sys
from pathlib import Path


def run_in_terminal(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the exit code and all that `quotes` with these arguments writes to a terminal of 100 columns."""
    import pty  # not on Windows

    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}
    environment.pop("NO_COLOR", None)
    program = [sys.executable, "-c", "from quotes.cli import main; main()", *map(str, arguments)]
    with subprocess.Popen(
        program, stdout=slave, stderr=slave, stdin=slave, cwd=cwd, env=environment
    ) as process:
        os.close(slave)
        shown = b"".join(iter(lambda: _read(master), b""))
    os.close(master)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says EIO where the other side has closed the terminal
        return b""
