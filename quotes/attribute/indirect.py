"""Indirect speech: what a speech cue reports without quotation marks, with its cue and source.

*Officials said that the quay would close* has *that the quay would close*; *The quay, Ruiz said, is old* has
two contents. Only sentences with a speech cue are parsed; words in marks are never part of indirect speech.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from quotes.attribute.attributing import frames_of, place_of, to_attribution, tokens_of
from quotes.attribute.cues import Cue, cue_medium, find_cues, hearer_of, subject_of
from quotes.attribute.frames import Frame
from quotes.attribute.mention import Attribution
from quotes.attribute.reported import Candidate, candidates
from quotes.attribute.reporting import probability
from quotes.attribute.view import Decision
from quotes.find.quotation import Found
from quotes.lexicon import table
from quotes.saying import said_forms, saying_forms
from quotes.span import Span

# Words are taken for indirect speech from this probability on (swept 0.17 to 0.5: 0.25 to 0.35 are best).
LEAST_PROBABILITY = 0.3

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the reporter's sentences, parsed; `taken` are the tokens in marks, `cues` those of speech."""

    frame: Frame
    doc: Doc
    taken: set[int]
    cues: list[Cue]

    def place(self, start: int, end: int) -> Span | None:
        """Return the article's characters of tokens `start` up to `end`, None where marks stand there."""
        return place_of(self.frame, self.doc, range(start, end))


def add_indirect(
    text: str,
    stretches: list[Span],
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    nlp: Language,
) -> tuple[tuple[Found, ...], tuple[Attribution, ...]]:
    """Return the quotations in marks and the indirect ones together in reading order, each attributed."""
    told = [
        answer
        for sentence in sentences(text, stretches, founds, nlp)
        for answer in _reported(sentence, _choose(sentence))
    ]
    return _in_order(founds, attributions, told)


def sentences(
    text: str, stretches: list[Span], founds: tuple[Found, ...], nlp: Language
) -> Iterator[Sentence]:
    """Yield the sentences with a speech cue outside quotation marks."""
    frames = [frame for frame in frames_of(text, stretches, founds) if _has_cue_word(frame)]
    for frame, doc in zip(frames, nlp.pipe([frame.text for frame in frames]), strict=True):
        taken = {i for slot in frame.slots for i in tokens_of(doc, slot.span)}
        cues = [cue for cue in find_cues(doc, taken) if cue.strength != "name"]
        if cues:
            yield Sentence(frame, doc, taken, cues)


def _has_cue_word(frame: Frame) -> bool:
    """Tell the reporter's sentences with a word of saying; those within a quotation are left alone."""
    return frame.paragraph >= 0 and not _cue_words().isdisjoint(_WORD.findall(frame.text.lower()))


@cache
def _cue_words() -> frozenset[str]:
    verbs = {verb for verb, entry in table("cue_verbs").items() if entry.startswith("say")}
    return said_forms() | saying_forms() | verbs | {"according"}


def _choose(sentence: Sentence) -> list[Candidate]:
    """Return the likeliest candidates, none of which overlap."""
    doc, taken = sentence.doc, sentence.taken
    offered = [each for cue in sentence.cues for each in candidates(doc, cue, taken)]
    ranked = sorted(((probability(doc, each, taken), each) for each in offered), key=lambda pair: -pair[0])
    chosen: list[Candidate] = []
    for likely, candidate in ranked:
        if likely < LEAST_PROBABILITY:
            break
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return chosen


def _reported(sentence: Sentence, chosen: list[Candidate]) -> Iterator[tuple[Found, Attribution]]:
    """Yield a quotation for each cue that reports something."""
    for cue in sentence.cues:
        own = sorted((each for each in chosen if each.cue == cue), key=lambda each: each.start)
        spans = [sentence.place(each.start, each.end) for each in own]
        contents = tuple(span for span in spans if span is not None)
        if contents:
            rule = "cue_content" if own[0].side == "right" else "content_cue"
            found = Found(kind="indirect", contents=contents, marked=contents)
            yield found, _attribution(sentence, cue, rule)


def _attribution(sentence: Sentence, cue: Cue, rule: str) -> Attribution:
    frame, doc, taken = sentence.frame, sentence.doc, sentence.taken
    decision = _according(cue) if cue.strength == "according" else _saying(cue, rule, taken)
    place = place_of(frame, doc, range(cue.first, cue.last + 1))
    nobody = Attribution(rule="no_source", cue=place, frame=frame.whole)
    return to_attribution(frame, doc, decision, taken) or nobody


def _saying(cue: Cue, rule: str, taken: set[int]) -> Decision | None:
    source = subject_of(cue.head, taken)
    if source is None or source.i in taken:
        return None
    hearer, medium = hearer_of(cue.head, taken), cue_medium(cue.head)
    return Decision(rule, source, range(cue.first, cue.last + 1), hearer=hearer, medium=medium)


def _according(cue: Cue) -> Decision | None:
    source = _object(cue.head.doc[cue.last]) or _object(cue.head)
    return None if source is None else Decision("according_to", source, range(cue.first, cue.last + 1))


def _object(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "pobj"), None)


def _in_order(
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    told: Iterable[tuple[Found, Attribution]],
) -> tuple[tuple[Found, ...], tuple[Attribution, ...]]:
    """Return all in reading order, with the numbers by which they point at each other put right."""
    numbered = [(*pair, number) for number, pair in enumerate(zip(founds, attributions, strict=True))]
    everything = numbered + [(found, attribution, -1) for found, attribution in told]
    everything.sort(key=lambda each: (each[0].contents[0].start, each[2]))
    places = {number: place for place, (_, _, number) in enumerate(everything)}
    return (
        tuple(replace(found, parent=_moved(found.parent, places)) for found, _, _ in everything),
        tuple(replace(each, carries=_moved(each.carries, places)) for _, each, _ in everything),
    )


def _moved(number: int | None, places: dict[int, int]) -> int | None:
    return None if number is None else places[number]
