"""Batches of articles: what is extracted together, and handed to a worker at once."""

from collections.abc import Iterable, Iterator
from typing import Final

from quotes.portions import weighed_portions
from quotes.read.article import Article

BATCH_CHARACTERS: Final = 40_000
"""A batch ends where it has so many: half a second of work, to which handing it over adds next to nothing."""


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Return the articles in order, together so many as hold `BATCH_CHARACTERS`."""
    return weighed_portions(articles, BATCH_CHARACTERS, lambda article: len(article.text))
