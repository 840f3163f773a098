"""Quickens a spaCy pipeline on a CPU without changing what it says of any token.

Seven things take more time than they need:

* English pipelines end in an attribute ruler: some 170 patterns that give a token its part of speech and its
  morphology. Matching them all takes as long as parsing. Nearly every pattern looks at the tag, the
  dependency and the form of a single token, and most forms are in no pattern, so what they come to is found
  out once for each combination that they tell apart and then remembered. A text in which a pattern over
  several tokens matches goes through the ruler as it is.
* The lemmatizer by rules goes by the form and by what the ruler says, so its answer is remembered with that.
  It looks each form that it has not met up in lists of up to 58,000 lemmas, from the front. Sets hold the
  same.
* spaCy multiplies matrices with BLIS, whose wheels know few processors and are slow on the others. numpy has
  a BLAS for each. It would split these small products over several threads, which costs more than it saves,
  so it gets one.
* A token gets a vector by its form alone before those of its neighbours are mixed in, which is a third of
  all sums that find heads. Most tokens are words that were met before, so their vectors are remembered.
* Maxout takes the greatest of three numbers that stand side by side, one after another. Where all first ones
  stand together, all second ones and all third ones, the processor compares many at a time.
* What evens out the vectors between layers takes the mean of each twice, and the distance from it, too.
* spaCy's parser gives up Python's lock before it looks for heads, and then takes and drops it for each of the
  numbers that it compares at each step. Steps that never give it up take three fifths of the time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import Any, TypeAlias, cast

import numpy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import AttributeRuler, DependencyParser, Lemmatizer
from spacy.tokens import Doc, Token
from spacy.util import minibatch
from thinc.api import Model, NumpyOps
from thinc.api import chain as in_a_row
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

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
LEAST_SPREAD = 1e-08  # as in Thinc: no vector is divided by nothing
REMEMBERED_VECTORS = 10_000
"""So many vectors are in memory (6 MB) before it starts anew; 84 articles have 3,800."""

HEADED_AT_ONCE = 64
"""Texts whose heads are found together: 128 are no quicker. The numbers for a token take 4 kB."""


def quicken(nlp: Language) -> Language:
    """Return the pipeline with memories for its attribute ruler and vectors, lemmas in sets, numpy's BLAS.

    Its parser becomes `quotes_heads`.
    """
    if "attribute_ruler" in nlp.pipe_names:
        lemmatizer = _lemmatizer_behind(nlp)
        nlp.add_pipe("quotes_attribute_memory", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
        if lemmatizer is not None:
            _index_lemmas(lemmatizer.lookups)
            nlp.disable_pipe("lemmatizer")
    if "parser" in nlp.pipe_names and _is_greedy(nlp.get_pipe("parser")):
        nlp.add_pipe("quotes_heads", after="parser")
        nlp.disable_pipe("parser")
    operations = NumpyBlas()
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for layer in list(model.walk()) if isinstance(model, Model) else ():
            if type(layer.ops) is NumpyOps:  # and not those of a graphics card or of Apple's chips
                layer.ops = operations
                if layer.name == "maxout":
                    _part_pieces(layer)
                elif layer.name == "layernorm":
                    _even_at_once(layer)
                names = [each.name for each in layer.layers]
                if names[:1] == ["extract_features"] and names[-1] == "ragged2list":
                    layer.layers[1:] = [_remembering(layer.layers[1:])]
    return nlp


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


class NumpyBlas(NumpyOps):  # type: ignore[misc]  # its stub says Any
    """Operations on a CPU that multiply matrices with numpy's BLAS, in one thread."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadpoolController().select(user_api="blas")

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, each turned first if asked for, in `out` if there is one."""
        with self._threads.limit(limits=1):
            return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


def _part_pieces(maxout: Model[Any, Any]) -> None:
    """Let a maxout layer work out all first pieces of its numbers side by side, then all second ones, …"""
    width, learning = maxout.get_dim("nO"), maxout._func
    weights: Any = maxout.get_param("W")  # by number, piece and input
    biases: Any = maxout.get_param("b")
    matrix: Any = numpy.concatenate(weights.swapaxes(0, 1)).T.copy()
    bias = numpy.concatenate(biases.T)

    def greatest(model: Model[Any, Any], vectors: Any, is_train: bool) -> tuple[Any, Any]:
        """Return the greatest piece of each number, and what learns from it, where it is to learn."""
        if is_train:
            return cast(tuple[Any, Any], learning(model, vectors, is_train))
        pieces: Any = model.ops.gemm(vectors, matrix)
        pieces += bias
        first, *others = numpy.split(pieces, range(width, len(bias), width), axis=1)
        return reduce(numpy.maximum, others, first), lambda _: []

    maxout._func = greatest


def _even_at_once(evening: Model[Any, Any]) -> None:
    """Let a layer that gives all vectors one mean and spread take the distance from the mean once."""
    learning = evening._func

    def even(model: Model[Any, Any], vectors: Any, is_train: bool) -> tuple[Any, Any]:
        """Return the vectors evened out, and what learns from them, where it is to learn."""
        if is_train:
            return cast(tuple[Any, Any], learning(model, vectors, is_train))
        away = vectors - vectors.mean(axis=1, keepdims=True)
        away *= ((away * away).mean(axis=1, keepdims=True) + LEAST_SPREAD) ** -0.5
        away *= model.get_param("G")
        away += model.get_param("b")
        return away, lambda _: []

    evening._func = even


def _remembering(layers: Sequence[Model[Any, Any]]) -> Model[list[Any], list[Any]]:
    """Return the layers as one that asks them only for rows of features that it does not remember."""
    asked: Model[list[Any], list[Any]] = in_a_row(*layers)
    known: dict[bytes, Any] = {}

    def vectors_of(model: Model[Any, Any], texts: list[Any], is_train: bool) -> tuple[list[Any], Any]:
        """Return each text's vectors, one a token, and what learns from them, where it is to learn."""
        if is_train:
            return asked(texts, is_train)
        features = numpy.concatenate(texts)
        rows = features.view(f"V{features.strides[0]}").ravel().tolist()
        new = dict.fromkeys(row for row in rows if row not in known)
        if len(known) + len(new) > REMEMBERED_VECTORS:
            known.clear()
            new = dict.fromkeys(rows)
        if new:
            unknown = numpy.frombuffer(b"".join(new), features.dtype).reshape(len(new), -1)
            known.update(zip(new, *asked.predict([unknown]), strict=True))
        vectors = numpy.concatenate([known[row] for row in rows]).reshape(len(rows), -1)
        ends = numpy.cumsum([len(text) for text in texts])
        return numpy.split(vectors, ends[:-1]), lambda _: []

    return Model("remembered", vectors_of, layers=[asked])


