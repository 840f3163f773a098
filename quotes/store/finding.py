"""Finds the stored article that a new one is a version of.

**An id is unique only within its source.** Files of several papers number their articles 1, 2, 3. Two
articles of one id are the same if they have the same text, or if nothing speaks against one publisher and
they come from one file, stand at one address or share most of their words. Others are kept apart.
"""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar, cast

from sqlmodel import Session

from quotes.read.article import Article
from quotes.store.stored import article_key, digest
from quotes_db.models import ArticleRow

# Five words in a row are rarely shared by chance. A rewritten article keeps most of its sentences, two
# articles of one paper share a line of boilerplate: anything from a tenth to nine tenths tells them apart.
WORDS_IN_A_ROW = 5
SHARED_FROM = 0.5


class Wording(Protocol):
    """What tells articles of one id apart."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def url(self) -> str | None:
        """Where it stands on the web."""

    @property
    def path(self) -> str | None:
        """Where it was read from."""


_Held = TypeVar("_Held", bound=Wording)


def find_article(session: Session, article: Article) -> ArticleRow | None:
    """Return the row of the article, as it was when it was last read; None if it is new."""
    if article.id is None:
        return next(iter(_stored(session, "key = :asked", article_key(article))), None)
    return same_article(_stored(session, "source_id = :asked ORDER BY id", article.id), article)


def same_article(stored: Sequence[_Held], article: Wording) -> _Held | None:
    """Return of the articles with this one's id, sorted by their numbers, the one that it is or becomes."""
    same_text = (row for row in stored if row.text == article.text and _one_publisher(row, article))
    versions = (row for row in stored if _is_version(row, article))
    return next(same_text, None) or next(versions, None)


def free_key(session: Session, article: Article) -> str:
    """Return the key of a new article; if another has it, the text's digest tells them apart."""
    key = article_key(article)
    return f"{key}:{digest(article.text)}" if _stored(session, "key = :asked", key) else key


def _stored(session: Session, condition: str, asked: str) -> Sequence[ArticleRow]:
    """Return the articles that fit, as plain rows: asked of every article, and there is seldom one."""
    found = session.connection().exec_driver_sql(
        f"SELECT * FROM articles WHERE {condition}", {"asked": asked}
    )
    return cast("Sequence[ArticleRow]", found.all())


def _is_version(stored: Wording, article: Wording) -> bool:
    """Tell whether the article, whose text is another, is the stored one, changed."""
    if not _one_publisher(stored, article):
        return False
    one_address = stored.url is not None and stored.url == article.url
    return stored.path == article.path or one_address or _shared(stored.text, article.text) >= SHARED_FROM


def _one_publisher(stored: Wording, article: Wording) -> bool:
    """Tell whether both may have appeared in the same paper."""
    return stored.publisher == article.publisher or None in {stored.publisher, article.publisher}


def _shared(one: str, other: str) -> float:
    """Return the share, 0 to 1, of the shorter text's runs of words that the other text has, too."""
    runs, others = _runs(one), _runs(other)
    return len(runs & others) / (min(len(runs), len(others)) or 1)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False))
