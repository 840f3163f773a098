"""Writes who the speakers are: what is different, and no more."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, SQLModel, col, select

from quotes.coref.person import SpeakerType
from quotes.identity.canonical import with_slugs
from quotes.identity.speaker import Speaker
from quotes.portions import portions
from quotes.store.statements import insert_rows, run_each
from quotes.store.touched import Group, Touched
from quotes.store.utterances import forget_utterances, settle_utterances
from quotes_db.models import AliasRow, MemberRow, SpeakerRow

_FREE_SLUG = "UPDATE speakers SET slug = 'settling-' || id WHERE id = :id"
_CHANGE_SPEAKER = (
    "UPDATE speakers SET name = :name, type = :type, role = :role, slug = :slug, plain_slug = :plain_slug"
    " WHERE id = :id"
)
_CHANGE_PERSONS = """
    UPDATE persons SET speaker_id = json_extract(moved.value, '$[1]')
    FROM json_each(:moved) AS moved WHERE persons.id = json_extract(moved.value, '$[0]')
"""
_DELETE_SPEAKER = "DELETE FROM speakers WHERE id = :id"
# An article that has one word of a name leaves open whose it is, which other articles may tell.
_CONFIDENCE = """
    CASE WHEN quotes.confidence_known IS NULL THEN quotes.confidence
         WHEN speakers.type = 'person' AND instr(speakers.name, ' ') THEN quotes.confidence_known
         ELSE quotes.confidence_alone END
"""
# Looked for before they are changed: SQLite would place the table that it changes first, and read all of it.
_GIVE = f"""
    UPDATE quotes SET {{changes}}
    FROM (WITH named AS MATERIALIZED (
              SELECT quotes.id AS id, speakers.id AS speaker_id, speakers.name AS name, speakers.type AS type,
                     {_CONFIDENCE} AS confidence
              FROM json_each(:ids) CROSS JOIN persons ON persons.{{column}} = value
                   CROSS JOIN speakers ON speakers.id = persons.speaker_id
                   CROSS JOIN quotes ON quotes.person_id = persons.id
              WHERE {{different}})
          SELECT * FROM named) AS wanted
    WHERE quotes.id = wanted.id
"""
# Names apart: full text takes a quotation out and in again with each name that is written, even the same one.
_NAME = {
    "changes": "speaker = wanted.name",
    "different": "quotes.speaker IS NOT speakers.name",
}
_REST = {
    "changes": "speaker_id = wanted.speaker_id, speaker_type = wanted.type, confidence = wanted.confidence",
    "different": "quotes.speaker_id IS NOT speakers.id OR quotes.speaker_type IS NOT speakers.type"
    f" OR quotes.confidence IS NOT {_CONFIDENCE}",
}
_NAME_OF_PERSONS, _REST_OF_PERSONS = (_GIVE.format(column="id", **each) for each in (_NAME, _REST))
_NAME_OF_SPEAKERS, _REST_OF_SPEAKERS = (_GIVE.format(column="speaker_id", **each) for each in (_NAME, _REST))
# Each of its own: grouped, or as the least of all days, they are many times as slow. `date_key` sorts the
# days, and one index holds both.
_COUNT = """
    UPDATE speakers SET quote_count = counted.quotes, article_count = counted.articles,
                        first_said = counted.first, last_said = counted.last,
                        utterance_count = counted.utterances
    FROM (WITH counts AS MATERIALIZED (
          SELECT value AS id,
                 (SELECT count(*) FROM quotes WHERE speaker_id = value) AS quotes,
                 (SELECT count(DISTINCT article_id) FROM quotes WHERE speaker_id = value) AS articles,
                 (SELECT said_on FROM quotes WHERE speaker_id = value AND said_on IS NOT NULL
                  ORDER BY date_key LIMIT 1) AS first,
                 (SELECT said_on FROM quotes WHERE speaker_id = value AND said_on IS NOT NULL
                  ORDER BY date_key DESC LIMIT 1) AS last,
                 (SELECT count(*) FROM utterances WHERE speaker_id = value) AS utterances
          FROM json_each(:ids)) SELECT * FROM counts) AS counted
    WHERE counted.id = speakers.id
      AND (quote_count IS NOT counted.quotes OR article_count IS NOT counted.articles
           OR utterance_count IS NOT counted.utterances
           OR first_said IS NOT counted.first OR last_said IS NOT counted.last)
