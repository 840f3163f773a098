"""Follows a work on a corpus: a bar on a terminal, a line now and then elsewhere, remarks at once."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quotes.commands.telling import LINE_SECONDS, Count

if TYPE_CHECKING:
    from quotes.corpus.told import Told

Begin = Callable[[int], None]
Tell = Callable[["Told"], None]


@contextmanager
def following(*, quiet: bool) -> Iterator[tuple[Begin, Tell]]:
    """Give what hears how many bytes there are, and what is told of each piece."""
    if quiet:
        from quotes.corpus.told import say_nothing

        yield say_nothing, say_nothing
    elif sys.stderr.isatty():
        with _bar() as followers:
            yield followers
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[tuple[Begin, Tell]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    said = TextColumn("{task.fields[said]}")
    console = Console(stderr=True)
    with Progress(BarColumn(), TimeRemainingColumn(), said, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None, said="starting")
        count, remarks = Count(), Remarks()

        def begin(bytes: int) -> None:
            bar.update(task, total=bytes)

        def tell(told: "Told") -> None:
            count.add(articles=told.articles, quotations=told.quotations, failures=told.failures)
            for remark in remarks.new(told):
                bar.console.print(f"quotes: {remark}", markup=False, highlight=False)
            bar.update(task, advance=told.bytes, said=str(count))

        yield begin, tell


def _lines() -> tuple[Begin, Tell]:
    count, remarks = Count(), Remarks()
    total = done = 0
    told_at = time.monotonic()

    def begin(bytes: int) -> None:
        nonlocal total
        total = bytes

    def tell(told: "Told") -> None:
        nonlocal done, told_at
        count.add(articles=told.articles, quotations=told.quotations, failures=told.failures)
        done += told.bytes
        for remark in remarks.new(told):
            click.echo(f"quotes: {remark}", err=True)
        if time.monotonic() - told_at > LINE_SECONDS:
            told_at = time.monotonic()
            click.echo(f"quotes: {count}, {done / max(total, 1):.0%} read, now {told.shard}", err=True)

    return begin, tell


class Remarks:
    """Remarks that were made, so that thousands of shards of one kind are remarked upon once."""

    def __init__(self) -> None:
        self._made: set[str] = set()

    def new(self, told: "Told") -> Iterator[str]:
        """Yield the remarks of which the like was not made yet, whatever shard they are about."""
        for remark in told.remarks:
            words = remark.replace(told.shard, "")
            if words not in self._made:
                self._made.add(words)
                yield remark
