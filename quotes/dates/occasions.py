"""Occasions: sentences of the reporter's that say when, or at which event, somebody spoke.

*Ruiz said Friday that the port was open*, *At Monday’s debate, Leahy mentioned* …, *European leaders
gathered Friday*; and undated, *In an interview, he said*, which ends the occasion before it.
"""

import re
from dataclasses import replace
from itertools import pairwise

from quotes.dates.anchors import resolve_hanging
from quotes.dates.belonging import (
    OPENING_WORDS,
    dates_speech,
    is_act,
    is_lead_event,
    opens_telling,
)
from quotes.dates.events import venues_titled, venues_told
from quotes.dates.expressions import read_dates
from quotes.dates.interviews import interview_in
from quotes.dates.layout import MASK, Layout
from quotes.dates.medium import medium_in, medium_of_venues
from quotes.dates.occasion import Occasion
from quotes.dates.reading import Reading
from quotes.dates.sayings import first_saying, tokens
from quotes.dates.subjects import (
    Known,
    has_pronoun,
    introduced_after,
    last_subjects,
    names_in,
    people_of,
    subjects,
)
from quotes.dates.venues import same_event, shared_venues, venues_in
from quotes.lexicon import words
from quotes.span import Span

_OPENING_VENUE = re.compile(r"(?:In|On|At|During|After|Speaking\s+(?:in|at|during|after|to))\s+[^,¤]{3,60}")
_GAVE_VENUE = re.compile(
    r"\b(?:agreed\s+to|(?:sat|sits)(?:\s+down)?\s+for|gave|granted)\s+an?\s+(?:[\w’'-]+\s+){0,3}interview\b"
)
_ANOTHER_VENUE = re.compile(r"\b(?:in|at|during|on)\s+(?:an?|another)\s+[^,¤]{3,40}")
_ROUND_ABOUT = re.compile(r"\b(?:lead-up|run-up|wake|days?\s+before|ahead|weeks?|months?)\b")
_DEFINITE = re.compile(r"\b(?:the|that|his|her|their|one)\b")
# The reporter was there: *We met on Monday*, *She told me last week*.
_MEETING = re.compile(
    r"\b(?:[Ww]e|I)\s+(?:met|spoke|talked|sat|caught)\b|\b(?:told|spoke\s+(?:to|with)|met|joined|received)\s+(?:me|us)\b"
)
# *She was challenged over his remarks on Wednesday*: the words of that day are spoken of.
_SPOKEN_OF = re.compile(
    r"\b(?:over|about|for|against)\s+(?:his|her|their|its|the|[\w.’'-]+['’]s)\s+(?:[\w-]+\s+){0,2}"
    r"(?:announcement|claim|comment|interview|pledge|remark|speech|statement|tweet|vow)s?\s+(?:[a-z]+\s+){0,2}$"
)
_TOLD = re.compile(r"\b(?:that|whether)\b")
_WHILE = re.compile(r"[^,;.]*,?\s+(?:while|whereas|and|but)\s+(?:[\w.’'-]+\s+){0,4}?[A-Z]")
# Who *a federal court* or *a union* of the lead is, the paragraph below says.
_UNNAMED = re.compile(r"[¤\s]*An?\s")


# *A few weeks earlier, Ruiz was speaking to the party* tells of a day that nobody dates.
_AMOUNT = "|".join(sorted(words("flashback_amounts"))).replace(" ", r"\s+")
_FLASHBACK = re.compile(
    rf"[¤\s]*(?:(?:{_AMOUNT})\s+)?(?:weeks|months|years|decades)\s+(?:before|earlier)\b", re.IGNORECASE
)


