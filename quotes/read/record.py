"""Named fields, as front matter or a JSON object states them → an article. Extra fields are ignored."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from quotes.read.article import Article
from quotes.read.failure import UnreadableError


def article_of(
    fields: Mapping[str, Any], *, text: str, published: date | None, path: str, notes: tuple[str, ...] = ()
) -> Article:
    """Return the article with these words and the metadata of `fields`; `published` is settled already."""
    return Article(
        text=sound(text),
        id=words(fields, "id"),
        title=words(fields, "title"),
        publisher=words(fields, "publisher"),
        url=words(fields, "url"),
        author=words(fields, "author"),
        published=published,
        path=path,
        notes=notes,
    )


def words(fields: Mapping[str, Any], name: str) -> str | None:
    """Return the field as text, None where it is missing, null or empty; a list is joined by commas."""
    value = fields.get(name)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise UnreadableError(f"{name} is {json.dumps(value, default=str)[:40]}, not text")
    return sound(value).strip() or None if value is not None else None


def sound(text: str) -> str:
    """Return `text` if a database can keep it whole: no NUL, no half of a character."""
    if "\0" in text:
        raise UnreadableError("holds a NUL character, at which a database would cut it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(f"holds half a character (a lone surrogate) at {error.start}") from None
    return text
