"""The commands for what is too large for one machine: extract it on a cluster, load it, ask it."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from quotes.commands.options import database_option, partial_date
from quotes.commands.reading import indirect_option, read_options, reading_options
from quotes.console import StoppedError, example, show, write
from quotes.interrupts import ending_like_ctrl_c

if TYPE_CHECKING:
    from quotes.corpus.extracting import Extracted
    from quotes.publish.summary import Summary

_MILLION = 1_000_000

_address_option = click.option(
    "--address",
    metavar="ADDRESS",
    help="The Ray cluster: auto or HOST:PORT. Default: one of this machine alone, while it is needed.",
)
_workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in so many processes. Default: one a core of the cluster.",
)


@click.group("corpus", cls=click.Group, **example("quotes corpus extract crawl/ --out corpus/"))
def corpus() -> None:
    """Extract and settle on a cluster, load, ask.

    For what one machine is too small for, with Ray. A corpus is a folder, here or in an object store, of
    Parquet files and a manifest. Needs quotes[cluster].
    """


@corpus.command("extract", **example("quotes corpus extract crawl/ --out corpus/"))
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option(
    "--out", required=True, metavar="OUT", help="The corpus: a folder or an address such as s3://…."
)
@_address_option
@_workers_option
@click.option(
    "--piece",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    default=4.0,
    show_default=True,
    help="Text that a worker extracts and writes at once; it may hold some pieces in memory.",
)
@indirect_option
@reading_options
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def extract(
    inputs: tuple[str, ...],
    out: str,
    address: str | None,
    workers: int | None,
    piece: float,
    indirect: bool,
    quiet: bool,
    **reading: Any,
) -> None:
    """Extract files in shards into a corpus.

    IN is files, folders or addresses such as s3://…, in any format that `add` reads; each file is a shard.
    The same command goes on after Ctrl-C or a crash, and extracts only what is new or has changed. Articles
    are called by their whole paths.
    """
    from quotes.commands.following import following
    from quotes.corpus.extracting import Extracting, extract_corpus
    from quotes.corpus.job import Job
    from quotes.corpus.places import place_of
    from quotes.corpus.summary import extracted_lines

    options = read_options(reading)
    # A worker may stand in another folder than we do.
    outlets = tuple(replace(each, base=each.base.resolve()) for each in options.outlets)
    job = Job(
        out=place_of(out),
        options=replace(options, outlets=outlets),
        indirect=indirect,
        piece_characters=round(piece * _MILLION),
    )
    with ending_like_ctrl_c(), following(quiet=quiet) as (begin, tell):
        extracting = Extracting(job=job, address=address, workers=workers, begin=begin, tell=tell)
        summary = extract_corpus(inputs, extracting)
    safe = f"stopped; what was extracted is safe in {out}, the same command goes on from there"
    _end(summary, extracted_lines(summary, out), safe=safe, quiet=quiet)


def _end(summary: "Extracted | Summary", lines: list[str], *, safe: str, quiet: bool) -> NoReturn:
    """Say what became of all, or after Ctrl-C what is `safe`, and end the command."""
    if summary.interrupted:
        raise StoppedError(safe)
    if not quiet or summary.failures:
        click.echo("\n".join(lines))
    sys.exit(1 if summary.failures else 0)


@corpus.command("load", **example("quotes corpus load corpus/ --since 2025-12 --db december.db"))
@click.argument("out", metavar="OUT")
@click.option("--speaker", metavar="NAME", help="Only articles that quote NAME, as they call the speaker.")
@click.option("--publisher", metavar="NAME", help="Only articles of a publisher.")
@click.option(
    "--since",
    callback=partial_date,
    metavar="DATE",
    help="Only articles that quote what was said on DATE or later.",
)
@click.option(
    "--until",
    callback=partial_date,
    metavar="DATE",
    help="Only articles that quote what was said on DATE or before.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@database_option
def load(out: str, quiet: bool, db: Path | None, **wanted: Any) -> None:
    """Load a corpus, or a part of it, into a database.

    It is the one that `quotes add` makes of the same articles, speakers across articles included. Articles
    come whole: with --speaker, --since and --until, those in which one quotation fits all of them.
    """
    from quotes.commands.following import following
    from quotes.corpus.loading import Loading, load_corpus
    from quotes.corpus.places import place_of
    from quotes.corpus.reading import Slice
    from quotes.publish.database import HOME, nearest_database
    from quotes.publish.summary import summary_lines

    database = db or nearest_database(Path()) or HOME
    with ending_like_ctrl_c(), following(quiet=quiet) as (begin, tell):
        loading = Loading(wanted=Slice(**wanted), begin=begin, tell=tell)
        summary = load_corpus(place_of(out), database, loading)
    safe = f"stopped; {summary.safe} articles are safe in {database}, the same command goes on"
    _end(summary, summary_lines(summary, database), safe=safe, quiet=quiet)


@corpus.command("settle", **example("quotes corpus settle corpus/"))
@click.argument("out", metavar="OUT")
@_address_option
@_workers_option
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def settle(out: str, address: str | None, workers: int | None, quiet: bool) -> None:
    """Find who is one speaker across a corpus, on a cluster.

    Writes speakers, utterances and who said each quotation beside the quotations, for `query` and `shards`:
    those of a database into which the corpus is loaded whole. Does nothing where nothing has changed since.
    """
    from quotes.corpus.places import place_of
    from quotes.corpus.settling.settling import Settling, settle_corpus
    from quotes.corpus.told import say_nothing

    say = say_nothing if quiet else partial(click.echo, err=True)
    with ending_like_ctrl_c():
        settled = settle_corpus(place_of(out), Settling(address=address, workers=workers, say=say))
    if not quiet:
        click.echo(f"{settled.speakers} speakers in {out}")


@corpus.command("shards", **example("quotes corpus shards corpus/ --out site/"))
@click.argument("out", metavar="OUT")
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the databases go.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def shards(out: str, folder: Path, quiet: bool) -> None:
    """Make a database a year of a settled corpus.

    Each holds the articles published in that year; overview.db counts all speakers, months and publishers.
    `datasette FOLDER` serves them together. A speaker has one number in all of them.
    Databases of an earlier run are replaced, or removed where the corpus has nothing of the year any more.
    """
    from quotes.corpus.places import place_of
    from quotes.corpus.sharding.sharding import shard_corpus
    from quotes.corpus.told import say_nothing

    say = say_nothing if quiet else partial(click.echo, err=True)
    with ending_like_ctrl_c():
        made = shard_corpus(place_of(out), folder, say=say)
    for failure in made.failures:
        click.echo(f"failed: {failure}", err=True)
    if not quiet:
        numbers = made.overview
        click.echo(
            f"{len(made.databases)} databases in {folder}: {numbers.quotations} quotations in"
            f" {numbers.articles} articles, {numbers.speakers} speakers"
        )
    sys.exit(1 if made.failures else 0)


@corpus.command(
    "query", **example("quotes corpus query corpus/ 'SELECT kind, count(*) FROM quotes GROUP BY kind'")
)
@click.argument("out", metavar="OUT")
@click.argument("sql", metavar="SQL")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv"]), help="Default: table on a terminal, else csv."
)
def query(out: str, sql: str, form: str | None) -> None:
    """Ask a corpus in SQL where it lies, with DuckDB.

    The tables are `quotes` and `articles`, with the columns of the database and `year`; the speaker is the
    person as the article names it. Once it is settled also `speakers`, `utterances` and `said_by`.
    """
    from quotes.corpus.places import place_of
    from quotes.corpus.querying import query_corpus
    from quotes.publish.export import csv_row
    from quotes.publish.show import rows_table

    answer = query_corpus(place_of(out), sql)
    if form == "table" or (form is None and sys.stdout.isatty()):
        show(rows_table(next(answer), answer))
        return
    write(csv_row(row) for row in answer)
