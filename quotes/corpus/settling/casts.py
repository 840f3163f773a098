"""The persons of each article of a portion, as the identity room wants them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pickle import loads

from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.labels import Labels
from quotes.corpus.settling.portions import Portion, portion_rows
from quotes.corpus.settling.same import Same
from quotes.identity.nodes import Nodes, nodes_of_singles
from quotes.identity.parts import is_joint, parts_of
from quotes.identity.speaker import ArticlePerson
from quotes.ids import id_choices
from quotes.store.columns import person_of, quote_ids

QUOTED = ("id", "article_id", "position", "text")
"""What a quotation's id is made of, and what it makes."""
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What all tasks must know, in a file beside the corpus; small, for it holds exceptions and numbers."""

    same: Same
    labels: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who speaks in an article: single persons, joint ones with their parts, and the quotations.

    A part that is made of its name alone has no id, all others have 0.
    """

    key: str
    singles: dict[ArticlePerson, Nodes]
    joints: dict[ArticlePerson, tuple[ArticlePerson, ...]]
    quotations: list[Row]


@cache
def known_at(place: Place) -> Known:
    """Return what was written for all tasks; a worker reads it once."""
    known: Known = loads(place.read())
    return known


def casts_of(out: Place, portion: Portion, same: Same, columns: tuple[str, ...] = ()) -> Iterator[Cast]:
    """Yield the cast of each article that no other replaces and in which somebody speaks.

    With `columns`, the quotations have them, too: `QUOTED` at least.
    """
    keys = {row["number"]: row["key"] for row in portion_rows(out, portion, "articles", ("number", "key"))}
    rows = portion_rows(out, portion, "quotes", ("number", "person", *columns))
    for number, of_article in groupby(rows, key=itemgetter("number")):
        order, found = (portion.number, number), list(of_article)
        key = same.keys.get(order, keys[number])
        if columns and key != keys[number]:
            found = _numbered_anew(key, found)
        quotations = [row for row in found if row["person"] is not None]
        if quotations and order not in same.replaced:
            yield _cast(key, quotations, same)


def _numbered_anew(key: str, rows: list[Row]) -> list[Row]:
    """Return the quotations with the ids of a database in which another article has the key of this one."""
    rows = sorted(rows, key=itemgetter("position"))
    ids = quote_ids(key, ((row["position"], row["text"]) for row in rows))
    article_id = next(id_choices("article", key))
    return [
        {**row, "quote_id": row["id"], "id": ids[row["position"]], "article_id": article_id} for row in rows
    ]


def _cast(key: str, quotations: list[Row], same: Same) -> Cast:
    persons = {person_in(key, row) for row in quotations}
    singles = [person for person in persons if not is_joint(person)]
    bodies = frozenset(same.bodies)
    joints = {person: parts_of(person, singles, bodies=bodies) for person in persons if is_joint(person)}
    parts = {part for found in joints.values() for part in found}
    return Cast(key=key, singles=nodes_of_singles(singles, parts), joints=joints, quotations=quotations)


def person_in(key: str, row: Row) -> ArticlePerson:
    """Return the person to whom a quotation of the article belongs."""
    return ArticlePerson(id=0, article=key, person=person_of(row["person"]))


def alike(person: ArticlePerson, nodes: Nodes) -> tuple[bytes, ArticlePerson]:
    """Return what stands for all persons like this one: a digest, and the person.

    It is without its article unless it matters which one that is.
    """
    if not nodes.is_single:
        person = replace(person, article="")
    told = repr((nodes.form, person.article, person.person))
    return blake2b(told.encode(), digest_size=_DIGEST_BYTES).digest(), person
