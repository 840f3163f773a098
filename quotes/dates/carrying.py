"""Carrying: which occasion, told of elsewhere in the article, a quotation belongs to.

An **occasion** is an act of speech that the reporter dates (*Ruiz said Monday*), an event in a lead (*the
council voted on Tuesday night*), or an undated one that ends another (*in an interview, she said*). A
quotation without a day of its own belongs to one by the first of these that holds; `Tie` says how firmly.

1. *Background* belongs to none: *has long said*, *once called*; nor does a poll: *52 percent agreed*.
2. *A scene*: the frame, or the sentence before it, names who listened or what was over (*told the chamber*,
   *after the vote*); a transcript's turns; *says* in an article whose reporter met the speaker.
3. *A venue named again* goes on with its occasion, whoever speaks: *at the forum*, *after the meeting*; so
   does a hearer, for the same speaker: *told Lund*.
4. *The speaker's own*, until another of theirs begins, dated or not; until somebody else's is dated, where
   it is more than `NEAR` paragraphs away and not in the lead; until the section ends (`___`) or `REACH`
   paragraphs are over.
5. *An open one*: whom an event in the lead names, for `NAMED_REACH` paragraphs; who speaks within
   `EVENT_REACH` of an event of several speakers; who speaks next where a pronoun or nobody is named, or
   where a day opens the telling of what was done (*On Saturday the harbour was full of guests*).
6. *An answer*: what echoes or answers the sentence before is of its day: *his aide struck a similar tune*.
7. *Ahead*: what stands in a headline or a lead takes the day that the next sentences give the same person.
8. *Going on*: the same speaker's next words in the paragraph or the next are of the same day.

Whoever is firmly tied to another's occasion, or answers it, is one of its people from there on. Words that
are only spoken of (*was asked about her remarks on Wednesday*) are no occasion but for their own sentence.
What somebody did on a day (*Ruiz rejected the offer on Tuesday*) dates their words in its paragraph alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from quotes.dates.following import ANSWER_REACH, answered_by, begins_another, going_on, looks_back
from quotes.dates.layout import Layout
from quotes.dates.occasion import Occasion, Tie
from quotes.dates.reach import NEAR, is_open_to, reaches
from quotes.dates.scenes import (
    goes_on_from,
    names_around,
    names_gesture,
    names_hearers,
    names_place,
)
from quotes.dates.tellings import Telling
from quotes.dates.venues import same_event, shared_venues, venues_in
from quotes.leading import led

# An occasion holds for so many paragraphs at the most. Swept 4 to 30 on the odd development articles.
REACH = 14
# The event that the headline names is what the whole article tells of; this bounds the search alone.
TITLED_REACH = 30
# What somebody did in a month or a year dates what they told those who met then, so many paragraphs on.
PAST_REACH = 1
# A lead takes the day from at most so many paragraphs on.
AHEAD_REACH = 2

_SAID_BEFORE = (
    r"(?:s|ve|d)\s+(?:\w+\s+)?"
    r"(?:said|called|described|argued|insisted|repeatedly|long|often|previously|also\s+said)\b"
)
_OFTEN = (
    r"long repeatedly often previously once always frequently routinely in\s+the\s+past famously recently"
)
_BACKGROUND = re.compile(
    led(
        [
            rf"ha{_SAID_BEFORE}",
            *(rf"{word[0]}(?<!-.){word[1:]}\b" for word in _OFTEN.split()),  # no *life-long*
            r"later\s+(?!added\b)\w+ed\b",
            r"puts?\s+it\b",
        ],
        any_case=True,
    )
)
# *Only 52 percent of voters agreed* is the answer to a poll, which was at no occasion.
_POLLED = re.compile(r"%|\bper\s?cent\b")
# *On Monday the council debated a report whose author wrote* tells of an older text.
_WHOSE = re.compile(r"whose\s", re.IGNORECASE)
_AGAIN = re.compile(
    led(["at", "in", "during", "after", "told", "of"], any_case=True)
    + r"\s+(?:the|that|this|his|her|their|\w+day[’']s)\s+((?:[\w’'-]+\s*){1,3})",
    re.IGNORECASE,
)
_THE_SOURCE = re.compile(r"(?:the|that|this|his|her|their)\b", re.IGNORECASE)
# *writing for the majority*, *in her dissent* is the court's ruling.
_RULINGS = ("decision", "dissent", "majority", "opinion")
_OF_RULING = re.compile(
    rf"\b(?:in|for)\s+(?:the|an?|his|her|their)\s+(?:[\w-]+\s+){{0,2}}(?:{'|'.join(_RULINGS)})\b"
)
_TOLD_NAME = re.compile(r"\b(?:told|tells|asked)\s+((?:[A-Z][\w.’'-]+\s*)+)")
_NAME = re.compile(r"[A-Z][\w’'-]{2,}")


def tie_of(
    layout: Layout,
    telling: Telling,
    occasions: Sequence[Occasion],
    last: tuple[Telling, Tie] | None = None,
) -> Tie | None:
    """Return the occasion, dated or not, that the quotation belongs to, None where there is none.

    `occasions` are in the order of their places; `last` is the quotation before, with its occasion.
    """
    if _BACKGROUND.search(telling.clause) or _POLLED.search(telling.source) or _WHOSE.match(telling.source):
        return None
    # The day of a sentence may stand behind the words that it dates: “…,” the order released Friday said.
    at = bisect_left(occasions, layout.sentence_at(telling.place).end, key=_place)
    if next(_before(layout, telling, occasions, at), None) is None:
        return _after(layout, telling, occasions, at, last)
    for rule in (_of_scene, _of_same_venue, _of_same_hearer):
        fitting = rule(layout, telling, _before(layout, telling, occasions, at))
        if fitting is not None:
            return Tie(fitting)
    standing = _standing(layout, telling, _before(layout, telling, occasions, at, most=TITLED_REACH))
    if standing is not None:
        ended = begins_another(telling, standing.occasion) or looks_back(layout, telling, standing.occasion)
        return None if ended else standing
    answered = answered_by(layout, telling, _before(layout, telling, occasions, at, most=ANSWER_REACH))
    if answered is not None:
        return Tie(answered, firm=False)
    return _after(layout, telling, occasions, at, last)


def _after(
    layout: Layout,
    telling: Telling,
    occasions: Sequence[Occasion],
    at: int,
    last: tuple[Telling, Tie] | None,
) -> Tie | None:
    """Return the tie to what the next sentences tell of, else to the occasion of the quotation before."""
    ahead = _from_ahead(layout, telling, occasions, at)
    return going_on(layout, telling, last) if ahead is None else Tie(ahead)


def _place(occasion: Occasion) -> int:
    return occasion.place


def _before(
    layout: Layout, telling: Telling, occasions: Sequence[Occasion], at: int, *, most: int | None = None
) -> Iterator[Occasion]:
    """Yield the occasions before a place in its section, nearest first, an aside for its sentence alone.

    `most`: from no more paragraphs back than these. What is skipped is bound by it too, in a long section.
    """
    section, here = layout.section_of(telling.place), layout.sentence_at(telling.place)
    for number in range(at - 1, -1, -1):
        if layout.section_of(occasions[number].place) != section:
            return
        occasion = occasions[number]
        gap = layout.paragraphs_between(occasion.place, telling.place)
        if most is not None and gap > most:
            return
        if occasion.aside and occasion.place < here.start:
            continue
        past = occasion.act and not occasion.is_day
        if not occasion.act or (gap <= PAST_REACH and occasion.place < here.start if past else gap == 0):
            yield occasion


def _of_scene(layout: Layout, telling: Telling, before: Iterator[Occasion]) -> Occasion | None:
    """Return the event at which the reporter says that it was spoken, whoever speaks.

    A transcript's turns were spoken at what the sentences above tell of.
    """
    present = names_hearers(telling.scene) or names_place(telling.scene) or names_gesture(telling.clause)
    if not (telling.turn or present or telling.present or names_around(telling.scene)):
        return None
    here = layout.sentence_at(telling.place).start
    for occasion in before:
        if occasion.place >= here and telling.speaker in occasion.people:
            return None  # its own sentence says when: *in 2021, when she told parliament*
        if occasion.meeting and telling.present:
            return occasion
        if occasion.told and occasion.reading is None and present and shared_venues(occasion.venues):
            return occasion
        if telling.turn and occasion.told and occasion.venues:
            return occasion
        if (
            occasion.is_past
            and occasion.act
            and telling.speaker in occasion.people
            and names_hearers(telling.clause)
        ):
            return occasion
        if not occasion.is_day:
            continue
        event = occasion.event or shared_venues(occasion.venues) or (occasion.act and not occasion.people)
        if telling.turn or (
            event
            and (present or goes_on_from(telling.scene, layout.sentence_at(occasion.place).of(layout.text)))
        ):
            return occasion
    return None


def _of_same_venue(layout: Layout, telling: Telling, before: Iterator[Occasion]) -> Occasion | None:
    """Return the last dated occasion at a venue that the frame names again: *at the forum*."""
    venues: frozenset[str] = frozenset()
    for match in _AGAIN.finditer(telling.frame):
        venues |= venues_in(match[1])
    if _THE_SOURCE.match(telling.source):
        venues |= venues_in(telling.source)
    if any(ruling in telling.frame for ruling in _RULINGS) and _OF_RULING.search(telling.frame):
        venues |= {"ruling"}
    if not venues:
        return None
    unnamed: Occasion | None = None
    for occasion in before:
        if occasion.is_day and same_event(occasion.venues, venues):
            return occasion
        if occasion.is_day and unnamed is None and layout.in_lead(occasion.place) and not occasion.venues:
            unnamed = occasion
    return unnamed if shared_venues(venues) else None


def _of_same_hearer(layout: Layout, telling: Telling, before: Iterator[Occasion]) -> Occasion | None:
    """Return the speaker's last occasion whose sentence names the same hearer: *told Lund*, again."""
    hearers = {word for match in _TOLD_NAME.finditer(telling.clause) for word in _NAME.findall(match[1])}
    for occasion in before if hearers else ():
        mine = telling.speaker is not None and telling.speaker in occasion.people
        if mine and not hearers.isdisjoint(_NAME.findall(layout.sentence_at(occasion.place).of(layout.text))):
            return occasion
    return None


