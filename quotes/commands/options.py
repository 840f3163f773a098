"""Options that several commands have."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def database_option(command: Command) -> Command:
    """Give a command the option that names the database."""
    words = "The database. Default: db/quotes.db in this folder or the nearest one above that has it."
    return click.option("--db", type=click.Path(path_type=Path), metavar="FILE", help=words)(command)
