"""Options that several commands have."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def partial_date(_: click.Context, __: click.Parameter, words: str | None) -> str | None:
    """Return a day, a month or a year as it was given, if it is one."""
    from quotes.publish.selection import check_date

    try:
        return None if words is None else check_date(words)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def database_option(command: Command) -> Command:
    """Give a command the option that names the database."""
    words = "The database. Default: db/quotes.db in this folder or the nearest one above that has it."
    return click.option("--db", type=click.Path(path_type=Path), metavar="FILE", help=words)(command)
