"""The discourse of one article: who is mentioned where in the reporter's words, and what *he* means.

Mentions are walked in reading order; a pronoun is resolved to the bearer that the sentences before it make
most likely, and then counts as a mention itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from quotes.coref.bearer import Bearer
from quotes.coref.mentions import Gender, NameMention
from quotes.coref.names import find_names
from quotes.coref.person import Person
from quotes.coref.persons import group_names
from quotes.lexicon import words
from quotes.span import Span

_STOP = r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bMrs)\."
_SENTENCE_END = re.compile(rf"(?:{_STOP}|[?!])+[”’\"')]*\s+(?=[“‘\"'(]?[A-Z])|\n+")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)

_CLAUSE = re.compile(r"(?:,[^,.;:\n]{1,80},)?((?:[ \u00a0][a-z]+){1,3})")

# Weights of the evidence for an antecedent, in sentences of distance. Set by hand on the odd articles of the
# development news: a source of quoted words outweighs one sentence, a subject two thirds of one.
SOURCE_WEIGHT = 0.8
SUBJECT_WEIGHT = 0.7
GENDER_WEIGHT = 0.4
TOPIC_WEIGHT = 0.1
SAME_SENTENCE_WEIGHT = 0.4
# Against a name of which nothing tells that it is a person's.
UNTOLD_WEIGHT = 1.5
# An antecedent is looked for among so many mentions before the pronoun.
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Event:
    """One mention in the reporter's words; `subject`: its sentence's first person, `source`: it speaks."""

    place: int
    sentence: int
    bearer: int
    subject: bool
    source: bool


def _gender_of(pronoun: str) -> Gender:
    return "male" if pronoun.lower() in {"he", "him", "his", "himself"} else "female"


class Discourse:
    """The mentions of one article in reading order, with the bearers they refer to."""

    def __init__(self, text: str, quoted: Iterable[Span], sources: Iterable[Span]) -> None:
        self.text = text
        self.quoted = sorted(quoted)
        self._quoted_starts = [span.start for span in self.quoted]
        self._sources = sorted(sources)
        self._source_starts = [span.start for span in self._sources]
        self._cuts = [match.end() for match in _SENTENCE_END.finditer(text)]
        self.names = find_names(text)
        self.bearers, self.owners = group_names(self.names)
        self.name_starts = [name.span.start for name in self.names]
        self.counts = Counter(self.owners)
        self.pronouns: dict[int, int] = {}
        self.persons: dict[int, Person] = {}
        self.events = self._walk()
        self._places = [event.place for event in self.events]

    def in_quotes(self, place: int) -> bool:
        """Tell whether a character stands in quoted words."""
        at = bisect_right(self._quoted_starts, place) - 1
        return at >= 0 and place < self.quoted[at].end

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence that a character stands in."""
        return bisect_right(self._cuts, place)

    def _walk(self) -> list[Event]:
        items: list[tuple[int, NameMention | None, int]] = [
            (name.span.start, name, owner) for name, owner in zip(self.names, self.owners, strict=True)
        ]
        items += [(match.start(), None, match.end()) for match in _PRONOUN.finditer(self.text)]
        self._learn(items)
        events: list[Event] = []
        seen: set[int] = set()
        for place, name, number in sorted(items, key=lambda item: item[0]):
            end = number if name is None else name.span.end
            if self.in_quotes(place):
                continue
            sentence = self.sentence_of(place)
            if name is not None and name.modifier:
                continue
            if name is None:
                bearer = self._antecedent(events, self.text[place:number].lower(), place)
                if bearer is None:
                    continue
                self.pronouns[place] = number = bearer
            subject = sentence not in seen and self.bearers[number].is_person
            if subject:
                seen.add(sentence)
            events.append(Event(place, sentence, number, subject, self._speaks(place, end)))
        return events

    def _learn(self, items: list[tuple[int, NameMention | None, int]]) -> None:
        """Tell the bearers which pronouns stand right behind their names, in the same sentence."""
        ordered = sorted((item for item in items if not self.in_quotes(item[0])), key=lambda item: item[0])
        for (place, name, number), (behind, other, end) in pairwise(ordered):
            if name is None or other is not None or self.sentence_of(place) != self.sentence_of(behind):
                continue
            self.bearers[number].pronouns[_gender_of(self.text[behind:end])] += 1

    def _speaks(self, place: int, end: int) -> bool:
        """Tell whether a mention is a source of quoted words, or a verb of saying stands right behind it."""
        at = bisect_right(self._source_starts, place) - 1
        if at >= 0 and place < self._sources[at].end:
            return True
        behind = _CLAUSE.match(self.text, end)
        return behind is not None and any(word in words("plain_cues") for word in behind.group(1).split())

    def _antecedent(self, events: list[Event], word: str, place: int) -> int | None:
        return self.likeliest(events, place, _gender_of(word))

    def likeliest(self, events: list[Event], place: int, gender: Gender | None) -> int | None:
        """Return the person most likely meant at `place` by a word of this gender, None where nobody fits."""
        here = self.sentence_of(place)
        best: tuple[float, int] | None = None
        for event in events[-WINDOW:]:
            bearer = self.bearers[event.bearer]
            if event.place >= place or not self._may_be(bearer, event, gender):
                continue
            weight = self._weight(event, bearer, gender, here)
            if best is None or weight >= best[0]:
                best = (weight, event.bearer)
        return None if best is None else best[1]

    def _may_be(self, bearer: Bearer, event: Event, gender: Gender | None) -> bool:
        if bearer.organisation or not (bearer.is_person or event.source):
            return False
        return gender is None or bearer.gender in {None, gender}

    def _weight(self, event: Event, bearer: Bearer, gender: Gender | None, here: int) -> float:
        weight = -float(here - event.sentence)
        weight += SOURCE_WEIGHT * event.source + SUBJECT_WEIGHT * event.subject
        weight += GENDER_WEIGHT * (gender is not None and bearer.gender == gender)
        weight += SAME_SENTENCE_WEIGHT * (event.sentence == here)
        if bearer.may_be_body and not event.source:
            weight -= UNTOLD_WEIGHT
        return weight + TOPIC_WEIGHT * min(self.counts[event.bearer], 6)

    def before(self, place: int) -> list[Event]:
        """Return the events before a character."""
        return self.events[: bisect_left(self._places, place)]
