"""Every step's own figures against gold: `evaluate(gold)` gives a `Report`.

    report = evaluate("gold.jsonl", half="odd")      # half: None, "odd" or "even" lines of the file
    report.table()                                   # lines of text: each step, for all, direct and mixed
    report.rules_table(), report.misses_table(10)    # lines of text
    report.as_dict(misses=10), report.misses, report.figures["direct"].span_f1

The flow: read the gold articles, extract each, align what was found with what gold has, judge, count.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from quotes.evaluate.align import Alignment, align
from quotes.evaluate.figures import PARTS, Figures, Part, RuleFigures, figure, figure_rules
from quotes.evaluate.gold import Half, read_gold
from quotes.evaluate.misses import Miss, list_misses
from quotes.evaluate.report import Report
from quotes.evaluate.styles import figure_styles
from quotes.quotation import Quotation
from quotes.read.article import Article

__all__ = ["PARTS", "Extract", "Figures", "Half", "Miss", "Part", "Report", "RuleFigures", "evaluate"]

Extract: TypeAlias = Callable[[Article], Sequence[Quotation]]


def evaluate(gold_path: str | Path, *, half: Half | None = None, extract: Extract | None = None) -> Report:
    """Return the figures of every step on a gold file, or on its odd or even lines alone.

    `extract` is what is measured, `quotes.extract` unless given. Raises GoldError for a file that breaks
    the gold format.
    """
    answer = _load_extract() if extract is None else extract
    path = Path(gold_path)
    alignments = [align(gold, answer(gold.article)) for gold in read_gold(path, half=half)]
    return Report(
        gold=path.name,
        half=half,
        articles=len(alignments),
        figures={part: figure(_select(alignments, part)) for part in PARTS},
        styles=figure_styles(alignments),
        rules=figure_rules(alignments),
        misses=tuple(miss for alignment in alignments for miss in list_misses(alignment)),
    )


def _load_extract() -> Extract:
    """Return the pipeline's `extract`, loaded late so that another extractor needs no spaCy."""
    from quotes.pipeline import extract

    return extract


def _select(alignments: Sequence[Alignment], part: Part) -> list[Alignment]:
    return [alignment if part == "all" else alignment.only(part) for alignment in alignments]
