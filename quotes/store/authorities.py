"""Keeps what lists of speakers say, one list (`source`) at a time."""

import json
from collections.abc import Iterable
from typing import cast

from sqlalchemy import Engine
from sqlmodel import Session, select

from quotes.coref.person import SpeakerType
from quotes.identity.speaker import Authority
from quotes.store.opening import telling
from quotes_db.models import AuthorityRow
from quotes_db.session import writing


def add_authorities(engine: Engine, authorities: Iterable[Authority], *, source: str) -> bool:
    """Make the list named `source` hold exactly these authorities; tell whether that changed anything.

    `settle` must follow to let the speakers know.
    """
    wanted = {(each.name, each.type): each for each in authorities}
    with telling(), writing(engine) as session:
        stored = session.exec(select(AuthorityRow).where(AuthorityRow.source == source)).all()
        kept = {key: row for row in stored if (key := (row.name, row.type)) in wanted}
        gone = [row for row in stored if (row.name, row.type) not in wanted]
        for row in gone:
            session.delete(row)
        for key, authority in wanted.items():
            session.add(_filled(kept.get(key) or AuthorityRow(source=source), authority))
        return bool(gone or session.new or session.dirty)


def stored_authorities(session: Session) -> tuple[Authority, ...]:
    """Return the authorities of all lists."""
    return tuple(_value(row) for row in session.exec(select(AuthorityRow)))


def _filled(row: AuthorityRow, authority: Authority) -> AuthorityRow:
    wanted = {
        "name": authority.name,
        "type": authority.type,
        "role": authority.role,
        "wikidata": authority.wikidata,
        "born": authority.born,
        "aliases": json.dumps(authority.aliases, ensure_ascii=False),
    }
    for field, value in wanted.items():
        if getattr(row, field, None) != value:
            setattr(row, field, value)
    return row


def _value(row: AuthorityRow) -> Authority:
    return Authority(
        name=row.name,
        type=cast(SpeakerType, row.type),
        aliases=tuple(json.loads(row.aliases)),
        role=row.role,
        wikidata=row.wikidata,
        born=row.born,
    )
