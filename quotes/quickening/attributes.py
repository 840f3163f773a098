"""Gives tokens their parts of speech, morphology and lemmas from memory.

* English pipelines end in an attribute ruler: some 170 patterns that give a token its part of speech and its
  morphology. Matching them all takes as long as parsing. Nearly every pattern looks at the tag, the
  dependency and the form of a single token, and most forms are in no pattern, so what they come to is found
  out once for each combination that they tell apart and then remembered. A text in which a pattern over
  several tokens matches goes through the ruler as it is.
* The lemmatizer by rules goes by the form and by what the ruler says, so its answer is remembered with that.
  It looks each form that it has not met up in lists of up to 58,000 lemmas, from the front. Sets hold the
  same.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

Key: TypeAlias = tuple[int, int, int]
"""A token's form, its tag and its dependency."""
Alike: TypeAlias = tuple[int, int, bool, str | None]
"""All that the ruler goes by: a token's tag and dependency, whether it is space, its form if in a pattern."""
Attributes: TypeAlias = tuple[int, int, Any, int, int]
"""What ruler and lemmatizer leave a token with: tag, part of speech, morphology, lemma, dependency."""
Pattern: TypeAlias = list[dict[str, Any]]

REMEMBERED = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
REMEMBERED_TOKENS = 20_000
"""So many combinations are in memory (10 MB) before it starts anew; 84 articles have 4,600."""


def quicken_attributes(nlp: Language) -> None:
    """Put a memory in the place of the attribute ruler, and of a lemmatizer by rules behind it."""
    if "attribute_ruler" in nlp.pipe_names:
        lemmatizer = _lemmatizer_behind(nlp)
        nlp.add_pipe("quotes_attribute_memory", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
        if lemmatizer is not None:
            _index_lemmas(lemmatizer.lookups)
            nlp.disable_pipe("lemmatizer")


def _lemmatizer_behind(nlp: Language) -> Lemmatizer | None:
    """Return the lemmatizer by rules that comes after the ruler, None where there is no such."""
    names = nlp.component_names
    if "lemmatizer" not in names[names.index("attribute_ruler") :]:
        return None
    lemmatizer = nlp.get_pipe("lemmatizer")
    if not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule" or lemmatizer.overwrite:
        return None
    return lemmatizer


def _index_lemmas(lookups: Lookups) -> None:
    """Turn the lists of known lemmas, one a part of speech, into sets."""
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part_of_speech, lemmas in index.items():
            index[part_of_speech] = frozenset(lemmas)


@Language.factory("quotes_attribute_memory")
def make_memory(nlp: Language, name: str) -> "AttributeMemory":
    """Return a memory of the pipeline's attribute ruler."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)  # what spaCy gives for this name
    return AttributeMemory(ruler, _lemmatizer_behind(nlp))


class AttributeMemory:
    """Does what an attribute ruler and a lemmatizer by rules do, token by token, from memory where it can."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer | None = None) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._over_several = AttributeRuler(ruler.vocab)
        self._hints: set[int] = set()
        self._hinted = True
        self._known: dict[Key, Attributes] = {}
        self._ruled: dict[Alike, Attributes] = {}
        self._forms: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        for entry in ruler.patterns:
            patterns: Any = entry["patterns"]
            self._note_forms(chain.from_iterable(patterns))
            if not all(_is_remembered(pattern) for pattern in patterns):
                self._over_several.add_patterns([entry])
                hints = [_hints(pattern) for pattern in patterns]
                self._hinted &= all(hints)
                self._hints |= {ruler.vocab.strings[hint] for hint in chain.from_iterable(hints)}

    def _note_forms(self, conditions: Iterable[Mapping[str, Any]]) -> None:
        """Keep the forms that the conditions of patterns tell from all others."""
        for asked in (condition["LOWER"] for condition in conditions if "LOWER" in condition):
            if isinstance(asked, str):
                self._forms.add(asked)
            elif asked.keys() <= {"IN", "NOT_IN"}:
                self._forms.update(*asked.values())
            else:  # of what is no expression, every form
                self._expressions.append(re.compile(asked.get("REGEX", "")))

    def __call__(self, doc: Doc) -> Doc:
        """Give the tokens their attributes, in place."""
        rows = doc.to_array(["LOWER", "DEP", "ORTH", "TAG"]).tolist()
        hinted = not self._hinted or any(row[0] in self._hints or row[1] in self._hints for row in rows)
        if hinted and self._over_several.match(doc):
            return self._work(doc)
        for token, (_, dependency, word, tag) in zip(doc, rows, strict=True):
            known = self._known.get((word, tag, dependency))
            if known is None:
                known = self._remember((word, tag, dependency), token)
            _set(token, known)
        return doc

    def _remember(self, key: Key, token: Token) -> Attributes:
        """Return what is made of the token where it stands alone, and keep it."""
        known = self._rule(token)
        if self._lemmatizer is not None and not known[3]:
            _set(token, known)
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
            known = (*known[:3], token.lemma, known[4])
        if len(self._known) >= REMEMBERED_TOKENS:
            self._known.clear()
        self._known[key] = known
        return known

    def _rule(self, token: Token) -> Attributes:
        """Return what the ruler makes of the token where it stands alone."""
        form = token.lower_
        named = form in self._forms or any(each.search(form) for each in self._expressions)
        alike = (token.tag, token.dep, token.is_space, form if named else None)
        if alike not in self._ruled:
            alone = Doc(token.vocab, words=[token.text], tags=[token.tag_])
            alone[0].dep = token.dep
            answer = self._ruler(alone)[0]
            self._ruled[alike] = (answer.tag, answer.pos, answer.morph, answer.lemma, answer.dep)
        return self._ruled[alike]

    def _work(self, doc: Doc) -> Doc:
        doc = self._ruler(doc)
        return doc if self._lemmatizer is None else self._lemmatizer(doc)


def _is_remembered(pattern: Pattern) -> bool:
    return len(pattern) == 1 and pattern[0].keys() <= REMEMBERED


def _hints(pattern: Pattern) -> list[str]:
    """Return lower-case forms or dependencies of which a text holds one where the pattern matches."""
    for token in pattern:
        form = token.get("LOWER", token.get("DEP"))
        if isinstance(form, str):
            return [form]
        if isinstance(form, dict) and form.keys() == {"IN"}:
            return list(form["IN"])
    return []


def _set(token: Token, attributes: Attributes) -> None:
    token.tag, token.pos, token.morph, token.lemma, token.dep = attributes
