"""Settles which quotations are the same words said once: those that are new, and those that they lead to."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

from quotes.identity.agreement import NEAR_DAYS, Spoken, Words, agree, days_between, runs_of, words_of
from quotes.identity.utterances import groups_of
from quotes.ids import id_choices
from quotes.portions import weighed_portions

_NEW_SPEAKERS = text("""
    SELECT speaker_id, count(*) AS new, quote_count AS settled
    FROM quotes JOIN speakers ON speakers.id = speaker_id
    WHERE utterance_id IS NULL AND speaker_id IS NOT NULL GROUP BY speaker_id
""")
_DAY = "CASE WHEN said_precision = 'day' AND said_basis <> 'published' THEN said_on END"
_WHEN = "CASE WHEN said_precision = 'day' AND said_basis <> 'published' THEN said_on ELSE published END"
_COLUMNS = f"quotes.id, speaker_id, quotes.text, published, publisher, utterance_id, {_DAY} AS said_on"
_OF_SPEAKERS = text(f"""
    SELECT {_COLUMNS} FROM quotes WHERE speaker_id IN (SELECT value FROM json_each(:speakers))
    ORDER BY speaker_id
""")
_NEW = text(f"""
    SELECT {_COLUMNS} FROM json_each(:speakers) CROSS JOIN quotes INDEXED BY quotes_unsettled
    ON speaker_id = value AND utterance_id IS NULL
""")
_ON_DAYS = text(f"""
    SELECT {_COLUMNS} FROM json_each(:days) AS asked CROSS JOIN quotes
    ON speaker_id = json_extract(asked.value, '$[0]')
    AND {_WHEN} BETWEEN date(json_extract(asked.value, '$[1]'), '-{NEAR_DAYS} days')
                    AND date(json_extract(asked.value, '$[2]'), '+{NEAR_DAYS} days')
""")
_ON_NO_DAY = text(f"""
    SELECT {_COLUMNS} FROM json_each(:speakers) CROSS JOIN quotes ON speaker_id = value AND {_WHEN} IS NULL
""")
_OF_RUNS = text(f"""
    SELECT {_COLUMNS} FROM json_each(:runs) CROSS JOIN quote_runs ON run = value
    JOIN quotes ON quotes.id = quote_id
""")
_FORGET_RUNS = text("DELETE FROM quote_runs WHERE quote_id IN (SELECT value FROM json_each(:quotes))")
_KEEP_RUNS = text("""
    INSERT INTO quote_runs (run, quote_id)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:runs)
""")
_KEEP = text("""
    INSERT INTO utterances (id, speaker_id, quote_id, quote_count, outlet_count, first_published)
    SELECT json_extract(value, '$.id'), json_extract(value, '$.speaker_id'),
           json_extract(value, '$.quote_id'), json_extract(value, '$.quote_count'),
           json_extract(value, '$.outlet_count'), json_extract(value, '$.first_published')
    FROM json_each(:made) WHERE true
    ON CONFLICT (id) DO UPDATE SET
        speaker_id = excluded.speaker_id, quote_id = excluded.quote_id, quote_count = excluded.quote_count,
        outlet_count = excluded.outlet_count, first_published = excluded.first_published
""")
_JOIN = text("""
    UPDATE quotes SET utterance_id = json_extract(moved.value, '$[1]')
    FROM json_each(:moved) AS moved WHERE quotes.id = json_extract(moved.value, '$[0]')
""")
_DROP = text("DELETE FROM utterances WHERE id IN (SELECT value FROM json_each(:utterances))")
# Whoever was one with a quotation that is another speaker's now is settled anew, too.
_FORGET = text("""
    DELETE FROM utterances WHERE id IN (
        SELECT utterance_id FROM json_each(:persons) CROSS JOIN quotes ON person_id = value)
