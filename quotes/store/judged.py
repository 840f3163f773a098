"""What entering a judgement asks of the database and changes in it; callers hold the transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from quotes.errors import JudgementError
from quotes.judgement import Judgement
from quotes.quotation import Quotation
from quotes.store.judgements import judgement_id, judgement_value, keep_judgement, name_judgements
from quotes.store.opening import telling
from quotes.store.originals import found_quotations
from quotes_db import session as database
from quotes_db.models import AliasRow, ArticleRow, JudgementRow, OriginalRow, PersonRow, QuoteRow, SpeakerRow

__all__ = [
    "Judged",
    "articles_of",
    "every",
    "found_in",
    "judgement_id",
    "keep",
    "one",
    "person_quoted",
    "standing",
    "type_of",
    "undo",
    "writing",
]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with its number, the quotation that it is about now, and whether that is lost."""

    id: int
    judgement: Judgement
    quote_id: int | None
    is_orphaned: bool


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Give a session that is one transaction."""
    with telling(), database.writing(engine) as session:
        yield session


def keep(session: Session, judgement: Judgement) -> Judged:
    """Keep the judgement and return it as it is kept."""
    keep_judgement(session, judgement)
    return one(session, judgement)


def bring_in(session: Session, judgement: Judgement) -> bool:
    """Keep a judgement from elsewhere; tell whether it is new here, or newly taken back."""
    return keep_judgement(session, judgement)


def one(session: Session, judgement: Judgement) -> Judged:
    """Return the judgement as it is kept now."""
    return _judged(session, _row(session, judgement_id(judgement)))


def every(session: Session) -> tuple[Judged, ...]:
    """Return all judgements, the oldest first."""
    rows = session.exec(select(JudgementRow).order_by(col(JudgementRow.created_at), col(JudgementRow.id)))
    return tuple(_judged(session, row) for row in rows.all())


def undo(session: Session, id: int, undone_at: str) -> Judged:
    """Take the judgement of that number back and return it."""
    row = _row(session, id)
    if row.undone_at is None:
        row.undone_at = undone_at
        session.flush()
    return _judged(session, row)


def standing(session: Session) -> tuple[Judgement, ...]:
    """Return the judgements about names that hold."""
    return name_judgements(session)


def articles_of(session: Session, entry: Judged) -> list[str]:
    """Return the keys of the articles whose quotations a correction may change; of one about names, none."""
    if not entry.judgement.is_correction:
        return []
    keys: set[str | None] = {entry.judgement.article}
    for table, id in ((QuoteRow, col(QuoteRow.id)), (OriginalRow, col(OriginalRow.quote_id))):
        keys |= set(session.exec(select(ArticleRow.key).join(table).where(id == entry.quote_id)).all())
    return sorted(key for key in keys if key is not None)


def found_in(session: Session, quote_id: int) -> tuple[ArticleRow, tuple[Quotation, ...], Quotation]:
    """Return the article of a quotation, all quotations found in it, and the one, as it was found."""
    original = session.get(OriginalRow, quote_id)
    place = original or _quote(session, quote_id)
    found = found_quotations(session, place.article_id)
    quotation = next(each for each in found if each.position == place.position)
    return session.get_one(ArticleRow, place.article_id), found, quotation


def person_quoted(session: Session, quote_id: int) -> tuple[str, str]:
    """Return the name of the person who is quoted, and the key of the article."""
    quote = _quote(session, quote_id)
    if quote.person_id is None:
        raise JudgementError(
            f"quotation {quote_id} has no speaker; give it one with `quotes correct {quote_id}`"
        )
    person = session.get_one(PersonRow, quote.person_id)
    return person.name, session.get_one(ArticleRow, quote.article_id).key


def type_of(session: Session, name: str) -> str | None:
    """Return the type of the speaker of that name, the most quoted one; None for nobody."""
    by_name = select(SpeakerRow.type).where(col(SpeakerRow.name) == name)
    by_alias = select(SpeakerRow.type).join(AliasRow).where(col(AliasRow.name) == name)
    most = col(SpeakerRow.quote_count).desc()
    return session.exec(by_name.order_by(most)).first() or session.exec(by_alias.order_by(most)).first()


def _quote(session: Session, quote_id: int) -> QuoteRow:
    quote = session.get(QuoteRow, quote_id)
    if quote is None:
        raise JudgementError(
            f"there is no quotation {quote_id}; the number stands in its address on the site"
        )
    return quote


def _row(session: Session, id: int) -> JudgementRow:
    row = session.get(JudgementRow, id)
    if row is None:
        raise JudgementError(f"there is no judgement {id}; `quotes judgements list` shows them")
    return row


def _judged(session: Session, row: JudgementRow) -> Judged:
    session.refresh(row)
    judgement = judgement_value(row)
    return Judged(row.id, judgement, row.quote_id, judgement.is_correction and _is_lost(session, row))


def _is_lost(session: Session, row: JudgementRow) -> bool:
    if row.quote_id is None:
        return True
    return not (session.get(QuoteRow, row.quote_id) or session.get(OriginalRow, row.quote_id))
