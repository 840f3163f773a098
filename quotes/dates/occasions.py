"""Occasions: sentences of the reporter's that say when, or at which event, somebody spoke.

*Ruiz said Friday that the port was open*, *At Monday’s debate, Leahy mentioned* …, *European leaders
gathered Friday*; and undated, *In an interview, he said*, which ends the occasion before it.
"""

import re
from dataclasses import replace
from itertools import pairwise

from quotes.dates.ahead import is_ahead
from quotes.dates.anchors import resolve_hanging
from quotes.dates.belonging import dates_speech, is_act, is_lead_event, opens_telling
from quotes.dates.events import venues_titled, venues_told
from quotes.dates.expressions import read_dates
from quotes.dates.interviews import interview_in
from quotes.dates.layout import MASK, Layout
from quotes.dates.medium import medium_in, medium_of_venues
from quotes.dates.occasion import Occasion
from quotes.dates.openings import OPENING_WORDS, is_opening
from quotes.dates.reading import Reading
from quotes.dates.sayings import first_saying, sayings, tokens
from quotes.dates.scenes import tells_hearing
from quotes.dates.settings import find_setting
from quotes.dates.subjects import (
    Known,
    has_pronoun,
    introduced_after,
    is_crowd,
    last_subjects,
    names_in,
    people_of,
    subjects,
)
from quotes.dates.venues import shared_venues, venues_in
from quotes.lexicon import words
from quotes.span import Span

# The reporter was there: *We met on Monday*, *She told me last week*.
_MEETING = re.compile(
    r"\b(?:[Ww]e|I)\s+(?:met|spoke|talked|sat|caught)\b|\b(?:told|spoke\s+(?:to|with)|met|joined|received)\s+(?:me|us)\b"
)
# *She was challenged over his remarks on Wednesday*: the words of that day are spoken of.
_SPOKEN_OF = re.compile(
    r"\b(?:over|about|for|against)\s+(?:his|her|their|its|the|[\w.’'-]+['’]s)\s+(?:[\w-]+\s+){0,2}"
    rf"(?:{'|'.join(sorted(words('cue_nouns')))})s?\s+(?:[a-z]+\s+){{0,2}}$"
)
# *It spares the grass that she and her team described in November* speaks of words on the grass.
_THAT_SHE_SAID = re.compile(
    r"(?<!said)(?<!told)\s(?:that|which)\s+(?:(?:he|she|they|[A-Z][\w.’'-]*|and|(?:her|his|their)\s+[a-z]+)\s+){1,4}"
    rf"(?:{'|'.join(sorted(sayings()))})\s+(?:[a-z]+\s+){{0,2}}$"
)
_TOLD = re.compile(r"\b(?:that|whether)\b")
_WHILE = re.compile(r"[^,;.]*,?\s+(?:while|whereas|and|but)\s+(?:[\w.’'-]+\s+){0,4}?[A-Z]")
_OPENING_CLAUSE = re.compile(r"[¤\s]*(?:As|While|When|Though|Although|Despite|After)\s")
_AND_ASKED = re.compile(
    r".*?(?:;\s+(?:(?:and|but|then)\s+)?|,?\s+(?:and|but|then)\s+)(?:when\s+)?"
    r"(?:asked|he|it|she|they|repeated|reiterated)\b"
)
# *Ruiz defended on Friday a memo in which an aide called it* is Ruiz’s day.
_IN_WHICH = re.compile(r"\b(?:in\s+which|whose)\b")
# *A few weeks earlier, Ruiz was speaking to the party* tells of a day that nobody dates.
_AMOUNT = "|".join(sorted(words("flashback_amounts"))).replace(" ", r"\s+")
_FLASHBACK = re.compile(
    rf"[¤\s]*(?![¤\s])(?:(?:{_AMOUNT})\s+)?(?:weeks|months|years|decades)\s+(?:before|earlier)\b",
    re.IGNORECASE,
)