""")
_QUOTATIONS_AT_ONCE = 500  # new ones that are settled together: fewer cost time, more only memory
_FEW = 0.2
"""Share of a speaker's quotations that is new, from which all of them are compared anew: up to there it is
quicker to look for those near. Set by hand."""


@dataclass(frozen=True, slots=True)
class _Utterance:
    columns: Mapping[str, Any]
    quotes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Quoted:
    row: Row[Any]
    words: Words


def forget_utterances(session: Session, persons: Iterable[int] | None = None) -> None:
    """Forget the utterances with quotations of these persons, or all."""
    if persons is None:
        session.connection().exec_driver_sql("DELETE FROM utterances")
    else:
        session.connection().execute(_FORGET, {"persons": json.dumps(sorted(persons))})


def settle_utterances(session: Session) -> int:
    """Make the utterances fit the quotations; return how many quotations changed theirs."""
    speakers = session.connection().execute(_NEW_SPEAKERS).all()
    whole = [each for each in speakers if each.new >= _FEW * each.settled]
    rest = [each for each in speakers if each.new < _FEW * each.settled]
    made = chain(
        (_all_of(session, some) for some in _together(whole)),
        (_led_to(session, some) for some in _together(rest)),
    )
    return sum(_settle(session, list(quoted)) for quoted in made)


def _together(speakers: Iterable[Row[Any]]) -> Iterator[list[int]]:
    """Yield the ids of speakers in portions that have few new quotations."""
    for some in weighed_portions(speakers, _QUOTATIONS_AT_ONCE, attrgetter("new")):
        yield [each.speaker_id for each in some]


def _all_of(session: Session, speakers: Sequence[int]) -> Iterator[list[_Quoted]]:
    """Yield all quotations of these speakers, by speaker."""
    found = session.connection().execute(_OF_SPEAKERS, {"speakers": json.dumps(speakers)}).all()
    for _, rows in groupby(found, key=attrgetter("speaker_id")):
        yield [_Quoted(row, _words(row)) for row in rows]


def _settle(session: Session, speakers: Sequence[Sequence[_Quoted]]) -> int:
    """Settle the utterances of these quotations, each list of one speaker, and return how many moved."""
    _keep_runs(session, [each for quoted in speakers for each in quoted if each.row.utterance_id is None])
    made = [each for quoted in speakers for each in _utterances(quoted)]
    before = {each.row.utterance_id for quoted in speakers for each in quoted}
    gone = before - {None, *(each.columns["id"] for each in made)}
    session.connection().execute(_DROP, {"utterances": json.dumps(sorted(gone))})
    return _write(session, made)


def _write(session: Session, utterances: Sequence[_Utterance]) -> int:
    """Write the utterances, and which quotations give them where that is new."""
    moved = [
        (quote.id, each.columns["id"])
        for each in utterances
        for quote in each.quotes
        if quote.utterance_id != each.columns["id"]
    ]
    session.connection().execute(_KEEP, {"made": json.dumps([each.columns for each in utterances])})
    session.connection().execute(_JOIN, {"moved": json.dumps(moved)})
    return len(moved)


def _utterances(quoted: Iterable[_Quoted]) -> Iterator[_Utterance]:
    """Yield the utterances of a speaker's quotations."""
    rows = {each.row.id: each.row for each in quoted}
    for group in groups_of(each.words for each in quoted):
        members = [rows[words.spoken.id] for words in group]
        yield _Utterance(utterance_columns(members), tuple(members))


def _words(row: Row[Any]) -> Words:
    return words_of(Spoken(id=row.id, text=row.text, said_on=row.said_on, published=row.published))