def _is_greedy(parser: Any) -> bool:
    """Tell whether the parser takes the likeliest step each time, as `Heads` does, and on the processor."""
    if type(parser) is not DependencyParser or parser.cfg["beam_width"] != 1:
        return False
    model = parser.model
    return type(model.ops) is NumpyOps and model.attrs["has_upper"] and not model.attrs["unseen_classes"]


@Language.factory("quotes_heads")
def make_heads(nlp: Language, name: str) -> "Heads":
    """Return what finds heads as the pipeline's parser does."""
    return Heads(nlp.get_pipe("parser"))


class Heads:
    """Finds heads and dependencies as a greedy parser does, step by step for many texts."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self._threads = ThreadpoolController().select(user_api="blas")

    def __call__(self, doc: Doc) -> Doc:
        """Give the tokens their heads, in place."""
        self._parse([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = HEADED_AT_ONCE) -> Iterator[Doc]:
        """Yield the texts with their heads; those about as long are parsed together."""
        for batch in map(list, minibatch(docs, batch_size)):  # type: ignore[no-untyped-call]
            by_length = sorted(batch, key=len)
            for start in range(0, len(batch), HEADED_AT_ONCE):
                self._parse(by_length[start : start + HEADED_AT_ONCE])
            yield from batch

    def _parse(self, docs: list[Doc]) -> None:
        with self._threads.limit(limits=1):
            self._parser.set_annotations(docs, self._states_of(docs))

    def _states_of(self, docs: list[Doc]) -> list[Any]:
        """Return each text's last state, which knows its heads."""
        parser, upper = self._parser, self._parser.model.get_ref("upper")
        states: list[Any] = parser.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            step = parser.model.predict(docs)
            weights, biases = upper.get_param("W").T, upper.get_param("b")
            while going:
                vectors = step.state2vec.predict(step.get_token_ids(going))
                going = parser.transition_states(going, numpy.dot(vectors, weights) + biases)
        return states


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
