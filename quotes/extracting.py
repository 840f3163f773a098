"""Extracts files and folders without a database: each article's lines, and what could not be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quotes.pipeline import extract
from quotes.publish.line import Line, quotation_line
from quotes.read import read
from quotes.read.article import Article
from quotes.read.failure import Failure


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and the lines of its quotations, in reading order."""

    article: Article
    lines: tuple[Line, ...]


def extract_paths(
    paths: Iterable[str | Path], *, published: date | None = None
) -> Iterator[Extracted | Failure]:
    """Yield what each article of the paths holds; `published` is for articles that carry no date."""
    for item in read(paths, published=published):
        if isinstance(item, Failure):
            yield item
        else:
            yield Extracted(item, tuple(quotation_line(item, quotation) for quotation in extract(item)))
