"""The command line: options → one call → print.

Everything heavy is imported inside the command that needs it, so that `quotes --help` is there at once.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes import __version__
from quotes.commands import (
    adding,
    authorities,
    configuring,
    corpus,
    judging,
    publishing,
    review,
    upkeep,
    watching,
)  # fmt: skip
from quotes.commands.options import database_option, partial_date
from quotes.commands.reading import indirect_option, read_options, reading_options
from quotes.configuring import KINDS
from quotes.console import Program, complain, example, show, write

if TYPE_CHECKING:
    from quotes.extracting import Extracted

STEP_GROUPS = ("kind", "form", "type", "publisher", "rule", "naming")
TAKEN_AWAY = ("csv", "jsonl", "json", "sqlite", "parquet", "gold")
NONQUOTE_COLUMNS = ("article", "start", "end", "text", "reason")

Command = Callable[..., None]


def selection_options(command: Command) -> Command:
    """Give a command the filters that select quotations."""
    since = "Said on DATE or later, or perhaps so. A DATE is 2025-12-11, 2025-12 or 2025."
    for option in (
        click.option("--kind", type=click.Choice(KINDS), help="Quotations of one kind alone."),
        click.option("--until", callback=partial_date, metavar="DATE", help="Said on DATE or before."),
        click.option("--since", callback=partial_date, metavar="DATE", help=since),
        click.option("--speaker", metavar="NAME", help="The speaker's name, any form or word of it."),
    ):
        command = option(command)
    return command


@click.group(name="quotes", cls=Program, **example("quotes extract seeds/2025-12-12-white-house-ukraine.md"))
@click.version_option(__version__, prog_name="quotes")
def main() -> None:
    """Who said what, and when: quotations in news, each with its speaker and its date."""


DECISIONS = (judging.judge, judging.correct, judging.judgements, review.review, authorities.authorities)
UPKEEP = (upkeep.check, upkeep.remove, upkeep.vacuum, configuring.config)
for command in (adding.add, watching.watch, *DECISIONS, *UPKEEP, publishing.publish, corpus.corpus):
    main.add_command(command)


@main.command(**example("quotes extract seeds/2025-12-12-white-house-ukraine.md --format csv"))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="Default: table on a terminal, jsonl anywhere else.",
)
@click.option("--nonquotes", is_flag=True, help="List the words in marks that quote nobody, and why.")
@click.option("--candidates", is_flag=True, help="Add to JSON Lines who else may be the speaker.")
@indirect_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    default=1,
    show_default=True,
    help="Extract in so many processes.",
)
@reading_options
def extract(
    files: tuple[str, ...],
    form: str | None,
    nonquotes: bool,
    candidates: bool,
    indirect: bool,
    workers: int,
    **reading: Any,
) -> None:
    """Print the quotations of articles.

    No database is touched. FILE is text or Markdown, a web page, a feed, a table or one of the other formats,
    told by its content; an archive or a folder of such files; a pattern such as 'news/*.html'; an address on
    the web; or - for standard input.
    """
    from quotes.processes import begin_early

    if workers > 1 and not nonquotes:
        begin_early(files)

    from quotes.extracting import Extracted, extract_paths, find_paths
    from quotes.read.failure import Failure

    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    write = _nonquotes_writer(form) if nonquotes else _extract_writer(form)
    options = read_options(reading)
    if nonquotes:
        found = find_paths(files, options=options)
    else:
        candidates = candidates and form == "jsonl"
        found = extract_paths(
            files, options=options, indirect=indirect, candidates=candidates, workers=workers
        )
    code = 0
    for item in found:
        if isinstance(item, Extracted):
            write(item)
        else:
            code = max(code, complain(str(item), code=int(isinstance(item, Failure))))
    sys.exit(code)


@main.command(**example("quotes search frustrated --speaker Leavitt --since 2025-12"))
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@selection_options
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Hits to show.")
@database_option
def search(words: tuple[str, ...], limit: int, db: Path | None, **filters: str | None) -> None:
    """Find quotations by words, speaker, date, kind.

    The best hits come first. All WORDS must be there, in any order; "quotation marks" keep some together, a
    star stands for any ending, OR and NOT mean what they say. Without WORDS, the newest come first.
    """
    from quotes.publish.database import existing_database, reading
    from quotes.publish.search import count
    from quotes.publish.search import search as find
    from quotes.publish.selection import make_selection
    from quotes.publish.show import hit_list, hits_line

    with reading(existing_database(db)) as connection:
        selection = make_selection(connection, words=" ".join(words), **filters)
        hits = find(connection, selection, limit=limit)
        total = count(connection, selection)
    show(hit_list(hits))
    click.echo(hits_line(len(hits), total))


@main.command(**example("quotes speakers Leavitt"))
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Rows to show.")
@click.option(
    "--by",
    type=click.Choice(["quotations", "utterances"]),
    default="quotations",
    show_default=True,
    help="What is counted; the same words in several papers are one utterance.",
)
@database_option
def speakers(name: str | None, limit: int, by: Any, db: Path | None) -> None:
    """List speakers, or show one of them.

    The most quoted come first. With NAME, any form or word of it, one speaker is shown with aliases and the
    latest quotations, or all whom the name fits.
    """
    from quotes.publish.database import existing_database, reading
    from quotes.publish.profile import profile
    from quotes.publish.show import speaker_page, speaker_table
    from quotes.publish.speakers import list_speakers, named_speakers

    with reading(existing_database(db)) as connection:
        found = named_speakers(connection, name) if name else list_speakers(connection, limit=limit, by=by)
        if name and len(found) == 1:
            shown = speaker_page(profile(connection, found[0], limit=limit))
        else:
            shown = speaker_table(found, by=by)
    show(shown)


@main.command(**example("quotes export --speaker Zelensky --output zelensky.csv"))
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--format", "form", type=click.Choice(TAKEN_AWAY), help="Default: as --output ends, else csv.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: standard output.")
@selection_options
@database_option
def export(
    words: tuple[str, ...], form: Any, output: Path | None, db: Path | None, **filters: str | None
) -> None:
    """Take a whole selection away, as a file for other programs.

    The newest come first; JSON Lines are those of `extract` and a little more. WORDS and the filters are
    those of `search`; without any, all is taken. A CSV file begins with a byte order mark, without
    which Excel would garble it; CSV on standard output has none. A cell that a spreadsheet would run as a
    formula gets an apostrophe before it. gold gives whole articles, as `evaluate` reads them.
    """
    from quotes.publish.database import existing_database, reading
    from quotes.publish.selection import make_selection
    from quotes.publish.taking import BINARY, format_of, take, write_file

    chosen = form or format_of(output)
    if chosen in BINARY and output is None:
        raise click.UsageError(f"{chosen} needs --output FILE")
    with reading(existing_database(db)) as connection:
        selection = make_selection(connection, words=" ".join(words), **filters)
        pieces = take(chosen, connection, selection, mark=output is not None)
        if output is None:
            write(piece.decode() for piece in pieces)
        else:
            write_file(output, pieces)


@main.command(**example("quotes serve --port 8002"))
@click.argument(
    "folder",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[FOLDER]",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes a free one."
)
@click.option("--review", is_flag=True, help="Let whoever has the address that is printed judge and correct.")
@database_option
def serve(folder: Path | None, host: str, port: int, review: bool, db: Path | None) -> None:
    """Serve the database as a web site.

    It is a Datasette with pages of our own, there until Ctrl-C, and read-only but for --review. Or serve
    the FOLDER of databases by year that `quotes corpus shards` made.
    """
    from quotes.publish.database import check, existing_database
    from quotes.publish.serve import new_review
    from quotes.publish.serve import serve as run

    if folder is not None and (review or db):
        raise click.UsageError("a folder of databases by year is served without --review and --db")
    database = folder or existing_database(db)
    if folder is None:
        check(database)
    reviewing = new_review() if review else None

    def ready(address: str) -> None:
        click.echo(f"{database} is served on {address} (Ctrl-C stops)")
        if reviewing is not None:
            click.echo(f"review: {address}review?token={reviewing.token}")

    run(database, host, port, ready=ready, review=reviewing)


@main.command(**example("quotes evaluate tests/gold/gold.jsonl --misses 3"))
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option(
    "--half", type=click.Choice(["odd", "even"]), help="The articles in odd or in even lines alone."
)
@click.option(
    "--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Show N misses of each kind."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--metamorphic", is_flag=True, help="Show what changes of the texts change in what is found.")
@click.option("--indirect", is_flag=True, help="Measure indirect speech, and nothing else.")
@click.option("--identity", is_flag=True, help="Measure how people come together across the articles.")
@click.option("--dates", is_flag=True, help="Measure dates alone, given gold's words and speakers.")
@click.option("--steps", type=click.Choice(STEP_GROUPS), help="Measure each step by itself, counted by …")
def evaluate(
    gold: Path,
    half: Any,
    misses: int,
    as_json: bool,
    metamorphic: bool,
    indirect: bool,
    identity: bool,
    dates: bool,
    steps: Any,
) -> None:
    """Measure every step against annotated articles.

    All quotations in marks are counted, then the direct and the mixed ones apart, and the styles of marks.
    """
    from quotes.evaluate import evaluate as measure
    from quotes.evaluate.metamorphic import metamorphic_table

    if metamorphic:
        click.echo("\n".join(metamorphic_table(gold, half=half)))
        return
    part = _measured_part(gold, half, indirect=indirect, identity=identity, dates=dates, steps=steps)
    if part is not None:
        click.echo(json.dumps(part.as_dict(), indent=2) if as_json else "\n".join(part.table()))
        return
    report = measure(gold, half=half)
    if as_json:
        click.echo(json.dumps(report.as_dict(misses=misses), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join([*report.table(), "", *report.styles_table(), "", *report.rules_table()]))
    if misses:
        click.echo("\n".join(["", *report.misses_table(misses)]))


def _measured_part(gold: Path, half: Any, *, indirect: bool, identity: bool, dates: bool, steps: Any) -> Any:
    """Return the figures of the part that is asked for alone, None where all is."""
    from quotes.pipeline import extract

    if indirect:
        from quotes.evaluate.indirect import evaluate_indirect

        return evaluate_indirect(gold, partial(extract, indirect=True), half=half)
    if identity:
        from quotes.evaluate.speakers import evaluate_speakers

        return evaluate_speakers(gold, extract, half=half)
    if dates:
        from quotes.evaluate.dates import evaluate_dates

        return evaluate_dates(gold, half=half)
    if steps is not None:
        from quotes.evaluate.steps import evaluate_steps

        return evaluate_steps(gold, extract, by=steps, half=half)
    return None


def _extract_writer(form: str) -> "Callable[[Extracted], None]":
    """Return what prints one article's quotations in that format."""
    from quotes.publish.export import CSV_COLUMNS, csv_row, csv_rows, json_lines
    from quotes.publish.show import quotation_table

    if form == "table":
        return lambda found: show(quotation_table(found.lines, title=found.article.label))
    if form == "jsonl":
        return lambda found: write(json_lines(found.lines))
    write([csv_row(CSV_COLUMNS)])
    return lambda found: write(csv_rows(found.lines, CSV_COLUMNS))


def _nonquotes_writer(form: str) -> "Callable[[Extracted], None]":
    """Return what prints one article's words in marks that quote nobody."""
    from quotes.publish.export import csv_row, json_lines
    from quotes.publish.show import printable

    if form == "table":
        return lambda found: write(f"{line['reason']:<16}{printable(line['text'])}\n" for line in found.lines)
    if form == "jsonl":
        return lambda found: write(json_lines(found.lines))
    write([csv_row(NONQUOTE_COLUMNS)])
    return lambda found: write(csv_row(line[name] for name in NONQUOTE_COLUMNS) for line in found.lines)
