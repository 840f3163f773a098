"""Stretches of a parsed sentence that a word may report, without quotation marks.

*Ruiz told the council on Friday that the quay would close, officials say* offers *that the quay would close*,
*the council on Friday that …* and more for *told*. Which is the one is weighed in `reporting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from spacy.tokens import Doc, Token

from quotes.attribute.cues import Cue
from quotes.attribute.reporters import is_verb

# A content has at most so many tokens, one without the parser's help begins or ends so near its cue.
LONGEST = 80
REACH = 14
# Of the phrases that hang on a cue, so many are looked at, and so many side by side.
MOST_PHRASES = 7
MOST_TOGETHER = 4
# So many places to cut a sentence at are looked at behind a cue, so many before it.
MOST_CUTS = 6
MOST_CUTS_BEFORE = 3

_CUTS = {",", ";", "—", "–", "--", "-", ":", "(", ")"}
_NO_CONTENT = {"punct", "prt", "neg", "aux"}
_SIDE_CLAUSES = {"relcl", "advcl", "appos", "conj", "prep", "acl", "npadvmod", "ccomp"}
_BEFORE = {"nsubjpass", "dobj", "ccomp", "nsubj"}

Offer = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start` up to `end` that a cue may report, and by which `ways` they were come upon."""

    start: int
    end: int
    cue: Cue
    ways: frozenset[str]

    @property
    def side(self) -> str:
        """On which side of its cue it stands."""
        return "right" if self.start > self.cue.first else "left"


def candidates(doc: Doc, cue: Cue, taken: set[int]) -> list[Candidate]:
    """Return what the cue may report; tokens in `taken` stand in quotation marks and are never part of it."""
    found: dict[tuple[int, int], set[str]] = {}
    head = cue.head
    for start, end, way in _offers(doc, head):
        start, end = _trim(doc, start, end)
        if (
            start < end <= start + LONGEST
            and not start <= head.i < end
            and not taken & set(range(start, end))
        ):
            found.setdefault((start, end), set()).add(way)
    return [Candidate(start, end, cue, frozenset(ways)) for (start, end), ways in found.items()]


def _offers(doc: Doc, head: Token) -> Iterator[Offer]:
    yield from chain(_phrases(doc, head), _without_opening(doc, head))
    if is_verb(head):
        yield from chain(_before(head), _host(head), _behind(doc, head), _ahead(doc, head))


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without punctuation and space at its ends."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def _right_of(head: Token) -> list[Token]:
    return [child for child in head.rights if child.dep_ not in _NO_CONTENT][:MOST_PHRASES]


def _phrases(doc: Doc, head: Token) -> Iterator[Offer]:
    """Yield the phrases that hang on the cue, side by side, and without the last one's last side clause."""
    right = _right_of(head)
    for first, opening in enumerate(right):
        start, together = opening.left_edge.i, right[first : first + MOST_TOGETHER]
        if start <= head.i:
            continue
        for count, last in enumerate(together, start=1):
            way = "+".join(phrase.dep_ for phrase in together[:count])
            yield start, last.right_edge.i + 1, way
            yield from _shorter(doc, last, start, way)


def _shorter(doc: Doc, last: Token, start: int, way: str) -> Iterator[Offer]:
    """Yield what ends before one of the last two side clauses of its last phrase."""
    for child in list(last.rights)[-2:]:
        cut = _cut_before(doc, child, start)
        if child.dep_ in _SIDE_CLAUSES and cut > last.i:
            yield start, cut, f"{way}-{child.dep_}"


def _without_opening(doc: Doc, head: Token) -> Iterator[Offer]:
    """Yield phrases without the word that opens them: *called for a vote*, *said that it was late*."""
    right = _right_of(head)
    for phrase, after in zip_longest(right, right[1:]):
        if phrase.dep_ == "ccomp" and doc[phrase.left_edge.i].lower_ == "that":
            yield phrase.left_edge.i + 1, phrase.right_edge.i + 1, "behind that"
        object_ = _object(phrase)
        if object_ is None:
            continue
        start, way = object_.left_edge.i, f"behind {phrase.dep_}"
        yield start, object_.right_edge.i + 1, way
        yield from _shorter(doc, object_, start, way)
        if after is not None:
            yield start, after.right_edge.i + 1, f"{way}+{after.dep_}"


def _object(phrase: Token) -> Token | None:
    """Return what stands behind a preposition, else None."""
    if phrase.dep_ not in {"prep", "agent"}:
        return None
    return next((child for child in phrase.rights if child.dep_ in {"pobj", "pcomp"}), None)


def _cut_before(doc: Doc, child: Token, start: int) -> int:
    """Return where the words before a side clause end, without its comma or *and*."""
    cut = child.left_edge.i
    while cut > start and (doc[cut - 1].is_punct or doc[cut - 1].dep_ == "cc"):
        cut -= 1
    return cut


def _before(head: Token) -> Iterator[Offer]:
    """Yield what stands before the cue and hangs on it: *that the quay would close was denied*."""
    for child in head.lefts:
        if child.dep_ in _BEFORE:
            yield child.left_edge.i, child.right_edge.i + 1, f"before {child.dep_}"


def _host(head: Token) -> Iterator[Offer]:
    """Yield the clause that a cue is put into: *The quay, officials say, would close*."""
    host = head.head
    if host.i == head.i:
        return
    yield host.left_edge.i, head.left_edge.i, f"around {head.dep_}"
    yield head.right_edge.i + 1, host.right_edge.i + 1, f"around {head.dep_}, rest"


def _behind(doc: Doc, head: Token) -> Iterator[Offer]:
    """Yield what follows the cue or what hangs on it, up to a comma or the end, whatever the parser says."""
    reach = head.i + REACH
    starts = {head.i + 1}
    starts |= {child.right_edge.i + 1 for child in _right_of(head)[:3] if child.right_edge.i <= reach}
    starts |= {token.i for token in doc[head.i + 1 : reach] if token.lower_ == "that" or token.tag_ == "TO"}
    cuts = [token.i for token in doc[head.i + 1 :] if token.text in _CUTS][:MOST_CUTS]
    for start in starts:
        for number, end in enumerate(cuts):
            yield start, end, f"up to cut {min(number, 2)}"
        yield start, len(doc), "up to the end"
    for comma in [token.i for token in doc[head.i + 1 :] if token.text == ","][:2]:
        yield comma + 1, len(doc), "behind a comma"


def _ahead(doc: Doc, head: Token) -> Iterator[Offer]:
    """Yield what ends in a comma before the cue: *The quay would close, officials say*."""
    cuts = [token.i for token in doc[: head.i] if token.text in _CUTS]
    for end in cuts[-2:]:
        if head.i - end > REACH:
            continue
        last = "last" if end == cuts[-1] else "second last"
        yield 0, end, f"start to {last} cut"
        for cut in [cut for cut in cuts if cut < end][:MOST_CUTS_BEFORE]:
            yield cut + 1, end, f"cut to {last} cut"
