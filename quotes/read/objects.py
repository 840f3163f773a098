"""JSON: a list of articles, one article, or an object that holds such a list, as web services answer.

    {"status": "ok", "articles": [{"title": …, "content": …}, …]}

Fields are called as in tables (`columns`). The file is read piece by piece, however long it is.
"""

import json
from collections.abc import Iterator
from typing import Any

from quotes.read.columns import Columns, guess_columns, record_of
from quotes.read.failure import Failure, Remark, UnreadableError
from quotes.read.source import Item, Source

# Where lists of articles lie in the answers of news services and in exports.
_PLACES = ("articles", "items", "results", "data", "response.docs", "response.results", "hits", "stories")


def read_json(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its number, for each object."""
    columns: Columns | None = None
    count = 0
    for count, fields in enumerate(_objects(source), start=1):
        if columns is None and isinstance(fields, dict):
            columns = guess_columns(list(fields), source)
            yield from _remarks(columns, source)
        try:
            yield record_of(_checked(fields), columns or Columns({}), source)
        except UnreadableError as error:
            yield Failure(f"{source.path}, article {count}", None, str(error))
    if not count:
        raise UnreadableError("holds no list of articles: write [{“text”: …}, …], or JSON Lines")


def _remarks(columns: Columns, source: Source) -> Iterator[Remark]:
    if columns.are_guessed:
        yield Remark(source.path, str(columns))


def _checked(fields: Any) -> dict[str, Any]:
    if not isinstance(fields, dict):
        raise UnreadableError("is no JSON object, such as {“text”: …}")
    return fields


def _objects(source: Source) -> Iterator[Any]:
    """Yield the articles' objects as they come."""
    import ijson  # type: ignore[import-untyped]

    start = source.stream.peek().lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start:
        raise UnreadableError("is empty")
    try:
        if start == b"[":
            yield from ijson.items(source.stream, "item", use_float=True)
        else:
            yield from _inside(json.loads(source.whole()))
    except (ijson.JSONError, ValueError, RecursionError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"is broken JSON ({' '.join(str(error).split())[:80]})") from None


def _inside(whole: Any) -> Iterator[Any]:
    """Yield the objects of the first known list in the object, else the object itself."""
    for place in _PLACES:
        found: Any = whole
        for name in place.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        if isinstance(found, list):
            yield from found
            return
    yield whole
