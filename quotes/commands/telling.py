"""Tells how adding goes on: a bar on a terminal, a line now and then elsewhere, a log, a list of failures."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from quotes.errors import ListError

if TYPE_CHECKING:
    from quotes.adding import Step
    from quotes.read import Progress

Tell = Callable[["Step"], None]

LINE_SECONDS = 30.0
"""Where no terminal shows a bar, a line this often tells that something goes on."""
_MEGABYTE = 1_000_000


@contextmanager
def telling(
    paths: Iterable[str], *, quiet: bool, log: Path | None, errors: Path | None
) -> Iterator[tuple[Tell, "Progress"]]:
    """Give what is to be called with each step, and the progress that the reading moves on."""
    from quotes.read import Progress

    progress = Progress()
    with ExitStack() as stack:
        tellers: list[Tell] = []
        if log is not None:
            tellers.append(_logger(stack.enter_context(log.open("a", encoding="utf-8"))))
        if errors is not None:
            tellers.append(_keeper(stack.enter_context(errors.open("w", encoding="utf-8"))))
        if not quiet:
            tellers.append(stack.enter_context(_shown(list(paths), progress)))

        def tell(step: "Step") -> None:
            for each in tellers:
                each(step)

        yield tell, progress


def failed_paths(errors: Path) -> list[str]:
    """Return the files that a list of failures names, each once.

    Raises ListError for a file that is no such list.
    """
    paths: dict[str, None] = {}
    for number, line in enumerate(errors.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            paths[json.loads(line)["source"]] = None
        except (ValueError, KeyError, TypeError):
            raise ListError(f"{errors}, line {number}: is no failure as --errors writes them") from None
    return list(paths)


def _logger(stream: IO[str]) -> Tell:
    """Return what writes every step down, with the time."""

    def tell(step: "Step") -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        _write(stream, {"time": now, **step.as_dict()})

    return tell


def _keeper(stream: IO[str]) -> Tell:
    """Return what writes the failures down, for `--retry`."""

    def tell(step: "Step") -> None:
        if step.outcome == "failed":
            _write(stream, {"source": step.source, "path": step.label, "reason": step.words})

    return tell


def _write(stream: IO[str], fields: dict[str, Any]) -> None:
    stream.write(json.dumps(fields, ensure_ascii=False) + "\n")
    stream.flush()  # or what happened last is lost with a program that is killed


@contextmanager
def _shown(paths: list[str], progress: "Progress") -> Iterator[Tell]:
    """Give what shows the steps: in a bar on a terminal, in lines elsewhere; remarks at once."""
    if not sys.stderr.isatty():
        yield _lines(progress)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from quotes.read import count_bytes

    said = TextColumn("{task.fields[said]}")
    console = Console(stderr=True)
    with Bar(BarColumn(), TimeRemainingColumn(), said, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=count_bytes(paths), said="")
        count = Count()

        def tell(step: "Step") -> None:
            count.tell(step)
            if step.outcome == "remark":
                bar.console.print(f"quotes: {step.label}: {step.words}", markup=False, highlight=False)
            bar.update(task, completed=progress.done, said=f"{count} · {Path(progress.file).name}")

        yield tell


def _lines(progress: "Progress") -> Tell:
    """Return what prints a line now and then, and remarks at once."""
    count = Count()
    told_at = time.monotonic()

    def tell(step: "Step") -> None:
        nonlocal told_at
        count.tell(step)
        if step.outcome == "remark":
            click.echo(f"quotes: {step.label}: {step.words}", err=True)
        elif time.monotonic() - told_at > LINE_SECONDS:
            told_at = time.monotonic()
            done = f"{progress.done / _MEGABYTE:,.0f} MB read"
            click.echo(f"quotes: {count}, {done}, now {progress.file}", err=True)

    return tell


class Count:
    """How many articles and quotations there were so far, how many failures, and how fast they came."""

    def __init__(self) -> None:
        self._articles = self._quotations = self._failures = 0
        self._started_at = time.monotonic()

    def add(self, *, articles: int, quotations: int, failures: int = 0) -> None:
        """Count what came."""
        self._articles += articles
        self._quotations += quotations
        self._failures += failures

    def tell(self, step: "Step") -> None:
        """Count what became of one article."""
        failed = step.outcome == "failed"
        self.add(
            articles=not failed and step.outcome != "remark", quotations=step.quotations, failures=failed
        )

    def __str__(self) -> str:
        """Say the numbers: `1,234 articles, 5,678 quotations, 12.3 articles/s`."""
        rate = self._articles / max(time.monotonic() - self._started_at, 0.001)
        failed = f", {self._failures:,} failed" if self._failures else ""
        return f"{self._articles:,} articles, {self._quotations:,} quotations{failed}, {rate:,.1f} articles/s"
