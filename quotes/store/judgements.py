"""Keeps judgements: values to rows and back, and which of them are about an article."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import text
from sqlmodel import Session, col, select

from quotes.coref.person import SpeakerType
from quotes.ids import id_choices
from quotes.judgement import CORRECTION_KINDS, NAME_KINDS, CorrectionKind, Judgement, NameKind
from quotes.quotation import Quotation
from quotes_db.models import ArticleRow, JudgementRow

_UNDONE = frozenset({"undone_at"})  # what does not belong to what a judgement says
# Those of this article, those that have found their words in it, and those that have lost theirs elsewhere.
_ABOUT = """
    SELECT id FROM judgements WHERE undone_at IS NULL AND kind IN (SELECT value FROM json_each(:kinds)) AND (
        article_key = :key
        OR (quote_id IS NULL AND subject IN (SELECT value FROM json_each(:words)))
        OR quote_id IN (SELECT id FROM quotes WHERE article_id = :article)
        OR quote_id IN (SELECT quote_id FROM originals WHERE article_id = :article))
    ORDER BY id
"""
_NOTE_MET = text("UPDATE judgements SET quote_id = :quote_id WHERE id = :id")


def judgement_id(judgement: Judgement) -> int:
    """Return the judgement's number: the same wherever and however often the same decision is brought in."""
    said = {name: value for name, value in asdict(judgement).items() if name not in _UNDONE}
    return next(id_choices("judgement", json.dumps(said, sort_keys=True)))


def keep_judgement(session: Session, judgement: Judgement) -> bool:
    """Keep the judgement; tell whether anything is new. One that was taken back anywhere is taken back."""
    id = judgement_id(judgement)
    row = session.get(JudgementRow, id)
    if row is None:
        session.add(_row(judgement, id))
        session.flush()
        return True
    if row.undone_at is None and judgement.undone_at is not None:
        row.undone_at = judgement.undone_at
        session.flush()
        return True
    return False


def judgements_about(
    session: Session, article: ArticleRow, found: Iterable[Quotation]
) -> dict[int, Judgement]:
    """Return the corrections that hold and may be about the article's quotations, by id."""
    values = {
        "kinds": json.dumps(CORRECTION_KINDS),
        "key": article.key,
        "article": article.id,
        "words": json.dumps([each.text for each in found]),
    }
    ids = list(session.connection().exec_driver_sql(_ABOUT, values).scalars())
    return {id: judgement_value(session.get_one(JudgementRow, id)) for id in ids}


def note_met(session: Session, met: Mapping[int, int | None]) -> None:
    """Note for each judgement which quotation it is about now, None for none."""
    if met:
        session.connection().execute(_NOTE_MET, [{"id": id, "quote_id": quote} for id, quote in met.items()])


def name_judgements(session: Session) -> tuple[Judgement, ...]:
    """Return the judgements about names that hold."""
    about_names = col(JudgementRow.kind).in_(NAME_KINDS)
    found = session.exec(select(JudgementRow).where(about_names, col(JudgementRow.undone_at).is_(None)))
    return tuple(judgement_value(row) for row in found)


def judgement_value(row: JudgementRow) -> Judgement:
    """Return the judgement that the row holds."""
    return Judgement(
        kind=cast("NameKind | CorrectionKind", row.kind),
        subject=row.subject,
        object=row.object,
        type=cast("SpeakerType | None", row.type),
        article=row.article_key,
        object_article=row.object_article_key,
        occurrence=row.occurrence,
        before=row.before,
        after=row.after,
        reason=row.reason,
        author=row.author,
        created_at=row.created_at,
        undone_at=row.undone_at,
    )


def _row(judgement: Judgement, id: int) -> JudgementRow:
    held: dict[str, Any] = asdict(judgement)
    held["article_key"], held["object_article_key"] = held.pop("article"), held.pop("object_article")
    return JudgementRow(id=id, **held)
