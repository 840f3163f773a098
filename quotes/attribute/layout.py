"""Who speaks where no frame says it: turn labels, a speaker who goes on, the sentence before.

*WALLACE: “…”* by its label; a paragraph of nothing but quoted words goes on with the speaker before it;
*Smith was furious. “It is a disgrace.”* takes the subject of the sentence before.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from quotes.attribute.cues import SUBJECTS
from quotes.attribute.frames import Frame
from quotes.attribute.mention import Attribution, Form, Mention
from quotes.attribute.phrases import named_head, phrase_of
from quotes.attribute.view import can_speak
from quotes.find.quotation import Found
from quotes.span import Span

_LABEL = re.compile(
    r"([A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|of|de|van|von|the)){0,3})(?: \([^)]{1,40}\))?:(?:\*\*|__)?\s+$"
)
# A line of so few words and no verb is a heading: *Ana Ruiz, mayor*, and her words below.
HEADING_TOKENS = 8
# A label stands at most so many characters before its words.
LABEL_REACH = 80


class Place(NamedTuple):
    """Where a quotation begins: its first frame's number, that frame's paragraph, whether it opens that."""

    frame: int
    paragraph: int
    opens: bool


_NOWHERE = Place(-1, -1, opens=True)


def label_of(text: str, found: Found) -> Span | None:
    """Return the turn label that stands between the mark and the words: *“PENCE: Well, look …”*."""
    start, content = found.marked[0].start, found.contents[0].start
    match = _LABEL.search(text, max(start, content - LABEL_REACH), content)
    return None if match is None else Span(*match.span(1))


def carry(
    frames: list[Frame],
    founds: tuple[Found, ...],
    own: list[Attribution | None],
    told: Mapping[int, tuple[Frame, Doc]],
) -> tuple[Attribution, ...]:
    """Return one attribution a quotation; one without its own takes that before, or the sentence before.

    `told` are those sentences, parsed, by the numbers of the quotations (`sentences_before`).
    """
    places = _places(frames, founds)
    before = _subjects_before(told)
    result: list[Attribution] = []
    for number, found in enumerate(founds):
        attribution = own[number]
        if attribution is None:
            attribution = _carried(number, found, founds, result, places, before)
        result.append(attribution)
    return tuple(result)


def _places(frames: list[Frame], founds: tuple[Found, ...]) -> dict[int, Place]:
    """Return the place of each quotation that has a frame."""
    places: dict[int, Place] = {}
    for index, frame in enumerate(frames):
        first = index == 0 or frames[index - 1].paragraph != frame.paragraph
        for slot in frame.slots:
            opens = first and founds[slot.quotation].marked[0].start <= frame.whole.start
            places.setdefault(slot.quotation, Place(index, frame.paragraph, opens))
    return places


def _carried(
    number: int,
    found: Found,
    founds: tuple[Found, ...],
    done: list[Attribution],
    places: dict[int, Place],
    before: dict[int, Attribution],
) -> Attribution:
    previous = next((i for i in range(number - 1, -1, -1) if founds[i].parent == found.parent), None)
    here = places.get(number, _NOWHERE)
    if previous is None or done[previous].source is None:
        return before.get(number, Attribution(rule="no_source"))
    last = places.get(previous, _NOWHERE)
    gap = here.paragraph - last.paragraph
    if gap == 0 and (number not in before or here.frame - last.frame <= 1):
        return _goes_on(done, previous, "same_paragraph")
    # Of 20 behind other words of the next paragraph none was by the speaker before (political news).
    if gap == 1 and found.kind == "direct" and here.opens:
        return _goes_on(done, previous, "speaker_goes_on")
    if number in before:
        return before[number]
    return _goes_on(done, previous, "last_speaker")


def _goes_on(done: list[Attribution], previous: int, rule: str) -> Attribution:
    origin = done[previous].carries
    return replace(done[previous], rule=rule, carries=previous if origin is None else origin, frame=None)


def sentences_before(frames: list[Frame], founds: tuple[Found, ...]) -> dict[int, Frame]:
    """Return, for the quotations that have one, the reporter's sentence right before, by their numbers."""
    places = sorted(_places(frames, founds).items())
    before = {number: frames[place.frame - 1] for number, place in places if place.frame > 0}
    return {number: each for number, each in before.items() if not each.slots and each.paragraph >= 0}


def _subjects_before(told: Mapping[int, tuple[Frame, Doc]]) -> dict[int, Attribution]:
    """Return, for quotations without their own frame, the subject of the reporter's sentence before."""
    found = ((number, frame, _main_subject(doc)) for number, (frame, doc) in told.items())
    return {
        number: answer
        for number, frame, token in found
        if token and (answer := _sentence_before(frame, token))
    }


def _main_subject(doc: Doc) -> Token | None:
    if len(doc) <= HEADING_TOKENS and not any(token.pos_ in {"VERB", "AUX"} for token in doc):
        return next((token for token in reversed(doc) if token.pos_ == "PROPN"), None)
    subjects = [token for token in doc if token.dep_ in SUBJECTS | {"nsubjpass"} and can_speak(token)]
    return next((token for token in subjects if token.head.dep_ == "ROOT"), subjects[0] if subjects else None)


def _sentence_before(frame: Frame, token: Token) -> Attribution | None:
    token = named_head(token, None)
    tokens = phrase_of(token)
    last = token.doc[tokens.stop - 1]
    span = frame.to_article(token.doc[tokens.start].idx, last.idx + len(last))
    if span is None:
        return None
    form: Form = "pronoun" if token.pos_ == "PRON" else "name" if token.pos_ == "PROPN" else "nominal"
    return Attribution(rule="sentence_before", source=Mention(span, form), frame=frame.whole)