def find_occasions(layout: Layout, known: Known) -> list[Occasion]:
    """Return the occasions of the reporter's sentences, in order; `known` are the article's speakers."""
    found: list[Occasion] = []
    for sentence in layout.sentences:
        readings = _readings(layout, sentence, found)
        for clause, reading in _clauses(layout, sentence, readings, known):
            occasion = _dated(layout, clause, reading, known)
            found.append(replace(occasion, medium=occasion.medium or _medium_hung_on(reading, found)))
        if not readings:
            found += (
                _long_before(layout, sentence, known)
                or _acts(layout, sentence, known)
                or _at_venue(layout, sentence, known, found)
            )
    return found


def _readings(layout: Layout, sentence: Span, before: list[Occasion]) -> list[Reading]:
    """Return the date words of acts of speech in the sentence: its days, else its month or year."""
    readings = [
        resolve_hanging(reading, before, layout)
        for reading in read_dates(layout.text, sentence.start, sentence.end, layout.calendar)
        if dates_speech(layout, sentence, reading)
    ]
    resolved = [reading for reading in readings if reading.moment is not None]
    return [reading for reading in resolved if reading.is_day] or resolved[:1]


def _clauses(
    layout: Layout, sentence: Span, readings: list[Reading], known: Known
) -> list[tuple[Span, Reading]]:
    """Return the first day of a sentence, and each later one whose own clause names somebody.

    *Ruiz held a rally Saturday while Ito spoke Monday* tells of two occasions.
    """
    parts = [(sentence, reading) for reading in readings[:1]]
    for before, reading in pairwise(readings):
        clause = Span(before.words.end, sentence.end)
        between = layout.text[clause.start : reading.words.start]
        if reading.on != before.on and _WHILE.match(between) and names_in(between, known):
            first = parts.pop()
            parts += [(Span(first[0].start, clause.start), first[1]), (clause, reading)]
    return parts


def _medium_hung_on(reading: Reading, before: list[Occasion]) -> str | None:
    """Return the medium of the occasion that *then* and *at the time* mean."""
    if reading.days != 0:
        return None
    same = [each.medium for each in before if each.moment == reading.moment and each.medium is not None]
    return same[-1] if same else None


def _dated(layout: Layout, sentence: Span, reading: Reading, known: Known) -> Occasion:
    """Return the occasion that a sentence dates."""
    text = sentence.of(layout.text)
    names, verb = names_in(text, known), first_saying(text)
    behind = reading.words.end - sentence.start
    before = [each for each in names if verb is None or each.span.start < verb]
    if verb is not None and verb < behind and not before:  # *In a memo released Tuesday, Ruiz said*
        before = [each for each in names if each.span.start > behind]
    people = subjects(text, before)
    before_day = text[: reading.words.start - sentence.start]
    venues = venues_in(_without_told(text, verb, reading.words.start - sentence.start), single=True)
    venues -= {reading.event or ""}
    interviewed = interview_in(before_day) is not None
    is_event = is_lead_event(layout, sentence, reading)
    if is_event and not venues:
        venues = venues_told(layout, sentence)
    by_pronoun = not people and has_pronoun(text[:verb])
    if by_pronoun:
        people = last_subjects(layout, sentence, known)
    people = people or introduced_after(layout, sentence, known)
    opens_scene = verb is None and reading.is_day and len(tokens(before_day)) <= OPENING_WORDS
    opens_scene = opens_scene and opens_telling(text[behind:], reading, layout.calendar)
    named = people_of(names) if is_event or shared_venues(venues) else people
    return Occasion(
        reading.words.start,
        reading,
        people,
        named,
        venues,
        open=opens_scene or (not people and (by_pronoun or is_event)),
        medium=medium_in(text) or ("interview" if interviewed else medium_of_venues(venues)),
        event=is_event,
        titled=is_event and shared_venues(venues & venues_titled(layout, sentence)),
        meeting=_MEETING.search(text) is not None,
        aside=_SPOKEN_OF.search(before_day) is not None,
        quoted=MASK in text,
    )


def _without_told(text: str, verb: int | None, words: int) -> str:
    """Return a sentence without what somebody told, behind verb and date: *said Friday that the debate …*."""
    told = None if verb is None else _TOLD.search(text, max(verb, words))
    return text if told is None else text[: told.start()]


