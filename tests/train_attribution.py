"""Learn the weights by which the attributing room ranks those who may have said a content.

    python tests/train_attribution.py politics-train.jsonl.gz

reads gold articles (the README's format, with source mentions), prints how often the ordered rules alone and
the likeliest candidate are right where the rules are unsure (five-fold cross-validation by article), and
writes `quotes/lexicon/attribution_weights.txt`. The model is a conditional logit (McFadden 1974): of the
candidates of one content, and of nobody, each gets a share by its traits. Nothing in it is random.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from train_quoting import read_articles

from quotes import nlp
from quotes.attribute.attributing import frames_of, views_of
from quotes.attribute.candidates import find_candidates
from quotes.attribute.phrases import named_head
from quotes.attribute.placed import mention_of
from quotes.attribute.ranking import UNSURE
from quotes.attribute.rules import decide
from quotes.attribute.tagging import tag_names
from quotes.attribute.traits import traits_of, traits_of_nobody
from quotes.attribute.view import Decision, View
from quotes.find import find_quotations, paragraphs
from quotes.read.article import Article
from quotes.span import Span

WEIGHTS = Path(__file__).parent.parent / "quotes" / "lexicon" / "attribution_weights.txt"
HEADER = """\
# What each trait of a candidate adds to the log odds of being the source; "nobody" is one too.
# Source: tests/train_attribution.py. Licence: CC0. Left out: traits seen fewer than {least} times.
"""
LEAST_SEEN = 40
# Ridge penalty on every weight (3, 8 and 10 differ by less than 0.2 points in cross-validation).
PENALTY = 10.0
FOLDS = 5
STEPS = 15

Vector = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Example:
    """One content: the traits of each who may have said it, nobody last, and which of them are right."""

    article: str
    traits: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    rules_right: bool


@dataclass(frozen=True)
class Table:
    """All candidates of many examples: a row of zeros and ones each, its example's first row, its answer."""

    seen: Vector
    starts: Numbers
    right: Vector


def examples(article: dict[str, Any]) -> Iterator[Example]:
    """Yield the contents of an article whose rules are unsure and whose source gold knows."""
    text = article["text"]
    founds = find_quotations(Article(text=text, title=article.get("title")))
    frames = [frame for frame in frames_of(text, paragraphs(text), founds) if frame.slots]
    docs = list(tag_names(nlp.load().pipe([frame.text for frame in frames]), text))
    for view in views_of(frames, docs):
        found = founds[view.slot.quotation]
        sources = gold_sources(article["quotes"], found.contents[view.slot.content])
        first = decide(view)
        if found.parent is None and sources and (None if first is None else first.rule) in UNSURE:
            yield example(str(article["id"]), view, first, sources)


def gold_sources(rows: list[dict[str, Any]], content: Span) -> list[Span]:
    """Return the sources that gold has for a content, or for a part of it."""
    marked = [row for row in rows if row["kind"] != "indirect" and row.get("speaker")]
    meeting = [row["speaker"] for row in marked if Span(row["start"], row["end"]).overlaps(content)]
    return [Span(source["start"], source["end"]) for source in meeting]


def example(article: str, view: View, first: Decision | None, sources: list[Span]) -> Example:
    candidates = find_candidates(view)
    answers = [candidate.decision("", view.taken) for candidate in candidates]
    right = [is_right(view, answer, sources) for answer in answers]
    return Example(
        article,
        (*(traits_of(view, candidate, first) for candidate in candidates), traits_of_nobody(view, first)),
        (*right, not any(right)),
        first is not None and is_right(view, first, sources),
    )


def is_right(view: View, answer: Decision, sources: list[Span]) -> bool:
    mention = mention_of(view.frame, named_head(answer.source, answer.cue), answer.cue)
    return mention is not None and any(mention.span.overlaps(source) for source in sources)


def make_table(rows: list[Example], names: list[str]) -> Table:
    column = {name: index for index, name in enumerate(names)}
    flat = [traits for row in rows for traits in row.traits]
    seen = np.zeros((len(flat), len(names)))
    for index, traits in enumerate(flat):
        seen[index, [column[name] for name in traits if name in column]] = 1
    counts = [len(row.traits) for row in rows]
    right = np.array([answer for row in rows for answer in row.right], dtype=np.float64)
    return Table(seen, np.cumsum([0, *counts[:-1]]), right)


def shares(table: Table, scores: Vector) -> Vector:
    """Return each candidate's probability among those of its content."""
    sizes = np.diff([*table.starts, len(scores)])
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, table.starts), sizes))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, table.starts), sizes))


def fit(table: Table) -> Vector:
    """Return the weights, by Newton's method; several candidates of one content may be right."""
    weights = np.zeros(table.seen.shape[1])
    sizes = np.diff([*table.starts, len(table.right)])
    for _ in range(STEPS):
        share = shares(table, table.seen @ weights)
        good = share * table.right
        good /= np.repeat(np.maximum(np.add.reduceat(good, table.starts), 1e-12), sizes)
        slope = table.seen.T @ (good - share) - PENALTY * weights
        weighed = table.seen * share[:, None]
        means = np.add.reduceat(weighed, table.starts)
        bend = weighed.T @ table.seen - means.T @ means + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def count_right(rows: list[Example], names: list[str], weights: Vector) -> int:
    """Return for how many contents the likeliest candidate, not nobody, is right."""
    weight = dict(zip(names, weights, strict=True))
    count = 0
    for row in rows:
        scores = [sum(weight.get(name, 0.0) for name in traits) for traits in row.traits]
        best = int(np.argmax(scores))
        count += row.right[best] and best < len(scores) - 1
    return count


def cross_validate(rows: list[Example], names: list[str]) -> int:
    """Return for how many contents the ranker is right with weights learnt without their articles."""
    folds = {article: index % FOLDS for index, article in enumerate(sorted({row.article for row in rows}))}
    right = 0
    for number in range(FOLDS):
        weights = fit(make_table([row for row in rows if folds[row.article] != number], names))
        right += count_right([row for row in rows if folds[row.article] == number], names, weights)
    return right


def main(path: str) -> None:
    rows = [row for article in read_articles(Path(path)) for row in examples(article)]
    counts = Counter(name for row in rows for traits in row.traits for name in traits)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    possible = sum(any(row.right[:-1]) for row in rows)
    print(f"{len(rows)} contents whose rules are unsure; in {possible} of them the source is a candidate")
    print(f"rules alone right: {sum(row.rules_right for row in rows)}")
    print(f"ranker right, cross-validated: {cross_validate(rows, names)}")
    weights = dict(zip(names, fit(make_table(rows, names)), strict=True))
    lines = [f"{name}\t{weights[name]:.2f}\n" for name in sorted(weights)]
    WEIGHTS.write_text(HEADER.format(least=LEAST_SEEN) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
