"""RSS and Atom: an article an entry, of the words that the feed gives, or of the page that it links to."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from quotes.read.address import is_address
from quotes.read.article import Article
from quotes.read.failure import Failure, UnreadableError
from quotes.read.markup import text_of
from quotes.read.published import read_published
from quotes.read.source import Item, Source

_LINE_ONE = re.compile(r"\s+")


def read_feed(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its number, for each entry."""
    import feedparser  # type: ignore[import-untyped]

    feed = feedparser.parse(source.whole(), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise UnreadableError("is XML, but neither RSS nor Atom")
    publisher = _line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield from _entry(entry, publisher, source)
        except UnreadableError as error:
            yield Failure(f"{source.path}, entry {number}", None, str(error))


def _entry(entry: Any, publisher: str | None, source: Source) -> Iterator[Item]:
    """Yield the entry's article; of the linked page, if pages are wanted."""
    link = entry.get("link") if is_address(entry.get("link", "")) else None
    if source.options.pages and link and source.linked is not None:
        yield from source.linked(str(link))
        return
    text = text_of(_longest(entry))
    if not text:
        raise UnreadableError("has no words; --pages reads the pages that a feed links to")
    yield Article(
        text=text,
        id=None if link else entry.get("id"),
        title=_line(entry.get("title")),
        publisher=publisher,
        url=link,
        author=_line(entry.get("author")),
        published=_published(entry, source),
        published_source="record" if _stated(entry) else None,
        path=source.path,
    )


def _longest(entry: Any) -> str:
    """Return the whole text where the feed gives one, else its summary."""
    given = [content.get("value", "") for content in entry.get("content", ())]
    return str(max([*given, entry.get("summary", "")], key=len))


def _stated(entry: Any) -> str | None:
    stated = entry.get("published") or entry.get("updated")
    return None if stated is None else str(stated)


def _published(entry: Any, source: Source) -> date | None:
    stated = _stated(entry)
    return None if stated is None else read_published(stated, today=source.options.today)


def _line(words: Any) -> str | None:
    """Return the words of a title in one line, without its markup."""
    plain = text_of(str(words)) if words else ""
    return _LINE_ONE.sub(" ", plain) or None
