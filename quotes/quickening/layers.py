"""The layers of a model, which work out numbers for the words, in less time than as they come.

* spaCy multiplies matrices with BLIS, whose wheels know few processors and are slow on the others. numpy has
  a BLAS for each. It would split these small products over several threads, which costs more than it saves,
  so it gets one.
* A token gets a vector by its form alone before those of its neighbours are mixed in, which is a third of
  all sums that find heads. Most tokens are words that were met before, so their vectors are remembered.
* Maxout takes the greatest of three numbers that stand side by side, one after another. Where all first ones
  stand together, all second ones and all third ones, the processor compares many at a time.
* What evens out the vectors between layers takes the mean of each twice, and the distance from it, too.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Any, cast

import numpy
from spacy.language import Language
from thinc.api import Model, NumpyOps
from thinc.api import chain as in_a_row

from quotes.quickening.threads import one_thread

LEAST_SPREAD = 1e-08  # as in Thinc: no vector is divided by nothing
REMEMBERED_VECTORS = 10_000
"""So many vectors are in memory (6 MB) before it starts anew; 84 articles have 3,800."""


def quicken_layers(nlp: Language) -> None:
    """Let all layers on the processor be worked out in less time."""
    operations = NumpyBlas()
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for layer in list(model.walk()) if isinstance(model, Model) else ():
            if type(layer.ops) is NumpyOps:  # and not those of a graphics card or of Apple's chips
                layer.ops = operations
                _quicken(layer)


def _quicken(layer: Model[Any, Any]) -> None:
    if layer.name == "maxout":
        _part_pieces(layer)
    elif layer.name == "layernorm":
        _even_at_once(layer)
    names = [each.name for each in layer.layers]
    if names[:1] == ["extract_features"] and names[-1] == "ragged2list":
        layer.layers[1:] = [_remembering(layer.layers[1:])]


class NumpyBlas(NumpyOps):  # type: ignore[misc]  # its stub says Any
    """Operations on a CPU that multiply matrices with numpy's BLAS, in one thread."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, each turned first if asked for, in `out` if there is one."""
        with one_thread():
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