def _led_to(session: Session, speakers: Sequence[int]) -> Collection[list[_Quoted]]:
    """Return by speaker the new quotations, those that agree with one of them, and so on."""
    new = session.connection().execute(_NEW, {"speakers": json.dumps(speakers)}).all()
    reached = {row.id: _Quoted(row, _words(row)) for row in new}
    front, near = dict(reached), dict[int, _Quoted]()
    while front:
        for row in _candidates(session, front.values()):
            if row.id not in reached and row.id not in near:
                near[row.id] = _Quoted(row, _words(row))
        front = {each.row.id: each for each in _agreeing(near.values(), front.values())}
        reached |= front
        near = {id: each for id, each in near.items() if id not in front}
    return _by_speaker(reached.values()).values()


def _agreeing(near: Iterable[_Quoted], front: Iterable[_Quoted]) -> Iterator[_Quoted]:
    """Yield those of the quotations near that agree with one in front."""
    others = _by_speaker(front)
    said = {speaker: _said(each.words for each in quoted) for speaker, quoted in others.items()}
    for each in near:
        words, theirs = each.words, said.get(each.row.speaker_id, set())
        # Nearly all have neither a pair of words of any of them nor the very same words.
        may_agree = words.words in theirs or not words.pairs.isdisjoint(theirs)
        if may_agree and any(agree(words, other.words) for other in others[each.row.speaker_id]):
            yield each


def _said(quotations: Iterable[Words]) -> set[tuple[str, ...]]:
    """Return the pairs of words of these quotations, and each one's words in whole."""
    return {row for each in quotations for row in (*each.pairs, each.words)}


def _by_speaker(quoted: Iterable[_Quoted]) -> dict[int, list[_Quoted]]:
    found: dict[int, list[_Quoted]] = {}
    for each in quoted:
        found.setdefault(each.row.speaker_id, []).append(each)
    return found


def _candidates(session: Session, front: Collection[_Quoted]) -> Iterator[Row[Any]]:
    """Yield all quotations that may agree with one of these of the same speaker."""
    connection = session.connection()
    days = {(each.row.speaker_id, each.row.said_on or each.row.published) for each in front}
    dated = sorted((speaker, day) for speaker, day in days if day is not None)
    yield from connection.execute(_ON_DAYS, {"days": json.dumps(_stretches(dated))}).all()
    undated = sorted(speaker for speaker, day in days if day is None)
    yield from connection.execute(_ON_NO_DAY, {"speakers": json.dumps(undated)}).all()
    runs = frozenset().union(*(runs_of(each.words, each.row.speaker_id) for each in front))
    yield from connection.execute(_OF_RUNS, {"runs": json.dumps(sorted(runs))}).all()


def _stretches(dated: Iterable[tuple[int, str]]) -> list[tuple[int, str, str]]:
    """Return the speakers, each with the first and last of days between which all days are near to one."""
    found: list[tuple[int, str, str]] = []
    for speaker, day in dated:
        first = day
        if found and found[-1][0] == speaker and days_between(day, found[-1][2]) <= 2 * NEAR_DAYS:
            first = found.pop()[1]
        found.append((speaker, first, day))
    return found


def _keep_runs(session: Session, new: Sequence[_Quoted]) -> None:
    """Keep by which runs of words quotations that come much later find these."""
    connection = session.connection()
    connection.execute(_FORGET_RUNS, {"quotes": json.dumps([each.row.id for each in new])})
    runs = [(run, each.row.id) for each in new for run in runs_of(each.words, each.row.speaker_id)]
    connection.execute(_KEEP_RUNS, {"runs": json.dumps(runs)})


def utterance_columns(members: Sequence[Any]) -> dict[str, Any]:
    """Return the columns of the utterance that these rows of quotations are, the longest first.

    Its id is made of the quotation that was in a paper first.
    """
    days = [(each.published or "9999", each.id) for each in members]
    first = min(days)
    return {
        "id": next(id_choices("utterance", first[1])),
        "speaker_id": members[0].speaker_id,
        "quote_id": members[0].id,
        "quote_count": len(members),
        "outlet_count": len({each.publisher for each in members if each.publisher is not None}),
        "first_published": None if first[0] == "9999" else first[0],
    }
