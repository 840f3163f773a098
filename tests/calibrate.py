"""Count how often source and speaker were right, and write the table that `confidence` reads.

    python tests/calibrate.py --sources TRAIN.jsonl[.gz] --names GOLD.jsonl[@odd] [GOLD.jsonl[@even] …]
    python tests/calibrate.py … --check GOLD.jsonl[@odd]     # writes nothing: the error on other articles
    python tests/calibrate.py … --folds 10     # writes nothing: the error where each fold is left out in turn

Sources are counted on all files, by attribution rule and kind; the weights of the names are fitted on those
after `--names`, which hold full names, by resolution rule and evidence, among the sources that were right.
"""

import argparse
import gzip
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias
from unittest.mock import patch

import numpy as np

from quotes import confidence, nlp
from quotes.attribute import attribute
from quotes.attribute.mention import Attribution
from quotes.coref import resolve
from quotes.coref.person import Resolved
from quotes.dates.said import Dated, Said
from quotes.evaluate.align import align
from quotes.evaluate.calibration import measure_calibration_error, measure_coverage
from quotes.evaluate.gold import GoldArticle, Half, read_gold
from quotes.evaluate.judge import judge
from quotes.find import find_quotations, paragraphs
from quotes.find.quotation import Found
from quotes.joining import join

TABLE = Path(__file__).parent.parent / "quotes" / "lexicon" / "confidence.txt"
HEADER = """\
# How often the source was right, by attribution rule and kind; the name, by resolution rule: share, rows.
# Source: counted by tests/calibrate.py on annotated news. Licence: CC0.
# Left out: nothing; what was seen seldom is drawn towards the line above it by {prior} rows.
"""
WEIGHTS = TABLE.with_name("naming_weights.txt")
WEIGHTS_HEADER = """\
# What the rule and the evidence of a resolution say for its name where the source is right, in log odds.
# Source: fitted by tests/calibrate.py on annotated news. Licence: CC0.
# Left out: nothing; every weight but that of any name is drawn towards 0.
"""
# How strongly a weight is drawn towards 0, in rows. Ten folds, error and coverage: 0.3 gave 5.1 and 4.7, 1
# gave 6.2 and 74.3, 3 gave 9.0 and 62.6, 10 gave 9.6 and 62.6.
RIDGE = 1.0
NEWTON_STEPS = 25
# Every count is drawn towards that of its rule, or of all, by so many rows.
PRIOR = 4


Table: TypeAlias = dict[str, tuple[float, int]]
Weights: TypeAlias = dict[str, float]


@dataclass(frozen=True)
class Row:
    """One content found: what the rooms said of it; whether source and name are right (None: not asked).

    `withheld` tells whether nobody would be right.
    """

    found: Found
    attribution: Attribution
    resolved: Resolved
    source: bool | None
    name: bool | None
    article: str
    withheld: bool | None

    @property
    def right(self) -> bool | None:
        """Whether the product's answer is right: nobody, where the source is too doubtful."""
        doubtful = confidence.source_confidence(self.found, self.attribution) < confidence.FLOOR
        return self.withheld if doubtful else self.name


def rows_of(gold: GoldArticle) -> Iterator[Row]:
    """Yield the article's gold contents that were found, with verdicts on source and name."""
    text = gold.article.text
    found = find_quotations(gold.article)
    attributions = attribute(text, paragraphs(text), found, nlp.load())
    resolved = resolve(text, found, attributions)
    joined = join(text, found, attributions, resolved, tuple(Dated(Said()) for _ in found))
    told = tuple(replace(each, speaker=person.person) for each, person in zip(joined, resolved, strict=True))
    alignment = align(gold, told)
    for pair, verdict in zip(alignment.pairs, judge(alignment), strict=True):
        if pair.found is not None:
            place = pair.found.position
            nobody = pair.gold.speaker is None if pair.gold.asks_speaker else None
            yield Row(
                found[place], attributions[place], resolved[place], verdict.mention, verdict.name,
                gold.article.label, nobody,
            )  # fmt: skip


def counts(sources: Iterable[Row], names: Iterable[Row]) -> Table:
    """Return the share and the number of rows of every key."""
    seen: Counter[str] = Counter()
    good: Counter[str] = Counter()

    def count(right: bool, *keys: str) -> None:
        for key in keys:
            seen[key] += 1
            good[key] += right

    for row in sources:
        if row.source is not None:
            rule = row.attribution.rule
            count(row.source, "source", f"source {rule}", f"source {rule} {row.found.kind}")
    for row in names:
        if row.name is not None and row.resolved.person is None:
            count(row.name, "nobody")
        elif row.name is not None and row.source is False:
            count(row.name, "name in spite")
    return _drawn(seen, good)


