"""Which column of a table, or field of an object, holds what of an article: as told, else by its name.

    headline,publication,date,body   →   title, publisher, published, text

The names are those of corpora that people have (`lexicon/column_names`). What was guessed is shown before
it is used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quotes.lexicon import table
from quotes.read.article import Article
from quotes.read.failure import UnreadableError
from quotes.read.outlet import DateOrder
from quotes.read.published import read_published
from quotes.read.record import article_of, words
from quotes.read.source import Source

FIELDS = ("text", "id", "title", "published", "publisher", "url", "author")
JOIN = "+"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each field, more than one where they are joined, and whether we had to guess."""

    of_field: Mapping[str, Sequence[str]]
    are_guessed: bool = False
    order: DateOrder | None = None

    def __str__(self) -> str:
        """Say what was taken for what."""
        taken = ", ".join(f"{field} = {JOIN.join(names)}" for field, names in self.of_field.items() if names)
        return f"columns taken: {taken} (--map {next(iter(self.of_field), 'text')}=COLUMN says otherwise)"


def guess_columns(names: Sequence[str], source: Source) -> Columns:
    """Return what each field is read from; raise UnreadableError where there are no words."""
    told = source.options.columns
    _check_told(told, names)
    guessed = {field: _guess(field, names) for field in FIELDS if field not in told}
    of_field = {**{field: told[field].split(JOIN) for field in told}, **guessed}
    if not of_field.get("text"):
        raise UnreadableError(_without_text(names, of_field.get("url", ())))
    plain = all(columns in ([], [field]) for field, columns in guessed.items())
    ordered = {field: of_field[field] for field in FIELDS if of_field[field]}
    return Columns(ordered, are_guessed=not plain, order=source.options.date_order)


def _without_text(names: Sequence[str], addresses: Iterable[str]) -> str:
    """Say that no column holds the text, and what to do; some services give only where articles stand."""
    said = f"no column is known to hold the text, of {', '.join(names[:12])}; say --map text=COLUMN"
    pages = (f"quotes add --files-from a file with the lines of {each}" for each in addresses)
    instead = next(pages, None)
    return said if instead is None else f"{said}, or read the pages: {instead}"


def record_of(fields: Mapping[str, Any], columns: Columns, source: Source) -> Article:
    """Return the article that a row or an object states."""
    stated = {field: _value(fields, names, field) for field, names in columns.of_field.items()}
    text = stated.pop("text", None)
    if not isinstance(text, str):
        raise UnreadableError("has no text")
    when = words(stated, "published")
    today = source.options.today
    published = None if when is None else read_published(when, today=today, order=columns.order)
    return article_of(stated, text=text, published=published, path=source.path)


def with_order(columns: Columns, order: DateOrder | None) -> Columns:
    """Return the columns with the order of day and month that the rows have shown."""
    return columns if columns.order is not None else replace(columns, order=order)


def _value(fields: Mapping[str, Any], names: Iterable[str], field: str) -> Any:
    """Return what the columns hold; the parts of a text are paragraphs."""
    values = [fields.get(name) for name in names]
    filled = [value for value in values if value not in (None, "")]
    if len(filled) > 1:
        return ("\n\n" if field == "text" else " ").join(str(value) for value in filled)
    return _name_of(filled[0]) if filled else None


def _name_of(value: Any) -> Any:
    """Return the name in what a service gives as an object: `{"id": "x", "name": "The Courier"}`."""
    return value.get("name") if isinstance(value, dict) else value


def _check_told(told: Mapping[str, str], names: Sequence[str]) -> None:
    missing = [name for joined in told.values() for name in joined.split(JOIN) if name not in names]
    if missing:
        raise UnreadableError(f"has no column {missing[0]}; there are {', '.join(names[:12])}")


def _guess(field: str, names: Sequence[str]) -> list[str]:
    """Return the columns that are known to hold the field: the best name, or parts that belong together."""
    folded = {" ".join(name.casefold().replace("_", " ").split()): name for name in names}
    if field in folded:
        return [folded[field]]
    known = table("column_names")
    ranked = sorted(
        (known[each], position) for position, each in enumerate(folded) if _field(known.get(each)) == field
    )
    every = list(folded.values())
    if not ranked:
        return []
    best = ranked[0][0]
    return [every[position] for rank, position in ranked if rank == best]


def _field(entry: str | None) -> str | None:
    """Return the field of an entry such as `text 2`."""
    return None if entry is None else entry.partition(" ")[0]
