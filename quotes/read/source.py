"""What a reader gets: an open stream of bytes, what to call it, and the dates that bear on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BufferedReader
from typing import Any

from quotes.read.article import Article
from quotes.read.failure import Failure
from quotes.read.published import parse_published


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One open input. `published` is for articles that carry no date; `today` tells what is future."""

    stream: "BufferedReader[Any]"
    path: str
    published: date | None
    today: date

    def published_as(self, stated: str | None) -> date | None:
        """Return the date that the article states, else the one given for those that state none."""
        return self.published if stated is None else parse_published(stated, today=self.today)


Reader = Callable[[Source], Iterator[Article | Failure]]
