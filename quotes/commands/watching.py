"""The command that goes on adding what is new."""

import os
import shlex
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes.commands.options import database_option
from quotes.commands.reading import indirect_option, read_options, reading_options
from quotes.configuring import Configuration
from quotes.console import StoppedError, complain, example
from quotes.interrupts import ending_like_ctrl_c

if TYPE_CHECKING:
    from quotes.publish.line import Line
    from quotes.publish.selection import Selection
    from quotes.publish.summary import Summary

NOTIFY_SECONDS = 60
"""How long the command of --notify may take."""


def _command(_: click.Context, __: click.Parameter, words: str | None) -> list[str]:
    """Return the command's parts, none if none is to be run."""
    try:
        parts = shlex.split(words or "")
    except ValueError as error:
        raise click.BadParameter(f"“{words}” is no command: {error}") from None
    if words is not None and not (parts and shutil.which(parts[0])):
        raise click.BadParameter(f"“{words}” begins with no program that can be run")
    return parts


@click.command("watch", **example("quotes watch inbox/ https://harbour-post.example/feed.xml --pages"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--every", type=click.IntRange(min=10), default=300, show_default=True, metavar="SECONDS",
    help="How often feeds and pages are asked whether they have changed.",
)  # fmt: skip
@click.option(
    "--notify",
    callback=_command,
    metavar="COMMAND",
    help="Run this for each saved search that finds something new, with the lines of `export` on its input.",
)
@indirect_option
@reading_options
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="FILE", help="A line of JSON for each article."
)
@database_option
def watch(
    paths: tuple[str, ...],
    every: int,
    notify: list[str],
    indirect: bool,
    quiet: bool,
    log: Path | None,
    db: Path | None,
    **reading: Any,
) -> None:
    """Add what is new in folders and feeds, until stopped.

    Files are read when they come or change, addresses every few minutes, and later and later while they
    fail. The [[searches]] of quotes.toml are those of --notify, whose command gets the name as QUOTES_SEARCH.
    """
    from quotes.adding import Adding
    from quotes.commands.telling import telling
    from quotes.publish.database import HOME, nearest_database
    from quotes.watching import Watching
    from quotes.watching import watch as go_on

    configuration: Configuration = click.get_current_context().obj
    if notify and not configuration.searches:
        raise click.UsageError(
            "--notify needs [[searches]] in quotes.toml, each with name and words or speaker"
        )
    database = db or nearest_database(Path()) or HOME

    def told(summary: "Summary") -> None:
        if summary.failures:
            complain("; ".join(summary.failures))
        if not quiet and (summary.new or summary.changed):
            click.echo(_line(summary))

    def found(name: str, lines: "list[Line]") -> None:
        _notify(notify, name, lines)

    with ending_like_ctrl_c(), telling(paths, quiet=True, log=log, errors=None) as (tell, progress):
        adding = Adding(options=read_options(reading), indirect=indirect, tell=tell, progress=progress)
        watching = Watching(
            every=every,
            adding=adding,
            told=told,
            complain=complain,
            searches=_searches(configuration) if notify else {},
            found=found,
        )
        go_on(paths, database, watching=watching)
    raise StoppedError("stopped; what was read is safe")


def _searches(configuration: Configuration) -> "dict[str, Selection]":
    """Return the saved searches by name."""
    from quotes.publish.selection import Selection

    return {
        each["name"]: Selection(**{name: value for name, value in each.items() if name != "name"})
        for each in configuration.searches
    }


def _line(summary: "Summary") -> str:
    now = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    articles = f"{summary.new} new, {summary.changed} changed articles"
    return f"{now}: {articles}, {summary.added} quotations more, {summary.total} in all"


def _notify(command: list[str], name: str, lines: "list[Line]") -> None:
    """Run the command; what goes wrong with it is said and ends nothing."""
    from quotes.publish.export import json_lines

    environment = {**os.environ, "QUOTES_SEARCH": name}
    given = "".join(json_lines(lines))
    try:
        done = subprocess.run(
            command,
            input=given,
            env=environment,
            text=True,
            encoding="utf-8",
            timeout=NOTIFY_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        complain(f"--notify {shlex.join(command)}: {error}")
        return
    if done.returncode:
        complain(f"--notify {shlex.join(command)}: ended with {done.returncode} for the search “{name}”")
