"""Renamed people: a name borne at another time counts in all articles once an article tells whose it is.

*Jane Roe, née Doe* in one article makes the *Jane Doe* of all others Roe, **unless it is told of two
people, or an article has both as two**.
"""

from collections.abc import Iterable, Mapping, Sequence

from quotes.coref.person import Person
from quotes.identity.clusters import Link
from quotes.identity.compare import role_fields
from quotes.identity.forms import Form
from quotes.identity.names import Name, parse_name
from quotes.identity.speaker import ArticlePerson

Persons = Mapping[Form, Sequence[ArticlePerson]]


def other_names(person: Person) -> tuple[str, ...]:
    """Return the full names that the article says the person had at another time.

    Only where it says so has one person two that differ in the family or in the given name alone; of a name
    that is left out in part all words are in the other.
    """
    own = parse_name(person.name)
    aliases = () if person.type != "person" else person.aliases
    return tuple(alias for alias in aliases if _is_other(own, parse_name(alias)))


def _is_other(own: Name, other: Name) -> bool:
    if not own.given:
        return other.is_full and own.spelling != other.spelling
    if not other.is_full or (own.given_class == other.given_class) == (own.spelling == other.spelling):
        return False
    if own.given[0] == other.given[0] and own.spelling == other.spelling:
        return False  # *J. D.* and *James*, *Tom* and *Thom* may be spellings that nothing tells apart
    return not set(own.words) <= set(other.words) and not set(other.words) <= set(own.words)


def renamed_links(by_form: Persons, owners: Mapping[Form, Form]) -> list[Link]:
    """Return links between people and the names that they bore; not across two authorities."""
    named: dict[str, list[Form]] = {}
    for form in by_form:
        if form.sort == "person" and not form.article:
            named.setdefault(form.key, []).append(form)
    return sorted(
        (one, others[0])
        for key, tellers in _told(by_form).items()
        if len(others := named.get(key, [])) == 1 and _is_one(tellers)
        for one in tellers
        if _may_be_one(one, others[0], by_form, owners)
    )


def _told(by_form: Persons) -> dict[str, set[Form]]:
    """Return for each folded name whose it is said to have been."""
    told: dict[str, set[Form]] = {}
    for form, persons in by_form.items():
        for name in {name for each in persons for name in other_names(each.person)}:
            told.setdefault(parse_name(name).key, set()).add(form)
    return told


def _is_one(forms: Iterable[Form]) -> bool:
    """Tell whether the names may all be one person's: a family name, and at most one sort of given name."""
    names = [parse_name(form.key) for form in forms]
    return len({name.spelling for name in names}) == 1 >= len({n.given_class for n in names if n.given})


def _may_be_one(one: Form, other: Form, by_form: Persons, owners: Mapping[Form, Form]) -> bool:
    if one in owners and other in owners and owners[one] != owners[other]:
        return False
    articles = [{each.article for each in by_form[form] if each.article} for form in (one, other)]
    fields = [_fields(by_form[form]) for form in (one, other)]
    return articles[0].isdisjoint(articles[1]) and not (fields[0] and fields[1] and not fields[0] & fields[1])


def _fields(persons: Iterable[ArticlePerson]) -> frozenset[str]:
    return frozenset().union(*(role_fields(each.person.role) for each in persons))
