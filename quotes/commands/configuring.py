"""The command that shows what was settled beforehand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from quotes.configuring import OF_OUTLETS, SETTINGS, Configuration
from quotes.console import example


@click.command("config", **example("quotes config"))
@click.pass_obj
def config(configuration: Configuration) -> None:
    """Show what holds here, and why.

    What quotes.toml says, in this folder or the nearest one above that has it, the environment beats
    (QUOTES_DB, QUOTES_WORKERS, …), and an option beats both.
    """
    from quotes.publish.database import HOME, nearest_database

    click.echo(f"file: {configuration.file or 'no quotes.toml here or above'}")
    settings = configuration.settings
    if "db" not in settings:
        click.echo(f"db = {nearest_database(Path()) or HOME} (default)")
    for name, setting in settings.items():
        click.echo(f"{name} = {setting.value} ({setting.origin})")
    for heading, tables in (("outlet", configuration.outlets), ("search", configuration.searches)):
        for table in tables:
            click.echo(f"{heading}: {', '.join(_entries(table))}")
    unset = [name for name in (*SETTINGS, *OF_OUTLETS) if name != "db" and name not in settings]
    click.echo(f"not set: {', '.join(unset)}")


def _entries(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name} = {value}" for name, value in table.items())
