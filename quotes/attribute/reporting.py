"""What speaks for and against words being what a cue reports: short names of what is there to be seen.

In *Ruiz said that the quay would close*, *that the quay would close* has *say opens that*, *right up to the
end* and more. Each has a weight in `lexicon/indirect_weights.txt`, learnt by `tests/train_indirect.py`; so
have the names of what is seen of the cue itself, from `reporters`.
"""

import math
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from quotes.attribute.cues import Cue
from quotes.attribute.reported import Candidate
from quotes.attribute.reporters import is_verb, kind_of, lemma_of, lent_subject, of_cue, shown
from quotes.lexicon import table

_LENGTHS = (1, 2, 4, 7, 12, 20, 35)
_PREPOSITIONS = {"prep", "agent"}


def probabilities(doc: Doc, cue: Cue, offered: Iterable[Candidate], taken: set[int]) -> list[float]:
    """Return for each candidate of the cue the probability, 0 to 1, that it is what the cue reports."""
    shared = _weight({"bias", *of_cue(doc, cue, taken)})
    return [1 / (1 + math.exp(-shared - _weight(evidence(doc, each)))) for each in offered]


def _weight(names: set[str]) -> float:
    weights = _weights()
    return math.fsum(weights.get(name, 0.0) for name in names)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("indirect_weights").items()}


def evidence(doc: Doc, candidate: Candidate) -> set[str]:
    """Return the names of what speaks for or against a candidate beside the cue itself."""
    side = _side(candidate)
    return {
        *_of_ways(candidate, side),
        *_of_cue_and_side(candidate, side),
        *_of_edges(doc, candidate, side),
        *_of_place(doc, candidate, side),
        *_of_inside(doc, candidate, side),
        *_of_phrases(candidate, side),
    }


def _side(candidate: Candidate) -> str:
    """Return where it stands, and what kind of word it hangs on: *right of VERB*."""
    head = candidate.cue.head
    return f"{candidate.side} of {'VERB' if is_verb(head) else head.pos_}"


def _of_ways(candidate: Candidate, side: str) -> Iterator[str]:
    for way in candidate.ways:
        yield from (f"way {way}", f"way {way} {side}", f"{lemma_of(candidate.cue)} way {way.split('-')[0]}")


def _of_cue_and_side(candidate: Candidate, side: str) -> Iterator[str]:
    head, subject = candidate.cue.head, lent_subject(candidate.cue.head)
    yield from (f"{lemma_of(candidate.cue)} {candidate.side}", f"cue form {head.tag_} {side}")
    yield from (f"cue is {head.dep_} {side}", f"subject {kind_of(subject)} {side}", f"is {side}")
    if subject is not None:
        yield f"subject {'behind' if subject.i > head.i else 'before'} {side}"
        if candidate.start <= subject.i < candidate.end:
            yield f"subject {kind_of(subject)} inside {side}"
    if any(child.dep_ == "dobj" and child.i < candidate.start for child in head.children):
        yield f"object before {side}"


def _of_edges(doc: Doc, candidate: Candidate, side: str) -> Iterator[str]:
    start, end, lemma = candidate.start, candidate.end, lemma_of(candidate.cue)
    opening = shown(doc, start)
    yield from (f"opens {opening}", f"opens {opening} {side}", f"{lemma} opens {opening}")
    yield f"ends {doc[end - 1].tag_}"
    before = "cue" if start - 1 == candidate.cue.head.i else _neighbour(doc, start - 1)
    yield from (f"before it {before} {side}", f"before it {before} opens {opening}")
    if start and doc[start - 1].dep_ in _PREPOSITIONS:
        yield from (f"behind {doc[start - 1].lower_} {side}", f"{lemma} behind {doc[start - 1].lower_}")
    after = _neighbour(doc, end)
    yield from (f"then {after} {side}", f"then {shown(doc, end)} {side}")
    if after == ",":
        yield f"then a comma and {shown(doc, end + 1)} {side}"


def _neighbour(doc: Doc, at: int) -> str:
    """Return a sign by itself, of words the part of speech."""
    if not 0 <= at < len(doc):
        return "nothing"
    return doc[at].text if doc[at].is_punct else doc[at].tag_


def _of_place(doc: Doc, candidate: Candidate, side: str) -> Iterator[str]:
    start, end, head = candidate.start, candidate.end, candidate.cue.head.i
    steps = min(5, start - 1 - head) if candidate.side == "right" else min(6, head - end)
    yield f"{steps} from the cue {side}"
    if all(token.is_punct for token in doc[end:]):
        yield f"up to the end {side}"
    if start == 0:
        yield f"from the start {side}"


def _of_inside(doc: Doc, candidate: Candidate, side: str) -> Iterator[str]:
    inside, lemma = doc[candidate.start : candidate.end], lemma_of(candidate.cue)
    yield f"length {next((str(most) for most in _LENGTHS if len(inside) <= most), 'more')} {side}"
    root = inside.root
    within = candidate.start <= root.head.i < candidate.end
    hangs = "root" if within else root.dep_
    yield from (f"hangs as {hangs} {side}", f"{lemma} hangs as {hangs}")
    yield from (f"root {root.tag_} {side}", f"{lemma} root {root.pos_}")
    if root.head.i == candidate.cue.head.i:
        yield f"hangs on the cue as {hangs} {side}"
    if any(token.pos_ in {"VERB", "AUX"} for token in inside):
        yield f"verb inside {side}"
    if any(token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == root.i for token in inside):
        yield f"subject of its own {side}"
    yield f"{min(3, _loose(inside))} loose ends {side}"
    yield f"leaves {_torn(doc[candidate.end :], inside)} behind {side}"
    if before := _torn(doc[: candidate.start], inside):
        yield f"leaves {before} before {side}"


def _loose(inside: Span) -> int:
    """Return how many words hang on others outside."""
    return sum(not inside.start <= token.head.i < inside.end and not token.is_punct for token in inside)


def _torn(outside: Span, inside: Span) -> str:
    """Return the relations of the words outside that hang on words inside."""
    return "+".join(
        sorted(
            {token.dep_ for token in outside if inside.start <= token.head.i < inside.end} - {"punct"},
        )[:4]
    )


def _of_phrases(candidate: Candidate, side: str) -> Iterator[str]:
    """Yield what is seen of the cue's last phrase that it holds, and of the first that it leaves."""
    if candidate.side == "left":
        return
    phrases = [child for child in candidate.cue.head.rights if child.dep_ != "punct"]
    lemma = lemma_of(candidate.cue)
    left = next((child for child in phrases if child.i >= candidate.end), None)
    if left is not None:
        yield from (f"leaves the {_phrase(left)} {side}", f"{lemma} leaves the {_phrase(left)}")
    held = [child for child in phrases if candidate.start <= child.i < candidate.end]
    if held:
        last = held[-1]
        yield from (f"{min(3, len(held))} phrases to {_phrase(last)}", f"{lemma} up to {_phrase(last)}")
        object_ = next((child for child in last.rights if child.dep_ == "pobj"), None)
        if object_ is not None:
            yield f"up to {last.lower_} {object_.lemma_.lower()}"


def _phrase(token: Token) -> str:
    return token.lower_ if token.dep_ in _PREPOSITIONS else token.dep_
