"""Candidates: everybody in a frame who may have said a content, each with the word that would be the cue.

*Ruiz said Vale called it “late”* gives Ruiz with *said* and Vale with *called*; the ranker chooses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from spacy.tokens import Token

from quotes.attribute.cues import cue_medium, hearer_of, object_of, subject_of
from quotes.attribute.view import Decision, View, may_report
from quotes.lexicon import words

CueKind: TypeAlias = Literal["say", "name", "according", "noun", "verb"]
# What a cue's subject never is, whatever the parser says.
_NO_SOURCE = {"PUNCT", "ADV", "VERB", "AUX", "SCONJ", "INTJ"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may speak, `source`, and the token that would be the cue, `anchor`, with its kind."""

    source: Token
    anchor: Token
    kind: CueKind

    def decision(self, rule: str, taken: set[int]) -> Decision:
        """Return the candidate as a rule's answer."""
        last = self.anchor.i + (2 if self.kind == "according" else 1)
        verb = self.kind in {"say", "name"}
        return Decision(
            rule,
            self.source,
            range(self.anchor.i, last),
            hearer=hearer_of(self.anchor, taken) if verb else None,
            medium=cue_medium(self.anchor) if verb else None,
        )


def find_candidates(view: View) -> list[Candidate]:
    """Return who may have said the slot's words, in the order of their cues; nobody stands in a slot."""
    found = [*_of_cues(view), *_of_nouns(view), *_of_verbs(view)]
    return [each for each in found if each.source.i not in view.taken and each.source.pos_ not in _NO_SOURCE]


def _of_cues(view: View) -> Iterator[Candidate]:
    for cue in view.cues:
        if cue.strength == "according":
            source = object_of(view.doc[cue.last]) or object_of(cue.head)
            if source is not None:
                yield Candidate(source, cue.head, "according")
        elif (source := subject_of(cue.head, view.taken)) is not None:
            hearer = hearer_of(cue.head, view.taken)
            if hearer is None or hearer.i != source.i:
                yield Candidate(source, cue.head, "say" if cue.strength == "say" else "name")


def _of_nouns(view: View) -> Iterator[Candidate]:
    """Yield who owns or wrote a noun of saying: *his reply*, *a statement from Ruiz*."""
    nouns = words("cue_nouns")
    for token in view.doc:
        if token.i in view.taken or token.lemma_.lower() not in nouns:
            continue
        for child in token.children:
            if child.dep_ == "poss":
                yield Candidate(child, token, "noun")
            elif child.lower_ in {"by", "from", "of"} and (author := object_of(child)) is not None:
                yield Candidate(author, token, "noun")


def _of_verbs(view: View) -> Iterator[Candidate]:
    """Yield the subjects of verbs that are no cues: *Ruiz gave it a try: “…”*."""
    cues = {cue.head.i for cue in view.cues}
    for token in view.doc:
        if token.i in cues or token.i in view.taken or token.pos_ not in {"VERB", "AUX"}:
            continue
        if token.dep_ in {"aux", "auxpass"}:
            continue
        source = subject_of(token, view.taken)
        if source is None or source.dep_ == "nsubjpass":
            continue
        if source.pos_ == "PRON" or may_report(source):
            yield Candidate(source, token, "verb")
