"""Joint speakers: who the parts of *Grassley and Leahy* are."""

from collections import Counter
from collections.abc import Iterable, Sequence

from quotes.coref.person import Person
from quotes.identity.forms import name_key, sort_of
from quotes.identity.names import body_key, parse_name
from quotes.identity.speaker import ArticlePerson


def is_joint(person: ArticlePerson) -> bool:
    """Tell whether the person stands for several that are named."""
    return person.person.type == "group" and len(person.person.members) > 1


def parts_of(
    joint: ArticlePerson, others: Sequence[ArticlePerson], *, bodies: frozenset[str]
) -> tuple[ArticlePerson, ...]:
    """Return the parts of a joint speaker, each one of the `others` of the article or made from its name.

    `bodies` are folded names that are a body's elsewhere: nothing in *the Kremlin and Kyiv* tells.
    """
    return tuple(
        _in_article(member, others) or _made(member, joint.article, bodies) for member in joint.person.members
    )


def joint_name(orders: Iterable[tuple[str, ...]]) -> str:
    """Return the name of a joint speaker: its parts' names in the order that most articles give.

    >>> joint_name([("Ana Ruiz", "Bo Lund")])
    'Ana Ruiz and Bo Lund'
    """
    counts = Counter(orders)
    names = min(counts, key=lambda order: (-counts[order], order))
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _in_article(member: str, others: Sequence[ArticlePerson]) -> ArticlePerson | None:
    named = [other for other in others if _is_named(other.person, member)]
    if not named:
        named = [other for other in others if _has_family_name(other.person, member)]
    return named[0] if len(named) == 1 else None


def _is_named(person: Person, member: str) -> bool:
    sort = sort_of(person.type)
    key = name_key(sort, member)
    return any(name_key(sort, name) == key for name in (person.name, *person.aliases))


def _has_family_name(person: Person, member: str) -> bool:
    name = parse_name(member)
    return person.type == "person" and not name.given and parse_name(person.name).family == name.family


def _made(member: str, article: str, bodies: frozenset[str]) -> ArticlePerson:
    is_body = body_key(member) in bodies or member.casefold().startswith("the ")
    person = Person(name=member, type="organisation" if is_body else "person")
    return ArticlePerson(id=None, article=article, person=person)
