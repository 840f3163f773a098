"""The flow from an article to its quotations, one line a step."""

from quotes.quotation import Quotation
from quotes.read.article import Article


def extract(article: Article) -> tuple[Quotation, ...]:
    """Return the article's quotations in reading order, each with its speaker and its date."""
    return ()
