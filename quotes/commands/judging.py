"""The commands by which people decide: judge, correct, judgements."""

from collections.abc import Callable
from datetime import datetime, timezone
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quotes.commands.options import database_option
from quotes.console import complain, example, write
from quotes.errors import JudgementError

if TYPE_CHECKING:
    from quotes.store.judged import Judged

NAME_KINDS = ("same", "different", "unsure", "rename", "alias", "type")
CORRECTIONS = {
    "speaker": "Who said it.",
    "said_on": "When: 2025-12-11, 2025-12, 2025 or 2025-12-08/2025-12-11.",
    "quote_kind": "direct, mixed or indirect.",
    "contents": "The words, exactly as they stand in the article.",
}


Command = TypeVar("Command", bound=Callable[..., object])


def author_options(command: Command) -> Command:
    """Give a command the options that say who decides, and why."""
    by = click.option("--by", "author", default=getuser, metavar="NAME", help="Who decides. Default: you.")
    why = click.option("--why", "reason", metavar="WORDS", help="Why.")
    return by(why(command))


@click.command(cls=click.Command, **example('quotes judge same "Karoline Leavitt" "Leavitt"'))
@click.argument("kind", type=click.Choice(NAME_KINDS))
@click.argument("subject", metavar="NAME")
@click.argument("object", metavar="ANSWER")
@author_options
@database_option
def judge(kind: Any, subject: str, object: str, author: str, reason: str | None, db: Path | None) -> None:
    """Decide about names; the speakers follow at once.

    ANSWER is another name (same, different, unsure, alias), a new name (rename), or person, organisation,
    group, document or unnamed (type). A quotation's number in place of a name means the person quoted there,
    in that article alone: so two people of one name are told apart.
    """
    from quotes.judging import deciding
    from quotes.publish.database import existing_database

    kept = deciding.judge(
        existing_database(db), kind, subject, object, author=author, reason=reason, now=utc_now()
    )
    click.echo(judged_line(kept))


@click.command(
    cls=click.Command, **example("quotes correct 82185994063072 --said-on 2025-12-11 --why 'it was Thursday'")
)
@click.argument("quotation", type=int, metavar="ID")
@click.option("--speaker", metavar="NAME", help=CORRECTIONS["speaker"])
@click.option("--nobody", is_flag=True, help="Nobody can be named.")
@click.option("--said-on", metavar="DATE", help=CORRECTIONS["said_on"])
@click.option("--kind", "quote_kind", metavar="KIND", help=CORRECTIONS["quote_kind"])
@click.option("--contents", metavar="WORDS", help=CORRECTIONS["contents"])
@click.option("--not-a-quotation", is_flag=True, help="The marks quote nobody.")
@author_options
@database_option
def correct(quotation: int, author: str, reason: str | None, db: Path | None, **answers: Any) -> None:
    """Say what is right about the quotation numbered ID.

    The correction belongs to the words: it holds when the article is read again, changes or is read into a
    new database. `quotes judgements undo` takes it back.
    """
    from quotes.judging import deciding
    from quotes.publish.database import existing_database

    decisions = _decisions(answers)
    if not decisions:
        raise click.UsageError("say what is right: --speaker, --said-on, --kind, --contents, …")
    for kind, value in decisions:
        kept = deciding.correct(
            existing_database(db), quotation, kind, value, author=author, reason=reason, now=utc_now()
        )
        click.echo(judged_line(kept))


@click.group(cls=click.Group, **example("quotes judgements list"))
def judgements() -> None:
    """List, take back, export and import what people decided."""


@judgements.command("list", **example("quotes judgements list --orphaned"))
@click.option("--orphaned", is_flag=True, help="Only corrections whose words are in no article any more.")
@database_option
def list_judgements(orphaned: bool, db: Path | None) -> None:
    """List all judgements, the oldest first."""
    from quotes.judging.deciding import listed
    from quotes.publish.database import existing_database
    from quotes.publish.show import plural

    entries = listed(existing_database(db))
    shown = [entry for entry in entries if entry.is_orphaned or not orphaned]
    write([*(f"{judged_line(entry)}\n" for entry in shown), f"{plural(len(shown), 'judgement')}\n"])


@judgements.command(**example("quotes judgements undo 123456789012345"))
@click.argument("id", type=int)
@database_option
def undo(id: int, db: Path | None) -> None:
    """Take the judgement numbered ID back."""
    from quotes.judging import deciding
    from quotes.publish.database import existing_database

    click.echo(judged_line(deciding.undo(existing_database(db), id, now=utc_now())))


@judgements.command("export", **example("quotes judgements export > judgements.jsonl"))
@database_option
def export_judgements(db: Path | None) -> None:
    """Print all judgements as JSON Lines."""
    from quotes.judging import sharing
    from quotes.publish.database import existing_database

    write(sharing.export_judgements(existing_database(db)))


@judgements.command("import", **example("quotes judgements import judgements.jsonl"))
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def import_judgements(file: Path, db: Path | None) -> None:
    """Take in judgements from a file that `export` wrote.

    Those that are known change nothing. Those on articles that are not here yet wait for them.
    """
    from quotes.judging import sharing
    from quotes.publish.database import HOME, nearest_database

    database = db or nearest_database(Path()) or HOME
    imported = sharing.import_judgements(database, file)
    click.echo(f"{imported.new} new, {imported.known} known")
    if imported.contradictions:
        for told in imported.contradictions:
            complain(told)
        raise JudgementError(f"{len(imported.contradictions)} contradictions; take one side back")


def _decisions(answers: dict[str, Any]) -> list[tuple[Any, str | None]]:
    """Return what was decided, as kind and value; words first, for what else was decided is about them."""
    values = [(kind, answers[kind]) for kind in reversed(CORRECTIONS) if answers[kind] is not None]
    flags = [("speaker", None)] * answers["nobody"] + [("not_a_quotation", None)] * answers["not_a_quotation"]
    return [*values, *flags]


def judged_line(entry: "Judged") -> str:
    """Return a judgement as a line: number, what was decided, why, and whether it still holds."""
    from quotes.judging.deciding import told_judgement
    from quotes.publish.show import printable

    notes = [f"({entry.judgement.reason})"] if entry.judgement.reason else []
    notes += ["[orphaned]"] if entry.is_orphaned else []
    notes += ["[taken back]"] if entry.judgement.undone_at else []
    return " ".join([str(entry.id), printable(told_judgement(entry.judgement)), *map(printable, notes)])


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(timezone.utc)
