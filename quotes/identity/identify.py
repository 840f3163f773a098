"""Persons of articles in, speakers across articles out. The result depends on nothing else, least on order.

`Ana Ruiz` of one article and `Dr. Ana B. Ruiz` of another come out as one speaker with one id.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from quotes.identity.canonical import (
    TYPES,
    canonical_name,
    slugs,
    speaker_aliases,
    speaker_role,
    speaker_type,
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
    everybody = sorted(persons, key=_order)
    singles = [person for person in everybody if not is_joint(person)]
    joints = _with_parts([person for person in everybody if is_joint(person)], singles)
    made = [part for _, parts in joints for part in parts if part.id is None]
    found = find_speakers([*singles, *made], claims_of(authorities), judgements)
    speakers = _speakers(found)
    by_id = {each.id: each for each in (*speakers, *_joint_speakers(found, speakers, joints))}
    everywhere = {speaker.id for each, speaker in zip(found, speakers, strict=True) if each.is_everywhere}
    return _with_slugs(by_id.values(), everywhere)


def _order(person: ArticlePerson) -> tuple[str, str, str, int]:
    return (person.article, person.person.name, person.person.type, person.id or 0)


def _with_parts(joints: Iterable[ArticlePerson], singles: Sequence[ArticlePerson]) -> Parts:
    by_article: dict[str, list[ArticlePerson]] = {}
    for person in singles:
        by_article.setdefault(person.article, []).append(person)
    bodies = frozenset(body_key(each.person.name) for each in singles if each.person.type == "organisation")
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
    persons = [each.person for each in found.persons]
    name = canonical_name(persons, found.authority, found.judged)
    return Speaker(
        id=id,
        name=name,
        type=speaker_type(persons, found.authority, found.judged),
        slug="",
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
    return [_joint_speaker(ids, group, taken) for ids, group in groups.items()]


def _joint_speaker(ids: tuple[int, ...], group: Sequence[Joint], taken: Collection[int]) -> Speaker:
    persons = _row_ids(joint for joint, _ in group)
    if len(ids) == 1:
        alone = group[0][1][0]
        return replace(alone, persons=tuple(sorted((*alone.persons, *persons))))
    name = joint_name(tuple(member.name for member in members) for _, members in group)
    values = [joint.person for joint, _ in group]
    return Speaker(
        id=free_id(id_choices("speaker", "joint", *ids), taken.__contains__),
        name=name,
        type="group",
        slug="",
        role=speaker_role(values, None),
        aliases=speaker_aliases(name, values, None),
        members=ids,
        persons=persons,
    )


def _with_slugs(speakers: Iterable[Speaker], everywhere: set[int]) -> tuple[Speaker, ...]:
    ordered = sorted(speakers, key=lambda speaker: (TYPES.index(speaker.type), speaker.id))
    given = slugs(
        [(each.id, each.name, everywhere.issuperset(each.members or {each.id})) for each in ordered]
    )
    return tuple(sorted((replace(each, slug=given[each.id]) for each in ordered), key=lambda each: each.id))
