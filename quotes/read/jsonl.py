"""JSON Lines: one article a line, with `text` and, as far as known, `id`, `title`, `published`, `publisher`,
`url`, `author`. Gold files have this shape too. A broken line is a failure of its own; the others go on.
"""

import json
from collections.abc import Iterator
from typing import Any

from quotes.read.article import Article
from quotes.read.decode import decode
from quotes.read.failure import Failure, UnreadableError
from quotes.read.record import article_of, words
from quotes.read.source import WHOLE_BYTES, Item, Source


def read_jsonl(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its line, for each line that is not blank."""
    if b"\0" in source.stream.peek():
        raise UnreadableError("is a binary file (it holds NUL bytes), not JSON Lines")
    empty = True
    for number, raw in enumerate(_lines(source), start=1):
        if not raw.strip():
            continue
        empty = False
        try:
            yield _article(raw, source)
        except UnreadableError as error:
            yield Failure(source.path, number, str(error))
    if empty:
        raise UnreadableError("is empty")


def _lines(source: Source) -> Iterator[bytes]:
    """Yield the lines one by one; a line that never ends is refused before it fills the memory."""
    while line := source.stream.readline(WHOLE_BYTES):
        if len(line) == WHOLE_BYTES:
            raise UnreadableError(
                f"has a line of more than {WHOLE_BYTES // 1_000_000} MB: no article is so long"
            )
        yield line


def _article(raw: bytes, source: Source) -> Article:
    """Return the article that one line states."""
    line, notes = decode(raw)
    fields = _object(line)
    text = fields.get("text")
    if not isinstance(text, str):
        raise UnreadableError("has no text: each line needs a “text” with the words of the article")
    published = source.published_as(words(fields, "published"))
    return article_of(fields, text=text, published=published, path=source.path, notes=notes)


def _object(line: str) -> dict[str, Any]:
    """Return the JSON object that the line holds."""
    try:
        value = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is broken JSON ({error.msg} at column {error.colno})") from None
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, brackets ten thousand deep
        raise UnreadableError(f"is JSON that Python does not read ({error})") from None
    if not isinstance(value, dict):
        raise UnreadableError("is no JSON object: each line needs one, such as {“text”: …}")
    return value
