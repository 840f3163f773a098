"""Belonging: whether date words in a reporter's sentence are the day of an act of speech.

They are where they stand beside a word of saying or a noun of an occasion (*told reporters on Friday*, *at
Monday’s debate*), where they open the sentence, or where they tell the day of the lead's event (*European
leaders gathered Friday*). *Said the attack on Tuesday was* and *will speak on Monday* are none.
"""

import re
from datetime import date
from itertools import takewhile

from quotes.dates.ahead import is_ahead, is_planned
from quotes.dates.calendar import Calendar
from quotes.dates.clauses import tells_what_did
from quotes.dates.interviews import interview_in
from quotes.dates.layout import MASK, Layout
from quotes.dates.openings import (
    OPENING_WORDS,
    is_opening,
    opens_occasion,
    opens_scene,
    opens_something_else,
    opens_speaking,
    opens_stage,
    opens_with_phrase,
    opens_with_venue,
    tells_death,
)
from quotes.dates.reading import Reading
from quotes.dates.sayings import (
    has_saying,
    opens_clause_of_saying,
    reaches_saying,
    tells_no_speech,
    tokens,
)
from quotes.dates.scenes import tells_hearing
from quotes.dates.venues import venues_in
from quotes.lexicon import words
from quotes.span import Span

# The noun of an occasion stands at most so many words behind its date words: *Monday’s first TV debate*.
VENUE_REACH = 5
# A day that opens a sentence is that of the first verb of saying among so many words; a month or a year, that
# more often opens the telling of what was done, among fewer.
OPENING_REACH = 14
SHORT_OPENING_REACH = 6
# The day of a lead's event is at most so many days before publication: what is older is history, and who
# speaks of it speaks now.
EVENT_AGE_DAYS = 14
# A month without a year that is more months back than this is likelier the next one: it is soon.
NEARER_BACK = 8
# *said in July*, *told reporters there in July*: the verb stands among so many words before.
SAID_REACH = 4
# Characters of a year in digits.
YEAR_LENGTH = 4
# What makes a day late in it of a year, a month or a day, by their characters.
_TO_ITS_END = {4: "-12-28", 7: "-28", 10: ""}