def _long_before(layout: Layout, sentence: Span, known: Known) -> list[Occasion]:
    """Return the occasion of a sentence that goes back in time, to no day that is told."""
    text = sentence.of(layout.text)
    if not _FLASHBACK.match(text):
        return []
    names = names_in(text, known)
    return [Occasion(sentence.start, None, subjects(text, names), people_of(names), venues_in(text))]


def _acts(layout: Layout, sentence: Span, known: Known) -> list[Occasion]:
    """Return what somebody did on a day, whose words in the same paragraph are of that day."""
    for reading in read_dates(layout.text, sentence.start, sentence.end, layout.calendar):
        if is_act(layout, sentence, reading):
            text = sentence.of(layout.text)
            people = subjects(text, names_in(text[: reading.words.start - sentence.start], known))
            return [Occasion(reading.words.start, reading, people, people, act=True)] if people else []
    return []


def _at_venue(layout: Layout, sentence: Span, known: Known, before: list[Occasion]) -> list[Occasion]:
    """Return the occasion of a sentence that opens with a venue and no day, dated by one before."""
    text = sentence.of(layout.text)
    opening = _OPENING_VENUE.match(text) or _another_venue(text)
    if opening is None or not venues_in(opening[0]) or _ROUND_ABOUT.search(opening[0]):
        return []
    venues, names = venues_in(opening[0]), names_in(text, known)
    same = [each for each in before if layout.section_of(each.place) == layout.section_of(sentence.start)]
    definite = _DEFINITE.search(opening[0]) is not None
    people = subjects(text, names)
    origin = _same_event(layout, sentence, venues, same, definite=definite) or _told_in_lead(
        layout, sentence, people, same
    )
    reading = None if origin is None else origin.reading
    medium = medium_in(opening[0]) or medium_of_venues(venues)
    if origin is not None and origin.medium is None:
        before[before.index(origin)] = replace(origin, medium=medium)
    return [Occasion(sentence.start, reading, people, people_of(names), venues, not names, medium=medium)]


def _told_in_lead(
    layout: Layout, sentence: Span, people: frozenset[str], before: list[Occasion]
) -> Occasion | None:
    """Return what a lead right above dates of the same people, without a word on where they spoke.

    *Ruiz minced no words on Tuesday. ¶ In a Facebook post, she wrote* tells the same twice.
    """
    last = before[-1] if before else None
    if last is None or last.medium is not None or last.venues or not (last.event and last.people & people):
        return None
    return last if layout.paragraphs_between(last.place, sentence.start) <= 1 else None


def _another_venue(text: str) -> re.Match[str] | None:
    """Return where a sentence without quoted words tells of an occasion: *defended it in an interview*."""
    gave = _GAVE_VENUE.search(text)
    if gave is not None or MASK in text or _ANOTHER_VENUE.search(text) is None:
        return gave
    verb = first_saying(text)
    return None if verb is None else _ANOTHER_VENUE.search(text, verb)


def _same_event(
    layout: Layout, sentence: Span, venues: frozenset[str], before: list[Occasion], *, definite: bool
) -> Occasion | None:
    """Return the dated occasion that a venue goes on with: *the debate*, or the event that the lead dates."""
    dated = [each for each in before if each.moment is not None]
    known = [each for each in dated if definite and same_event(each.venues, venues)]
    if known:
        return known[-1]
    near = [
        each
        for each in dated
        if layout.paragraphs_between(each.place, sentence.start) <= 1
        or (definite and layout.in_lead(each.place))
    ]
    unnamed = [
        each
        for each in near
        if each.open and _UNNAMED.match(layout.text, layout.sentence_at(each.place).start)
    ]
    fitting = unnamed or [each for each in near if not each.venues and shared_venues(venues)]
    return fitting[-1] if fitting else None
