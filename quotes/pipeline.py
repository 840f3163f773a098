"""The flow from articles to their quotations, one line a step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes import nlp
from quotes.attribute import Marked, add_indirect, attribute_all
from quotes.attribute.mention import Attribution
from quotes.batches import batches
from quotes.collecting import collecting_rarely
from quotes.coref import resolve
from quotes.dates import date_quotations
from quotes.find import find_quotations, paragraphs
from quotes.joining import join
from quotes.placing import place
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.read.plain import plain_of


def extract(article: Article, *, indirect: bool = False) -> tuple[Quotation, ...]:
    """Return the article's quotations in reading order, each with its speaker and its date.

    An article that is not in English has none. `indirect` adds what the reporter tells of speech
    without quotation marks (*said that it was late*).
    """
    return extract_batch([article], indirect=indirect)[0]


def extract_many(
    articles: Iterable[Article], *, indirect: bool = False
) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """Yield each article with its quotations, in the order given; a batch of them is read ahead."""
    for batch in batches(articles):
        yield from zip(batch, extract_batch(batch, indirect=indirect), strict=True)


@collecting_rarely()
def extract_batch(articles: Sequence[Article], *, indirect: bool = False) -> list[tuple[Quotation, ...]]:
    """Return each article's quotations. What needs a parse in them is parsed together."""
    plain = [plain_of(each.text) if each.is_english else None for each in articles]
    shown = [
        each if seen is None else replace(each, text=seen.text)
        for each, seen in zip(articles, plain, strict=True)
    ]
    answers = iter(_extract_english([each for each in shown if each.is_english], indirect=indirect))
    return [
        place(next(answers), seen) if each.is_english else () for each, seen in zip(shown, plain, strict=True)
    ]


def _extract_english(articles: Sequence[Article], *, indirect: bool) -> list[tuple[Quotation, ...]]:
    marked = [Marked(each.text, paragraphs(each.text), find_quotations(each)) for each in articles]
    if not indirect and not any(each.founds for each in marked):
        return [()] * len(marked)
    attributed = attribute_all(marked, nlp.load())
    return [
        _conclude(article, each, attributions, indirect=indirect)
        for article, each, attributions in zip(articles, marked, attributed, strict=True)
    ]


def _conclude(
    article: Article, marked: Marked, attributions: tuple[Attribution, ...], *, indirect: bool
) -> tuple[Quotation, ...]:
    """Return the article's quotations, from those found and who said them in the words beside them."""
    text, stretches, found = marked
    if not found and not indirect:
        return ()
    if indirect:
        found, attributions = add_indirect(text, stretches, found, attributions, nlp.load())
    resolved = resolve(text, found, attributions)
    dated = date_quotations(article, found, attributions, resolved, stretches)
    return join(text, found, attributions, resolved, dated)
