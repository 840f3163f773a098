"""The command that asks: `quotes review`."""

import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes.commands.judging import judged_line, utc_now
from quotes.commands.options import database_option
from quotes.console import example

if TYPE_CHECKING:
    from quotes.judging.queue import Answer, Question

KEYS = {
    "same": "s",
    "different": "d",
    "unsure": "u",
    "right": "y",
    "nobody": "n",
    "not_a_quotation": "x",
    "undo": "t",
}
"""The key that gives each answer; k skips a question and q ends."""


@click.command(cls=click.Command, **example("quotes review --limit 5"))
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Questions to ask.")
@click.option("--by", "author", default=getuser, metavar="NAME", help="Who decides. Default: you.")
@database_option
def review(limit: int, author: str, db: Path | None) -> None:
    """Answer what deserves a look, with a key each.

    The most valuable comes first: pairs of names that may be one speaker, quotations whose speaker is not
    sure, judgements that contradict each other, corrections whose words are gone. Without a terminal the
    questions are only listed.
    """
    from quotes.judging.queue import answer, queue
    from quotes.publish.database import existing_database
    from quotes.publish.show import plural

    database = existing_database(db)
    questions = queue(database, limit=limit)
    for number, question in enumerate(questions, start=1):
        click.echo(_asked(question, f"{number}/{len(questions)}"))
        given: Any = _key(question.answers) if sys.stdin.isatty() else "k"
        if given == "q":
            break
        if given != "k":
            click.echo(judged_line(answer(database, question, given, author=author, now=utc_now())))
    click.echo(plural(len(questions), "question"))


def _asked(question: "Question", number: str) -> str:
    """Return the question in two lines: what it is about, and why it is asked."""
    from quotes.publish.show import printable

    object = "nobody named" if question.object is None else question.object
    said = printable(f"{number} {question.kind}: “{question.subject}” – {object}")
    return f"{said}\n    {printable(question.reason)}"


def _key(answers: "tuple[Answer, ...]") -> Any:
    """Return the answer that a key gives, `k` to skip, `q` to end."""
    keys = {KEYS[each]: each for each in answers}
    offer = ", ".join(f"{key} {name.replace('_', ' ')}" for key, name in keys.items())
    click.echo(f"    {offer}, k skip, q quit: ", nl=False)
    while (pressed := click.getchar()) not in {*keys, "k", "q"}:
        continue
    click.echo(pressed)
    return keys.get(pressed, pressed)