_SUBORDINATE = re.compile(
    r"\b(?:when|after|before|because|since|until)\s+"
    r"(?:(?-i:[A-Z])[\w.’'-]*|he|she|they|it)\b[^.;¤]{0,40}$",
    re.IGNORECASE,
)
# *Ito was right when he said on Friday* tells of his words, and Ruiz’s are of another day.
_WHEN = re.compile(r"(?:^[¤\s]*|,\s+)when\b[^.;¤]*$", re.IGNORECASE)
# Before the day of a lead these say that the day is of something else: *following her fall on Sunday*, *which
# opens on Friday*; *a debate, which was held on Friday* is the event still.
_OTHER_EVENT = re.compile(
    r"\b(?:as\s+of|following|after|amid|since|before|ahead\s+of|until|died|(?:which|who)\s+(?!was\b|has\b)\w+s)"
    r"\s+(?:[\w’'-]+\s+){0,5}$",
    re.IGNORECASE,
)
# *since the hearing in November*, *until Friday* dates the hearing, not the words.
_BOUND = re.compile(r"\b(?:as\s+of|since|until|ahead\s+of|prior\s+to)\s+[^,;.¤]{0,40}$", re.IGNORECASE)
# *When Ruiz sat down with the paper on Thursday* opens the telling of what was said there.
_AS_SHE = re.compile(r"(?:When|As|While|After)\s+(?:[\w.’'-]+\s+){1,4}sat\s+down\b")
# *The party has been silent since Thursday, when Ruiz said* dates her words.
_SINCE = re.compile(r"\bsince\s+(?:[a-z]+\s+){0,2}$")
# *Ito was scheduled to speak, but on Thursday the party announced*: what stands before is another clause.
_CLAUSE = re.compile(r"[,;]\s+(?:but|yet)\s+|;\s+")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\s+(?:[\w’'-]+\s+){0,12}$", re.IGNORECASE)
# *Ruiz, who flew in on Monday, said* tells of her flight; *who spoke on Monday* of the words.
_WHO = re.compile(r",\s+(?:who|whose)\s+([^,;¤]*)$")
# *an interview that aired on Sunday* is one that aired on Sunday.
_CAME_OUT = "|".join(sorted(words("issued_forms")))
_THAT_CAME_OUT = re.compile(rf"\s+(?:that|which)\s+(?:was\s+|were\s+)?(?=(?:{_CAME_OUT})\b)")
_OWNED = re.compile(r"(?:\s+(?:night|morning|afternoon|evening))?['’]s?\b")
# A venue behind its date words is where somebody spoke: *at Monday’s debate*, *in an August speech*.
_AT = re.compile(
    r"\b(?:at|in|during|on|to|with|by)\s+(?:(?:the|an?|his|her|their|its)\s+)?(?:[\w-]+\s+){0,1}$",
    re.IGNORECASE,
)


def dates_speech(layout: Layout, sentence: Span, reading: Reading) -> bool:
    """Tell whether date words in a reporter's sentence date an act of speech that has been."""
    before = layout.text[sentence.start : reading.words.start]
    after = layout.text[reading.words.end : sentence.end]
    if is_ahead(reading, layout.calendar) or (reading.moment is None and reading.days is None):
        return False
    if opens_stage(before):
        return True
    before = _CLAUSE.split(before)[-1]
    if len(tokens(before)) <= OPENING_WORDS and opens_something_else(after):
        return False
    if _is_interview(before, reading, layout.calendar):
        return True
    if _is_of_clause(before, after):
        return False
    since = _SINCE.search(before) is not None and opens_clause_of_saying(after)
    if (
        (_is_bound(before) and not since)
        or _is_year_in_words(before, after, reading)
        or _is_likelier_ahead(before, reading, layout)
    ):
        return False
    return _stands_beside_saying(before, after, reading, layout.calendar) or is_lead_event(
        layout, sentence, reading
    )


def _is_likelier_ahead(before: str, reading: Reading, layout: Layout) -> bool:
    """Tell whether a month alone is soon to come again, and no act of speech is right before it.

    In April *the convention in July* is yet to come; *said in July* is not.
    """
    published, alone = layout.calendar.published, reading.words.of(layout.text).isalpha()
    if published is None or not alone or reading.moment is None or reading.moment.precision != "month":
        return False
    named = date.fromisoformat(f"{reading.moment.on}-01")
    back = 12 * (published.year - named.year) + published.month - named.month
    behind = tokens(before)
    said = has_saying(behind[-SAID_REACH:]) or len(behind) <= OPENING_WORDS
    return NEARER_BACK < back < 12 and not said and not opens_with_phrase(before)


def _is_interview(before: str, reading: Reading, calendar: Calendar) -> bool:
    """Tell whether somebody sat down then to be spoken to; unless it is called so, not long ago."""
    interview = interview_in(before)
    if interview is None or is_planned(before[: interview.start()]):
        return False
    if _has_bound(before) and not _AS_SHE.match(before):
        return False
    return interview["noun"] is not None or not _is_history(reading, calendar)


def _is_of_clause(before: str, after: str) -> bool:
    """Tell whether date words stand in a clause about somebody that tells of no speech."""
    if tells_what_did(before):
        return True
    clause = _WHO.search(before)
    return clause is not None and tells_no_speech(f"{clause[1]} {after.partition(',')[0]}")


def opens_telling(after: str, reading: Reading, calendar: Calendar) -> bool:
    """Tell whether a day that opens a sentence may open the telling of a scene, by what stands behind it."""
    return not _is_history(reading, calendar) and not tells_death(after)


def is_lead_event(layout: Layout, sentence: Span, reading: Reading) -> bool:
    """Tell whether a lead's sentence dates an event: *European leaders gathered Friday*."""
    return layout.in_lead(sentence.start) and _tells_event(layout, sentence, reading)


def is_act(layout: Layout, sentence: Span, reading: Reading) -> bool:
    """Tell whether a sentence dates what somebody did, if not said: *Ruiz rejected the offer on Tuesday.*"""
    before = layout.text[sentence.start : reading.words.start]
    if MASK in before or is_ahead(reading, layout.calendar) or _is_bound(before) or _RELATIVE.search(before):
        return False
    return _tells_event(layout, sentence, reading)


def _is_bound(before: str) -> bool:
    """Tell whether the words before a day make it that of something else, or one to come."""
    return _has_bound(before) or is_planned(before)


def _has_bound(before: str) -> bool:
    """Tell whether the day is of a clause about something else; *, when she told the council in* is none."""
    bound = _SUBORDINATE.search(before) is not None and not _opens_when_said(before)
    return bound or _BOUND.search(before) is not None


def _opens_when_said(before: str) -> bool:
    """Tell whether date words end the clause of when somebody spoke: *When he first spoke of it in*."""
    when = _WHEN.search(before)
    return when is not None and has_saying(tokens(when[0]))


def _tells_event(layout: Layout, sentence: Span, reading: Reading) -> bool:
    before = layout.text[sentence.start : reading.words.start]
    if not reading.is_day or _OTHER_EVENT.search(before):
        return False
    if _OWNED.match(layout.text, reading.words.end) or _is_history(reading, layout.calendar):
        return False
    return not {word.lower() for word in tokens(before)} & words("clause_cues")


def _is_history(reading: Reading, calendar: Calendar) -> bool:
    """Tell whether a day, or the last of a month or a year, is too long before publication for a lead."""
    if calendar.published is None or reading.on is None:
        return False
    last = reading.until or reading.on
    return (calendar.published - date.fromisoformat(last + _TO_ITS_END[len(last)])).days > EVENT_AGE_DAYS


def _is_year_in_words(before: str, after: str, reading: Reading) -> bool:
    """Tell whether the words are *this year* or *last year*, which date no single act of speech.

    *Last year it had promised* does, where the verb of saying follows at once.
    """
    if reading.moment is None or reading.moment.precision != "year" or len(reading.words) <= YEAR_LENGTH:
        return False
    ahead = tokens(after)[:SAID_REACH]
    return bool(tokens(before)) or ahead[:1] == [","] or not has_saying(ahead)


def _stands_beside_saying(before: str, after: str, reading: Reading, calendar: Calendar) -> bool:
    behind, ahead = tokens(_THAT_CAME_OUT.sub(" ", before)), tokens(after)
    if (
        _opens_when_said(before)
        or tells_hearing(before)
        or reaches_saying(behind[::-1])
        or ((reading.is_day or _SINCE.search(before)) and opens_clause_of_saying(after))
    ):
        return True
    if opens_with_venue(before) or (
        opens_speaking(before, reading) and before.lstrip(f"{MASK} ").startswith("In ")
    ):
        return True
    if _AT.search(before) and venues_in(_next_phrase(ahead)):
        return True
    if not is_opening(before, reading):
        return has_saying(ahead[:2]) and _RELATIVE.search(before) is None
    if opens_occasion(after):
        return True
    precise = reading.is_day or reading.days is not None
    reach = OPENING_REACH if precise else SHORT_OPENING_REACH
    tells = precise and opens_scene(after) and opens_telling(after, reading, calendar)
    return tells or has_saying(ahead[:reach])


def _next_phrase(ahead: list[str]) -> str:
    """Return what follows date words up to a comma: *’s debate*, *, in a speech*; not *, said in a talk*."""
    begin = 1 if ahead[:1] == [","] else 0
    if begin and has_saying(ahead[1:2]):
        return ""
    return " ".join(takewhile(lambda word: word != ",", ahead[begin:VENUE_REACH]))
