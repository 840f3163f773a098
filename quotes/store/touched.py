"""Finds what has to be settled anew: the persons near to what is new, changed, gone, judged or listed."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from quotes.identity.nodes import authority_nodes, body_nodes, judgement_nodes, member_node, named_nodes
from quotes.identity.parts import is_joint
from quotes.identity.speaker import ArticlePerson, Authority
from quotes.judgement import Judgement
from quotes.portions import portions
from quotes.store import rows
from quotes.store.authorities import stored_authorities
from quotes.store.forms import Connected, all_forms, forget_forms, give_forms, near
from quotes.store.judgements import name_judgements
from quotes.versions import settling_version

_NOTE_FIRST = text("""
    INSERT INTO settled (id, version)
    SELECT 1, :version
    WHERE NOT EXISTS (SELECT 1 FROM settled) AND NOT EXISTS (SELECT 1 FROM speakers WHERE id > 0)
          AND NOT EXISTS (SELECT 1 FROM persons WHERE form_id > 0)
""")
_UNSETTLED = text("SELECT what, value FROM unsettled")
_NOBODY = text("SELECT DISTINCT form_id FROM persons WHERE speaker_id IS NULL AND form_id IS NOT NULL")
# Persons that are alike count as one, unless it matters in which article they are.
_PERSONS = text("""
    SELECT min(id) AS id, group_concat(id) AS ids, count(*) AS articles, speaker_id,
           CASE WHEN single THEN (SELECT key FROM articles WHERE articles.id = article_id) ELSE '' END
               AS article,
           name, type, role, gender, aliases, members
    FROM (
        SELECT persons.*, is_single OR article_id IN (
            SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(:judged))) AS single
        FROM json_each(:forms) CROSS JOIN persons ON form_id = value)
    GROUP BY form_id, CASE WHEN single THEN id END, speaker_id, name, type, role, gender, aliases, members
""")
_NEW_BODIES = text("SELECT DISTINCT name FROM persons WHERE speaker_id IS NULL AND type = 'organisation'")
_BODIES = text("""
    SELECT DISTINCT form_names.key FROM json_each(:nodes) CROSS JOIN form_names ON form_names.key = value
    WHERE EXISTS (SELECT 1 FROM persons WHERE persons.form_id = form_names.form_id AND type = 'organisation'
                  AND members = '[]')
""")
_MEMBERS = text("SELECT speaker_id FROM members WHERE group_id IN (SELECT value FROM json_each(:groups))")
_NODES_AT_ONCE = 5_000  # from which portions start: fewer cost time, more only memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Persons that are alike: their ids, and the speaker that they are now."""

    ids: str
    speaker_id: int | None

    def __iter__(self) -> Iterator[int]:
        """Yield the ids of the persons."""
        return map(int, self.ids.split(","))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What is settled together, and the speakers that its persons were."""

    persons: tuple[ArticlePerson, ...]
    groups: dict[int, Group]
    authorities: tuple[Authority, ...]
    judgements: tuple[Judgement, ...]
    bodies: frozenset[str]
    speakers: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The nodes that are new or changed since the speakers were settled, and the speakers that lost somebody.

    With `whole`, that is everything. Authorities and judgements are all that there are.
    """

    nodes: frozenset[int]
    speakers: frozenset[int]
    authorities: tuple[Authority, ...]
    judgements: tuple[Judgement, ...]
    whole: bool


def find_changes(session: Session, *, whole: bool) -> Changes:
    """Return what changed; everything, too, where the speakers were settled by another version."""
    if whole or not _is_up_to_date(session):
        forget_forms(session)
        whole = True
    changed = give_forms(session)
    nodes, speakers = _unsettled(session)
    if whole:
        changed = all_forms(session)
    else:
        changed |= nodes | set(session.connection().execute(_NOBODY).scalars())
        changed |= _new_members(session)
    return Changes(
        nodes=frozenset(changed),
        speakers=frozenset(speakers | _members(session, speakers)),
        authorities=stored_authorities(session),
        judgements=name_judgements(session),
        whole=whole,
    )