def _standing(layout: Layout, telling: Telling, before: Iterator[Occasion]) -> Tie | None:
    """Return the occasion that still holds for the speaker at the quotation."""
    here = layout.paragraph_of(telling.place)
    others = known = False
    for back, occasion in enumerate(before):
        gap = here - layout.paragraph_of(occasion.place)
        mine = telling.speaker is not None and telling.speaker in occasion.people
        if gap > TITLED_REACH:
            return None
        if (gap > REACH and not occasion.titled) or (
            occasion.act and (telling.present or not mine or not occasion.is_day)
        ):
            continue
        lead = layout.in_lead(occasion.place)
        if (
            mine
            and (back == 0 or gap <= NEAR or (lead and not known) or not others)
            and reaches(telling, occasion, gap)
        ):
            return Tie(occasion)
        if not known and is_open_to(telling, occasion, gap, lead=lead):
            return Tie(occasion, firm=telling.speaker in occasion.named)
        others = others or (occasion.reading is not None and bool(occasion.people) and not mine)
        known = known or (mine and not occasion.is_past)
    return None


def _from_ahead(layout: Layout, telling: Telling, occasions: Sequence[Occasion], at: int) -> Occasion | None:
    """Return the occasion that the sentences after a headline or lead give its speaker."""
    if telling.speaker is None or not layout.in_lead(telling.place):
        return None
    here, section = layout.paragraph_of(telling.place), layout.section_of(telling.place)
    for occasion in islice(occasions, at, None):
        if layout.paragraph_of(occasion.place) - here > AHEAD_REACH:
            return None
        mine = telling.speaker in occasion.people and layout.section_of(occasion.place) == section
        if mine and occasion.moment is not None:
            return occasion if occasion.is_day else None
    return None
