"""Traits: what is seen of one candidate, in words that the ranker has weights for.

`cue say`, `cue above`, `edge ccomp`, `source pronoun`, `before :` … each holds or does not.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from quotes.attribute.candidates import Candidate
from quotes.attribute.cues import RELATIVES, cue_strength
from quotes.attribute.view import Decision, View, can_speak
from quotes.lexicon import words

# Distances in tokens are told apart up to these.
_STEPS = (1, 3, 6, 12, 24)
_PERSONAL = {"he", "she"}
_SPEAKING = {"i", "we", "you"}


def traits_of(view: View, candidate: Candidate, first: Decision | None) -> frozenset[str]:
    """Return what is seen of the candidate; `first` is the answer of the ordered rules."""
    return frozenset(
        [
            *_of_rules(candidate, first),
            *_of_cue(view, candidate),
            *_of_tree(view, candidate),
            *_of_place(view, candidate),
            *_of_source(view, candidate),
        ]
    )


def traits_of_nobody(view: View, first: Decision | None) -> frozenset[str]:
    """Return what speaks for nobody in the frame: then the speaker before goes on, or nobody is named."""
    rule = "none" if first is None else first.rule
    return frozenset({"nobody", f"nobody: {rule}", f"nobody, {_kind(view)}"})


def _kind(view: View) -> str:
    return "direct" if view.slot.direct else "fragment"


def _of_rules(candidate: Candidate, first: Decision | None) -> Iterator[str]:
    if first is not None and first.source.i == candidate.source.i:
        yield "rules agree"
        yield f"rules agree: {first.rule}"


def _of_cue(view: View, candidate: Candidate) -> Iterator[str]:
    anchor = candidate.anchor
    yield f"cue {candidate.kind}"
    yield f"cue {candidate.kind}, {_kind(view)}"
    yield f"cue tag {anchor.tag_}"
    if candidate.kind in {"say", "name", "noun"}:
        yield f"cue = {anchor.lemma_.lower()}"
    if candidate.kind != "according":
        yield f"cue hangs as {anchor.dep_}"


def _of_tree(view: View, candidate: Candidate) -> Iterator[str]:
    """Yield how the content hangs below the cue, and what other verbs of saying lie between or above."""
    root = view.root
    edges: list[str] = []
    passed: list[Token] = []
    token = root
    while token.i != candidate.anchor.i and token.head.i != token.i:
        edges.append(token.dep_)
        token = token.head
        passed.append(token)
    if token.i != candidate.anchor.i:
        yield f"cue aside, {candidate.kind}"
        return
    yield f"cue above, {candidate.kind}"
    for edge in set(edges):
        yield f"edge {edge}"
        yield f"edge {edge}, {candidate.kind}"
    yield f"edges {min(len(edges), 6)}"
    below = [other for other in passed[:-1] if cue_strength(other) is not None]
    above = [other for other in candidate.anchor.ancestors if cue_strength(other) == "say"]
    yield f"cues below {min(len(below), 2)}, {candidate.kind}"
    yield f"says above {min(len(above), 2)}, {candidate.kind}"
    yield f"cues below {min(len(below), 2)}, says above {min(len(above), 2)}"
    yield from (f"under {edge}" for edge in _edges_to(candidate.anchor, above))
    if _lends(candidate, above):
        yield "same subject above"


def _edges_to(anchor: Token, above: list[Token]) -> set[str]:
    """Return how the cue hangs below the nearest verb of saying above it."""
    edges = set()
    token = anchor
    while above and token.i != above[0].i:
        edges.add(token.dep_)
        token = token.head
    return edges


def _lends(candidate: Candidate, above: list[Token]) -> bool:
    return any(candidate.source.head.i == other.i for other in above)


def _of_place(view: View, candidate: Candidate) -> Iterator[str]:
    """Yield where cue and source stand, how far off, and what is between."""
    anchor, start, stop = candidate.anchor.i, view.own.start, view.own.stop
    side = "before" if anchor < start else "behind"
    gap = list(view.doc[anchor + 1 : start] if anchor < start else view.doc[stop:anchor])
    yield f"cue {side}, {candidate.kind}"
    step = _step(len(gap))
    yield f"cue {side} by {step}"
    yield f"{candidate.kind} {side} by {step}"
    yield f"source {'before' if candidate.source.i < start else 'behind'} the content"
    yield f"source {'before' if candidate.source.i < anchor else 'behind'} its cue"
    yield f"source off its cue by {_step(abs(candidate.source.i - anchor))}"
    marks = {token.text for token in gap}
    yield from (
        f"between {mark}" for mark in (",", ";", ":", "—", "and", "but", "that", "as", "of") if mark in marks
    )
    yield f"verbs between {min(sum(token.pos_ == 'VERB' for token in gap), 3)}"
    following = view.doc[anchor + 1].text if anchor + 1 < len(view.doc) else "."
    yield f"cue {side}, {following if following in {',', '.', ':', 'that'} else 'a word'} behind it"
    if any(anchor < i < start or stop <= i < anchor for i in view.taken):
        yield "another content between"
    yield f"content behind {_kind_of_word(view)}, {candidate.kind}"


def _kind_of_word(view: View) -> str:
    before = view.before
    if not before:
        return "nothing"
    if before in {
        ",",
        ":",
        "that",
        "as",
        "of",
        "to",
        "for",
        "is",
        "was",
        "be",
        "—",
        "-",
        "(",
        "and",
        "or",
        "about",
    }:
        return before
    token = view.doc[view.own.start - 1]
    return "determiner" if token.pos_ in {"DET", "PRON"} else token.pos_.lower()


def _of_source(view: View, candidate: Candidate) -> Iterator[str]:
    source = candidate.source
    kind = _kind_of_source(source)
    yield f"source {kind}"
    yield f"source {kind}, {candidate.kind}"
    yield f"source as {source.dep_}"
    yield "source can speak" if can_speak(source) else "source cannot speak"
    yield "source of the cue itself" if source.head.i == candidate.anchor.i else "source lent"
    if source.head.dep_ == "ROOT" and source.dep_ in {"nsubj", "nsubjpass"}:
        yield "source is the main subject"
    if any(token.dep_ == "relcl" for token in (candidate.anchor, *candidate.anchor.ancestors)):
        yield "cue in a relative clause"


def _kind_of_source(source: Token) -> str:
    lower, lemma = source.lower_, source.lemma_.lower()
    if lower in RELATIVES:
        return "relative"
    if source.pos_ == "PRON":
        return "person" if lower in _PERSONAL else "I" if lower in _SPEAKING else f"pronoun {lower}"
    if source.pos_ == "PROPN":
        return "name"
    for kind in ("human", "document", "organisation", "group"):
        if lemma in words(f"{kind}_nouns"):
            return kind
    return "noun" if source.pos_ == "NOUN" else "other"


def _step(count: int) -> str:
    return next((str(step) for step in _STEPS if count <= step), "more")
