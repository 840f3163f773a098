"""Following: whether words answer, go on from or break with what was told before them.

*Ito agreed* answers; *“It is ours, too,” Ruiz said* goes on; *In an interview, she* and *Asked about that
remark, she* break with the speech that was told of.
"""

import re
from collections.abc import Iterator

from quotes.dates.layout import Layout
from quotes.dates.occasion import Occasion, Tie
from quotes.dates.scenes import names_answer
from quotes.dates.tellings import Telling
from quotes.dates.venues import venues_in
from quotes.lexicon import words

# Whoever *answered* or *agreed* did so to what was told at most so many paragraphs before.
ANSWER_REACH = 2
# *Asked about that remark* comes after the remark, and nobody says how long.
_ASKED_ABOUT = re.compile(
    r"\b(?:[Aa]sked|[Cc]onfronted|[Pp]ressed|[Qq]uestioned|[Rr]eminded)\s+(?:again\s+|later\s+)?"
    r"(?:about|of|on|over|with)\s+(?:that|the|those|this|these|his|her|their|its)\s+(?:[\w-]+\s+){0,2}"
    rf"(?:{'|'.join(sorted(words('cue_nouns')))})s?\b"
)
# *When she was a girl*, *Years ago, a teacher saw her cry* tells of what was said then.
_LONG_AGO = re.compile(
    r"\b(?:ago|once|as\s+an?\s+(?:boy|child|girl|student)|when\s+(?:he|she|they)\s+(?:was|were))\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:in|at|during|on|to|with|via)\s+(?:an?|another)\s+(?:[\w’'-]+\s+){0,3}?(\w+)", re.IGNORECASE
)
# *In a later vote, he warned* tells of another day; *In another tweet* may be of the same.
_LATER = re.compile(
    r"\b(?:at|during|in|on)\s+an?\s+(?:different|later|separate|subsequent)\s+[a-z]", re.IGNORECASE
)
# Who tells the reporter of what was long ago, tells it now.
_TO_ME = re.compile(r"\b(?:speaking|spoke|talked|talking)\s+(?:to|with)\s+(?:me|us)\b|\btold\s+(?:me|us)\b")
_PLATFORM = re.compile(r"\b(?:on|to|via)\s+(Twitter|Facebook|Instagram|Telegram|social\s+media)\b")


def begins_another(telling: Telling, standing: Occasion) -> bool:
    """Tell whether the frame begins an occasion of its own: *in an interview* after *in a speech Monday*."""
    if standing.medium == "post" and telling.elsewhere and telling.medium is None:
        return True  # *Ruiz tweeted on Monday. She told Ito* was said elsewhere
    if telling.medium != "post" and _LATER.search(telling.clause):
        return True
    new = set(venues_in(" ".join(_PLATFORM.findall(telling.frame))))
    for match in _NEW.finditer(telling.clause):
        new |= venues_in(match[0])
    return bool(new and standing.venues and not new & standing.venues)


def looks_back(layout: Layout, telling: Telling, standing: Occasion) -> bool:
    """Tell whether the words look back on those of the occasion, on some day: *Asked about that remark*."""
    here = layout.sentence_at(telling.place)
    looks = _ASKED_ABOUT.search(telling.scene) or (standing.is_past and _TO_ME.search(telling.scene))
    return bool(looks) and not here.start <= standing.place < here.end


def answered_by(layout: Layout, telling: Telling, before: Iterator[Occasion]) -> Occasion | None:
    """Return the last occasion, if dated, that the words answer: *Her response was*, *told him*.

    The sentence before answers within its paragraph alone, the clause of saying (*Ito agreed*) further; so
    does who is named (*Ito told him*), but not *her mother*, nor whoever spoke long ago.
    """
    answers = names_answer(telling.scene)
    if not (answers or _speaks_back(telling)):
        return None
    last = next((each for each in before if not each.act or telling.speaker in each.people), None)
    named = telling.speaker is not None and telling.speaker.split()[-1] in telling.source
    reach = ANSWER_REACH if (telling.back and named) or names_answer(telling.clause) else 0
    if last is None or last.reading is None or layout.paragraphs_between(last.place, telling.place) > reach:
        return None
    return last


def _speaks_back(telling: Telling) -> bool:
    """Tell whether words were said to somebody told of before, then and there: *told her*."""
    if not telling.back or _LONG_AGO.search(telling.scene):
        return False
    return words("kin_nouns").isdisjoint(telling.source.lower().split())


def going_on(layout: Layout, telling: Telling, last: tuple[Telling, Tie] | None) -> Tie | None:
    """Return the occasion, if of a day, of the same speaker's words in this paragraph or the one above."""
    elsewhere = telling.elsewhere and not (telling.back and telling.medium is None)
    if last is None or telling.speaker is None or elsewhere or telling.present:
        return None
    before, tie = last
    same = before.speaker == telling.speaker
    same = same and layout.section_of(before.place) == layout.section_of(telling.place)
    near = layout.paragraphs_between(before.place, telling.place) <= 1
    return tie if same and near and tie.occasion.is_day else None
