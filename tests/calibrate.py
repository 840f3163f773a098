"""Count how often the speaker was right, and write the table that `confidence` reads.

    python tests/calibrate.py GOLD.jsonl [GOLD.jsonl …] [--half odd]

For every pair of an attribution rule and a resolution rule, and for each rule alone, the share of right
speakers among the quotations whose words were found. Pairs that were seen seldom are left out.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quotes import nlp
from quotes.attribute import attribute
from quotes.coref import resolve
from quotes.dates.said import Dated, Said
from quotes.evaluate.align import align
from quotes.evaluate.gold import GoldArticle, read_gold
from quotes.evaluate.judge import judge
from quotes.find import find_quotations, paragraphs
from quotes.joining import join
from quotes.quotation import Quotation

TABLE = Path(__file__).parent.parent / "quotes" / "lexicon" / "confidence.txt"
HEADER = """\
# How often the speaker was right, by attribution rule and resolution rule (* is any): probability, rows.
# Source: counted by tests/calibrate.py on annotated news. Licence: CC0.
# Left out: pairs seen fewer than {least} times.
"""
# A pair needs so many rows to be told apart from its rules alone.
LEAST = 8
# Every count is drawn towards that of all quotations by so many rows, so that a few articles do not decide.
PRIOR = 8


def read(gold: GoldArticle) -> tuple[Quotation, ...]:
    """Return the article's quotations, each with both its rules in `rule`."""
    text = gold.article.text
    found = find_quotations(gold.article)
    attributions = attribute(text, paragraphs(text), found, nlp.load())
    resolved = resolve(text, found, attributions)
    joined = join(text, found, attributions, resolved, tuple(Dated(Said()) for _ in found))
    return tuple(replace(q, rule=f"{q.rule} {r.rule}") for q, r in zip(joined, resolved, strict=True))


def outcomes(gold: GoldArticle) -> Iterator[tuple[str, bool]]:
    """Yield, for each quotation found whose speaker gold knows, its rules and whether it is right."""
    for verdict in judge(align(gold, read(gold))):
        if verdict.rule is not None and verdict.name is not None:
            yield verdict.rule, verdict.name


def table(rows: list[tuple[str, bool]]) -> list[str]:
    """Return the lines of the table for the outcomes."""
    seen: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for pair, right in rows:
        rule, resolution = pair.split()
        for key in (pair, f"{rule} *", f"* {resolution}", "* *"):
            seen[key] += 1
            good[key] += right
    overall = sum(right for _, right in rows) / len(rows)
    kept = sorted(key for key, count in seen.items() if count >= LEAST)
    return [f"{key}\t{(good[key] + PRIOR * overall) / (seen[key] + PRIOR):.3f} {seen[key]}" for key in kept]


def main() -> None:
    """Read the gold files and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--half", choices=["odd", "even"])
    options = parser.parse_args()
    articles = [article for path in options.gold for article in read_gold(path, half=options.half)]
    rows = [row for article in articles for row in outcomes(article)]
    TABLE.write_text(HEADER.format(least=LEAST) + "\n".join(table(rows)) + "\n", encoding="utf-8")
    print(f"{len(rows)} quotations, {TABLE.name} written")


if __name__ == "__main__":
    main()
