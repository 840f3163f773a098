"""Quickens a spaCy pipeline on a CPU without changing what it says of any token.

Three things take more time than they need:

* English pipelines end in an attribute ruler: some 170 patterns that give a token its part of speech and its
  morphology. Matching them all takes as long as parsing. Nearly every pattern looks at the tag, the
  dependency and the lower-case form of a single token, so what they come to is found out once for each
  combination and then remembered. A text in which a pattern over several tokens matches goes through the
  ruler as it is.
* The lemmatizer looks each form of a word that it has not met up in lists of up to 58,000 lemmas, from the
  front. Sets hold the same.
* spaCy multiplies matrices with BLIS, whose wheels know few processors and are slow on the others. numpy has
  a BLAS for each. It would split these small products over several threads, which costs more than it saves,
  so it gets one.
"""

from itertools import chain
from typing import Any, TypeAlias

import numpy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

Key: TypeAlias = tuple[int, int, int, bool]
"""A token's lower-case form where a pattern names it (else 0), its tag, its dependency; is it space?"""
Attributes: TypeAlias = tuple[int, int, Any, int, int]
"""What the ruler leaves a token with: tag, part of speech, morphology, lemma, dependency."""
Pattern: TypeAlias = list[dict[str, Any]]

REMEMBERED = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})


def quicken(nlp: Language) -> Language:
    """Return the pipeline with a memory for its attribute ruler, lemmas in sets and numpy for matrices."""
    if "attribute_ruler" in nlp.pipe_names:
        nlp.add_pipe("quotes_attribute_memory", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
    if "lemmatizer" in nlp.pipe_names:
        _index_lemmas(nlp.get_pipe("lemmatizer").lookups)  # type: ignore[attr-defined]
    operations = NumpyBlas()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if type(layer.ops) is NumpyOps:  # and not those of a graphics card or of Apple's chips
                layer.ops = operations
    return nlp


def _index_lemmas(lookups: Lookups) -> None:
    """Turn the lists of known lemmas, one a part of speech, into sets."""
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part_of_speech, lemmas in index.items():
            index[part_of_speech] = frozenset(lemmas)


class NumpyBlas(NumpyOps):  # type: ignore[misc]  # its stub says Any
    """Operations on a CPU that multiply matrices with numpy's BLAS, in one thread."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadpoolController().select(user_api="blas")

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, each turned first if asked for, in `out` if there is one."""
        with self._threads.limit(limits=1):
            return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


@Language.factory("quotes_attribute_memory")
def make_memory(nlp: Language, name: str) -> "AttributeMemory":
    """Return a memory of the pipeline's attribute ruler."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)  # what spaCy gives for this name
    return AttributeMemory(ruler)


class AttributeMemory:
    """Does what an attribute ruler does, token by token, from memory where it can."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._over_several = AttributeRuler(ruler.vocab)
        self._forms: set[int] = set()
        self._known: dict[Key, Attributes] = {}
        for entry in ruler.patterns:
            patterns: Any = entry["patterns"]
            if not all(_is_remembered(pattern) for pattern in patterns):
                self._over_several.add_patterns([entry])
            self._forms |= {ruler.vocab.strings[form] for form in chain.from_iterable(map(_forms, patterns))}

    def __call__(self, doc: Doc) -> Doc:
        """Give the tokens their attributes, in place."""
        if self._over_several.match(doc):
            return self._ruler(doc)
        for token in doc:
            key = self._key(token)
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._ask(token)
            _set(token, known)
        return doc

    def _key(self, token: Token) -> Key:
        return (token.lower if token.lower in self._forms else 0, token.tag, token.dep, token.is_space)

    def _ask(self, token: Token) -> Attributes:
        """Return what the ruler makes of the token where it stands alone."""
        alone = Doc(token.vocab, words=[token.text], tags=[token.tag_])
        alone[0].dep = token.dep
        answer = self._ruler(alone)[0]
        return (answer.tag, answer.pos, answer.morph, answer.lemma, answer.dep)


def _is_remembered(pattern: Pattern) -> bool:
    return len(pattern) == 1 and pattern[0].keys() <= REMEMBERED


def _forms(pattern: Pattern) -> list[str]:
    """Return the lower-case forms that a pattern of one token names."""
    form = pattern[0].get("LOWER", [])
    return [form] if isinstance(form, str) else [*form.get("IN", []), *form.get("NOT_IN", [])] if form else []


def _set(token: Token, attributes: Attributes) -> None:
    token.tag, token.pos, token.morph, token.lemma, token.dep = attributes
