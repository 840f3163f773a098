"""Clauses: whether date words in the sentence of a quotation stand in another clause than its words.

*Ruiz, who founded the firm in 2009, said*; *Ito, who once called it “a farce,” said on Monday*; *the vision
that emerged last week*; *In 1977 he gave up the bakery, a step he said was*; *Holm’s famous 1963 refrain*.
"""

import re

from quotes.attribute.mention import Attribution
from quotes.dates.layout import Layout
from quotes.dates.reading import Reading
from quotes.dates.sayings import first_saying, has_saying, sayings, tells_no_speech, tokens
from quotes.dates.venues import venues_in
from quotes.lexicon import words
from quotes.span import Span

# The day of something else in the clause of saying: *at the talks, held this year in Leeds*.
_OTHERS_DAY = re.compile(
    r"\b(?:held|born|elected|begun|founded|scheduled|set|due)\s+(?:(?:for|in|on|late|early|earlier)\s+)*$"
)
# *Ruiz, who founded the firm in 2009, said* tells of the firm; *who spoke on Tuesday* of the words.
_RELATIVE = re.compile(r",\s+(?:who|whose|which)\s+([^,;¤]*)$")
# *Ito, whom Ruiz on Tuesday night called*: no comma ends the clause before its verb.
_WHOM = re.compile(r"[^,;¤]+")
# *The rain that emerged on Monday*, but *the plan that she gave up*, *an interview that aired*, *at that in*.
_THAT = ("that", "which", "who")
_THAT_DID = re.compile(
    r"(\w+)\s+(?:which\s+|who\s+|that\s+(?=[a-z]+ed\b))([a-z]+)\b((?:\s+[\w.’'-]+){0,7}\s*)$"
)
# *The vision that emerged from Ito’s convention on Monday* is not of what was said there.
_OWNED = re.compile(r"[A-Z][\w.-]*['’]s\s")
# *Ito — who once said he would “…” — spoke on Monday*.
_WHO_SAID = re.compile(r"(?:,|\s[–—-])\s*who\s+([^,;¤–—]*)¤?$")
_PARTED = re.compile(r"[,;–—]|\s-\s")
# *In 1977 he gave up the bakery, a step he said was …* dates the step.
_STEP_HE_SAID = re.compile(
    r",\s+(?:an?|something)\s+(?:[a-z-]+\s+){0,4}?(?:that\s+|which\s+)?"
    r"(?:(?:[A-Z][\w.’'-]*\s+){1,3}|(?:he|she|they|it)\s+)(?:(?:had|has|have|later)\s+)?$"
)
# *Holm’s famous 1963 refrain* is Holm’s; *in Holm’s 2013 documentary* others spoke, too.
_SOMEBODYS = re.compile(
    r"(?:\b([a-z]+)\s+)?((?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w-]*)['’]s\s+(?:[a-z-]+\s+){0,3}$"
)
_WHERE_SAID = frozenset({"at", "during", "in", "on", "to"})


def is_of_another_clause(layout: Layout, attribution: Attribution, place: int, reading: Reading) -> bool:
    """Tell whether date words in the sentence of a quotation are of something else that it tells of.

    `place` is where the quotation begins; its cue says which clause is its own.
    """
    cue, sentence = attribution.cue, layout.sentence_at(place)
    if not sentence.start <= reading.words.start < sentence.end:
        return False
    before = layout.text[sentence.start : reading.words.start]
    if _OTHERS_DAY.search(before) or _is_of_other_words(layout.text, sentence, place, reading):
        return True
    if cue is None:
        return False
    if reading.is_past and (
        _is_of_step(layout.text, cue, reading) or _is_somebodys(layout.text, before, attribution)
    ):
        return True
    if (did := _that_did(before)) and _OWNED.search(did[3]) and _tells_deed(did):
        return True
    relative = _RELATIVE.search(before)
    if relative is None or sentence.start + relative.start() < cue.start < reading.words.start:
        return False
    if _WHOM.fullmatch(layout.text, reading.words.end, cue.end) is not None:
        return False
    source = attribution.source  # *Ito, who spoke on Tuesday, is a liar, Ruiz writes*
    behind = source is not None and source.form != "pronoun" and reading.words.end < source.span.start
    return behind or tells_no_speech(relative[1])


def tells_what_did(before: str) -> bool:
    """Tell whether a stretch ends in a clause of what something did: *the vision that emerged*."""
    match = _that_did(before)
    return match is not None and not venues_in(match[3]) and _tells_deed(match)


def _that_did(before: str) -> re.Match[str] | None:
    """Return the clause of what something did that ends a stretch; most have none of its openers."""
    return _THAT_DID.search(before) if any(word in before for word in _THAT) else None


def _tells_deed(match: re.Match[str]) -> bool:
    """Tell whether a clause of _THAT_DID tells of no speech and hangs on no occasion: *who sank the ship*."""
    head, verb = match[1].lower(), match[2]
    if verb in words("issued_forms") or verb in words("function_words") or head in words("function_words"):
        return False
    told = head in sayings() or head in words("hearers") or head in words("cue_nouns") or venues_in(head)
    return not told and first_saying(f"{verb}{match[3]}") is None


def _is_of_other_words(text: str, sentence: Span, place: int, reading: Reading) -> bool:
    """Tell whether a clause holds the quotation, and the day is behind: *who said “…”, spoke on Monday*."""
    who = _WHO_SAID.search(text, sentence.start, place)
    if who is None or reading.words.start < place or not has_saying(tokens(who[1])):
        return False
    between = text[place : reading.words.start]
    return has_saying(tokens(between)) or _PARTED.search(between) is not None


def _is_of_step(text: str, cue: Span, reading: Reading) -> bool:
    return reading.words.end < cue.start and (
        _STEP_HE_SAID.search(text, reading.words.end, cue.start) is not None
    )


def _is_somebodys(text: str, before: str, attribution: Attribution) -> bool:
    """Tell whether a year is of what somebody else made, by the name that owns it."""
    source, owner = attribution.source, _SOMEBODYS.search(before)
    if owner is None or source is None or source.form != "name":
        return False
    names = owner[2].split()
    where = (owner[1] or names[0]).lower() in _WHERE_SAID
    return not where and names[-1] not in source.span.of(text)
