"""Reads an article and its quotations back."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.store import rows
from quotes.store.opening import telling
from quotes_db.models import ArticleRow, ContentRow, PersonRow, QuoteRow
from quotes_db.session import reading


def load(engine: Engine, article_id: int) -> tuple[Article, tuple[Quotation, ...]] | None:
    """Return the article with that id and its quotations in reading order; None if there is none."""
    with telling(), reading(engine) as session:
        article = session.get(ArticleRow, article_id)
        if article is None:
            return None
        return rows.article_value(article), stored_quotations(session, article_id)


def stored_quotations(session: Session, article_id: int) -> tuple[Quotation, ...]:
    """Return the quotations of the article with that id, in reading order."""
    of_article = select(QuoteRow).where(QuoteRow.article_id == article_id)
    quotes = session.exec(of_article.order_by(col(QuoteRow.position))).all()
    persons = session.exec(select(PersonRow).where(PersonRow.article_id == article_id)).all()
    values = {person.id: rows.person_value(person) for person in persons}
    positions = {quote.id: quote.position for quote in quotes}
    contents = _contents_by_quote(session, article_id)
    return tuple(
        rows.quotation_value(
            quote,
            contents=contents.get(quote.id, []),
            person=None if quote.person_id is None else values[quote.person_id],
            positions=positions,
        )
        for quote in quotes
    )


def _contents_by_quote(session: Session, article_id: int) -> dict[int, list[ContentRow]]:
    of_article = select(ContentRow).join(QuoteRow).where(QuoteRow.article_id == article_id)
    contents: dict[int, list[ContentRow]] = {}
    for content in session.exec(of_article.order_by(col(ContentRow.position))):
        contents.setdefault(content.quote_id, []).append(content)
    return contents
