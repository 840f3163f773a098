"""The discourse of one article: who is mentioned where in the reporter's words, and what *he* means.

Mentions are walked in reading order; a pronoun is resolved to the bearer that the sentences before it make
most likely, and then counts as a mention itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from quotes.coref.binding import leads, named_apart
from quotes.coref.holders import index_holders
from quotes.coref.items import PRONOUN, Item, items_of
from quotes.coref.mentions import Gender
from quotes.coref.nameless import find_nameless, nameless_bearer, nameless_person
from quotes.coref.names import find_names
from quotes.coref.person import Person
from quotes.coref.persons import group_names
from quotes.coref.salience import NAMED_WEIGHT, Event, weigh
from quotes.coref.spoken import Said, bearers_named
from quotes.openers import OPENER_BEHIND
from quotes.saying import said_forms
from quotes.span import Span

# A full stop is looked at from behind, so that one class of characters leads the pattern: four times quicker.
_STOP = r"(?<![A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\bSen\.)(?<!\bGov\.)(?<!\bRep\.)(?<!\bMrs\.)"
_SENTENCE_END = re.compile(rf"[.?!\n](?:(?<=\n)\n*|{_STOP}[”’\"')]*\s+(?=[“‘\"'(]?[A-Z])|{OPENER_BEHIND})")
_PARAGRAPH_END = re.compile(r"\n\s*")

# Where they open a sentence: in its midst they are of its subject, or *her* is an object.
_OWNERS = {"His", "Her"}
_POSSESSIVE_ENDS = {"’s", "'s", "’ ", "' "}
_ASKED = re.compile(r"\basked (?:[A-Z]\w*\.? )?$")
_CLAUSE = re.compile(r"(?:,[^,.;:\n]{1,80},|,[ \u00a0]+who)?((?:[ \u00a0]+[a-z]+){1,3})")

# So many characters before a name hold *asked Governor*.
ASKING = 24
# An antecedent is looked for among so many mentions before the pronoun.
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means: the bearer, how far the next one's weight is below (None: nobody else fits), and
    how many sentences back.
    """

    bearer: int
    lead: float | None
    sentences: int


def _gender_of(pronoun: str) -> Gender:
    return "male" if pronoun.lower() in {"he", "him", "his", "himself"} else "female"


