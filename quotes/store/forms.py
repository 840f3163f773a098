"""Keeps what ties persons to each other (`quotes.identity.nodes`): made once for each, when it is new."""

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

from quotes.identity.nodes import Nodes, nodes_of
from quotes.identity.speaker import ArticlePerson
from quotes.portions import portions
from quotes.store import rows
from quotes.store.statements import run_each

_WITHOUT_FORM = text("SELECT DISTINCT article_id FROM persons WHERE form_id IS NULL ORDER BY article_id")
_OF_ARTICLES = text("""
    SELECT persons.id, article_id, articles.key, name, persons.type, role, gender, aliases, members
    FROM json_each(:articles) CROSS JOIN persons ON article_id = value
         JOIN articles ON articles.id = article_id
    ORDER BY article_id
""")
_GIVE = "UPDATE persons SET form_id = :form, is_single = :is_single WHERE id = :id"
_KEEP_KEY = "INSERT OR IGNORE INTO form_keys (key, form_id) VALUES (:key, :form)"
_KEEP_NAME = "INSERT OR IGNORE INTO form_names (key, form_id) VALUES (:key, :form)"
_NEAR = text("""
    SELECT key FROM form_keys WHERE form_id IN (SELECT value FROM json_each(:nodes))
    UNION SELECT form_id FROM form_keys WHERE key IN (SELECT value FROM json_each(:nodes))
    UNION SELECT form_id FROM form_names WHERE key IN (SELECT value FROM json_each(:nodes))
""")
_NAMES = text("SELECT DISTINCT key FROM form_names WHERE form_id IN (SELECT value FROM json_each(:nodes))")
_FORGET = ("form_keys", "form_names", "unsettled", "settled")
_DROP_EMPTY = """
    DELETE FROM {table} WHERE form_id IN (SELECT CAST(value AS INTEGER) FROM unsettled WHERE what = 'form')
    AND NOT EXISTS (SELECT 1 FROM persons WHERE persons.form_id = {table}.form_id)
"""
_AT_ONCE = 500  # articles whose persons are given their forms together: fewer cost time, more only memory


def give_forms(session: Session) -> set[int]:
    """Give a form to each person that has none and return these forms."""
    given: set[int] = set()
    # Known in whole before it is written: a row that is updated could come a second time.
    articles = session.connection().execute(_WITHOUT_FORM).scalars().all()
    for some in portions(articles, _AT_ONCE):
        found = session.connection().execute(_OF_ARTICLES, {"articles": json.dumps(some)}).all()
        by_article = groupby(found, key=attrgetter("article_id"))
        made = {id: nodes for _, persons in by_article for id, nodes in _nodes(persons).items()}
        _keep(session, made)
        given |= {nodes.form for nodes in made.values()}
    return given


def forget_forms(session: Session) -> None:
    """Forget all that can be made anew from the persons, and let all speakers be settled."""
    connection = session.connection()
    for table in _FORGET:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("UPDATE persons SET form_id = NULL")
    connection.exec_driver_sql("INSERT INTO unsettled SELECT 'speaker', id FROM speakers")


class Connected:
    """Groups of nodes that lists' entries and judgements connect, by their numbers, which are their order."""

    def __init__(self, groups: Iterable[frozenset[int]]) -> None:
        self._groups = list(groups)
        self._by_node: dict[int, list[int]] = {}
        for number, group in enumerate(self._groups):
            for node in group:
                self._by_node.setdefault(node, []).append(number)

    def among(self, nodes: Iterable[int]) -> set[int]:
        """Return those of the nodes that are in a group."""
        return self._by_node.keys() & nodes

    def numbers(self, nodes: Iterable[int]) -> set[int]:
        """Return the numbers of the groups in which one of the nodes is."""
        return {number for node in nodes for number in self._by_node.get(node, ())}

    def nodes(self, numbers: Iterable[int]) -> set[int]:
        """Return the nodes of the groups of these numbers."""
        return set().union(*(self._groups[number] for number in numbers))


def near(session: Session, nodes: Collection[int], connected: Connected) -> tuple[set[int], set[int]]:
    """Return all nodes that a path leads to, and the numbers of the groups that it leads through."""
    seen, through, front = set(nodes), set[int](), set(nodes)
    while front:
        asked = {"nodes": json.dumps(sorted(front))}
        new = set(session.connection().execute(_NEAR, asked).scalars())
        new |= connected.among(set(session.connection().execute(_NAMES, asked).scalars()))
        numbers = connected.numbers(front | new) - through
        new |= connected.nodes(numbers)
        through |= numbers
        front = new - seen
        seen |= new
    return seen, through


def all_forms(session: Session) -> set[int]:
    """Return the forms of all persons."""
    found = session.connection().exec_driver_sql("SELECT DISTINCT form_id FROM persons WHERE form_id > 0")
    return set(found.scalars())


def drop_empty(session: Session) -> None:
    """Drop what was kept of forms that no person has any more."""
    for table in ("form_keys", "form_names"):
        session.connection().exec_driver_sql(_DROP_EMPTY.format(table=table))


def _nodes(persons: Iterable[Row[Any]]) -> dict[int, Nodes]:
    return nodes_of(
        [ArticlePerson(id=row.id, article=row.key, person=rows.person_value(row)) for row in persons]
    )


def _keep(session: Session, made: Mapping[int, Nodes]) -> None:
    given = [{"id": id, "form": nodes.form, "is_single": int(nodes.is_single)} for id, nodes in made.items()]
    run_each(session, _GIVE, given)
    keys = {(key, nodes.form) for nodes in made.values() for key in nodes.keys}
    names = {(key, nodes.form) for nodes in made.values() for key in nodes.names}
    for statement, pairs in ((_KEEP_KEY, keys), (_KEEP_NAME, names)):
        run_each(session, statement, [{"key": key, "form": form} for key, form in sorted(pairs)])
