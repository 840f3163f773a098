"""The command that takes in lists of known names."""

from pathlib import Path

import click

from quotes.commands.options import database_option
from quotes.console import complain, example


@click.group(cls=click.Group, **example("quotes authorities import seeds/speakers.csv"))
def authorities() -> None:
    """Take in lists of known names."""


@authorities.command("import", **example("quotes authorities import seeds/speakers.csv"))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
@database_option
def import_authorities(file: Path, db: Path | None) -> None:
    """Say who the speakers are, from a CSV file with names.

    Known are the columns of our own speakers.csv, of OpenSanctions and of Wikidata's query service: name,
    aliases, type, role, Wikidata id, born. What the file says beats what is guessed. Taking it in again
    replaces what it said before.
    """
    from quotes.judging.lists import import_list
    from quotes.publish.database import HOME, nearest_database

    imported = import_list(file, db or nearest_database(Path()) or HOME)
    for column in imported.unknown_columns:
        complain(f"{file}: column {column} is not known and left out")
    for name in imported.shared_names:
        complain(f"{file}: {name} is the name of several people and left out")
    click.echo(f"{len(imported.authorities)} names from {file}")
