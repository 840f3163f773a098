"""Offices: a family name with an office that one person holds is whoever has both in full in other articles.

*President Ruiz* of one article is the *Ana Ruiz, president* of the others, **unless several of that name have
held the office, or an article has both as two**. *Senator Ruiz* is not: there may be another.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from quotes.coref.person import Person
from quotes.identity.clusters import Link
from quotes.identity.compare import compare
from quotes.identity.forms import Form
from quotes.identity.names import fold, parse_name
from quotes.identity.speaker import ArticlePerson
from quotes.lexicon import words

Persons = Mapping[Form, Sequence[ArticlePerson]]


def office_of(person: Person) -> str | None:
    """Return the office, with its country if given, that only one person holds: *president of velm*.

    None for an office of a body: *the union's president*, *president of the harbour board*.
    """
    office, of, land = fold(person.role or "").partition(" of ")
    before, name = _split(office)
    told = {*before, *land.split()}
    if person.type != "person" or name is None or told & words("organisation_nouns"):
        return None
    return f"{name}{of}{land}"


def _split(office: str) -> tuple[list[str], str | None]:
    """Return the words before the office, and the office: *the former vice president*."""
    tokens = office.split()
    for length in (2, 1):
        name = " ".join(tokens[-length:])
        if name in words("sole_offices"):
            return tokens[:-length], name
    return tokens, None


def title_of(person: Person) -> tuple[str, str] | None:
    """Return the office without its country, and the family name: what holders have in common."""
    office, name = office_of(person), parse_name(person.name)
    if office is None or not (name.is_full or not name.given):
        return None
    return office.partition(" of ")[0], name.spelling


def office_links(by_form: Persons, owners: Mapping[Form, Form]) -> list[Link]:
    """Return links from the family names that articles give with an office to those who hold it elsewhere."""
    holders: dict[tuple[str, str], set[Form]] = {}
    asked: dict[Form, tuple[str, str]] = {}
    for form, persons in by_form.items():
        if form.sort == "person":
            for title in {title for each in persons if (title := title_of(each.person)) is not None}:
                if form.article:
                    asked[form] = title
                else:
                    holders.setdefault(title, set()).add(form)
    return sorted(
        (min(named), form)
        for form, title in asked.items()
        if _are_one(named := holders.get(title, set()), owners)
        and _may_hold(form, named, by_form)
        and form not in owners
    )


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
    lands = {land for each in (*persons, *by_form[form]) if (land := _land(each.person))}
    return len(lands) < 2 and form.article not in {each.article for each in persons}


def _land(person: Person) -> str:
    return (office_of(person) or "").partition(" of ")[2]
