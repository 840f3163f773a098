"""What a reader gets: an open stream of bytes, what to call it, and how it is to be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Any

from quotes.read.article import Article, PublishedSource
from quotes.read.failure import Failure, Remark, UnreadableError
from quotes.read.language import language_of
from quotes.read.options import Options
from quotes.read.outlet import Outlet, outlet_of
from quotes.read.published import parse_published

Item = Article | Failure | Remark
"""What reading gives: articles, what could not be read, and what is worth knowing before it is used."""

# The longest novel has 10 MB of text, the longest article a tenth of one. Whatever is read in one piece must
# fit into memory several times over, and a file of gigabytes without a line end is no article.
WHOLE_BYTES = 32_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One open input: `name` is what its format is told by besides its content, `file` is on disk if any.

    `inner` reads what a container holds: a stream and the path by which it is to be called; `linked` reads
    what stands at an address. `url` is where the input itself was found.
    """

    stream: "BufferedReader[Any]"
    path: str
    options: Options = field(default_factory=Options)
    file: Path | None = None
    url: str | None = None
    inner: "Callable[[BufferedReader[Any], str], Iterator[Item]] | None" = None
    linked: "Callable[[str], Iterator[Item]] | None" = None

    def whole(self) -> bytes:
        """Return all bytes of an input that is one article."""
        return read_whole(self.stream)

    def published_as(self, stated: str | None) -> date | None:
        """Return the date that the article states, else the one given for those that state none."""
        return self.options.published if stated is None else parse_published(stated, today=self.options.today)


Reader = Callable[[Source], Iterator[Item]]


def read_whole(stream: "BufferedReader[Any]", limit: int = WHOLE_BYTES) -> bytes:
    """Return what is left of the stream; refuse more than `limit` bytes."""
    whole = stream.read(limit + 1)
    if len(whole) > limit:
        raise UnreadableError(f"is larger than {limit // 1_000_000} MB: no article is")
    return whole


def completed(article: Article, options: Options) -> Article:
    """Return the article with its language, and with what was given for it, by an option or of its outlet."""
    outlet = outlet_of(options.outlets, article.url, article.path)
    article = replace(
        article,
        language=options.language or outlet.language or language_of(article.text),
        country=options.country or outlet.country,
        licence=options.licence or outlet.licence,
        publisher=_publisher(article, options, outlet),
        published=options.published if article.published is None else article.published,
    )
    if article.published is not None and article.published_source is None:
        return replace(article, published_source=_given(article, options))
    return article


def _publisher(article: Article, options: Options, outlet: Outlet) -> str | None:
    """Return the publisher: as the user names the outlet, for a feed's title is rarely a paper's name."""
    if options.publisher is None and outlet.publisher is not None:
        return outlet.publisher
    return options.publisher if article.publisher is None else article.publisher


def _given(article: Article, options: Options) -> PublishedSource:
    return "option" if article.published == options.published else "record"