def find_occasions(layout: Layout, known: Known) -> list[Occasion]:
    """Return the occasions of the reporter's sentences, in order; `known` are the article's speakers."""
    found: list[Occasion] = []
    for sentence in layout.sentences:
        read = list(read_dates(layout.text, sentence.start, sentence.end, layout.calendar))
        readings = _readings(layout, sentence, read, found) if read else []
        for clause, reading in _clauses(layout, sentence, readings, known) if readings else ():
            occasion = _dated(layout, clause, reading, known)
            found.append(replace(occasion, medium=occasion.medium or _medium_hung_on(reading, found)))
        if not readings:
            found += (
                _long_before(layout, sentence, known)
                or (_acts(layout, sentence, read, known) if read else [])
                or find_setting(layout, sentence, known, found)
            )
    return found


def _readings(layout: Layout, sentence: Span, read: list[Reading], before: list[Occasion]) -> list[Reading]:
    """Return those date words of a sentence that are of acts of speech: its days, else its month or year."""
    readings = [
        resolve_hanging(reading, before, layout)
        for reading in read
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
        if reading.on == before.on:
            continue
        named = _WHILE.match(between) and names_in(between, known)
        if named or _goes_on(layout.text[sentence.start : before.words.start], between):
            first = parts.pop()
            parts += [(Span(first[0].start, clause.start), first[1]), (clause, reading)]
    return parts


def _goes_on(before: str, between: str) -> bool:
    """Tell whether a second day has a clause of its own, by what stands before the first and between them.

    *As rivals spoke of Saturday’s debate, Ruiz told voters on Sunday*, *spoke Friday; asked Sunday, she*.
    """
    opened = _OPENING_CLAUSE.match(before) and "," in between
    return bool(opened or _AND_ASKED.match(between)) and _TOLD.search(between) is None


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
        clause = _IN_WHICH.split(text)[0]
        before = [each for each in names if behind < each.span.start < len(clause)]
    people = subjects(text, before)
    before_day = text[: reading.words.start - sentence.start]
    venues = venues_in(_without_told(text, verb, reading.words.start - sentence.start), single=True)
    venues -= {reading.event or ""}
    interviewed = interview_in(before_day) is not None
    heard = tells_hearing(before_day)
    is_event = heard or is_lead_event(layout, sentence, reading)
    if heard:
        people, venues = frozenset(), venues | {"hearing"}
    if is_event and not venues:
        venues = venues_told(layout, sentence)
    by_pronoun = not people and not heard and has_pronoun(text[:verb])
    if by_pronoun:
        people = last_subjects(layout, sentence, known)
    people = people or (frozenset() if heard else introduced_after(layout, sentence, known))
    opens_scene = verb is None and reading.is_day and len(tokens(before_day)) <= OPENING_WORDS
    opens_scene = opens_scene and opens_telling(text[behind:], reading, layout.calendar)
    named = people_of(names) if is_event or shared_venues(venues) else people
    return Occasion(
        reading.words.start,
        reading,
        people,
        named,
        venues,
        open=opens_scene or (not people and (by_pronoun or is_event or is_crowd(text[:verb]))),
        medium=medium_in(text) or ("interview" if interviewed else medium_of_venues(venues)),
        event=is_event,
        titled=is_event and shared_venues(venues & venues_titled(layout, sentence)),
        meeting=_MEETING.search(text) is not None,
        aside=(
            _SPOKEN_OF.search(before_day) is not None
            or (reading.is_past and _THAT_SHE_SAID.search(before_day) is not None)
        ),
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


def _acts(layout: Layout, sentence: Span, read: list[Reading], known: Known) -> list[Occasion]:
    """Return what somebody did on a day, whose words in its paragraph are of it; or in a month, in a year."""
    text = sentence.of(layout.text)
    for reading in read:
        in_passing = reading.is_past and not is_ahead(reading, layout.calendar)
        if in_passing or is_act(layout, sentence, reading):
            before = text[: reading.words.start - sentence.start]
            people = subjects(text, names_in(before, known))
            # *On Tuesday a jury cleared him*: of nobody known, but what is said outside court is of that day.
            opens = reading.is_day and is_opening(before, reading)
            act = Occasion(reading.words.start, reading, people, people, act=True)
            return [act] if people or opens else []
    return []
