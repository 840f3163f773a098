"""The flow from an article to its quotations, one line a step."""

from collections.abc import Iterable, Iterator

from quotes import nlp
from quotes.attribute import add_indirect, attribute
from quotes.coref import resolve
from quotes.dates import date_quotations
from quotes.find import find_quotations, paragraphs
from quotes.joining import join
from quotes.quotation import Quotation
from quotes.read.article import Article


def extract(article: Article, *, indirect: bool = False) -> tuple[Quotation, ...]:
    """Return the article's quotations in reading order, each with its speaker and its date.

    An article that is not in English has none. `indirect` adds what the reporter tells of speech
    without quotation marks (*said that it was late*).
    """
    if not article.is_english:
        return ()
    found = find_quotations(article)
    if not found and not indirect:
        return ()
    stretches = paragraphs(article.text)
    attributions = attribute(article.text, stretches, found, nlp.load())
    if indirect:
        found, attributions = add_indirect(article.text, stretches, found, attributions, nlp.load())
    resolved = resolve(article.text, found, attributions)
    dated = date_quotations(article, found, attributions, resolved, stretches)
    return join(article.text, found, attributions, resolved, dated)


def extract_many(
    articles: Iterable[Article], *, indirect: bool = False
) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """Yield each article with its quotations, in the order given."""
    for article in articles:
        yield article, extract(article, indirect=indirect)
