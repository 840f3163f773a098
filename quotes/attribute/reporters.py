"""Words that may report without quotation marks, who reports by them, and what is to be seen of them.

*said*, *believes*, *supporters of*, *eager to* and *according to* may; whether they do is weighed in
`reporting`, by the short names of what is seen that `of_cue` yields.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from quotes.attribute.cues import SUBJECTS, Cue, subject_of
from quotes.lexicon import words

# From a verb up to the verb that lends it its subject it is at most so many steps.
SUBJECT_STEPS = 4
# A sentence without a full stop that has at most so many tokens reads like a headline.
HEADLINE_LENGTH = 12

_PASSIVE_SUBJECTS = SUBJECTS | {"nsubjpass"}
_COMPLEMENTS = {"acl", "ccomp", "prep", "xcomp"}
_OBJECTS = {"dobj", "attr", "acomp"}
_HELPING = {"aux", "auxpass"}
_MODIFYING = {"poss", "amod", "compound", "det"}


def find_reporters(doc: Doc, taken: set[int]) -> list[Cue]:
    """Return what may report in a sentence, in order; tokens in `taken` stand in quotation marks."""
    return [_cue(token) for token in doc if token.i not in taken and _may_report(token)]


def is_verb(token: Token) -> bool:
    """Tell a verb, *according* too, from a noun or an adjective that may report."""
    return token.tag_.startswith("VB") or token.lower_ == "according"


def reporter_of(cue: Cue, taken: set[int]) -> Token | None:
    """Return the token that heads the source: a verb's subject, the owner of a claim, *according to* whom."""
    if cue.strength == "according":
        return _object(cue.head.doc[cue.last]) or _object(cue.head)
    if is_verb(cue.head):
        return subject_of(cue.head, taken)
    return _owner(cue.head, taken) or subject_of(cue.head, taken)


def of_cue(doc: Doc, cue: Cue, taken: set[int]) -> set[str]:
    """Return the names of what is to be seen of a word that may report, whatever it reports."""
    return {*_of_head(cue), *_of_subject(cue), *_of_children(cue), *_of_neighbours(doc, cue, taken)}


def kind_of(token: Token | None) -> str:
    """Return a word that tells much by itself, else whether it is a name; *none* for None."""
    if token is None:
        return "none"
    if token.lower_ in words("telling_words"):
        return token.lower_
    return "name" if token.pos_ == "PROPN" else "noun"


def shown(doc: Doc, at: int) -> str:
    """Return a token that tells much by itself, of others the part of speech."""
    if not 0 <= at < len(doc):
        return "nothing"
    return doc[at].lower_ if doc[at].lower_ in words("telling_words") else doc[at].tag_


def lent_subject(head: Token) -> Token | None:
    """Return the subject of the cue, or of the verb above that lends it its own; a passive's too."""
    for _ in range(SUBJECT_STEPS):
        own = next((child for child in head.children if child.dep_ in _PASSIVE_SUBJECTS), None)
        if own is not None or head.head.i == head.i or head.dep_ in {"parataxis", "dep"}:
            return own
        if head.dep_ in {"acl", "relcl"}:
            return head.head
        head = head.head
    return None


def _may_report(token: Token) -> bool:
    if is_verb(token):
        return token.dep_ not in _HELPING
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return any(child.dep_ in _COMPLEMENTS for child in token.rights)


def _cue(token: Token) -> Cue:
    if token.lower_ == "according":
        following = token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
        return Cue(token, token.i, token.i + following, "according")
    return Cue(token, token.i, token.i, "report")


def _owner(noun: Token, taken: set[int]) -> Token | None:
    """Return whose claim it is: *Ruiz's claim that*, *a claim by Ruiz that*."""
    own = next((child for child in noun.lefts if child.dep_ == "poss" and child.i not in taken), None)
    by = next((child for child in noun.rights if child.lower_ in {"by", "from"}), None)
    return own or (None if by is None else _object(by))


def _object(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "pobj"), None)


def lemma_of(cue: Cue) -> str:
    """Return the base form of the cue's head in lower case."""
    return cue.head.lemma_.lower()


def _of_head(cue: Cue) -> Iterator[str]:
    head, lemma = cue.head, lemma_of(cue)
    yield from (f"cue {lemma}", f"cue form {head.tag_}", f"cue is {head.dep_}")
    yield from (f"{lemma} form {head.tag_}", f"{lemma} is {head.dep_}")


def _of_subject(cue: Cue) -> Iterator[str]:
    subject = lent_subject(cue.head)
    yield from (f"subject {kind_of(subject)}", f"{lemma_of(cue)} subject {kind_of(subject)}")
    if subject is not None:
        yield f"subject word {subject.lemma_.lower()}"
        yield f"subject {subject.pos_} {'before' if subject.i < cue.head.i else 'behind'}"
        if subject.dep_ == "nsubjpass":
            yield "subject of a passive"


def _of_children(cue: Cue) -> Iterator[str]:
    lemma = lemma_of(cue)
    behind = [child for child in cue.head.rights if child.dep_ != "punct"]
    yield f"has {'+'.join(child.dep_ for child in behind[:4])}"
    yield from (f"{lemma} has {child.dep_}" for child in behind)
    for child in behind:
        if child.dep_ in _OBJECTS:
            yield from (f"object {child.lemma_.lower()}", f"{lemma} object {child.lemma_.lower()}")
        elif child.dep_ in {"prep", "prt"}:
            yield f"{lemma} {child.dep_} {child.lower_}"
    for child in cue.head.children:
        if child.dep_ == "neg":
            yield "negated"
        elif child.dep_ in _HELPING | {"mark", "advmod"}:
            yield f"{child.dep_} {child.lower_}"
        elif child.dep_ in _MODIFYING:
            yield f"{child.dep_} {kind_of(child)}"


def _of_neighbours(doc: Doc, cue: Cue, taken: set[int]) -> Iterator[str]:
    at = cue.head.i
    yield from (f"before the cue {shown(doc, at - 1)}", f"behind the cue {shown(doc, at + 1)}")
    yield f"{lemma_of(cue)} then {shown(doc, at + 1)}"
    if taken:
        yield "beside marks"
    if at and doc[at].is_title:
        yield "cue in capitals"
    if len(doc) <= HEADLINE_LENGTH and not doc[-1].is_punct:
        yield "in a headline"
