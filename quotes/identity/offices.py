"""Offices: a family name with an office that one person holds is whoever has both in full in other articles.

*President Ruiz* of one article is the *Ana Ruiz, president* of the others, **unless several of that name have
held the office, or an article has both as two**. *Senator Ruiz* is not: there may be another.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from os.path import commonprefix
from typing import TypeAlias

from quotes.coref.person import Person
from quotes.identity.clusters import Link
from quotes.identity.compare import compare
from quotes.identity.forms import Form
from quotes.identity.names import fold, parse_name
from quotes.identity.speaker import ArticlePerson
from quotes.lexicon import words

Persons: TypeAlias = Mapping[Form, Sequence[ArticlePerson]]
Title: TypeAlias = tuple[str, str]
"""An office without its country, and the family name of who holds it."""

# The adjective of a country: *Mexican*, *Chinese*, *Polish*; *Barcelona* and *deputy* are none.
_OF_LAND = re.compile(r"\w+(?:an|ese|ish)")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person of a country holds at a time; `land` is empty where it is not given."""

    name: str
    land: str


def office_of(person: Person) -> Office | None:
    """Return the office in a person's role: *president of Velm*, *the former Velmish president*.

    None for another's (*deputy prime minister*) and for a body's (*union president*).
    """
    role, _, land = fold(person.role or "").partition(" of ")
    tokens = role.split()
    counts = (count for count in (2, 1) if " ".join(tokens[-count:]) in words("sole_offices"))
    count = next(counts, None)
    if person.type != "person" or count is None or set(land.split()) & words("organisation_nouns"):
        return None
    before = [word for word in tokens[:-count] if word not in words("before_offices")]
    if len(before) > 1 or before and (land or not _OF_LAND.fullmatch(before[0])):
        return None
    return Office(" ".join(tokens[-count:]), land or "".join(before))


def title_of(person: Person) -> Title | None:
    """Return the title of somebody who is named in full or by the family name alone."""
    office, name = office_of(person), parse_name(person.name)
    if office is None or not (name.is_full or not name.given):
        return None
    return office.name, name.spelling


def office_links(by_form: Persons, owners: Mapping[Form, Form]) -> list[Link]:
    """Return links from the family names that articles give with an office to those who hold it elsewhere."""
    titles = {form: _titles(persons) for form, persons in by_form.items() if form.sort == "person"}
    holders: dict[Title, set[Form]] = {}
    for holder in (form for form in titles if not form.article):
        for title in titles[holder]:
            holders.setdefault(title, set()).add(holder)
    return sorted(
        (min(named), form)
        for form, held in titles.items()
        if form.article and form not in owners and len(held) == 1
        for named in [holders.get(min(held), set())]
        if _are_one(named, owners) and _may_hold(form, named, by_form)
    )


def _titles(persons: Iterable[ArticlePerson]) -> set[Title]:
    return {title for each in persons if (title := title_of(each.person)) is not None}


def _are_one(holders: Iterable[Form], owners: Mapping[Form, Form]) -> bool:
    """Tell whether there is a holder, and all of them may be one person."""
    people = sorted(holders)
    agree = all(
        compare(parse_name(one.key), parse_name(other.key)).verdict == "same" and one.field == other.field
        for one, other in combinations(people, 2)
    )
    return bool(people) and agree and len({owners[form] for form in people if form in owners}) < 2


def _may_hold(form: Form, holders: Iterable[Form], by_form: Persons) -> bool:
    """Tell whether no article has both as two, and the countries that are given are one."""
    persons = [each for holder in holders for each in by_form[holder]]
    offices = {office_of(each.person) for each in (*persons, *by_form[form])}
    lands = sorted({office.land for office in offices if office is not None and office.land})
    one_land = all(_is_one_land(*pair) for pair in combinations(lands, 2))
    return one_land and form.article not in {each.article for each in persons}


def _is_one_land(one: str, other: str) -> bool:
    """Tell whether *Mexico* and *Mexican* name one country: all letters but one of the shorter agree."""
    return len(commonprefix([one, other])) >= max(4, min(len(one), len(other)) - 1) and " " not in one + other