def fit_names(names: Iterable[Row]) -> Weights:
    """Return the weight, in log odds, of every trait of a resolution whose source was right.

    Logistic regression by Newton's method; all weights but that of `any name` are drawn towards 0.
    """
    rows = [row for row in names if row.name is not None and row.resolved.person and row.source is not False]
    told = [confidence.naming_traits(row.resolved) for row in rows]
    traits = sorted({trait for each in told for trait in each})
    seen = np.array([[float(trait in each) for trait in traits] for each in told])
    right = np.array([float(bool(row.name)) for row in rows])
    drawn = np.array([0.01 if trait == "any name" else RIDGE for trait in traits])
    weights = np.zeros(len(traits))
    for _ in range(NEWTON_STEPS):
        share = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - share) - drawn * weights
        curve = (seen * (share * (1 - share))[:, None]).T @ seen + np.diag(drawn)
        weights += np.linalg.solve(curve, slope)
    return {trait: round(float(weight), 3) for trait, weight in zip(traits, weights, strict=True)}


def _drawn(seen: Counter[str], good: Counter[str]) -> Table:
    """Return the shares, each drawn towards the key that it is a case of."""
    share: dict[str, float] = {}
    for key in sorted(seen, key=lambda each: (each.count(" "), each)):
        above = "nobody" if key == "name in spite" else key.rpartition(" ")[0]
        towards = share.get(above, good[key] / seen[key])
        share[key] = (good[key] + PRIOR * towards) / (seen[key] + PRIOR)
    return {key: (share[key], seen[key]) for key in sorted(seen)}


def check(table: Table, weights: Weights, rows: list[Row]) -> list[tuple[float, bool]]:
    """Return the confidence that table and weights give each row, and whether its name was right."""
    lists = {
        "confidence": {key: f"{share} {number}" for key, (share, number) in table.items()},
        "naming_weights": {trait: str(weight) for trait, weight in weights.items()},
    }
    with patch.object(confidence, "table", lists.__getitem__):
        return [
            (confidence.confidence(row.found, row.attribution, named(row)), right)
            for row in rows
            if (right := row.right) is not None
        ]


def named(row: Row) -> Resolved:
    """Return whom the product would name: nobody where the source is too doubtful."""
    doubtful = confidence.source_confidence(row.found, row.attribution) < confidence.FLOOR
    return replace(row.resolved, person=None) if doubtful else row.resolved


def summary(answers: list[tuple[float, bool]]) -> str:
    """Return calibration error and coverage, and a line for each tenth of confidence."""
    error, coverage = measure_calibration_error(answers), measure_coverage(answers)
    lines = [f"{len(answers)} quotations: calibration error {error:.1f}, coverage at 98 % {coverage:.1f}"]
    for tenth in range(10):
        inside = [each for each in answers if min(9, int(each[0] * 10)) == tenth]
        if inside:
            mean, right = (100 * sum(each[part] for each in inside) / len(inside) for part in (0, 1))
            lines.append(
                f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}  {len(inside):4}  {mean:5.1f}  {right:5.1f}"
            )
    return "\n".join(lines)


def fold(sources: list[Row], names: list[Row], folds: int) -> list[tuple[float, bool]]:
    """Return the answers for each article's names from tables and weights that were made without it."""
    articles = sorted({row.article for row in names})
    answers = []
    for first in range(folds):
        left_out = set(articles[first::folds])
        kept = [row for row in names if row.article not in left_out]
        others = [row for row in names if row.article in left_out]
        answers += check(counts([*sources, *kept], kept), fit_names(kept), others)
    return answers


def read(named: str) -> list[Row]:
    """Return the rows of a gold file, or of the half of it that stands behind an @."""
    path, _, half = named.partition("@")
    lines: Half | None = "odd" if half == "odd" else "even" if half == "even" else None
    if not path.endswith(".gz"):
        return [row for article in read_gold(Path(path), half=lines) for row in rows_of(article)]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as plain:
        plain.write(gzip.decompress(Path(path).read_bytes()))
        plain.flush()
        return [row for article in read_gold(Path(plain.name), half=lines) for row in rows_of(article)]


def main() -> None:
    """Read the gold files and write the table, or check it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", nargs="*", default=[])
    parser.add_argument("--names", nargs="+", required=True)
    parser.add_argument("--check")
    parser.add_argument("--folds", type=int)
    options: Any = parser.parse_args()
    names = [row for named in options.names for row in read(named)]
    sources = [row for named in options.sources for row in read(named)]
    if options.folds:
        print(summary(fold(sources, names, options.folds)))
        return
    table, weights = counts([*sources, *names], names), fit_names(names)
    if options.check:
        print(summary(check(table, weights, read(options.check))))
        return
    lines = [f"{key}\t{share:.3f} {number}\n" for key, (share, number) in table.items()]
    TABLE.write_text(HEADER.format(prior=PRIOR) + "".join(lines), encoding="utf-8", newline="\n")
    lines = [f"{trait}\t{weight:.3f}\n" for trait, weight in weights.items()]
    WEIGHTS.write_text(WEIGHTS_HEADER + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(sources)} and {len(names)} quotations, {TABLE.name} and {WEIGHTS.name} written")


if __name__ == "__main__":
    main()