def touched(session: Session, changes: Changes) -> Iterator[Touched]:
    """Yield what is near to the changes, in portions that have nothing to do with each other."""
    groups = [*map(authority_nodes, changes.authorities), *map(judgement_nodes, changes.judgements)]
    connected, first = Connected(groups), len(changes.authorities)
    left = set(changes.nodes)
    for seeds in portions(sorted(changes.nodes), _NODES_AT_ONCE):
        if not left.isdisjoint(seeds):
            forms, through = near(session, left.intersection(seeds), connected)
            left -= forms
            yield _touched(
                session,
                forms,
                tuple(each for number, each in enumerate(changes.authorities) if number in through),
                tuple(
                    each for number, each in enumerate(changes.judgements, start=first) if number in through
                ),
            )


def everything(session: Session, changes: Changes) -> Touched:
    """Return all that can be settled, as one."""
    return _touched(session, all_forms(session), changes.authorities, changes.judgements)


def forget_changes(session: Session) -> None:
    """Note that all is settled."""
    connection = session.connection()
    connection.exec_driver_sql("DELETE FROM unsettled")
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO settled (id, version) VALUES (1, ?)", (settling_version(),)
    )


def note_first(session: Session) -> None:
    """Note this version where nobody has a speaker or a form yet: its forms need not be made again."""
    session.connection().execute(_NOTE_FIRST, {"version": settling_version()})


def _is_up_to_date(session: Session) -> bool:
    found = session.connection().exec_driver_sql("SELECT version FROM settled").scalars().all()
    return found == [settling_version()]


def _unsettled(session: Session) -> tuple[set[int], set[int]]:
    """Return the nodes that changed, and the speakers that lost somebody."""
    nodes: set[int] = set()
    speakers: set[int] = set()
    for what, value in session.connection().execute(_UNSETTLED):
        if what == "form":
            nodes.add(int(value))
        elif what == "body":
            nodes.add(member_node(value))
        elif what == "name":
            nodes |= named_nodes(value)
        else:
            speakers.add(int(value))
    return nodes, speakers


def _new_members(session: Session) -> set[int]:
    """Return the nodes of joint speakers of which a part may be a body, now that there is one of the name."""
    return set(map(member_node, session.connection().execute(_NEW_BODIES).scalars()))


def _touched(
    session: Session,
    forms: Collection[int],
    authorities: tuple[Authority, ...],
    judgements: tuple[Judgement, ...],
) -> Touched:
    judged = {article for each in judgements for article in (each.article, each.object_article) if article}
    asked = {"forms": json.dumps(sorted(forms)), "judged": json.dumps(sorted(judged))}
    found = session.connection().execute(_PERSONS, asked).all()
    persons = tuple(
        ArticlePerson(id=row.id, article=row.article, person=rows.person_value(row), count=row.articles)
        for row in found
    )
    groups = {row.id: Group(ids=row.ids, speaker_id=row.speaker_id) for row in found}
    old = {row.speaker_id for row in found if row.speaker_id is not None}
    return Touched(
        persons=persons,
        groups=groups,
        authorities=authorities,
        judgements=judgements,
        bodies=_bodies(session, persons),
        speakers=frozenset(old | _members(session, old)),
    )


def _bodies(session: Session, persons: Iterable[ArticlePerson]) -> frozenset[str]:
    """Return the parts of joint speakers whose names are a body's in any article."""
    named = dict(body_nodes(filter(is_joint, persons)))
    if not named:
        return frozenset()
    found = session.connection().execute(_BODIES, {"nodes": json.dumps(sorted(named))}).scalars()
    return frozenset(named[node] for node in found)


def _members(session: Session, speakers: Collection[int]) -> set[int]:
    """Return who is a part of these joint speakers."""
    found = session.connection().execute(_MEMBERS, {"groups": json.dumps(sorted(speakers))})
    return set(found.scalars())
