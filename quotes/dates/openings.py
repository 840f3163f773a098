"""Openings: what stands before and behind date words that open a reporter's sentence.

*On Friday, Ruiz said*, *Reached by phone on Friday, Ruiz told the paper*, *In announcing the sale on Friday,
she*; but *Elected in 2019, Ruiz called the harbour*.
"""

import re
from functools import cache

from quotes.dates.ahead import words_to_will
from quotes.dates.reading import Reading
from quotes.dates.sayings import has_saying, tokens
from quotes.dates.venues import venues_in
from quotes.lexicon import table, words

# Date words open a sentence that has at most so many words before them: *On*, *Late on*.
OPENING_WORDS = 2

# *Six months ago, Ruiz said, the paper called* dates what she told of.
_HE_SAID = re.compile(r",\s+[^,;.¤]{2,60}\s(?:added|argued|noted|recalled|said|says),\s+[^\s¤]")
# *In 2009, under what Ruiz calls the old model, …* dates the model.
_WHAT_CALLED = re.compile(r"[^;.]*?\bwhat\s+(?:[\w.’'-]+\s+){1,4}?(?:called|calls|described|describes)\b")
# *When Ruiz took the stage on Thursday* opens the telling of what was said there.
_TOOK_STAGE = re.compile(
    r"(?:When|As|While|After)\s+(?:[\w.’'-]+\s+){1,4}"
    r"(?:took\s+(?:the\s+stage|questions)|spoke|addressed|testified|appeared)\b[^,;¤]{0,30}$"
)
# *On Monday night, Ruiz leaned in*: what somebody did that day was mostly said that day.
_TELLS = re.compile(r"(?:\s+(?:night|morning|afternoon|evening))?,\s+(?:[a-z]+\s+){0,2}[A-Z]")
# Who died on a day said nothing then, and others speak of it later.
_DIED = re.compile(r"[^;.¤]*\b(?:died|(?:was|were)\s+(?:\w+\s+)?(?:born|killed|murdered|slain))\b")
# *In October, Ruiz held a long conference call* opens what was said there.
_HELD = re.compile(
    r",?\s+(?:[\w.’'-]+\s+){1,4}?(?:delivered|gave|held|hosted|issued|released)\s+"
    r"((?:an?|her|his|its|their)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+)"
)
# *In a memo released as the polls closed Tuesday, he said*: the day of the phrase that opens with a venue.
_PHRASE = re.compile(
    r"[¤\s]*(?:In|At|During)\s+(?:an?|his|her|their|the)\s"
    r"(?:(?!\b(?:about|over|after|following|before|since|against|of)\b)[^,;.])*$"
)
# *Elected in*, *Born in*: the day is that of the participle.
_DONE = re.compile(r"[¤\s]*([A-Z][a-z]+ed|Born|Built|Written|Known)\b")


@cache
def _participle() -> re.Pattern[str]:
    openers = "|".join(sorted(table("speaking_openers")))
    # *Asked about his trip on Tuesday* dates the trip, *Touring the seat she won on Tuesday* the vote.
    clause = (
        r"about|after|before|following|how|if|over|since|that|whether|who|why"
        r"|(?:he|I|it|she|they|we|[A-Z][\w’'-]+)\s+(?:\w+ed|held|lost|made|won)"
    )
    rest = rf"(?-i:(?!\b(?:{clause})\b)[^;.¤]){{0,80}}$"
    return re.compile(rf"[¤\s]*(?P<by>(?:In|While|When|By)\s+)?(?P<opener>{openers})\b{rest}", re.IGNORECASE)


def is_opening(before: str, reading: Reading) -> bool:
    """Tell whether date words open their sentence, alone or in the phrase of who spoke: *Reached on*."""
    return (len(tokens(before)) <= OPENING_WORDS and not _is_done(before)) or opens_speaking(before, reading)


def _is_done(before: str) -> bool:
    """Tell whether a sentence opens with what was done on the day, long before the words: *Elected in*."""
    match = _DONE.match(before)
    return match is not None and match[1].lower() not in words("issued_forms")


def opens_speaking(before: str, reading: Reading) -> bool:
    """Tell whether a sentence opens with how somebody came to speak: *Campaigning in Velm on*.

    A month or a year is that of the words only where it is one of speaking: *Interviewed in 2012*, *In
    granting the request in July*; *Joining the party in 2009* tells of what was done, long before.
    """
    match = _participle().match(before)
    if match is None or not reading.is_past:
        return match is not None
    return match["by"] is not None or table("speaking_openers")[match["opener"].lower()] == "speech"


def opens_with_venue(before: str) -> bool:
    """Tell whether a sentence opens with the phrase of a venue: *In a memo released as the polls closed*."""
    return _PHRASE.match(before) is not None and bool(venues_in(before))


def opens_with_phrase(before: str) -> bool:
    """Tell whether a sentence opens with the phrase that the date words end: *During the dinner in*."""
    return _PHRASE.match(before) is not None


def opens_stage(before: str) -> bool:
    """Tell whether the date words end the clause of who began to speak: *When Ruiz took the stage on*."""
    return _TOOK_STAGE.match(before) is not None


def opens_scene(after: str) -> bool:
    """Tell whether a day opens what somebody did: *On Monday night, Ruiz leaned in*."""
    return _TELLS.match(after) is not None


def tells_death(after: str) -> bool:
    """Tell whether what stands behind a day tells that somebody died on it."""
    return _DIED.match(after) is not None


def opens_occasion(after: str) -> bool:
    """Tell whether what stands behind date words tells of an occasion that was held then."""
    held = _HELD.match(after)
    return held is not None and bool(venues_in(held[1]))


def opens_something_else(after: str) -> bool:
    """Tell whether date words that open a sentence are of what is yet to come, or of what is talked about."""
    to_will = words_to_will(after)
    will_be = to_will is not None and not has_saying(tokens(to_will))
    return will_be or _HE_SAID.match(after) is not None or _WHAT_CALLED.match(after) is not None
