"""Settles who the speakers are: computes them from all persons and writes what is different, nothing else."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Engine, Executable, and_, bindparam, delete, insert, text
from sqlmodel import Session, SQLModel, select

from quotes.identity.identify import identify
from quotes.identity.speaker import ArticlePerson, Speaker
from quotes.store import rows
from quotes.store.authorities import stored_authorities
from quotes.store.judgements import name_judgements
from quotes.store.opening import telling
from quotes.store.utterances import settle_utterances
from quotes_db.models import AliasRow, MemberRow, PersonRow, SpeakerRow
from quotes_db.session import optimise, writing

_PERSONS = text("""
    SELECT persons.id, articles.key, name, type, role, gender, aliases, members
    FROM persons JOIN articles ON articles.id = article_id
""")
_FREE_SLUG = text("UPDATE speakers SET slug = 'settling-' || id WHERE id = :id")
_CHANGE_SPEAKER = text(
    "UPDATE speakers SET name = :name, type = :type, role = :role, slug = :slug WHERE id = :id"
)
_CHANGE_PERSON = text("UPDATE persons SET speaker_id = :speaker_id WHERE id = :id")
_DELETE_SPEAKER = text("DELETE FROM speakers WHERE id = :id")
_NAME_IN_QUOTES = text("""
    UPDATE quotes SET speaker_id = speakers.id, speaker = speakers.name, speaker_type = speakers.type,
                      utterance_id = CASE WHEN quotes.speaker_id IS speakers.id THEN utterance_id END
    FROM persons JOIN speakers ON speakers.id = persons.speaker_id
    WHERE persons.id = quotes.person_id
      AND (quotes.speaker_id IS NOT speakers.id OR quotes.speaker IS NOT speakers.name
           OR quotes.speaker_type IS NOT speakers.type)
""")
_COUNT = text("""
    UPDATE speakers SET quote_count = counted.quotes, article_count = counted.articles,
                        first_said = counted.first, last_said = counted.last
    FROM (SELECT speakers.id AS id, count(quotes.id) AS quotes, count(DISTINCT quotes.article_id) AS articles,
                 min(quotes.said_on) AS first, max(quotes.said_on) AS last
          FROM speakers LEFT JOIN quotes ON quotes.speaker_id = speakers.id GROUP BY speakers.id) AS counted
    WHERE counted.id = speakers.id
      AND (quote_count IS NOT counted.quotes OR article_count IS NOT counted.articles
           OR first_said IS NOT counted.first OR last_said IS NOT counted.last)
""")


def settle(engine: Engine) -> int:
    """Make the speakers fit all articles, authorities and judgements; return how many rows were written."""
    with telling(), writing(engine) as session:
        authorities, judgements = stored_authorities(session), name_judgements(session)
        speakers = identify(_persons(session), authorities=authorities, judgements=judgements)
        written = _write(session, speakers)
    if written:
        with telling():
            optimise(engine)
    return written


def _persons(session: Session) -> Iterable[ArticlePerson]:
    # As plain rows: tracked objects of all persons would take most of the time.
    for row in session.connection().execute(_PERSONS):
        yield ArticlePerson(id=row.id, article=row.key, person=rows.person_value(row))


def _write(session: Session, speakers: Sequence[Speaker]) -> int:
    """Write what is different, in an order in which every reference holds at all times."""
    written = _write_speakers(session, speakers)
    written += _write_persons(session, speakers)
    written += _count_changed(session, _NAME_IN_QUOTES)
    written += _delete_stale(session, speakers)
    aliases = {(each.id, alias.name, alias.origin) for each in speakers for alias in each.aliases}
    written += _write_rows(session, AliasRow, ("speaker_id", "name", "origin"), aliases)
    members = {(each.id, member) for each in speakers for member in each.members}
    written += _write_rows(session, MemberRow, ("group_id", "speaker_id"), members)
    written += settle_utterances(session)
    return written + _count_changed(session, _COUNT)


def _write_speakers(session: Session, speakers: Iterable[Speaker]) -> int:
    stored = {row.id: _columns(row) for row in session.exec(select(SpeakerRow))}
    wanted = {speaker.id: _columns(speaker) for speaker in speakers}
    new = [values for id, values in wanted.items() if id not in stored]
    changed = [values for id, values in wanted.items() if id in stored and stored[id] != values]
    moved = [id for id, values in stored.items() if wanted.get(id, {}).get("slug") != values["slug"]]
    # A new speaker may need the slug that another one just lost, and two may swap theirs.
    _run(session, _FREE_SLUG, [{"id": id} for id in moved])
    _run(session, _CHANGE_SPEAKER, changed)
    _run(session, insert(SpeakerRow), new)
    return len(changed) + len(new)


def _columns(speaker: SpeakerRow | Speaker) -> dict[str, Any]:
    return {name: getattr(speaker, name) for name in ("id", "name", "type", "role", "slug")}


def _write_persons(session: Session, speakers: Iterable[Speaker]) -> int:
    stored = dict(session.exec(select(PersonRow.id, PersonRow.speaker_id)).all())
    wanted = {person: speaker.id for speaker in speakers for person in speaker.persons}
    changed = [{"id": id, "speaker_id": wanted[id]} for id in stored if stored[id] != wanted[id]]
    _run(session, _CHANGE_PERSON, changed)
    return len(changed)


def _delete_stale(session: Session, speakers: Iterable[Speaker]) -> int:
    stale = set(session.exec(select(SpeakerRow.id))) - {speaker.id for speaker in speakers}
    _run(session, _DELETE_SPEAKER, [{"id": id} for id in stale])
    return len(stale)


def _write_rows(
    session: Session, table: type[SQLModel], names: Sequence[str], wanted: Collection[tuple[Any, ...]]
) -> int:
    """Make the table hold exactly the wanted values of the columns with these names."""
    columns = [getattr(table, name) for name in names]
    stored = {tuple(row) for row in session.connection().execute(select(*columns))}
    gone = [dict(zip(names, row, strict=True)) for row in stored.difference(wanted)]
    new = [dict(zip(names, row, strict=True)) for row in sorted(set(wanted) - stored)]
    these = and_(*(column == bindparam(name) for name, column in zip(names, columns, strict=True)))
    _run(session, delete(table).where(these), gone)
    _run(session, insert(table), new)
    return len(gone) + len(new)


def _run(session: Session, statement: Executable, values: Sequence[dict[str, Any]]) -> None:
    # On the connection: the session would look for tracked objects, of which there are none.
    if values:
        session.connection().execute(statement, values)


def _count_changed(session: Session, statement: Executable) -> int:
    return int(session.connection().execute(statement).rowcount)
