"""Learn the weights by which indirect speech is told among the words beside a cue.

    python tests/train_indirect.py politics-train.jsonl.gz

reads gold articles (the README's format), prints how well two halves do, each by weights learnt on the other,
and writes `quotes/lexicon/indirect_weights.txt`. The model is logistic regression on the names that
`reporting.evidence` and `reporters.of_cue` yield, fitted by AdaGrad (Duchi et al. 2011). 840 articles take
a quarter of an hour and 2 GB.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from train_quoting import open_zones, read_articles, spans, trimmed

from quotes import nlp
from quotes.attribute.indirect import LEAST_PROBABILITY, Sentence, sentences
from quotes.attribute.reported import candidates
from quotes.attribute.reporters import of_cue
from quotes.attribute.reporting import evidence
from quotes.find import find_quotations, paragraphs
from quotes.read.article import Article
from quotes.span import Span

WEIGHTS = Path(__file__).parent.parent / "quotes" / "lexicon" / "indirect_weights.txt"
HEADER = """\
# What each piece of evidence adds to the log odds of words being what a cue reports.
# Source: tests/train_indirect.py. Licence: CC0. Left out: evidence seen fewer than {least} times, and what
# weighs less than {lightest} either way.
"""
LEAST_SEEN = 20
LIGHTEST = 0.1
# Swept 4 to 10 rounds, rates 0.1 to 0.3: all within a point of F1. A ridge penalty changes nothing.
ROUNDS = 5
RATE = 0.3
BATCH = 500
SEED = 1

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Example:
    """One candidate: where it stands, and whether it is gold."""

    article: int
    sentence: int
    span: Span
    said: bool


@dataclass(frozen=True)
class Examples:
    """Candidates, and what is seen of each: numbers of names, row after row; `starts` has one entry more."""

    rows: list[Example] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    seen: "array[int]" = field(default_factory=lambda: array("i"))
    starts: "array[int]" = field(default_factory=lambda: array("l", [0]))

    def add(self, row: Example, names: set[str]) -> None:
        self.rows.append(row)
        self.seen.extend(self.numbers.setdefault(name, len(self.numbers)) for name in sorted(names))
        self.starts.append(len(self.seen))


def learn_from(article: dict[str, Any], number: int, learnt: Examples) -> None:
    """Add what is learnt from an article; what gold leaves open teaches nothing."""
    text = article["text"]
    gold = {trimmed(text, each) for each in spans(article["quotes"], kinds={"indirect"})}
    zones = open_zones({**article, "quotes": []})
    found = find_quotations(Article(text=text))
    for place, sentence in enumerate(sentences(text, paragraphs(text), found, nlp.load())):
        for span, names in _seen(sentence):
            if not any(span.overlaps(zone) for zone in zones):
                where = trimmed(text, span)
                learnt.add(Example(number, place, where, where in gold), names)


def _seen(sentence: Sentence) -> Iterator[tuple[Span, set[str]]]:
    for cue in sentence.cues:
        shared = {"bias", *of_cue(sentence.doc, cue, sentence.taken)}
        for candidate in candidates(sentence.doc, cue, sentence.taken):
            span = sentence.place(candidate.start, candidate.end)
            if span is not None:
                yield span, shared | evidence(sentence.doc, candidate)


@dataclass(frozen=True)
class Matrix:
    """Rows of zeros and ones, as the columns of the ones, row after row; `starts` has one entry more."""

    starts: Numbers
    columns: Numbers
    answers: Vector

    def places(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return the ones of some rows: their columns, and in which of the rows each stands."""
        counts = self.starts[rows + 1] - self.starts[rows]
        before = np.cumsum(counts) - counts
        flat = np.arange(counts.sum()) + np.repeat(self.starts[rows] - before, counts)
        return self.columns[flat], np.repeat(np.arange(len(rows)), counts)


def matrix(learnt: Examples) -> Matrix:
    answers = np.array([row.said for row in learnt.rows], dtype=np.float64)
    return Matrix(np.array(learnt.starts), np.array(learnt.seen, dtype=np.int64), answers)


