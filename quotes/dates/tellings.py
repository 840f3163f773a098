"""Tellings: what carrying needs to know of a quotation: its place, who speaks, the reporter's words."""

import re
from dataclasses import dataclass

from quotes.attribute.mention import Attribution
from quotes.dates.layout import Layout
from quotes.dates.medium import medium_in, medium_of_source
from quotes.dates.scenes import names_hearers, names_place
from quotes.find.quotation import Found

_HE = frozenset({"he", "it", "she", "they"})
_HIM = frozenset({"her", "him", "them"})
_ON_AIR = re.compile(r"\bon\s+(?:the\s+)?[A-Z]")
# Said in the reporter's own presence: *says*, *adds*, *shrugs:*.
_PRESENT = re.compile(r"[a-z]+[^s\W]s")
_PRESENT_COLON = re.compile(r"\b[a-z]+[^s\W]s\s*:\s*$")


@dataclass(frozen=True, slots=True)
class Telling:
    """One quotation as carrying sees it: its place, who speaks (None: nobody known), the reporter's words.

    `scene` adds the reporter's sentence right before. `present`: the cue is in the
    present tense (*says*); `turn`: it is one of a transcript; `elsewhere`: a hearer or a medium is named;
    `back`: it was said to somebody told of before (*told him*).
    """

    place: int
    speaker: str | None
    clause: str
    frame: str
    source: str
    medium: str | None
    scene: str
    present: bool = False
    turn: bool = False
    elsewhere: bool = False
    back: bool = False


def telling_of(layout: Layout, found: Found, attribution: Attribution, speaker: str | None) -> Telling:
    """Return what carrying needs to know of a quotation."""
    clause = " ".join(span.of(layout.text) for span in attribution.clause)
    frame = attribution.frame.of(layout.text) if attribution.frame is not None else clause
    source = "" if attribution.source is None else attribution.source.span.of(layout.text)
    cue = "" if attribution.cue is None else attribution.cue.of(layout.text)
    hearer = "" if attribution.hearer is None else attribution.hearer.of(layout.text)
    medium = medium_of_source(source) or medium_in(clause) or attribution.medium
    return Telling(
        found.contents[0].start,
        speaker,
        clause,
        frame,
        source,
        medium=medium,
        scene=f"{_sentence_above(layout, found.contents[0].start, source)} {clause}",
        present=is_present(cue) or _ends_present(frame),
        turn=attribution.rule == "turn_label",
        elsewhere=medium is not None or attribution.hearer is not None or _ON_AIR.search(clause) is not None,
        back=hearer.lower() in _HIM,
    )


def _ends_present(frame: str) -> bool:
    """Tell whether a verb in the present tense and a colon end the reporter's words: *She shrugs:*."""
    return frame.rstrip().endswith(":") and _PRESENT_COLON.search(frame) is not None


def is_present(cue: str) -> bool:
    """Tell whether a cue is a verb in the present tense: *says*, *adds*."""
    return _PRESENT.fullmatch(cue) is not None


def _sentence_above(layout: Layout, place: int, source: str) -> str:
    """Return the sentence before that of a place, in the same paragraph; else an empty text.

    For *he said*, also the last of the paragraph above that says where he was: *stood on the Senate floor*.
    """
    paragraph = layout.paragraphs[layout.paragraph_of(place)]
    above = layout.sentences_before(place, 2)
    if len(above) < 2:
        return ""
    sentence = above[0].of(layout.text)
    told_of_him = source.lower() in _HE and (names_place(sentence) or names_hearers(sentence))
    return sentence if above[0].start >= paragraph.start or told_of_him else ""
