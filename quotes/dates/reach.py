"""Reach: whom an occasion takes in, and for how many paragraphs."""

import re

from quotes.dates.occasion import Occasion
from quotes.dates.tellings import Telling
from quotes.dates.venues import by_mail, shared_venues, written

# Another person's occasion in between ends an occasion that is more than so many paragraphs away.
NEAR = 2
# An occasion of a month or a year, and one of nobody named, holds for so many.
SHORT_REACH = 1
# Whom the event of a lead only names, it takes in for so many paragraphs.
NAMED_REACH = 6
# An event of several speakers in the lead takes in whoever speaks, but not elsewhere or in a medium of their
# own, for so many. Swept 1 to 8 on the development articles: at 4 it begins to take in those who speak of it.
EVENT_REACH = 2
# One whose lead names nobody (*the candidates met for a debate*) takes in all but outsiders for so many.
OPEN_EVENT_REACH = 4
_WRITTEN = re.compile(r"\b(?:wr(?:ote|ites|itten)|reads?)\b")
# *Ruiz defended on Friday a memo in which an aide called it* dates the defence.
_IN_WHICH = re.compile(r"\bin\s+which\b")
# *said Lou Ito, a historian*, who is new to the article.
_INTRODUCED = re.compile(r",\s+(?:an?|the|who|whose|(?!\w+ing\b)[a-z]+)\s")


def reaches(telling: Telling, occasion: Occasion, gap: int) -> bool:
    """Tell whether an occasion of this precision reaches so far; a book only what is written.

    *In 1998, Ruiz says, she had nothing* is said now, of then; *In a 1998 speech, Ruiz says* then.
    """
    if occasion.reading is None or occasion.is_day or _is_interview_of_week(occasion):
        return True
    read_now = written(occasion.venues) or by_mail(occasion.venues)
    if telling.present and (gap > 0 or not occasion.venues) and not read_now:
        return False
    if written(occasion.venues) and not _WRITTEN.search(telling.clause):
        return gap == 0
    return gap <= SHORT_REACH


def _is_interview_of_week(occasion: Occasion) -> bool:
    """Tell whether an interview is known to the week, and holds as one of a day: *sat down last week*."""
    told = occasion.told and occasion.medium in {"broadcast", "interview"}
    return told and occasion.reading is not None and occasion.reading.is_week


def is_open_to(telling: Telling, occasion: Occasion, gap: int, *, lead: bool) -> bool:
    """Tell whether an occasion that is not the speaker's own takes in the speaker.

    An event in the lead takes in whom it names; one of nobody named, or of several, who speaks in the next
    paragraph; one of several that the headline names too, who is not new; *in a 2013 profile* who speaks in
    the same paragraph.
    """
    read = gap > 0 and occasion.event and written(occasion.venues) and not _WRITTEN.search(telling.clause)
    if occasion.reading is None or read or (gap == 0 and _IN_WHICH.search(telling.frame) is not None):
        return False
    if (
        telling.speaker is not None
        and telling.speaker in occasion.named
        and gap <= (NAMED_REACH if lead else NEAR)
    ):
        return reaches(telling, occasion, gap)
    event = occasion.event and shared_venues(occasion.venues) and not telling.elsewhere
    if event and gap <= EVENT_REACH:
        return True
    if (
        event
        and (occasion.titled or (occasion.open and gap <= OPEN_EVENT_REACH))
        and not _is_outsider(telling)
    ):
        return True
    answered = {None, "post", "press conference", "statement"}  # mostly given on the day
    if occasion.event and not occasion.venues and telling.medium not in answered:
        return False  # *The crane fell on Friday. In remarks to a broadcaster, Ruiz said*
    if occasion.open or (occasion.is_day and shared_venues(occasion.venues)):
        return gap <= (SHORT_REACH if occasion.is_day else 0)
    if (
        occasion.told
        and (
            occasion.is_day or not occasion.quoted
        )  # *she said in a 2024 debate that it was “dry”* in passing
        and occasion.medium in {"debate", "testimony"}
        and not telling.elsewhere
        and not telling.present
    ):
        return gap <= SHORT_REACH
    return gap == 0 and occasion.told and bool(occasion.venues)


def _is_outsider(telling: Telling) -> bool:
    """Tell whether the speaker stands back from an event: *says Lou Ito, a historian*."""
    return telling.present or _INTRODUCED.search(telling.frame) is not None
