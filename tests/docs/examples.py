"""Runs the README's examples on the seeds and puts what they print beneath them: `make docs`.

Run are the blocks marked

    console    lines that begin with `$ ` are typed (`> ` goes on); what lies between them is what they print
    python     a program; what it prints is the block marked `text` that follows, if there is one
    sql        a question to db/quotes.db; its rows are the block marked `text` that follows, if there is one

each in a folder that has seeds/, the gold articles, and db/quotes.db made of the seeds. A block marked `sh`
is not run.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quotes.adding import add_paths

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
LONGEST = 300  # seconds that an example may take on the busiest machine; usually two

_BLOCK = re.compile(
    r"^```(console|python|sql)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
_COMMAND = re.compile(r"^\$ (.*\n(?:> .*\n)*)", re.MULTILINE)
_PROGRAM = f'"{sys.executable}" -c "from quotes.cli import main; main()"'


@dataclass(frozen=True, slots=True)
class Example:
    """A block of the README: its language, what is typed, what is printed (None: not shown), and its line."""

    language: str
    code: str
    output: str | None
    line: int


def examples(readme: str) -> list[Example]:
    """Return the blocks that are run; of a console, `code` holds the output, too."""
    return [
        Example(found[1], found[2], found[3], readme.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(readme)
    ]


def refreshed(readme: str, home: Path) -> str:
    """Return the README with what its examples print now."""
    return _BLOCK.sub(lambda found: _refresh(found, home), readme)


def run(example: Example, home: Path) -> tuple[str, str | None]:
    """Return code and output as they ought to stand in the README."""
    if example.language == "console":
        return _run_console(example.code, home), None
    printed = _run_python(example.code, home) if example.language == "python" else _ask(example.code, home)
    return example.code, None if example.output is None else printed


def furnish(home: Path) -> Path:
    """Put into the folder what the examples need, and return it."""
    shutil.copytree(ROOT / "seeds", home / "seeds")
    (home / "tests/gold").mkdir(parents=True)
    shutil.copy(ROOT / "tests/gold/gold.jsonl", home / "tests/gold")
    add_paths([home / "seeds"], home / "db/quotes.db")
    return home


def _refresh(found: re.Match[str], home: Path) -> str:
    code, output = run(Example(found[1], found[2], found[3], 0), home)
    shown = "" if output is None else f"\n```text\n{output}```\n"
    return f"```{found[1]}\n{code}```\n{shown}"


def _run_console(block: str, home: Path) -> str:
    printed = "".join(f"$ {typed}{_type(typed, home)}" for typed in _COMMAND.findall(block))
    return f"{printed.rstrip()}\n"  # a table ends in an empty line


def _type(typed: str, home: Path) -> str:
    """Return what a command prints, complaints too, in the order in which they come."""
    script = f'quotes() {{ {_PROGRAM} "$@"; }}\n' + re.sub("^> ", "", typed, flags=re.MULTILINE)
    return _output(["bash", "-c", script], home)


def _run_python(code: str, home: Path) -> str:
    return _output([sys.executable, "-c", code], home)


def _output(command: list[str], home: Path) -> str:
    done = subprocess.run(
        command,
        cwd=home,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
    )
    if "Traceback (most recent call last)" in done.stdout:
        raise RuntimeError(f"an example of the README fails:\n{command[-1]}\n{done.stdout}")
    return done.stdout


def _environment() -> Mapping[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}


def _ask(sql: str, home: Path) -> str:
    """Return the rows, a line each."""
    with closing(sqlite3.connect(home / "db/quotes.db")) as database:
        return "".join(f"{line}\n" for line in _lines(database, sql))


def _lines(database: sqlite3.Connection, sql: str) -> Iterator[str]:
    for row in database.execute(sql):
        yield " | ".join("" if value is None else str(value) for value in row)


def main() -> None:
    """Write the examples' output into the README."""
    with tempfile.TemporaryDirectory() as folder:
        home = furnish(Path(folder))
        README.write_text(refreshed(README.read_text(encoding="utf-8"), home), encoding="utf-8")


if __name__ == "__main__":
    main()
