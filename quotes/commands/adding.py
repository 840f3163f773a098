"""The command that reads articles into the database."""

import sys
from pathlib import Path
from typing import Any

import click

from quotes.commands.options import database_option
from quotes.commands.reading import all_paths, indirect_option, read_options, reading_options
from quotes.console import StoppedError, example
from quotes.interrupts import ending_like_ctrl_c


@click.command("add", **example("quotes add seeds/"))
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--files-from",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A file that lists more paths, one a line.",
)
@click.option(
    "--retry",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Try again what --errors kept in FILE.",
)
@click.option("--again", is_flag=True, help="Extract articles anew that are in the database unchanged.")
@click.option("--bring-back", is_flag=True, help="Also add articles that were removed on purpose.")
@indirect_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Extract in so many processes. Default: one a core, fewer where memory is short.",
)
@reading_options
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="FILE", help="A line of JSON for each article."
)
@click.option(
    "--errors", type=click.Path(path_type=Path), metavar="FILE", help="What failed, a line of JSON each."
)
@database_option
def add(
    paths: tuple[str, ...],
    listed: Path | None,
    retry: Path | None,
    again: bool,
    bring_back: bool,
    indirect: bool,
    workers: int | None,
    quiet: bool,
    log: Path | None,
    errors: Path | None,
    db: Path | None,
    **reading: Any,
) -> None:
    """Read articles into the database.

    PATH is what `extract` takes. A speakers.csv in a folder says who the speakers are. Adding an article
    twice changes nothing; after Ctrl-C or a crash, the same command goes on with what is missing. Without
    --db and without a db/quotes.db here or above, ./db/quotes.db is made.
    """
    from quotes.processes import begin_early, default_workers
    from quotes.publish.database import HOME, nearest_database

    database = db or nearest_database(Path()) or HOME
    workers = workers or default_workers()
    if workers > 1 and not database.exists():
        begin_early(paths)

    from quotes.adding import Adding, add_paths
    from quotes.commands.telling import failed_paths, telling
    from quotes.publish.summary import summary_lines

    wanted = [*all_paths(paths, listed), *(failed_paths(retry) if retry else [])]
    if not wanted and retry is None:
        raise click.UsageError("say what to add: PATH..., --files-from FILE or --retry FILE")
    with ending_like_ctrl_c(), telling(wanted, quiet=quiet, log=log, errors=errors) as (tell, progress):
        adding = Adding(
            options=read_options(reading),
            again=again,
            bring_back=bring_back,
            indirect=indirect,
            workers=workers,
            tell=tell,
            progress=progress,
        )
        summary = add_paths(wanted, database, adding=adding)
    if summary.interrupted:
        safe = f"{summary.safe} articles are safe in {database}, the same command goes on from there"
        raise StoppedError(f"stopped; {safe}")
    if not quiet or summary.failures:
        click.echo("\n".join(summary_lines(summary, database)))
    sys.exit(1 if summary.failures else 0)
