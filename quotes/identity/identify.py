"""Persons of articles in, speakers across articles out. The result depends on nothing else, least on order.

`Ana Ruiz` of one article and `Dr. Ana B. Ruiz` of another come out as one speaker with one id.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.coref.person import Person
from quotes.identity.canonical import (
    canonical_name,
    plain_slug,
    speaker_aliases,
    speaker_role,
    speaker_type,
    with_slugs,
)
from quotes.identity.claims import claims_of
from quotes.identity.found import Found, find_speakers, stable_keys
from quotes.identity.names import body_key
from quotes.identity.parts import is_joint, joint_name, parts_of
from quotes.identity.speaker import ArticlePerson, Authority, Speaker
from quotes.ids import free_id, id_choices
from quotes.judgement import Judgement

Parts = Sequence[tuple[ArticlePerson, tuple[ArticlePerson, ...]]]
"""Joint persons, each with the persons that it consists of."""
Joint = tuple[ArticlePerson, tuple[Speaker, ...]]
"""A joint person and the speakers that its parts are, in the article's order."""


def identify(
    persons: Iterable[ArticlePerson],
    *,
    authorities: Iterable[Authority] = (),
    judgements: Collection[Judgement] = (),
) -> tuple[Speaker, ...]:
    """Return the speakers, sorted by id. Each person is in exactly one of them."""
    everybody = list(persons)
    bodies = frozenset(map(body_name, filter(is_body, everybody)))
    return with_slugs(
        speakers_among(everybody, authorities=authorities, judgements=judgements, bodies=bodies)
    )


def is_body(person: ArticlePerson) -> bool:
    """Tell whether the person is a body of which a joint speaker may name another time."""
    return person.person.type == "organisation" and not is_joint(person)


def body_name(person: ArticlePerson) -> str:
    """Return the folded name of a body."""
    return body_key(person.person.name)


def speakers_among(
    persons: Iterable[ArticlePerson],
    *,
    authorities: Iterable[Authority],
    judgements: Collection[Judgement],
    bodies: frozenset[str],
) -> list[Speaker]:
    """Return the speakers without their slugs, which depend on all others, too.

    Persons that can have to do with each other (`quotes.identity.nodes`) must come together, and with the
    authorities and judgements about them. `bodies` are folded names that are a body's in any article.
    """
    everybody = sorted(persons, key=_order)
    singles = [person for person in everybody if not is_joint(person)]
    joints = _with_parts([person for person in everybody if is_joint(person)], singles, bodies)
    made = [part for _, parts in joints for part in parts if part.id is None]
    found = find_speakers([*singles, *made], claims_of(authorities), judgements)
    speakers = _speakers(found)
    by_id = {each.id: each for each in (*speakers, *_joint_speakers(found, speakers, joints))}
    return list(by_id.values())


def speakers_of_singles(persons: Iterable[ArticlePerson]) -> list[Speaker]:
    """Return the speakers, without their slugs, among persons of whom none is joint.

    Whoever can have to do with each other must come together: those whom `nodes_of_singles` connects.
    """
    return _speakers(find_speakers(sorted(persons, key=_order), claims_of(()), ()))


def _order(person: ArticlePerson) -> tuple[str, str, str, int]:
    return (person.article, person.person.name, person.person.type, person.id or 0)


def _with_parts(
    joints: Iterable[ArticlePerson], singles: Sequence[ArticlePerson], bodies: frozenset[str]
) -> Parts:
    by_article: dict[str, list[ArticlePerson]] = {}
    for person in singles:
        by_article.setdefault(person.article, []).append(person)
    return [(joint, parts_of(joint, by_article.get(joint.article, []), bodies=bodies)) for joint in joints]


def _speakers(found: Sequence[Found]) -> list[Speaker]:
    taken: set[int] = set()
    speakers = []
    for each, key in zip(found, stable_keys(found), strict=True):
        id = free_id(id_choices("speaker", key), taken.__contains__)
        taken.add(id)
        speakers.append(_speaker(each, id))
    return speakers


def _speaker(found: Found, id: int) -> Speaker:
    persons: Counter[Person] = Counter()
    for each in found.persons:
        persons[each.person] += each.count
    name = canonical_name(persons, found.authority, found.judged)
    return Speaker(
        id=id,
        name=name,
        type=speaker_type(persons, found.authority, found.judged),
        plain_slug=plain_slug(name) if found.is_everywhere else None,
        role=speaker_role(persons, found.authority),
        aliases=speaker_aliases(name, persons, found.authority, found.judged),
        persons=_row_ids(found.persons),
    )


def _row_ids(persons: Iterable[ArticlePerson]) -> tuple[int, ...]:
    return tuple(sorted(person.id for person in persons if person.id is not None))


def _joint_speakers(found: Sequence[Found], speakers: Sequence[Speaker], joints: Parts) -> list[Speaker]:
    """Return one joint speaker for each set of members.

    Where all parts turn out to be one speaker, it is returned anew with the joint words added to its own.
    """
    if not joints:
        return []
    speaker_of = {
        person: speaker for each, speaker in zip(found, speakers, strict=True) for person in each.persons
    }
    taken = {speaker.id for speaker in speakers}
    groups: dict[tuple[int, ...], list[Joint]] = {}
    for joint, parts in joints:
        members = tuple({speaker_of[part].id: speaker_of[part] for part in parts}.values())
        groups.setdefault(tuple(sorted(member.id for member in members)), []).append((joint, members))
    return [joint_speaker(ids, group, taken) for ids, group in groups.items()]


def joint_speaker(ids: tuple[int, ...], group: Sequence[Joint], taken: Collection[int]) -> Speaker:
    """Return the joint speaker of those members, without its slug, with a number that is not taken."""
    persons = _row_ids(joint for joint, _ in group)
    members = group[0][1]
    if len(ids) == 1:
        return replace(members[0], persons=tuple(sorted((*members[0].persons, *persons))))
    name = joint_name(tuple(member.name for member in members) for _, members in group)
    values = Counter(joint.person for joint, _ in group)
    is_everywhere = all(member.plain_slug is not None for member in members)
    return Speaker(
        id=free_id(joint_ids(ids), taken.__contains__),
        name=name,
        type="group",
        plain_slug=plain_slug(name) if is_everywhere else None,
        role=speaker_role(values, None),
        aliases=speaker_aliases(name, values, None),
        members=ids,
        persons=persons,
    )


def joint_ids(members: tuple[int, ...]) -> Iterator[int]:
    """Yield the ids that the joint speaker of those members, sorted, may have, best choice first."""
    return id_choices("speaker", "joint", *members)
