"""The commands that take a whole site away: publish."""

from pathlib import Path

import click

from quotes.commands.options import database_option
from quotes.console import example


@click.group(cls=click.Group, **example("quotes publish docker public/"))
def publish() -> None:
    """Write what a server needs to show the database."""


@publish.command("docker", **example("quotes publish docker public/ --passages-only"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--passages-only", is_flag=True, help="Take out all text but the paragraphs with quotations.")
@click.option("--licence", metavar="WORDS", help="Under which terms the data stand; shown on every page.")
@database_option
def docker(folder: Path, passages_only: bool, licence: str | None, db: Path | None) -> None:
    """Write FOLDER: the site, its database as it is now, and a Dockerfile.

    The database is a copy that nothing changes. README.md in FOLDER says how to run it. A second run writes
    the folder anew.
    """
    from quotes.publish.database import existing_database
    from quotes.publish.packaging import publish_folder

    copy = publish_folder(existing_database(db), folder, passages_only=passages_only, licence=licence)
    what = "passages" if passages_only else "articles"
    click.echo(f"{folder}: the site with {what} and a database of {copy.stat().st_size / 1e6:.1f} MB")
    click.echo(f"serve it: docker compose --project-directory {folder} up --build")


@publish.command("sample", **example("quotes publish sample sample/ --pages 50"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pages", type=click.IntRange(min=6), default=200, show_default=True, help="At most so many.")
@database_option
def sample(folder: Path, pages: int, db: Path | None) -> None:
    """Write a still sample of the site into FOLDER.

    The pages lead to each other and need no program; searching, filters and downloads are left out.
    """
    from quotes.publish.database import existing_database
    from quotes.publish.still import write_sample

    count = write_sample(existing_database(db), folder, pages=pages)
    click.echo(f"{folder}: {count} pages; open {folder / 'index.html'}")
