"""Takes articles out of the database with all that came from them, and remembers that this was on purpose."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, or_
from sqlmodel import Session, col, select

from quotes.read.article import Article
from quotes.store.opening import telling
from quotes.store.runs import utc
from quotes.store.stored import article_key, digest, storable
from quotes_db.models import ArticleRow, RemovedRow
from quotes_db.session import reading, writing

_STONES = "SELECT key FROM removed WHERE key IN (:key, :longer) OR text_digest = :words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """The articles to take: by number, their own id, address, path or key; or all of a publisher or run."""

    names: tuple[str, ...] = ()
    publisher: str | None = None
    run_id: int | None = None


def find_articles(engine: Engine, which: Which) -> tuple[tuple[int, str], ...]:
    """Return number and title (or key) of the articles that are meant, in the order of their keys."""
    with telling(), reading(engine) as session:
        found = session.exec(_chosen(which)).all()
    return tuple((row.id, row.title or row.key) for row in found)


def remove(engine: Engine, which: Which, *, reason: str | None, now: datetime) -> int:
    """Remove the articles and return how many there were; `settle` must follow.

    A tombstone keeps each away when its file is read again.
    """
    with telling(), writing(engine) as session:
        chosen = session.exec(_chosen(which)).all()
        for row in chosen:
            session.merge(_tombstone(row, reason=reason, removed_at=utc(now)))
        ids = [row.id for row in chosen]
        session.flush()
        for id in ids:
            session.execute(delete(ArticleRow).where(col(ArticleRow.id) == id))
    return len(ids)


def is_removed(engine: Engine, article: Article) -> bool:
    """Tell whether the article was removed on purpose: by what makes it one and the same, or by its words."""
    article = storable(article)
    with telling(), reading(engine) as session:
        return _stones(session, article) != []


def bring_back(engine: Engine, article: Article) -> None:
    """Forget that the article was removed."""
    with telling(), writing(engine) as session:
        for key in _stones(session, storable(article)):
            session.execute(delete(RemovedRow).where(col(RemovedRow.key) == key))


def _stones(session: Session, article: Article) -> list[str]:
    """Return the keys of the tombstones that keep the article away; asked of every article that is read."""
    key, words = article_key(article), digest(article.text)
    asked = {"key": key, "longer": f"{key}:{words}", "words": words}
    return list(session.connection().exec_driver_sql(_STONES, asked).scalars())


def _chosen(which: Which):  # type: ignore[no-untyped-def]  # a statement's type has no name of its own
    wanted = select(ArticleRow).order_by(col(ArticleRow.key))
    if which.names:
        known = (ArticleRow.source_id, ArticleRow.url, ArticleRow.path, ArticleRow.key)
        numbers = [int(name) for name in which.names if name.isdecimal()]
        by_name = [col(column).in_(which.names) for column in known]
        wanted = wanted.where(or_(col(ArticleRow.id).in_(numbers), *by_name))
    if which.publisher is not None:
        wanted = wanted.where(ArticleRow.publisher == which.publisher)
    if which.run_id is not None:
        wanted = wanted.where(ArticleRow.run_id == which.run_id)
    return wanted


def _tombstone(row: ArticleRow, *, reason: str | None, removed_at: str) -> RemovedRow:
    return RemovedRow(
        key=row.key,
        text_digest=digest(row.text),
        title=row.title,
        publisher=row.publisher,
        reason=reason,
        removed_at=removed_at,
    )
