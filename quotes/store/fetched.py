"""Keeps by what sites tell whether a page has changed, so that the next run asks for what is new alone."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, delete
from sqlmodel import col, select

from quotes.read.article import Validators
from quotes.store.opening import telling
from quotes.store.runs import utc
from quotes_db.models import FetchedRow
from quotes_db.session import reading, writing


def fetched(engine: Engine, *, asked: str) -> dict[str, Validators]:
    """Return what the sites gave with each address that was read in the same way."""
    with telling(), reading(engine) as session:
        rows = session.exec(select(FetchedRow).where(col(FetchedRow.asked) == asked)).all()
    return {row.address: Validators(row.etag, row.last_modified) for row in rows}


def note_fetched(engine: Engine, seen: Mapping[str, Validators], *, asked: str, now: datetime) -> None:
    """Note what was fetched; all that came from there must be stored already.

    What was noted of the same addresses when they were read in another way is forgotten: it would make a page
    be passed over that has been read differently since.
    """
    with telling(), writing(engine) as session:
        for address, given in seen.items():
            this = col(FetchedRow.address) == address
            session.execute(delete(FetchedRow).where(this, col(FetchedRow.asked) != asked))
            row = FetchedRow(
                address=address,
                asked=asked,
                etag=given.etag,
                last_modified=given.last_modified,
                fetched_at=utc(now),
            )
            session.merge(row)
