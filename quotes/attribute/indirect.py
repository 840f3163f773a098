"""Indirect speech: what the reporter's own words tell of what was said or meant, with cue and source.

*Officials said that the quay would close* has *that the quay would close*; *The quay, Ruiz said, is old* has
two contents; *He believes the quay is safe* and *her call for a vote* are told too. Words in marks never are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribute.attributing import frames_of, starts_of, tokens_of
from quotes.attribute.cues import Cue, cue_medium, hearer_of
from quotes.attribute.frames import Frame
from quotes.attribute.mention import Attribution
from quotes.attribute.placed import place_of, to_attribution
from quotes.attribute.reported import Candidate, candidates
from quotes.attribute.reporters import find_reporters, reporter_of
from quotes.attribute.reporting import probabilities
from quotes.attribute.view import Decision
from quotes.find.quotation import Found
from quotes.span import Span

# Words are taken for indirect speech from this probability on (swept 0.12 to 0.4 on a quarter of
# politics-train, by weights that the rest taught: 0.15 to 0.22 are equal; the upper end, for precision).
LEAST_PROBABILITY = 0.22


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the reporter's sentences, parsed; `taken` are the tokens in marks, `cues` may report."""

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
    """Yield the reporter's sentences; those within a quotation are left alone."""
    frames = [frame for frame in frames_of(text, stretches, founds) if frame.paragraph >= 0]
    for frame, doc in zip(frames, nlp.pipe([frame.text for frame in frames]), strict=True):
        starts = starts_of(doc)
        taken = {i for slot in frame.slots for i in tokens_of(starts, slot.span)}
        yield Sentence(frame, doc, taken, find_reporters(doc, taken))


def _choose(sentence: Sentence) -> list[Candidate]:
    """Return the likeliest candidates, none of which overlap."""
    doc, taken = sentence.doc, sentence.taken
    weighed: list[tuple[float, Candidate]] = []
    for cue in sentence.cues:
        offered = candidates(doc, cue, taken)
        weighed += zip(probabilities(doc, cue, offered, taken), offered, strict=True)
    ranked = sorted(weighed, key=lambda pair: -pair[0])
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
    decision = _decide(cue, "according_to" if cue.strength == "according" else rule, taken)
    place = place_of(frame, doc, range(cue.first, cue.last + 1))
    nobody = Attribution(rule="no_source", cue=place, frame=frame.whole)
    return to_attribution(frame, doc, decision, taken) or nobody


def _decide(cue: Cue, rule: str, taken: set[int]) -> Decision | None:
    source = reporter_of(cue, taken)
    if source is None or source.i in taken:
        return None
    hearer, medium = hearer_of(cue.head, taken), cue_medium(cue.head)
    return Decision(rule, source, range(cue.first, cue.last + 1), hearer=hearer, medium=medium)


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
