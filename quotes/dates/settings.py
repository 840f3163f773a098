"""Settings: occasions that a sentence names by where somebody spoke, and by no day.

*In an interview, she said* ends the occasion before it; *At the debate, Ruiz said* and *In another tweet,
she* go on with one that is dated.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from quotes.dates.anchors import ANCHOR_REACH
from quotes.dates.layout import MASK, Layout
from quotes.dates.medium import medium_in, medium_of_venues
from quotes.dates.occasion import Occasion
from quotes.dates.sayings import first_saying
from quotes.dates.subjects import Known, names_in, people_of, subjects
from quotes.dates.venues import same_event, shared_venues, venues_in
from quotes.leading import led
from quotes.span import Span

_OPENING_VENUE = re.compile(r"(?:In|On|At|During|After|Speaking\s+(?:in|at|during|after|to))\s+[^,¤]{3,60}")
_GAVE_VENUE = re.compile(
    r"\b(?:agreed\s+to|(?:sat|sits)(?:\s+down)?\s+for|gave|granted)\s+an?\s+(?:[\w’'-]+\s+){0,3}interview\b"
)
_ANOTHER_VENUE = re.compile(led(["in", "at", "during", "on"]) + r"\s+(?:an?|another)\s+[^,¤]{3,40}")
_NEXT_ONE = re.compile(r"\b(?:another|(?:a|the)\s+(?:follow-up|later|second|separate|subsequent|third))\b")
_ROUND_ABOUT = re.compile(r"\b(?:lead-up|run-up|wake|days?\s+before|ahead|weeks?|months?)\b")
_DEFINITE = re.compile(r"\b(?:the|that|his|her|their|one)\b")
# Who *a federal court* or *a union* of the lead is, the paragraph below says.
_UNNAMED = re.compile(r"[¤\s]*An?\s")


def find_setting(layout: Layout, sentence: Span, known: Known, before: list[Occasion]) -> list[Occasion]:
    """Return the occasion of a sentence that opens with a venue and no day, dated by one before."""
    text = sentence.of(layout.text)
    opening = _OPENING_VENUE.match(text) or _another_venue(text)
    if opening is None or not venues_in(opening[0]) or _ROUND_ABOUT.search(opening[0]):
        return []
    venues, names = venues_in(opening[0]), names_in(text, known)
    same = before[bisect_left(before, layout.section_start(sentence.start), key=lambda each: each.place) :]
    definite = _DEFINITE.search(opening[0]) is not None
    people = subjects(text, names)
    origin = (
        _same_event(layout, sentence, venues, same, definite=definite)
        or _told_in_lead(layout, sentence, people, same)
        or _one_of_several(layout, sentence, people, opening[0], same)
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


def _one_of_several(
    layout: Layout, sentence: Span, people: frozenset[str], opening: str, before: list[Occasion]
) -> Occasion | None:
    """Return the dated post that the same person's next one most likely followed: *In another tweet*."""
    if _NEXT_ONE.search(opening) is None or medium_of_venues(venues_in(opening)) != "post":
        return None
    posts = [each for each in before if each.medium == "post" and each.is_day and each.people & people]
    near = posts and layout.paragraphs_between(posts[-1].place, sentence.start) <= ANCHOR_REACH
    return posts[-1] if near else None


def _another_venue(text: str) -> re.Match[str] | None:
    """Return where a sentence without quoted words tells of an occasion: *defended it in an interview*."""
    gave = _GAVE_VENUE.search(text) if "interview" in text else None
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
