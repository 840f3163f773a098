"""Text or Markdown, with or without YAML front matter (`title`, `published`, `publisher`, `url`, `author`).

    ---
    title: Harbour to close
    published: 2025-12-12
    ---
    “It is over,” the harbour master said.

Without front matter the whole file is the article's text, exactly as given, and it has no title. With it, the
text begins after the closing line and the blank lines that follow.
**All values are read as text.** YAML would make a truth value of `title: No` and a number of `id: 007`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from quotes.read.decode import decode, wide_encoding
from quotes.read.failure import UnreadableError
from quotes.read.record import article_of, words
from quotes.read.source import Item, Source

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^(?:id|title|published|publisher|url|author)[ \t]*:", re.MULTILINE)
_NULL = ("", "~", "null", "Null", "NULL")


def read_text(source: Source) -> Iterator[Item]:
    """Yield the file as one article, with the metadata of its front matter where it has one."""
    if b"\0" in source.stream.peek() and wide_encoding(source.stream.peek()) is None:
        raise UnreadableError("is a binary file (it holds NUL bytes), not a text")
    whole, notes = decode(source.whole())
    if not whole.strip():
        raise UnreadableError("is empty")
    fields, text = split_front_matter(whole)
    published = source.published_as(words(fields, "published"))
    yield article_of(fields, text=text, published=published, path=source.path, notes=notes)


def split_front_matter(whole: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields and the text below them; a text that opens with a mere rule has no fields."""
    match = _FRONT_MATTER.match(whole)
    if match is None:
        return {}, whole
    fields = _fields(match[1])
    return ({}, whole) if fields is None else (fields, whole[match.end() :])


def _fields(between: str) -> dict[str, Any] | None:
    """Return the mapping between the rules, None where words of the article stand there."""
    try:
        loaded = yaml.load(between, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        if _FIELD.search(between) is None:
            return None
        raise UnreadableError(_complaint(error)) from None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        return None
    return {str(name): None if value in _NULL else value for name, value in loaded.items()}


def _complaint(error: yaml.YAMLError) -> str:
    """Say in one line what YAML found wrong, and in which line of the file."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    where = "" if mark is None else f" in line {mark.line + 2}"  # counted from 0, below the opening rule
    return f"its front matter is no YAML{where} ({problem or error}); put values with a colon in quotes"
