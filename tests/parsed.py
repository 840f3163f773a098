"""Parses written by hand, so that no model can move a case: a word, its tag, relation and head's number.

`*Yes/UH/ccomp/4 ,/,/punct/4 Ruiz/NNP/nsubj/4 said=say/VBD/ROOT/4 ././punct/4`: words are numbered from 1 and
joined by single spaces; a star marks the words of the slot, two stars those of a second one; a lemma stands
behind `=` where it is not the word in lower case.
"""

from dataclasses import dataclass

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.attribute.cues import find_cues
from quotes.attribute.frames import Frame, Slot
from quotes.attribute.view import View
from quotes.span import Span

_VOCAB: Vocab = spacy.blank("en").vocab
_POS = {
    **{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "RB": "ADV", "CD": "NUM"},
    **{"DT": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "EX": "PRON", "CC": "CCONJ"},
    **{"IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "MD": "AUX", "UH": "INTJ", "WRB": "SCONJ"},
    **{",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "''": "PUNCT"},
}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    stars: int


def make_doc(parse: str) -> Doc:
    """Return the parse as spaCy would give it."""
    rows = _rows(parse)
    return Doc(
        _VOCAB,
        words=[row.text for row in rows],
        lemmas=[row.lemma for row in rows],
        tags=[row.tag for row in rows],
        pos=[_pos(row) for row in rows],
        deps=[row.dep for row in rows],
        heads=[row.head - 1 for row in rows],
    )


def make_view(parse: str, *, direct: bool) -> View:
    """Return the starred words as the slot of a frame; `direct`: they were a clause, not a fragment."""
    doc, rows = make_doc(parse), _rows(parse)
    own = [index for index, row in enumerate(rows) if row.stars == 1]
    taken = {index for index, row in enumerate(rows) if row.stars}
    slot = Slot(Span(doc[own[0]].idx, doc[own[-1]].idx + len(doc[own[-1]])), 0, 0, direct)
    frame = Frame(doc.text, 0, (slot,), (0,), (0,), Span(0, len(doc.text)))
    return View(frame, doc, slot, range(own[0], own[-1] + 1), taken, find_cues(doc, taken))


def _rows(parse: str) -> list[_Word]:
    return [_word(written) for written in parse.split()]


def _word(written: str) -> _Word:
    text, tag, dep, head = written.rsplit("/", 3)
    stars = len(text) - len(text.lstrip("*"))
    word, _, lemma = text.lstrip("*").partition("=")
    plain = word if tag.startswith("NNP") else word.lower()
    return _Word(word, lemma or plain, tag, dep, int(head), stars)


def _pos(row: _Word) -> str:
    if row.tag.startswith("VB"):
        return "AUX" if row.dep in {"aux", "auxpass"} or row.lemma == "be" else "VERB"
    return "SCONJ" if row.tag == "IN" and row.dep == "mark" else _POS[row.tag]
