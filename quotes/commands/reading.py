"""The options that say how input is read: those of `add`, `extract` and `watch`."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quotes.configuring import check_code, outlets_of

if TYPE_CHECKING:
    from quotes.read import Options

FORMATS: tuple[str, ...] = (
    "csv", "docx", "feed", "html", "json", "jsonl", "mail",
    "parquet", "pdf", "sqlite", "tar", "text", "warc", "zip",
)  # fmt: skip
"""Those of `quotes.read.formats`, which is too heavy for a help text; a test holds the two together."""

Command = TypeVar("Command", bound=Callable[..., object])


indirect_option = click.option(
    "--indirect", is_flag=True, help="Speech without quotation marks, too: said that it was late."
)


def reading_options(command: Command) -> Command:
    """Give a command all options that say how input is read; `read_options` makes one value of them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_options(given: Mapping[str, Any]) -> "Options":
    """Return what the user said about the input, here and in quotes.toml."""
    from quotes.read import Options

    configuration = click.get_current_context().obj
    return Options(**given, outlets=outlets_of(configuration))


def all_paths(paths: tuple[str, ...], listed: Path | None) -> list[str]:
    """Return the paths of the command line and those that the file lists, a line each."""
    if listed is None:
        return list(paths)
    lines = listed.read_text(encoding="utf-8").splitlines()
    return [*paths, *(line.strip() for line in lines if line.strip())]


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    from quotes.read.published import parse_published

    try:
        return None if words is None else parse_published(words, today=date.today())
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _code(_: click.Context, option: click.Parameter, code: str | None) -> str | None:
    """Return the code of a language or country, if there is one and it looks like one."""
    try:
        return None if code is None else check_code(option.name or "", code)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _columns(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """Return the columns by field: `text=body,published=date`."""
    told = {}
    for pair in (each for joined in pairs for each in joined.split(",")):
        field, sign, column = pair.partition("=")
        if not sign or field.strip() not in FIELDS:
            raise click.BadParameter(f"“{pair}” is not FIELD=COLUMN; fields are {', '.join(FIELDS)}")
        told[field.strip()] = column.strip()
    return told


FIELDS = ("text", "id", "title", "published", "publisher", "url", "author")

_OPTIONS = (
    click.option(
        "--published", callback=_day, metavar="DATE", help="Date of publication of articles that carry none."
    ),
    click.option("--publisher", metavar="NAME", help="Publisher of articles that name none."),
    click.option(
        "--licence", metavar="WORDS", help="On what terms the articles may be used; kept with them."
    ),
    click.option("--country", callback=_code, metavar="CODE", help="Where they were published, such as US."),
    click.option(
        "--language",
        callback=_code,
        metavar="CODE",
        help="The language of all articles, such as en or fr. Default: told by each text, English if unsure.",
    ),
    click.option(
        "--input-format",
        type=click.Choice(FORMATS),
        help="What the input is, whatever it looks like.",
    ),
    click.option(
        "--map",
        "columns",
        multiple=True,
        callback=_columns,
        metavar="FIELD=COLUMN",
        help="Which column of a table holds what: text=body,published=date.",
    ),
    click.option(
        "--date-order",
        type=click.Choice(["dmy", "mdy"]),
        help="Which number of 3/4/2025 is the month, where a table does not show it.",
    ),
    click.option("--table", metavar="NAME", help="The table of a SQLite file that holds the articles."),
    click.option("--query", metavar="SQL", help="A query that gives them."),
    click.option("--pages", is_flag=True, help="Read the pages that a feed links to, not its summaries."),
    click.option(
        "--allow-private", is_flag=True, help="Also read from addresses of this machine and its network."
    ),
)
