"""Keeps what an article said before it was changed: silent edits and retractions are news themselves."""

from sqlmodel import Session, col, func, select

from quotes_db.models import ArticleRow, VersionRow


def keep_version(session: Session, stored: ArticleRow, *, replaced_at: str) -> None:
    """Note the article's text and headline as they were until `replaced_at`."""
    before = select(func.coalesce(func.max(col(VersionRow.number)), 0)).where(
        col(VersionRow.article_id) == stored.id
    )
    version = VersionRow(
        article_id=stored.id,
        number=session.exec(before).one() + 1,
        title=stored.title,
        published=stored.published,
        text=stored.text,
        fingerprint=stored.fingerprint,
        replaced_at=replaced_at,
    )
    session.add(version)
    session.flush()
