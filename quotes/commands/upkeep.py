"""The commands that look after a database: check, remove, vacuum."""

import sys
from datetime import datetime, timezone
from pathlib import Path

import click

from quotes.commands.options import database_option
from quotes.console import complain, example

_MEGABYTE = 1_000_000


@click.command("check", **example("quotes check"))
@click.option("--mend", is_flag=True, help="Make search and speakers anew first.")
@database_option
def check(mend: bool, db: Path | None) -> None:
    """Verify the whole database, and say how to mend it.

    The file itself, references, every offset against its text, copies, counts, and the search index. Where a
    newer program brought the database up to date, it left a copy beside it, which goes if nothing is wrong.
    """
    from quotes import upkeep
    from quotes.publish.database import existing_database

    database = existing_database(db)
    if mend:
        upkeep.mend(database)
    faults = upkeep.check(database)
    for fault in faults:
        complain(f"{database}: {fault}")
    if not faults:
        click.echo(f"{database}: nothing is wrong")
    sys.exit(1 if faults else 0)


@click.command("remove", **example("quotes remove --run 1 --dry-run"))
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--publisher", metavar="NAME", help="All articles of a publisher.")
@click.option("--run", "run_id", type=int, metavar="ID", help="All articles that a run read last.")
@click.option("--why", "reason", metavar="WORDS", help="Why; kept with what remains of them.")
@click.option("--dry-run", "try_only", is_flag=True, help="Only list them.")
@database_option
def remove(
    articles: tuple[str, ...],
    publisher: str | None,
    run_id: int | None,
    reason: str | None,
    try_only: bool,
    db: Path | None,
) -> None:
    """Take articles out, with their quotations.

    ARTICLE is its number, its own id, its address or its path. They do not come back when their file is read
    again, unless `quotes add --bring-back` says so. Until `quotes vacuum` the database may still hold their
    words.
    """
    from quotes import upkeep
    from quotes.publish.database import existing_database

    if not articles and publisher is None and run_id is None:
        raise click.UsageError("say what to remove: ARTICLE..., --publisher NAME or --run ID")
    which = upkeep.Which(names=articles, publisher=publisher, run_id=run_id)
    now = datetime.now(timezone.utc)
    titles = upkeep.remove(existing_database(db), which, reason=reason, now=now, try_only=try_only)
    for title in titles:
        click.echo(title)
    click.echo(f"{len(titles)} articles {'would be removed' if try_only else 'removed'}")
    sys.exit(0 if titles else 1)


@click.command("vacuum", **example("quotes vacuum"))
@database_option
def vacuum(db: Path | None) -> None:
    """Give room back, and wipe what was removed."""
    from quotes import upkeep
    from quotes.publish.database import existing_database

    before, after = upkeep.vacuum(existing_database(db))
    click.echo(f"{before / _MEGABYTE:.1f} MB before, {after / _MEGABYTE:.1f} MB now")