def chances(seen: Matrix, rows: Numbers, weights: Vector) -> Vector:
    columns, owner = seen.places(rows)
    sums = np.bincount(owner, weights=weights[columns], minlength=len(rows))
    return np.asarray(1 / (1 + np.exp(-sums)))


def fit(seen: Matrix, rows: Numbers, width: int) -> Vector:
    """Return the weights that some rows teach; of names seen too seldom they are 0."""
    choose = np.random.default_rng(SEED)
    often = np.bincount(seen.places(rows)[0], minlength=width) >= LEAST_SEEN
    weights, squares = np.zeros(width), np.full(width, 1e-3)
    for _ in range(ROUNDS):
        order = choose.permutation(rows)
        for first in range(0, len(order), BATCH):
            touched, slope = _slope(seen, order[first : first + BATCH], weights)
            slope = np.where(often[touched], slope, 0.0)
            squares[touched] += slope * slope
            weights[touched] -= RATE * slope / np.sqrt(squares[touched])
    return weights


def _slope(seen: Matrix, batch: Numbers, weights: Vector) -> tuple[Numbers, Vector]:
    """Return which weights the rows touch, and how their loss rises with each."""
    columns, owner = seen.places(batch)
    chance = 1 / (1 + np.exp(-np.bincount(owner, weights=weights[columns], minlength=len(batch))))
    touched, place = np.unique(columns, return_inverse=True)
    errors = (chance - seen.answers[batch])[owner]
    return touched, np.bincount(place, weights=errors, minlength=len(touched)) / len(batch)


def chosen(rows: list[Example], likely: Vector, least: float) -> list[Example]:
    """Return what is taken: the likeliest first, none that overlaps another of its sentence."""
    taken: dict[tuple[int, int], list[Span]] = {}
    kept = []
    for at in np.argsort(-likely, kind="stable"):
        row = rows[at]
        if likely[at] < least:
            break
        others = taken.setdefault((row.article, row.sentence), [])
        if not any(row.span.overlaps(other) for other in others):
            others.append(row.span)
            kept.append(row)
    return kept


def report(articles: list[dict[str, Any]], learnt: Examples, seen: Matrix) -> None:
    """Print how well each half of the articles does by what the other half teaches."""
    half = np.array([row.article % 2 for row in learnt.rows])
    for number in (0, 1):
        weights = fit(seen, np.flatnonzero(half != number), len(learnt.numbers))
        asked = np.flatnonzero(half == number)
        likely = chances(seen, asked, weights)
        gold = sum(row["kind"] == "indirect" for article in articles[number::2] for row in article["quotes"])
        for least in sorted({0.15, 0.25, 0.3, 0.4, LEAST_PROBABILITY}):
            kept = chosen([learnt.rows[at] for at in asked], likely, least)
            right = sum(row.said for row in kept)
            print(
                f"half {number}, from {least}: {right} of {len(kept)} taken are right, of {gold} in gold: "
                f"F1 {200 * right / (len(kept) + gold):.1f}"
            )


def main(paths: list[str]) -> None:
    articles = [article for path in paths for article in read_articles(Path(path))]
    learnt = Examples()
    for number, article in enumerate(articles):
        learn_from(article, number, learnt)
    seen = matrix(learnt)
    report(articles, learnt, seen)
    WEIGHTS.write_text(written(learnt, seen), encoding="utf-8", newline="\n")


def written(learnt: Examples, seen: Matrix) -> str:
    """Return the word list of the weights that all examples teach."""
    weights = fit(seen, np.arange(len(learnt.rows)), len(learnt.numbers))
    lines = [
        f"{name}\t{weights[number]:.1f}\n"
        for name, number in sorted(learnt.numbers.items())
        if abs(weights[number]) >= LIGHTEST and name.isprintable() and not name.startswith("#")
    ]
    return HEADER.format(least=LEAST_SEEN, lightest=LIGHTEST) + "".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
