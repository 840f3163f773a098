"""The parts of the README that the program itself knows, as Markdown; cog puts them there and checks them."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import yaml

import quotes_db
from quotes.cli import main
from quotes.publish import wording
from quotes_db.migrate import migrate

HELP_WIDTH = 100  # characters; the shell's own help is as wide as the terminal
LEXICONS = Path(quotes_db.__file__).parent.parent / "quotes" / "lexicon"
SITE = yaml.safe_load((Path(quotes_db.__file__).parent / "metadata.yaml").read_text(encoding="utf-8"))
"""What the site says about its tables and columns."""


def commands() -> str:
    """Return every command with its help."""
    named = _commands(main, "quotes")
    return "\n\n".join(f"### {name}\n\n```text\n{_help(name, command)}\n```" for name, command in named)


def schema() -> str:
    """Return every table of a database that was just migrated, with its columns and what they mean."""
    tables = SITE["databases"]["quotes"]["tables"]
    with tempfile.TemporaryDirectory() as folder, closing(_migrated(Path(folder) / "quotes.db")) as database:
        return "\n\n".join(_describe(database, name, described) for name, described in tables.items())


def questions() -> str:
    """Return the questions that the site has ready, and where they stand."""
    asked = SITE["databases"]["quotes"]["queries"].items()
    rows = [(f"`/quotes/{name}`", each["title"], _sentence(each["description"])) for name, each in asked]
    return _table(("page", "question", "what it gives"), rows)


def rules() -> str:
    """Return every rule by which a speaker is found."""
    return _table(("rule", "what it found"), [(f"`{rule}`", words) for rule, words in wording._RULES.items()])


def lexicons() -> str:
    """Return every word list with what it holds."""
    rows = [(f"`{path.stem}`", _purpose(path)) for path in sorted(LEXICONS.glob("*.txt"))]
    return _table(("list", "what it holds"), rows)


def _commands(group: click.Group, above: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command below a group by its whole name, a group before its own."""
    for name, command in group.commands.items():
        yield f"{above} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above} {name}")


def _help(name: str, command: click.Command) -> str:
    with click.Context(command, info_name=name, terminal_width=HELP_WIDTH) as context:
        return command.get_help(context).rstrip()


def _describe(database: sqlite3.Connection, name: str, described: Mapping[str, Any]) -> str:
    columns = _table(("column", "type", "meaning"), _columns(database, name, described["columns"]))
    return f"### {name}\n\n{_sentence(described['description'])}.\n\n{columns}"


def _migrated(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    migrate(database, path)
    return database


def _columns(database: sqlite3.Connection, table: str, meanings: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield name, type and meaning of each column, and the table that it leads to."""
    leads = {row[3]: row[2] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
    for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})"):
        target = f" → {leads[name]}" if name in leads else ""
        yield f"`{name}`", f"{kind.lower()}{target}", _sentence(meanings[name])


def _purpose(path: Path) -> str:
    """Return what the header of a list says before it names its source."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = " ".join(line[2:] for line in lines if line.startswith("# "))
    return header.partition("Source:")[0].strip()


def _sentence(words: str) -> str:
    return " ".join(words.split()).rstrip(".")


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ([cell.replace("|", "\\|") for cell in row] for row in (headings, ["---"] * len(headings), *rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
