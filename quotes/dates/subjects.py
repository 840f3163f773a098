"""Subjects: of whom a reporter's sentence tells, by the names of the article's speakers in it.

*Leahy’s aide Ana Ruiz said Monday* tells of Ana Ruiz; *He said Monday* of whom the sentence before tells.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quotes.dates.layout import Layout
from quotes.dates.venues import venues_in
from quotes.lexicon import words
from quotes.span import Span

# A pronoun means somebody of whom one of so many sentences before tells.
PRONOUN_REACH = 3
# A pronoun is the subject if it is among so many words.
SUBJECT_REACH = 14

# Who a role is, one of so many sentences after says, in a word of at least so many letters.
INTRODUCED_REACH = 3
ROLE_LENGTH = 5

# Between two names of one phrase, the second the person's (*Leahy aide Ana Ruiz*, *a Leahy spokesman,
# Ana Ruiz*), and of two subjects.
_MODIFIES = re.compile(r"\s+(?:[a-z][\w’'-]*\s+){0,3}(?:[a-z][\w’'-]*,?\s+)?(?:(?:[A-Z][\w.’'-]*)\s+){0,3}")
_AND = re.compile(r"(?:\s+[A-Z(][\w.)’'-]*){0,3},?\s+and\s+(?:[A-Z(][\w.)’'-]*\s+){0,3}")
_HANGS = re.compile(
    r"\b(?:with|of|for|against|to|by|about|from|over|after|before)\s+(?:[A-Z][\w.’'-]*\s+){0,3}$"
)
_OWNED = re.compile(r"['’]s\s+(\w*)")
_ROLE = re.compile(r"[¤.\s]*(?:The|An?|His|Her|Their|(?<=[¤.]\s)(?:the|an?))\s+((?:[\w’'-]+\s*){1,6})")
_PRONOUN = re.compile(r"(?:he|she|they|it|the\s+(?-i:[a-z])+)\b", re.IGNORECASE)
_WORD = re.compile(r"\w\S*")
_LETTERS = re.compile(r"\w+")
_BOUNDARY = re.compile(r"\b")
_SEVERAL = frozenset({"all", "both", "few", "many", "most", "others", "several", "some"})
_PLURAL = re.compile(r"[a-z]{3,}[^s\W]s")


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the article's speakers, each with its person; by their first words, longest first."""

    persons: Mapping[str, str]
    names: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Naming:
    """A known person's name in a sentence: its characters there, and the person."""

    span: Span
    person: str


def known_people(persons: Mapping[str, str]) -> Known:
    """Return the names to look for, from a mapping of names to persons."""
    names: dict[str, list[str]] = {}
    for name in sorted(persons, key=len, reverse=True):
        if first := _LETTERS.match(name):
            names.setdefault(first[0], []).append(name)
    return Known(persons, names)


def names_in(sentence: str, known: Known) -> list[Naming]:
    """Return the known people whom a sentence names, in order; of two names at a place, the longer."""
    found: list[Naming] = []
    end = 0
    for first in _LETTERS.finditer(sentence) if known.names else ():
        start = first.start()
        if start < end or first[0] not in known.names:
            continue
        fitting = (name for name in known.names[first[0]] if sentence.startswith(name, start))
        name = next((name for name in fitting if _BOUNDARY.match(sentence, start + len(name))), None)
        if name is not None:
            end = start + len(name)
            found.append(Naming(Span(start, end), known.persons[name]))
    return found


def people_of(names: list[Naming]) -> frozenset[str]:
    """Return the people who are named."""
    return frozenset(naming.person for naming in names)


def subjects(sentence: str, names: list[Naming]) -> frozenset[str]:
    """Return the people of whom a sentence tells: the first who is named, or two joined by *and*.

    A name that owns or modifies another, or hangs on a preposition, is passed over.
    """
    free = [each for each in names if not _is_owner(sentence, each) and not _hangs(sentence, each)]
    chosen = free or names[-1:]
    while len(chosen) > 1:
        between = sentence[chosen[0].span.end : chosen[1].span.start]
        if _AND.fullmatch(between):
            return people_of(chosen[:2])
        if not _MODIFIES.fullmatch(between):
            break
        chosen = chosen[1:]
    return people_of(chosen[:1])


def has_pronoun(sentence: str) -> bool:
    """Tell whether the subject of the sentence may be a pronoun, or *the senator*."""
    places = [match.start() for match in _WORD.finditer(sentence)][:SUBJECT_REACH]
    return any(_PRONOUN.match(sentence, place) for place in places)


def is_crowd(opening: str) -> bool:
    """Tell whether what stands before a verb names nobody in particular, but several: *Many in the party*.

    >>> is_crowd("Even Republicans who like him "), is_crowd("While Ito slept, some "), is_crowd("Ruiz ")
    (True, True, False)
    """
    subject = _WORD.findall(opening.rpartition(",")[2])
    named = [word for word in subject[1:] if word[0].isupper() and not word.endswith("s")]
    plural = [word for word in subject if word.lower() in _SEVERAL or _is_plural(word)]
    return bool(plural) and not named


def _is_plural(word: str) -> bool:
    return _PLURAL.fullmatch(word) is not None or word.lower().removesuffix("s") in words("party_nouns")


def last_subjects(layout: Layout, sentence: Span, known: Known) -> frozenset[str]:
    """Return of whom the sentences before tell, whom a pronoun in this one most likely means."""
    section = layout.section_of(sentence.start)
    for each in reversed(layout.sentences_before(sentence.start, PRONOUN_REACH)):
        words = each.of(layout.text)
        names = names_in(words, known)
        if names and layout.section_of(each.start) == section:
            return subjects(words, names)
    return frozenset()


def introduced_after(layout: Layout, sentence: Span, known: Known) -> frozenset[str]:
    """Return whom the next sentences name by the role that opens this one.

    *The finance minister hit back on Monday. … The minister, Lou Ito, said* tells of Lou Ito.
    """
    role = _role_words(sentence.of(layout.text))
    for each in layout.sentences_after(sentence.start, INTRODUCED_REACH) if role else ():
        words = each.of(layout.text)
        names = names_in(words, known)
        here = layout.section_of(each.start) == layout.section_of(sentence.start)
        if here and names and role & _role_words(words[: names[0].span.start]):
            return people_of(names[:1])
    return frozenset()


def _role_words(opening: str) -> set[str]:
    """Return the words of a role that open a sentence: *The Chinese finance minister* hit back."""
    match = _ROLE.match(opening)
    return set() if match is None else {word for word in match[1].split() if len(word) >= ROLE_LENGTH}


def _is_owner(sentence: str, naming: Naming) -> bool:
    """Tell whether a name owns what follows, if not words: *Ruiz’s aide said*, but *Ruiz’s speech drew*."""
    owned = _OWNED.match(sentence, naming.span.end)
    return owned is not None and owned[1].lower() not in words("cue_nouns") and not venues_in(owned[1])


def _hangs(sentence: str, naming: Naming) -> bool:
    return _HANGS.search(sentence[: naming.span.start]) is not None
