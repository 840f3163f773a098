"""What a rule sees and what it answers: one slot in its parsed frame, and cue and source as tokens."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from quotes.attribute.cues import Cue
from quotes.attribute.frames import Frame, Slot
from quotes.lexicon import words


@dataclass(frozen=True)
class View:
    """One slot in its parsed frame. `taken` are the tokens of all slots, `own` those of this one."""

    frame: Frame
    doc: Doc
    slot: Slot
    own: range
    taken: set[int]
    cues: list[Cue]

    @cached_property
    def leads(self) -> bool:
        """Tell whether nothing but punctuation and conjunctions stands before the slot."""
        return all(
            token.is_punct or token.is_space or token.pos_ == "CCONJ" for token in self.doc[: self.own.start]
        )

    @cached_property
    def root(self) -> Token:
        """The slot's token that hangs outside it."""
        tokens = [self.doc[i] for i in self.own]
        return next((token for token in tokens if token.head.i not in self.own), tokens[0])

    @cached_property
    def before(self) -> str:
        """The token right before the slot, in lower case."""
        return self.doc[self.own.start - 1].lower_ if self.own.start else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Cue and source of a slot, as tokens of the frame."""

    rule: str
    source: Token
    cue: range | None
    hearer: Token | None = None
    via: Token | None = None
    medium: str | None = None
    strength: str = ""


def can_speak(token: Token) -> bool:
    """Tell whether a noun or pronoun may be who speaks: a name, *he*, *she*, *they*, or a word for people."""
    if token.pos_ == "PROPN" or token.lower_ in {"he", "she", "they", "we", "i", "who"}:
        return True
    if token.text[0].isupper() and (token.i or _is_bare(token)):
        return True
    return token.pos_ == "NOUN" and token.lemma_.lower() in words("human_nouns")


def may_report(token: Token) -> bool:
    """Tell people, bodies and texts from things: *the vote was close: “…”*."""
    if can_speak(token):
        return True
    noun = token.lemma_.lower()
    return any(noun in words(name) for name in ("document_nouns", "organisation_nouns", "group_nouns"))


def _is_bare(token: Token) -> bool:
    """Tell a surname that opens a sentence from a common noun, which has an article: *Lund denied*."""
    return token.tag_ in {"NN", "NNP"} and not any(child.dep_ == "det" for child in token.children)
