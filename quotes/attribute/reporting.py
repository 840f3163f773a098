"""What speaks for and against words being what a speech cue reports: short names of what is there to be seen.

In *Ruiz said that the quay would close*, *that the quay would close* has *say opens that*, *right up to the
end* and more. Each has a weight in `lexicon/indirect_weights.txt`, learnt by `tests/train_indirect.py`.
"""

import math
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from quotes.attribute.cues import SUBJECTS
from quotes.attribute.reported import Candidate
from quotes.lexicon import table

_LENGTHS = (1, 2, 4, 7, 12, 20, 35)
# From a verb up to the verb that lends it its subject it is at most so many steps.
SUBJECT_STEPS = 4
_SPEAKING_PRONOUNS = frozenset({"i", "we", "you", "it", "they", "he", "she", "who", "that", "which", "this"})
_TELLING_WORDS = _SPEAKING_PRONOUNS | frozenset(
    {"a", "about", "against", "an", "and", "as", "but", "by", "for", "from", "her", "his", "how", "if", "in"}
    | {"its", "no", "not", "of", "on", "their", "there", "these", "those", "to", "the", "what", "when"}
    | {"where", "whether", "why", "with", "adding", "saying"}
)


def probability(doc: Doc, candidate: Candidate, taken: set[int]) -> float:
    """Return the probability, 0 to 1, that the words are what the cue reports."""
    weights = _weights()
    names = evidence(doc, candidate, taken)
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in ("bias", *names))))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("indirect_weights").items()}


def evidence(doc: Doc, candidate: Candidate, taken: set[int]) -> set[str]:
    """Return the names of what speaks for or against."""
    names = {
        *_of_ways(candidate),
        *_of_cue(candidate),
        *_of_edges(doc, candidate),
        *_of_inside(doc, candidate),
    }
    if taken:
        names.add(f"{candidate.side} beside marks")
    return names


def _of_ways(candidate: Candidate) -> Iterator[str]:
    verb = _verb(candidate)
    for way in candidate.ways:
        yield f"way {way}"
        yield f"{verb} way {way.split('-')[0]}"


def _verb(candidate: Candidate) -> str:
    return candidate.cue.head.lemma_.lower()


def _of_cue(candidate: Candidate) -> Iterator[str]:
    head, side = candidate.cue.head, candidate.side
    yield from (f"cue {_verb(candidate)}", f"cue {_verb(candidate)} {side}")
    yield from (f"cue form {head.tag_} {side}", f"cue is {head.dep_} {side}")
    subject = _subject(head)
    yield from (f"subject {_kind(subject)}", f"subject {_kind(subject)} {side}")
    if subject is not None:
        yield f"subject {'behind' if subject.i > head.i else 'before'} {side}"
    if any(child.dep_ == "neg" for child in head.children):
        yield "negated"
    if any(child.dep_ == "dobj" and child.i < candidate.start for child in head.children):
        yield f"object before {side}"


def _subject(head: Token) -> Token | None:
    """Return the subject of the cue, or of the verb above that lends it its own."""
    for _ in range(SUBJECT_STEPS):
        own = next((child for child in head.children if child.dep_ in SUBJECTS | {"nsubjpass"}), None)
        if own is not None or head.head.i == head.i or head.dep_ in {"parataxis", "dep"}:
            return own
        if head.dep_ in {"acl", "relcl"}:
            return head.head
        head = head.head
    return None


def _kind(subject: Token | None) -> str:
    if subject is None:
        return "none"
    if subject.lower_ in _SPEAKING_PRONOUNS:
        return subject.lower_
    return "name" if subject.pos_ == "PROPN" else "noun"


def _of_edges(doc: Doc, candidate: Candidate) -> Iterator[str]:
    start, end, side = candidate.start, candidate.end, candidate.side
    opening = _shown(doc, start)
    yield from (f"opens {opening}", f"opens {opening} {side}", f"{_verb(candidate)} opens {opening}")
    yield f"ends {doc[end - 1].tag_}"
    before = "cue" if start - 1 == candidate.cue.head.i else _neighbour(doc, start - 1)
    yield from (f"before it {before} {side}", f"behind it {_neighbour(doc, end)} {side}")
    if _neighbour(doc, end) == ",":
        yield f"behind its comma {_shown(doc, end + 1)} {side}"
    head = candidate.cue.head.i
    yield (
        f"{min(5, start - 1 - head)} from the cue" if side == "right" else f"{min(6, head - end)} to the cue"
    )
    if all(token.is_punct for token in doc[end:]):
        yield f"{side} up to the end"
    if start == 0:
        yield f"{side} from the start"


def _shown(doc: Doc, at: int) -> str:
    """Return a token that tells much by itself, of others the part of speech."""
    if not 0 <= at < len(doc):
        return "nothing"
    return doc[at].lower_ if doc[at].lower_ in _TELLING_WORDS else doc[at].tag_


def _neighbour(doc: Doc, at: int) -> str:
    """Return a sign by itself, of words the part of speech."""
    if not 0 <= at < len(doc):
        return "nothing"
    return doc[at].tag_ if doc[at].text.isalnum() else doc[at].text


def _of_inside(doc: Doc, candidate: Candidate) -> Iterator[str]:
    side, inside = candidate.side, doc[candidate.start : candidate.end]
    size = next((str(most) for most in _LENGTHS if len(inside) <= most), "more")
    yield f"length {size} {side}"
    root = inside.root
    within = candidate.start <= root.head.i < candidate.end
    yield f"hangs as {'root' if within else root.dep_} {side}"
    if root.head.i == candidate.cue.head.i:
        yield f"hangs on the cue {side}"
    if any(token.pos_ in {"VERB", "AUX"} for token in inside):
        yield f"verb inside {side}"
    if any(token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == root.i for token in inside):
        yield f"subject inside {side}"
