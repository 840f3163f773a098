"""Persons → speakers: those who may be one come together, alike ones counted; the identity room decides."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.settling.casts import alike, casts_of, known_at
from quotes.corpus.settling.labels import Numbers
from quotes.corpus.settling.portions import Portion
from quotes.identity.identify import speakers_of_singles
from quotes.identity.speaker import ArticlePerson, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Persons of one portion that are alike; the person's `count` says how many."""

    digest: bytes
    person: ArticlePerson
    portion: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Which speaker they are, without its aliases and persons; `is_many` if it speaks in many articles."""

    digest: bytes
    speaker: Speaker
    is_many: bool


def spread_ties(portion: Portion, *, out: Place, known: Place) -> Iterator[Sent]:
    """Yield what ties persons of the portion to others, as an array of two nodes a row."""
    ties = {
        (nodes.form, key)
        for cast in casts_of(out, portion, known_at(known).same)
        for nodes in cast.singles.values()
        for key in nodes.keys
    }
    found: Numbers = np.array(sorted(ties), np.int64).reshape(-1, 2)
    yield 0, found


def spread_persons(portion: Portion, *, out: Place, known: Place, groups: int) -> Iterator[Sent]:
    """Yield the persons of the portion, alike ones once, by who may have to do with whom; and the portion."""
    told = known_at(known)
    labels: dict[bytes, int] = {}
    persons: dict[bytes, ArticlePerson] = {}
    counts: Counter[bytes] = Counter()
    for cast in casts_of(out, portion, told.same):
        parts = Counter(part for found in cast.joints.values() for part in found)
        for person, nodes in cast.singles.items():
            digest, each = alike(person, nodes)
            persons[digest] = each
            counts[digest] += parts[person] if person.id is None else 1
            labels[digest] = told.labels.of(nodes.form)
    for digest, person in persons.items():
        value = Alike(digest=digest, person=replace(person, count=counts[digest]), portion=portion.number)
        yield labels[digest] % groups, value
    yield portion.number % groups, portion


def gather_speakers(group: int, values: list[Any], *, groups: int, many: int) -> Iterator[Sent]:
    """Yield each speaker, and for each portion who its persons are; and the portions, by their numbers.

    Who is in `many` articles or more is told to be.
    """
    counts: Counter[bytes] = Counter()
    persons: dict[bytes, ArticlePerson] = {}
    portions: dict[bytes, list[int]] = {}
    for value in values:
        if isinstance(value, Portion):
            yield value.number, value
            continue
        counts[value.digest] += value.person.count
        persons[value.digest] = value.person
        portions.setdefault(value.digest, []).append(value.portion)
    digests = sorted(persons)
    numbered = [replace(persons[each], id=id, count=counts[each]) for id, each in enumerate(digests)]
    for speaker in speakers_of_singles(numbered):
        bare = replace(speaker, aliases=(), persons=())
        is_many = sum(numbered[id].count for id in speaker.persons) >= many
        for id in speaker.persons:
            for portion in portions[digests[id]]:
                yield portion, Answer(digests[id], bare, is_many)
        yield -1 - speaker.id % groups, replace(speaker, persons=())
