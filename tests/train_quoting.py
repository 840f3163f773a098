"""Learn the weights by which the finding room tells quotations from scare quotes, titles and terms.

    python tests/train_quoting.py politics-train.jsonl.gz

reads gold articles (the README's format; every stretch in marks that is no gold quotation counts as quoting
nobody), prints how well five-fold cross-validation does, and writes `quotes/lexicon/quoting_weights.txt`. The
model is logistic regression on the names that `quotes.find.evidence` yields, with ridge penalty.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.find.evidence import evidence
from quotes.find.marked import marked_stretches
from quotes.find.reasons import LEAST_PROBABILITY, SURE_WORDS
from quotes.span import Span

WEIGHTS = Path(__file__).parent.parent / "quotes" / "lexicon" / "quoting_weights.txt"
HEADER = """\
# What each piece of evidence adds to the log odds of words in marks being a quotation.
# Source: tests/train_quoting.py. Licence: CC0. Left out: evidence seen fewer than {least} times.
"""
LEAST_SEEN = 8
# Ridge penalty on every weight but the bias (swept 1 to 10: 3 is best by a hair).
PENALTY = 3.0
FOLDS = 5

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """What is seen of one stretch in marks, and whether it quotes somebody."""

    article: str
    names: frozenset[str]
    quotes: bool


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the gold articles of a file, packed or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.decode("utf-8").splitlines():
        yield json.loads(line)


def examples(article: dict[str, Any]) -> Iterator[Example]:
    """Yield what is learnt from an article; what gold leaves open or cuts otherwise teaches nothing."""
    text = article["text"]
    gold = [trimmed(text, each) for each in spans(article["quotes"], kinds={"direct", "mixed"})]
    zones = open_zones(article)
    for item in marked_stretches(text):
        content = trimmed(text, item.pair.content)
        words = len(item.context.inside.split())
        if item.pair.depth or not len(content) or words >= SURE_WORDS:
            continue
        quotes = content in gold
        if quotes or not any(content.overlaps(zone) for zone in gold + zones):
            yield Example(article["id"], frozenset(evidence(item.context)), quotes)


def spans(rows: list[dict[str, Any]], *, kinds: set[str]) -> list[Span]:
    return [Span(row["start"], row["end"]) for row in rows if row.get("kind") in kinds]


def open_zones(article: dict[str, Any]) -> list[Span]:
    doubtful = [row for row in article.get("nonquotes", []) if row.get("suspect")]
    rows = [*article.get("ambiguous", []), *doubtful]
    zones = [Span(row["start"], row["end"]) for row in rows]
    return (
        zones
        + [Span(*zone) for zone in article.get("ignore", [])]
        + spans(article["quotes"], kinds={"indirect"})
    )


def trimmed(text: str, span: Span) -> Span:
    """Return the span without punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def matrix(rows: list[Example], names: list[str]) -> tuple[Vector, Vector]:
    """Return a row of zeros and ones for each example, the last column for the bias, and the answers."""
    column = {name: index for index, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names) + 1))
    seen[:, -1] = 1
    for index, row in enumerate(rows):
        seen[index, [column[name] for name in row.names if name in column]] = 1
    return seen, np.array([row.quotes for row in rows], dtype=np.float64)


def fit(seen: Vector, answers: Vector) -> Vector:
    """Return the weights, by Newton's method."""
    penalty = np.eye(seen.shape[1]) * PENALTY
    penalty[-1, -1] = 1e-6
    weights = np.zeros(seen.shape[1])
    for _ in range(30):
        chance = chances(seen, weights)
        slope = seen.T @ (answers - chance) - penalty @ weights
        bend = (seen * (chance * (1 - chance))[:, None]).T @ seen + penalty
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def chances(seen: Vector, weights: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-(seen @ weights))))


def cross_validated(rows: list[Example], seen: Vector, answers: Vector) -> Vector:
    """Return each example's probability by weights learnt without its article."""
    folds = {article: index % FOLDS for index, article in enumerate(sorted({row.article for row in rows}))}
    fold = np.array([folds[row.article] for row in rows])
    result = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fit(seen[fold != number], answers[fold != number])
        result[fold == number] = chances(seen[fold == number], weights)
    return result


def main(paths: list[str]) -> None:
    rows = [row for path in paths for article in read_articles(Path(path)) for row in examples(article)]
    counts = Counter(name for row in rows for name in row.names)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    seen, answers = matrix(rows, names)
    kept = cross_validated(rows, seen, answers) >= LEAST_PROBABILITY
    right, wrong = int((kept & (answers == 1)).sum()), int((kept & (answers == 0)).sum())
    print(f"{len(rows)} stretches of fewer than {SURE_WORDS} words, {int(answers.sum())} quote somebody")
    print(f"kept {right} rightly, {wrong} wrongly; {int(answers.sum()) - right} lost")
    weights = dict(zip([*names, "bias"], fit(seen, answers), strict=True))
    lines = [f"{name}\t{weights[name]:.2f}\n" for name in sorted(weights)]
    WEIGHTS.write_text(HEADER.format(least=LEAST_SEEN) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