"""

_PERSONS_AT_ONCE = 20_000  # that get another speaker together: fewer cost time, more only memory


def write_speakers(session: Session, found: Sequence[Speaker], near: Touched, *, whole: bool) -> int:
    """Make the persons' speakers those that were found, and return how many rows were written.

    Whoever they were before stays, for it may have other persons. With `whole`, quotations of persons whose
    speaker is as before are looked at, too. The order of writing is one in which every reference holds.
    """
    ids = {speaker.id for speaker in found}
    known = near.speakers | ids
    written, renamed = _write_each(session, _with_slugs(session, found, near.speakers), near.speakers)
    for moved in portions(_moved(found, near.groups), _PERSONS_AT_ONCE):
        session.connection().exec_driver_sql(_CHANGE_PERSONS, {"moved": json.dumps(moved)})
        persons = [id for id, _ in moved]
        forget_utterances(session, persons)
        written += len(moved) + _changed(session, (_NAME_OF_PERSONS, _REST_OF_PERSONS), persons)
    renamed_or_all = ids if whole else renamed
    written += _changed(session, (_NAME_OF_SPEAKERS, _REST_OF_SPEAKERS), renamed_or_all)
    aliases = {(each.id, alias.name, alias.origin) for each in found for alias in each.aliases}
    written += _write_rows(session, AliasRow, ("speaker_id", "name", "origin"), aliases, known)
    members = {(each.id, member) for each in found for member in each.members}
    written += _write_rows(session, MemberRow, ("group_id", "speaker_id"), members, known)
    return written + settle_utterances(session) + _changed(session, (_COUNT,), known)


def drop_speakers(session: Session, speakers: Collection[int]) -> int:
    """Drop speakers who are nobody any more, give others the slugs that they had, and return how many."""
    stale = _stored(session, speakers)
    slugs = {row.plain_slug for row in stale if row.plain_slug}
    run_each(session, _DELETE_SPEAKER, [{"id": row.id} for row in stale])
    session.expire_all()
    _write_each(session, with_slugs(map(_value, _rivals(session, slugs))), ())
    return len(stale)


def are_stored(session: Session, ids: Collection[int]) -> bool:
    """Tell whether one of the speakers is there."""
    return bool(_stored(session, ids))


def _stored(session: Session, ids: Collection[int]) -> Sequence[SpeakerRow]:
    return session.exec(select(SpeakerRow).where(_among(col(SpeakerRow.id), ids))).all() if ids else []


def _among(column: Any, values: Iterable[int | str]) -> ColumnElement[bool]:
    """Return that the column holds one of the values, of which there may be any number."""
    held = func.json_each(json.dumps(sorted(values))).table_valued("value")
    return cast("ColumnElement[bool]", column.in_(select(held.c.value)))


def _with_slugs(session: Session, found: Sequence[Speaker], old: Collection[int]) -> tuple[Speaker, ...]:
    """Return the speakers with their slugs, and whoever else has, or wants, a slug that they touch."""
    before = {row.plain_slug for row in _stored(session, old)}
    slugs = {slug for slug in before | {each.plain_slug for each in found} if slug}
    rivals = _rivals(session, slugs)
    return with_slugs([*found, *(_value(row) for row in rivals if row.id not in old)])


def _rivals(session: Session, slugs: Collection[str]) -> Sequence[SpeakerRow]:
    """Return the speakers who would have one of these slugs if nobody else had it."""
    return session.exec(select(SpeakerRow).where(_among(col(SpeakerRow.plain_slug), slugs))).all()


def _value(row: SpeakerRow) -> Speaker:
    return Speaker(
        id=row.id,
        name=row.name,
        type=cast(SpeakerType, row.type),
        plain_slug=row.plain_slug,
        role=row.role,
    )


def _write_each(session: Session, speakers: Iterable[Speaker], old: Collection[int]) -> tuple[int, list[int]]:
    """Write the speakers; return how many were written, and who got another name or type."""
    wanted = {speaker.id: _columns(speaker) for speaker in speakers}
    stored = {row.id: _columns(row) for row in _stored(session, {*wanted, *old})}
    new = [values for id, values in wanted.items() if id not in stored]
    changed = [values for id, values in wanted.items() if id in stored and stored[id] != values]
    moved = [id for id, values in stored.items() if wanted.get(id, {}).get("slug") != values["slug"]]
    # A new speaker may need the slug that another one just lost, and two may swap theirs.
    run_each(session, _FREE_SLUG, [{"id": id} for id in moved])
    run_each(session, _CHANGE_SPEAKER, changed)
    insert_rows(session, SpeakerRow, new)
    session.expire_all()
    renamed = [
        values["id"]
        for values in changed
        if any(values[name] != stored[values["id"]][name] for name in ("name", "type"))
    ]
    return len(changed) + len(new), renamed


def _columns(speaker: SpeakerRow | Speaker) -> dict[str, Any]:
    return {name: getattr(speaker, name) for name in ("id", "name", "type", "role", "slug", "plain_slug")}


def _moved(found: Iterable[Speaker], groups: Mapping[int, Group]) -> Iterator[tuple[int, int]]:
    """Yield the persons that are another speaker's now, each with the speaker."""
    for speaker in found:
        for number in speaker.persons:
            if groups[number].speaker_id != speaker.id:
                yield from ((person, speaker.id) for person in groups[number])


def _write_rows(
    session: Session,
    table: type[SQLModel],
    names: Sequence[str],
    wanted: Collection[tuple[Any, ...]],
    speakers: Collection[int],
) -> int:
    """Make the table hold exactly the wanted values of those speakers, whose column is named first."""
    columns = [getattr(table, name) for name in names]
    about = select(*columns).where(_among(columns[0], speakers))
    stored = {tuple(row) for row in session.connection().execute(about)}
    gone = [dict(zip(names, row, strict=True)) for row in stored.difference(wanted)]
    new = [dict(zip(names, row, strict=True)) for row in sorted(set(wanted) - stored)]
    these = " AND ".join(f"{name} = :{name}" for name in names)
    run_each(session, f"DELETE FROM {table.__tablename__} WHERE {these}", gone)
    insert_rows(session, table, new)
    return len(gone) + len(new)


def _changed(session: Session, statements: Iterable[str], ids: Iterable[int]) -> int:
    """Run the statements for the numbers, given as a list, and return how many rows changed."""
    connection, asked = session.connection(), {"ids": json.dumps(sorted(ids))}
    return sum(connection.exec_driver_sql(statement, asked).rowcount for statement in statements)
