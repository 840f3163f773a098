"""Learn the weights by which indirect speech is told among the words beside a speech cue.

    python tests/train_indirect.py politics-train.jsonl.gz

reads gold articles (the README's format), prints how well two halves do, each by weights learnt on the other,
and writes `quotes/lexicon/indirect_weights.txt`. The model is logistic regression on the names that
`quotes.attribute.reporting.evidence` yields, fitted by AdaGrad (Duchi et al. 2011).
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from train_quoting import open_zones, read_articles, spans, trimmed

from quotes import nlp
from quotes.attribute.indirect import LEAST_PROBABILITY, sentences
from quotes.attribute.reported import candidates
from quotes.attribute.reporting import evidence
from quotes.find import find_quotations, paragraphs
from quotes.read.article import Article
from quotes.span import Span

WEIGHTS = Path(__file__).parent.parent / "quotes" / "lexicon" / "indirect_weights.txt"
HEADER = """\
# What each piece of evidence adds to the log odds of words being what a speech cue reports.
# Source: tests/train_indirect.py. Licence: CC0. Left out: evidence seen fewer than {least} times.
"""
LEAST_SEEN = 30
# Swept 4 to 14 rounds, rates 0.1 to 0.2: all within half a point.
ROUNDS = 8
RATE = 0.15
BATCH = 1000
SEED = 1

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """What is seen of one candidate, whether it is gold, and where it stands."""

    article: str
    sentence: int
    span: Span
    names: frozenset[str]
    said: bool


def examples(article: dict[str, Any]) -> list[Example]:
    """Return what is learnt from an article; what gold leaves open teaches nothing."""
    text = article["text"]
    gold = {trimmed(text, each) for each in spans(article["quotes"], kinds={"indirect"})}
    zones = open_zones({**article, "quotes": []})
    found = find_quotations(Article(text=text))
    rows = []
    for number, sentence in enumerate(sentences(text, paragraphs(text), found, nlp.load())):
        for cue in sentence.cues:
            for candidate in candidates(sentence.doc, cue, sentence.taken):
                span = sentence.place(candidate.start, candidate.end)
                if span is not None and not any(span.overlaps(zone) for zone in zones):
                    names = frozenset(evidence(sentence.doc, candidate, sentence.taken)) | {"bias"}
                    place = trimmed(text, span)
                    rows.append(Example(article["id"], number, place, names, place in gold))
    return rows


@dataclass(frozen=True)
class Matrix:
    """Rows of zeros and ones, as the columns of the ones, row after row; `starts` has one entry more."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    answers: Vector


def matrix(rows: list[Example], names: list[str]) -> Matrix:
    column = {name: number for number, name in enumerate(names)}
    ones = [sorted(column[name] for name in row.names if name in column) for row in rows]
    starts = np.cumsum([0, *map(len, ones)])
    flat = [number for row in ones for number in row]
    return Matrix(starts, np.array(flat), np.array([row.said for row in rows], dtype=np.float64))


def chances(seen: Matrix, weights: Vector) -> Vector:
    sums = np.concatenate([[0.0], np.cumsum(weights[seen.columns])])
    return np.asarray(1 / (1 + np.exp(sums[seen.starts[:-1]] - sums[seen.starts[1:]])))


def fit(seen: Matrix, width: int) -> Vector:
    """Return the weights."""
    choose = np.random.default_rng(SEED)
    weights, squares = np.zeros(width), np.full(width, 1e-3)
    for _ in range(ROUNDS):
        order = choose.permutation(len(seen.answers))
        for first in range(0, len(order), BATCH):
            slope = _slope(seen, order[first : first + BATCH], weights)
            squares += slope * slope
            weights -= RATE * slope / np.sqrt(squares)
    return weights


def _slope(seen: Matrix, batch: NDArray[np.int64], weights: Vector) -> Vector:
    parts = [seen.columns[seen.starts[row] : seen.starts[row + 1]] for row in batch]
    flat = np.concatenate(parts)
    owner = np.repeat(np.arange(len(batch)), [len(part) for part in parts])
    chance = 1 / (1 + np.exp(-np.bincount(owner, weights=weights[flat], minlength=len(batch))))
    errors = (chance - seen.answers[batch])[owner]
    return np.bincount(flat, weights=errors, minlength=len(weights)) / len(batch)


def chosen(rows: list[Example], likely: Vector) -> list[Example]:
    """Return what is taken: the likeliest first, none that overlaps another of its sentence."""
    taken: dict[tuple[str, int], list[Span]] = {}
    kept = []
    for at in np.argsort(-likely):
        row = rows[at]
        others = taken.setdefault((row.article, row.sentence), [])
        if likely[at] >= LEAST_PROBABILITY and not any(row.span.overlaps(other) for other in others):
            others.append(row.span)
            kept.append(row)
    return kept


def names_of(rows: list[Example]) -> list[str]:
    counts = Counter(name for row in rows for name in row.names)
    return sorted(name for name, count in counts.items() if count >= LEAST_SEEN)


def report(articles: list[dict[str, Any]], rows: list[Example]) -> None:
    """Print how well each half of the articles does by what the other half teaches."""
    half = {article["id"]: number % 2 for number, article in enumerate(articles)}
    for number in (0, 1):
        learnt = [row for row in rows if half[row.article] != number]
        asked = [row for row in rows if half[row.article] == number]
        names = names_of(learnt)
        kept = chosen(asked, chances(matrix(asked, names), fit(matrix(learnt, names), len(names))))
        right = sum(row.said for row in kept)
        reached = len({(row.article, row.span) for row in asked if row.said})
        print(f"half {number}: {right} of {len(kept)} taken are right, of {reached} beside a cue")


def main(paths: list[str]) -> None:
    articles = [article for path in paths for article in read_articles(Path(path))]
    rows = [row for article in articles for row in examples(article)]
    report(articles, rows)
    names = names_of(rows)
    weights = fit(matrix(rows, names), len(names))
    lines = [f"{name}\t{weight:.2f}\n" for name, weight in zip(names, weights, strict=True)]
    WEIGHTS.write_text(HEADER.format(least=LEAST_SEEN) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