class Discourse:
    """The mentions of one article in reading order, with the bearers they refer to."""

    def __init__(
        self,
        text: str,
        quoted: Iterable[Span],
        sources: Iterable[Span],
        *,
        said: Said | None = None,
        described: Iterable[Span] = (),
    ) -> None:
        self.text = text
        self.quoted = sorted(quoted)
        self._quoted_starts = [span.start for span in self.quoted]
        self._sources = sorted(sources)
        self._source_starts = [span.start for span in self._sources]
        self._cuts = [
            match.end() for match in _SENTENCE_END.finditer(text) if not self.in_quotes(match.end() - 1)
        ]
        self._breaks = [match.end() for match in _PARAGRAPH_END.finditer(text)]
        self.names = find_names(text)
        self.bearers, self.owners = group_names(self.names)
        self.name_starts = [name.span.start for name in self.names]
        self.counts = Counter(self.owners)
        self.pronouns: dict[int, Antecedent] = {}
        people = [bearer for bearer in self.bearers if bearer.is_person]
        self.surnames = Counter(bearer.full[-1] for bearer in people)
        self.persons: dict[int, Person] = {}
        self.holders = index_holders(people)
        self._named_by = bearers_named(said or {}, self.names, self.owners)
        self._nameless = self._add_nameless(described)
        self._spoken: set[int] = set()
        spans = (match.span() for match in PRONOUN.finditer(text))
        self._pronouns = [(start, end) for start, end in spans if not self.in_quotes(start)]
        self._learn({bearer.number for bearer in people})
        self._told = [bearer.told() for bearer in self.bearers]
        self.events = self._walk()
        self._places = [event.place for event in self.events]

    def in_quotes(self, place: int) -> bool:
        """Tell whether a character stands in quoted words."""
        at = bisect_right(self._quoted_starts, place) - 1
        return at >= 0 and place < self.quoted[at].end

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence that a character stands in."""
        return bisect_right(self._cuts, place)

    def _begin(self, sentence: int) -> int:
        return self._cuts[sentence - 1] if sentence else 0

    def paragraph_of(self, place: int) -> int:
        """Return the number of the paragraph that a character stands in."""
        return bisect_right(self._breaks, place)

    def _items(self) -> list[Item]:
        """Return the names, pronouns, role nouns and people without a name, in the reporter's words."""
        found = items_of(self.text, self.names, self.owners, self._pronouns, self.holders)
        found += [Item(span.start, span.end, number) for number, span in self._nameless.items()]
        return sorted((item for item in found if not self.in_quotes(item.place)), key=lambda item: item.place)

    def _add_nameless(self, described: Iterable[Span]) -> dict[int, Span]:
        """Return the places of the people whom a source only describes, by the numbers they get."""
        nameless = {}
        for span, nominal in find_nameless(self.text, described, self.holders):
            bearer = nameless_bearer(len(self.bearers), span, nominal)
            self.bearers.append(bearer)
            self.persons[bearer.number] = nameless_person(nominal)
            nameless[bearer.number] = span
        return nameless

    def _walk(self) -> list[Event]:
        events: list[Event] = []
        seen: set[int] = set()
        for item in self._items():
            number = item.bearer
            if number is None:
                meant = self.likeliest(events, item.place, _gender_of(self.text[item.place : item.end]))
                if meant is None:
                    continue
                self.pronouns[item.place] = meant
                number = meant.bearer
            sentence = self.sentence_of(item.place)
            owns = self._owns(item.end) or self.text[item.place : item.end] in _OWNERS
            first = sentence not in seen and self._told[number].is_person
            subject = first and not owns and not leads(self.text, item.place, self._begin(sentence))
            if subject:
                seen.add(sentence)
            speaks = not owns and self._speaks(item.place, item.end)
            if speaks:
                self._spoken.add(number)
            asked = not owns and self._is_asked(item.place)
            events.append(
                Event(item.place, sentence, self.paragraph_of(item.place), number, subject, speaks, asked)
            )
        return events

    def _is_asked(self, place: int) -> bool:
        """Tell whether *asked*, with a title behind it, leads to a mention."""
        start = max(0, place - ASKING)
        near = self.text.find("asked ", start, place) >= 0  # as before few mentions
        return near and _ASKED.search(self.text, start, place) is not None

    def _learn(self, people: Container[int]) -> None:
        """Tell the bearers which pronouns follow their names: those before which they alone are named.

        Of 174 bearers whose gender a title or given name tells, two pronouns or more told 169 rightly.
        """
        named = [
            (name.span.start, self.sentence_of(name.span.start), owner)
            for name, owner in zip(self.names, self.owners, strict=True)
            if not (name.modifier or name.located or name.organisation or self.in_quotes(name.span.start))
            and owner in people
        ]
        starts = [place for place, _, _ in named]
        for start, end in self._pronouns:
            stop = bisect_left(starts, start)
            before = named[max(0, stop - WINDOW) : stop]
            here = self.sentence_of(start)
            last = max((sentence for _, sentence, _ in before), default=-1)
            alone = {owner for _, sentence, owner in before if sentence == last}
            if len(alone) == 1 and here - last <= 1:
                self.bearers[alone.pop()].pronouns[_gender_of(self.text[start:end])] += 1

    def _speaks(self, place: int, end: int) -> bool:
        """Tell whether a mention is a source of quoted words, or a verb of saying stands right behind it."""
        at = bisect_right(self._source_starts, place) - 1
        if at >= 0 and place < self._sources[at].end:
            return True
        behind = _CLAUSE.match(self.text, end)
        return behind is not None and not said_forms().isdisjoint(behind.group(1).split())

    def likeliest(self, events: list[Event], place: int, gender: Gender | None) -> Antecedent | None:
        """Return the person most likely meant at `place` by a word of this gender, None where nobody fits."""
        here, paragraph = self.sentence_of(place), self.paragraph_of(place)
        others, spoken_of = self._named_apart(place), self._named_by.get(place, ())
        best: dict[int, tuple[float, Event]] = {}
        for event in events[-WINDOW:]:
            if event.place >= place or event.bearer in others or not self._may_be(event, gender):
                continue
            weight = weigh(event, self._told[event.bearer], gender, here, paragraph)
            weight -= NAMED_WEIGHT * (event.bearer in spoken_of)
            if event.bearer not in best or weight >= best[event.bearer][0]:
                best[event.bearer] = weight, event
        ranked = sorted(best.values(), key=lambda each: (each[0], each[1].place), reverse=True)
        if not ranked:
            return None
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else None
        return Antecedent(ranked[0][1].bearer, lead, here - ranked[0][1].sentence)

    def _named_apart(self, place: int) -> set[int]:
        """Return who is named beside a subject, and so is another: *he told Ruiz*, not *Ruiz’s aide*.

        *Ruiz said it was a “wet wall,” she said* is one person's: who speaks in it may be the subject.
        """
        sentence = self._begin(self.sentence_of(place))
        stretches = named_apart(self.text, place, sentence)
        return {owner for stretch in stretches for owner in self._told_of(stretch)}

    def _told_of(self, stretch: Span) -> Iterator[int]:
        """Yield the owners of a stretch's names that neither own what follows nor speak."""
        first, stop = (bisect_left(self.name_starts, place) for place in (stretch.start, stretch.end))
        for name, owner in zip(self.names[first:stop], self.owners[first:stop], strict=True):
            if not self._owns(name.span.end) and not self._speaks(name.span.start, name.span.end):
                yield owner

    def _owns(self, end: int) -> bool:
        return self.text[end : end + 2] in _POSSESSIVE_ENDS

    def _may_be(self, event: Event, gender: Gender | None) -> bool:
        told = self._told[event.bearer]
        if not (told.is_person or event.bearer in self._spoken and not told.is_nobody):
            return False
        return gender is None or told.gender is None or told.gender == gender

    def before(self, place: int) -> list[Event]:
        """Return the events before a character."""
        return self.events[: bisect_left(self._places, place)]
