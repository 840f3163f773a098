"""Nodes: what ties persons together, as numbers, so that only what is near to something new is settled anew.

**Persons that no path of nodes connects can have nothing to do with each other**: neither be one speaker,
nor be kept from it, nor be parts of one joint speaker. A node too many costs time and changes nothing; one
that is missing would make the speakers depend on the order of the articles. So where parts of a joint speaker
may turn out to be people or bodies, they count as both, and two names of one number do no harm.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.identity.acronyms import introduced_acronym, written_acronym
from quotes.identity.forms import Form, form_of, name_key
from quotes.identity.identify import body_name, is_body
from quotes.identity.links import judged_keys
from quotes.identity.names import body_key, parse_name, written_key
from quotes.identity.offices import title_of
from quotes.identity.parts import is_joint, parts_of
from quotes.identity.renamed import other_names
from quotes.identity.speaker import ArticlePerson, Authority
from quotes.ids import id_choices
from quotes.judgement import Judgement

_REMEMBERED = 20_000  # names are mostly those of the articles before, and 100,000 would take 100 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """What ties a person to others.

    `form` is its name (in its article, where the name means somebody else in the next). Whoever shares one
    of `keys` may be the same; `names` are those under which lists and judgements may ask for it.
    `is_single` tells that it matters in which article the person is.
    """

    form: int
    keys: frozenset[int]
    names: frozenset[int]
    is_single: bool


def nodes_of(persons: Sequence[ArticlePerson]) -> dict[int, Nodes]:
    """Return the nodes of all persons of one article, by their ids."""
    singles = [person for person in persons if not is_joint(person)]
    joint_parts = {joint: _parts(joint, singles) for joint in persons if is_joint(joint)}
    named = {part for parts in joint_parts.values() for part in parts}
    found = nodes_of_singles(singles, named)
    found |= {joint: _nodes_of_joint(joint, parts) for joint, parts in joint_parts.items()}
    return {person.id: nodes for person, nodes in found.items() if person.id is not None}


def nodes_of_singles(
    persons: Iterable[ArticlePerson], parts: Collection[ArticlePerson]
) -> dict[ArticlePerson, Nodes]:
    """Return the nodes of one article's persons of whom none is joint, and of the parts of those that are."""
    everybody = {*persons, *parts}
    met = Counter(node for person in everybody for node in _likenesses(form_of(person)))
    return {person: _nodes_of_one(person, is_part=person in parts, met=met) for person in everybody}


def _parts(joint: ArticlePerson, others: Sequence[ArticlePerson]) -> tuple[ArticlePerson, ...]:
    """Return whoever the parts may be: of those that the article does not tell, as a person and as a body."""
    bodies = frozenset(map(body_key, joint.person.members))
    return (*parts_of(joint, others, bodies=frozenset()), *parts_of(joint, others, bodies=bodies))


def _nodes_of_one(person: ArticlePerson, *, is_part: bool, met: Counter[int]) -> Nodes:
    form, name = form_of(person), person.person.name
    block = _block(form)
    keys = {*_acronyms(person), *map(_block_of, other_names(person.person)), *_titles(person)}
    keys |= set() if block is None else {block}
    names = {*_names(name), _number("name", form.key)}
    if is_body(person):
        names.add(_number("body", body_name(person)))
    if not parse_name(name).is_full:
        names |= {_number("name", written_key(alias)) for alias in person.person.aliases}
    is_single = bool(form.article) or is_part or any(met[node] > 1 for node in _likenesses(form))
    return Nodes(form=_form_node(form), keys=frozenset(keys), names=frozenset(names), is_single=is_single)


def _nodes_of_joint(joint: ArticlePerson, parts: Sequence[ArticlePerson]) -> Nodes:
    forms = {form_of(part) for part in parts}
    blocks = {block for form in forms if (block := _block(form)) is not None}
    members = joint.person.members
    names = {name for member in members for name in _names(member)} | {
        _number("member", body_key(member)) for member in members
    }
    own = replace(form_of(joint), article=joint.article, field="joint")
    return Nodes(
        form=_form_node(own),
        keys=frozenset(blocks).union(map(_form_node, forms), *map(_acronyms, parts)),
        names=frozenset(names),
        is_single=True,
    )


def named_nodes(name: str) -> frozenset[int]:
    """Return the nodes that a list's or a judgement's name touches."""
    forms = [Form(sort, name_key(sort, name)) for sort in ("person", "body", "unnamed")]
    return _names(name) | {_form_node(form) for form in forms} | {_block_of(name)}


def authority_nodes(authority: Authority) -> frozenset[int]:
    """Return the nodes that a list's entry connects."""
    return frozenset().union(*map(named_nodes, (authority.name, *authority.aliases)))


def judgement_nodes(judgement: Judgement) -> frozenset[int]:
    """Return the nodes that a decision about names connects."""
    return named_nodes(judgement.subject) | named_nodes(judgement.object or "")


def member_node(body: str) -> int:
    """Return the node of the joint speakers with a part of that name, which is now, or no more, a body's."""
    return _number("member", body_key(body))


def body_nodes(joints: Iterable[ArticlePerson]) -> Iterator[tuple[int, str]]:
    """Yield for each part of joint speakers the node that tells whether it is a body, and its folded name."""
    for joint in joints:
        for member in joint.person.members:
            yield _number("body", body_key(member)), body_key(member)


@lru_cache(maxsize=_REMEMBERED)
def _names(name: str) -> frozenset[int]:
    return frozenset(_number("name", key) for key in judged_keys(name))


def _acronyms(person: ArticlePerson) -> set[int]:
    letters = (introduced_acronym(person), written_acronym(person))
    return {_number("acronym", each) for each in letters if each is not None}


def _titles(person: ArticlePerson) -> set[int]:
    title = title_of(person.person)
    return set() if title is None else {_number("title", *title)}


def _block(form: Form) -> int | None:
    """Return the node of the names that are compared with the form, None where none are."""
    return None if form.sort != "person" or form.article else _block_of(form.key)


def _likenesses(form: Form) -> frozenset[int]:
    """Return numbers of which people share one if they may turn out to be one; then it matters who met whom.

    Names agree in both the given and the family name, or an article tells that one of the two was another.
    """
    return _likenesses_of(form.key) if form.sort == "person" else frozenset()


@lru_cache(maxsize=_REMEMBERED)
def _likenesses_of(name: str) -> frozenset[int]:
    parsed = parse_name(name)
    family = _number("family", parsed.spelling)
    return frozenset((_block_of(name), _number("given", parsed.given_class), family))


@lru_cache(maxsize=_REMEMBERED)
def _block_of(name: str) -> int:
    return _number("block", parse_name(name).block)


def _form_node(form: Form) -> int:
    return _number("form", form.sort, form.key, form.article, form.field)


@lru_cache(maxsize=_REMEMBERED)
def _number(*parts: str) -> int:
    return next(id_choices(*parts))
