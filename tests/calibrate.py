"""Count how often source and speaker were right, and write the table that `confidence` reads.

    python tests/calibrate.py --sources TRAIN.jsonl[.gz] --names GOLD.jsonl[@odd] [GOLD.jsonl[@even] …]
    python tests/calibrate.py … --check GOLD.jsonl[@odd]     # writes nothing: the error on other articles

Sources are counted on all files, by attribution rule and kind; names on those after `--names`, which hold
full names, by resolution rule, among the sources that were right.
"""

import argparse
import gzip
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

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
# Every count is drawn towards that of its rule, or of all, by so many rows.
PRIOR = 4


@dataclass(frozen=True)
class Row:
    """One content found: what the rooms said of it; whether source and name are right (None: not asked)."""

    found: Found
    attribution: Attribution
    resolved: Resolved
    source: bool | None
    name: bool | None


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
            yield Row(found[place], attributions[place], resolved[place], verdict.mention, verdict.name)


def counts(sources: Iterable[Row], names: Iterable[Row]) -> dict[str, tuple[float, int]]:
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
        if row.name is None:
            continue
        if row.resolved.person is None:
            count(row.name, "nobody")
        elif row.source is False:
            count(row.name, "name in spite")
        else:
            count(row.name, "name", f"name {row.resolved.rule}")
    return _drawn(seen, good)


def _drawn(seen: Counter[str], good: Counter[str]) -> dict[str, tuple[float, int]]:
    """Return the shares, each drawn towards the key that it is a case of."""
    share: dict[str, float] = {}
    for key in sorted(seen, key=lambda each: (each.count(" "), each)):
        above = "nobody" if key == "name in spite" else key.rpartition(" ")[0]
        towards = share.get(above, good[key] / seen[key])
        share[key] = (good[key] + PRIOR * towards) / (seen[key] + PRIOR)
    return {key: (share[key], seen[key]) for key in sorted(seen)}


def check(table: dict[str, tuple[float, int]], rows: list[Row]) -> str:
    """Return the calibration error and the coverage of the table on other articles."""
    known = {key: f"{share} {number}" for key, (share, number) in table.items()}
    with patch.object(confidence, "table", lambda _: known):
        answers = [
            (confidence.confidence(row.found, row.attribution, row.resolved), row.name)
            for row in rows
            if row.name is not None
        ]
    error, coverage = measure_calibration_error(answers), measure_coverage(answers)
    return f"{len(answers)} quotations: calibration error {error:.1f}, coverage at 98 % {coverage:.1f}"


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
    options: Any = parser.parse_args()
    names = [row for named in options.names for row in read(named)]
    sources = [row for named in options.sources for row in read(named)]
    table = counts([*sources, *names], names)
    if options.check:
        print(check(table, read(options.check)))
        return
    lines = [f"{key}\t{share:.3f} {number}\n" for key, (share, number) in table.items()]
    TABLE.write_text(HEADER.format(prior=PRIOR) + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(sources)} and {len(names)} quotations, {TABLE.name} written")


if __name__ == "__main__":
    main()
