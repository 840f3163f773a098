"""Settles who the speakers are: computes anew those near to what changed, and writes what is different.

**The result is the same as if all were computed from nothing**: persons that nothing connects to a change
cannot come out otherwise. So they come in portions, and of many articles few are in memory at a time. Only if
two speakers' ids meet by chance all of them are computed at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Engine, text
from sqlmodel import Session

from quotes.collecting import collecting_rarely
from quotes.identity.identify import speakers_among
from quotes.identity.speaker import Speaker
from quotes.store.forms import drop_empty, give_forms
from quotes.store.opening import telling
from quotes.store.rebuilding import lay_aside_if_none_is_settled, rebuilt_if_many_change
from quotes.store.speakers import are_stored, drop_speakers, write_speakers
from quotes.store.touched import (
    Changes,
    everything,
    find_changes,
    forget_changes,
    note_first,
    touched,
)
from quotes.store.utterances import forget_utterances, settle_utterances
from quotes_db.session import USUAL_CACHE, optimise, writing

_QUOTED = text("SELECT person_id, min(id) FROM quotes WHERE person_id IS NOT NULL GROUP BY person_id")
# Kilobytes of pages that SQLite may hold while it settles, for it changes every index of the quotations: with
# its usual 2,000 it writes them out and reads them again, and 50,000 persons take a sixth more time.
_SETTLING_CACHE = 65_536


@collecting_rarely()
def prepare(engine: Engine) -> None:
    """Do what of settling concerns new articles alone, and so need not wait until all of them are in.

    And do without the indexes that a first settling makes anew.
    """
    with telling(), writing(engine) as session:
        lay_aside_if_none_is_settled(session)
        note_first(session)
        # What settling looks for is left as it was: it knows new persons by having no speaker, and
        # others by their old row.
        give_forms(session)


@collecting_rarely()
def settle(engine: Engine, *, whole: bool = False) -> int:
    """Make the speakers fit all articles, authorities and judgements; return how many rows were written.

    With `whole`, nothing is taken for right that could be made anew.
    """
    with telling(), writing(engine) as session:
        with rebuilt_if_many_change(session), _large_cache(session):  # indexes are made as fast without it
            written = _settle(session, find_changes(session, whole=whole))
        drop_empty(session)
        forget_changes(session)
    if written:
        with telling():
            optimise(engine)
    return written


def settle_as(engine: Engine, find: Callable[[Sequence[tuple[int, int]]], Iterable[Speaker]]) -> None:
    """Make the speakers those that somebody found who saw more than this database holds.

    `find` is given a number for all persons that are alike, and the id of a quotation of each, and returns
    the speakers, whose `persons` are these numbers; and their members, who may have none.
    """
    with telling(), writing(engine) as session:
        changes = find_changes(session, whole=True)
        near = everything(session, changes)
        quoted = {person: quote for person, quote in session.connection().execute(_QUOTED)}
        asked = [(number, quoted[number]) for number in near.groups]
        found = list(find(asked))
        with rebuilt_if_many_change(session), _large_cache(session):
            forget_utterances(session)
            write_speakers(session, found, near, whole=True)
            drop_speakers(session, (changes.speakers | near.speakers).difference(each.id for each in found))
        forget_changes(session)


@contextmanager
def _large_cache(session: Session) -> Iterator[None]:
    """Let SQLite hold more pages in the block."""
    session.connection().exec_driver_sql(f"PRAGMA cache_size = -{_SETTLING_CACHE}")
    yield
    session.connection().exec_driver_sql(f"PRAGMA cache_size = -{USUAL_CACHE}")


def _settle(session: Session, changes: Changes, *, at_once: bool = False) -> int:
    """Settle what is near to the changes, in portions or `at_once`."""
    if changes.whole:
        forget_utterances(session)
    written, lost, kept = 0, set(changes.speakers), set[int]()
    for part in [everything(session, changes)] if at_once else touched(session, changes):
        # Persons of one speaker may be in two portions, where nothing connects them any more.
        near = replace(part, speakers=part.speakers - kept)
        found = speakers_among(
            near.persons, authorities=near.authorities, judgements=near.judgements, bodies=near.bodies
        )
        ids = {speaker.id for speaker in found}
        if not at_once and are_stored(session, ids - near.speakers - lost):
            # A number that somebody else derives, too: who has it first depends on all.
            return _settle(session, find_changes(session, whole=True), at_once=True)
        near = replace(near, speakers=near.speakers | (ids & lost))
        written += write_speakers(session, found, near, whole=changes.whole)
        kept |= near.speakers & ids
        lost = (lost | near.speakers) - ids
    return written + drop_speakers(session, lost) + settle_utterances(session)
