"""Quickens a spaCy pipeline without changing what it says of any token.

English pipelines end in an attribute ruler: some 170 patterns that give a token its part of speech and its
morphology. Matching them all takes as long as parsing. Nearly every pattern looks at the tag, the dependency
and the lower-case form of a single token, so what they come to is found out once for each combination and
then remembered. A text in which a pattern over several tokens matches goes through the ruler as it is.
"""

from itertools import chain
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

Key: TypeAlias = tuple[int, int, int, bool]
"""A token's lower-case form where a pattern names it (else 0), its tag, its dependency; is it space?"""
Attributes: TypeAlias = tuple[int, int, Any, int, int]
"""What the ruler leaves a token with: tag, part of speech, morphology, lemma, dependency."""
Pattern: TypeAlias = list[dict[str, Any]]

REMEMBERED = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})


def quicken(nlp: Language) -> Language:
    """Return the pipeline, its attribute ruler replaced by a memory of what that ruler says."""
    if "attribute_ruler" in nlp.pipe_names:
        nlp.add_pipe("attribute_memory", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
    return nlp


@Language.factory("attribute_memory")
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
