"""Cues in a parsed frame: the words that signal a quotation, and who is their subject.

*told reporters* → the verb *told*, its subject, its hearer *reporters*; *according to Ruiz* → *Ruiz*.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from quotes.lexicon import table, words

SUBJECTS = {"nsubj", "csubj"}
RELATIVES = {"who", "that", "which", "whom", "whose"}
# Relations by which a verb hangs on one whose subject is its own (*was careful to frame*, *by asserting*).
LENDING = {"acl", "acomp", "advcl", "ccomp", "conj", "dep", "parataxis", "pcomp", "prep", "xcomp"}
# From a verb to the verb that lends it its subject (*Smith smiled, saying …*) it is at most so many steps.
SUBJECT_STEPS = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its head, first and last token, and whether it reports speech (`say`) or names (`name`)."""

    head: Token
    first: int
    last: int
    strength: str


def find_cues(doc: Doc, taken: set[int]) -> list[Cue]:
    """Return the cues of a frame in order; tokens in `taken` (the slots' own words) are none."""
    found = (_cue_at(token) for token in doc if token.i not in taken)
    return [cue for cue in found if cue is not None]


def _cue_at(token: Token) -> Cue | None:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        return Cue(token, token.i, token.i + 1, "according")
    is_verb = token.tag_.startswith("VB") or token.pos_ == "VERB"
    strength = cue_strength(token) if is_verb else None
    return None if strength is None else Cue(token, token.i, token.i, strength)


def cue_strength(token: Token) -> str | None:
    """Return `say` or `name` for a cue verb, else None."""
    verbs = table("cue_verbs")
    entry = verbs.get(token.lemma_.lower()) or verbs.get(token.lower_)
    return entry.split()[0] if entry else None


def cue_medium(token: Token) -> str | None:
    """Return the medium that a cue verb implies (*tweeted*: a post), else None."""
    entry = (table("cue_verbs").get(token.lemma_.lower()) or "").split()
    return entry[1] if len(entry) > 1 else None


def subject_of(verb: Token, taken: set[int]) -> Token | None:
    """Return the token that heads the verb's subject, lent by another verb where it has none of its own.

    A passive's subject does not speak (*the plan was called “late” by Lund*: Lund does), but may lend itself
    (*Lund was asked, saying “…”*).
    """
    start = verb
    for _ in range(SUBJECT_STEPS):
        own = _own_subject(verb, taken, lent=verb.i != start.i)
        if own is not None:
            return _antecedent(own, verb, taken)
        lender = None if _is_passive(verb) and verb.i == start.i else _lender(verb)
        if lender is None:
            return None
        if lender.pos_ not in {"VERB", "AUX", "ADJ"}:
            return _issuer(lender, taken) or lender
        verb = lender
    return None


def _is_passive(verb: Token) -> bool:
    """Tell *was called “late”*, and *a plan called “late” by Lund*."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and agent_of(verb) is not None


def _own_subject(verb: Token, taken: set[int], *, lent: bool) -> Token | None:
    passive = None
    for child in verb.children:
        if child.i in taken:
            continue
        if child.dep_ in SUBJECTS and child.pos_ == "ADP":
            return object_of(child)  # *Of Ruiz, Lund said*
        if child.dep_ in SUBJECTS and child.pos_ not in {"VERB", "AUX", "INTJ"}:
            return child
        if child.dep_ == "nsubjpass":
            passive = child
    if _is_passive(verb):
        return passive if lent else agent_of(verb)
    return _inverted(verb, taken)


def agent_of(verb: Token) -> Token | None:
    """Return who a passive names behind *by*, else None."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return None if by is None else object_of(by)


def object_of(preposition: Token) -> Token | None:
    """Return the noun behind a preposition, else None."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _inverted(verb: Token, taken: set[int]) -> Token | None:
    """Return the subject of *…, said Ruiz* where the parser took it for an object or a root of its own."""
    if verb.lower_ not in words("inverting_cues") or verb.i + 1 >= len(verb.doc):
        return None
    following = verb.nbor()
    if (
        following.i in taken
        or following.is_punct
        or following.pos_ not in {"PROPN", "NOUN", "DET", "ADJ", "PRON"}
    ):
        return None
    if following.lower_ in {"that", "it", "this", "him", "her", "them", "me", "us", "reporters"}:
        return None
    head = following
    while head.head.i > head.i and head.dep_ in {"compound", "det", "amod", "nmod", "poss", "nummod"}:
        head = head.head
    return None if _acts_itself(head, verb) else head


def _acts_itself(noun: Token, cue: Token) -> bool:
    """Tell whether a noun behind a cue is the subject of what is said: *and said the judge was “late”*."""
    verb = noun.head
    return noun.dep_ in {"nsubj", "nsubjpass"} and verb.i > noun.i and verb.i != cue.i


def _antecedent(subject: Token, verb: Token, taken: set[int]) -> Token:
    """Return whom a relative pronoun stands for: *Ruiz, who said*."""
    if subject.lower_ in RELATIVES and verb.dep_ == "relcl" and verb.head.i != verb.i:
        return _issuer(verb.head, taken) or verb.head
    return subject


def _issuer(noun: Token, taken: set[int]) -> Token | None:
    """Return who gave out a text that "says" something: *Ruiz issued a statement calling it “late”*."""
    text = noun.lemma_.lower() in words("cue_nouns") or noun.lemma_.lower() in words("document_nouns")
    if noun.dep_ != "dobj" or not text or noun.head.lemma_ not in words("issuing_verbs"):
        return None
    return subject_of(noun.head, taken)


def _lender(verb: Token) -> Token | None:
    if verb.dep_ in LENDING:
        head = verb.head
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB", "VBN"}:
            return None
        if verb.dep_ == "pcomp" and head.pos_ == "ADP":
            return head.head if head.head.i != head.i else None
        return head if head.i != verb.i else None
    return None


def hearer_of(verb: Token, taken: set[int]) -> Token | None:
    """Return who was told (*told reporters*, *asked her*, *said to the BBC*), else None."""
    how = table("hearer_verbs").get(verb.lemma_)
    if how is None:
        return None
    for child in verb.children:
        if child.i in taken or child.pos_ == "VERB":
            continue
        if child.dep_ == "nsubjpass" and how == "object":
            return child
        if child.i < verb.i:
            continue
        if child.dep_ in {"dobj", "dative", "iobj"} and how == "object":
            return _object(child)
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
            return _object(child)
    return None


def _object(token: Token) -> Token | None:
    return object_of(token) if token.pos_ == "ADP" else token
