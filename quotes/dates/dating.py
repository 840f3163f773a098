"""TODO"""

from quotes.attribute.mention import Attribution
from quotes.coref.person import Resolved
from quotes.dates.said import Said
from quotes.find.quotation import Found
from quotes.read.article import Article


def date_quotations(
    article: Article, founds: tuple[Found, ...], attributions: tuple[Attribution, ...], resolved: tuple[Resolved, ...]
) -> tuple[Said, ...]:
    """Return when each quotation was said."""
    if article.published is None:
        return tuple(Said() for _ in founds)
    return tuple(Said(on=article.published.isoformat(), precision="day", basis="published") for _ in founds)
