"""Makes indexes of the quotations anew behind a change of most of them, rather than mend them row by row.

Ten wide indexes hold who spoke, and so does the full text. To mend them, each quotation takes a page of each
that lies anywhere: of a million quotations most are no longer in memory when they are needed. To make them
anew is one sorting each. All of it is one transaction: who reads meanwhile has the old ones. Only a database
that is filled for the first time does without them until then.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Index, text
from sqlalchemy.schema import CreateIndex
from sqlmodel import Session

from quotes_db.models import QuoteRow

# Those that the columns lead are what settling itself looks things up by.
_INDEXES = text("""
    SELECT name FROM sqlite_schema AS indexes
    WHERE type = 'index' AND tbl_name = 'quotes' AND sql IS NOT NULL
      AND EXISTS (SELECT 1 FROM pragma_index_info(indexes.name) AS held
                  WHERE held.name IN ('speaker_id', 'confidence') AND held.seqno > 0)
      AND NOT EXISTS (SELECT 1 FROM pragma_index_info(indexes.name) AS held
                      WHERE held.name IN ('speaker_id', 'person_id') AND held.seqno = 0)
""")
_ALL = text("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'quotes'")
_TRIGGER = text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'quotes_fts_update'")
_NEW = text("SELECT count(*) FROM persons WHERE speaker_id IS NULL")
_SETTLED = text("SELECT count(*) FROM (SELECT 1 FROM persons WHERE speaker_id > 0 LIMIT :enough)")
_FEW = 3
"""So many times as many persons with a speaker as without one leave the indexes as they are; set by hand."""


def lay_aside_if_none_is_settled(session: Session) -> None:
    """Do without these indexes until the speakers are settled, where they never were.

    Whatever ends the program before: the next settling makes them.
    """
    connection = session.connection()
    if not connection.execute(_SETTLED, {"enough": 1}).scalar_one():
        _drop_indexes(connection)


@contextmanager
def rebuilt_if_many_change(session: Session) -> Iterator[None]:
    """Do without these indexes in the block, where many persons have no speaker yet; make them behind it."""
    connection = session.connection()
    if not _many_are_new(connection):
        yield
    else:
        _drop_indexes(connection)
        triggers = connection.execute(_TRIGGER).all()
        for trigger in triggers:
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger.name}"')
        yield
        connection.exec_driver_sql("INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild')")
        for trigger in triggers:
            connection.exec_driver_sql(trigger.sql)
    for index in missing_indexes(connection):
        connection.execute(CreateIndex(index))


def missing_indexes(connection: Connection) -> list[Index]:
    """Return the indexes of the quotations that are not there."""
    there = set(connection.execute(_ALL).scalars())
    wanted = QuoteRow.metadata.tables["quotes"].indexes
    return sorted((each for each in wanted if each.name not in there), key=lambda each: str(each.name))


def _drop_indexes(connection: Connection) -> None:
    for name in connection.execute(_INDEXES).scalars().all():
        connection.exec_driver_sql(f'DROP INDEX "{name}"')


def _many_are_new(connection: Connection) -> bool:
    """Tell whether the persons without a speaker are so many; no more of the others are counted."""
    enough = _FEW * int(connection.execute(_NEW).scalar_one())
    return int(connection.execute(_SETTLED, {"enough": enough}).scalar_one()) < enough
