"""How well indirect speech is found: exact contents, and the words that name who said them.

Gold may call much indirect speech that is none in the plain sense (*backs the plan*, *judged it a toy*); so
the rows whose cue is a word of saying (*said*, *according to*) are counted apart, too.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quotes.evaluate.align import trim
from quotes.evaluate.figures import f1, percent
from quotes.evaluate.gold import GoldArticle, GoldQuote, Half, read_gold
from quotes.find.cues import cue_forms
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectFigures:
    """Exact contents of indirect speech, in percent; None where nothing is asked.

    `speech_*` are those whose cue in gold is a word of saying; what is found there and is any gold row at all
    counts as right for precision. `mention_acc`: of those found, the source overlaps gold's.
    """

    gold: int
    predicted: int
    precision: float | None
    recall: float | None
    f1: float
    speech_gold: int
    speech_recall: float | None
    speech_f1: float
    mention_acc: float | None

    def table(self) -> list[str]:
        """Return lines of text, a figure each."""
        return [f"indirect {name.replace('_', ' '):<16}{value}" for name, value in asdict(self).items()]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def evaluate_indirect(
    gold_path: Path, extract: Callable[[Article], Sequence[Quotation]], *, half: Half | None = None
) -> IndirectFigures:
    """Return the figures of what `extract` gives; raises GoldError for a file that breaks the gold format."""
    counted = [_count(gold, extract(gold.article)) for gold in read_gold(gold_path, half=half)]
    rows, predicted = (sum(each.gold for each in counted), sum(each.predicted for each in counted))
    speech = sum(each.speech for each in counted)
    mentions = [right for each in counted for right in each.mentions]
    precision = percent(sum(each.right for each in counted), predicted)
    recall = percent(sum(each.right for each in counted), rows)
    speech_recall = percent(sum(each.speech_right for each in counted), speech)
    return IndirectFigures(
        gold=rows,
        predicted=predicted,
        precision=precision,
        recall=recall,
        f1=f1(precision, recall),
        speech_gold=speech,
        speech_recall=speech_recall,
        speech_f1=f1(precision, speech_recall),
        mention_acc=percent(sum(mentions), len(mentions)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """The counts of one article; `mentions` tells of each right content whether its source is right."""

    gold: int
    predicted: int
    right: int
    speech: int
    speech_right: int
    mentions: list[bool]


def _count(gold: GoldArticle, quotations: Sequence[Quotation]) -> _Counted:
    text = gold.article.text
    rows = {trim(row.span, text): row for row in gold.quotes if row.kind == "indirect"}
    found = _found(gold, quotations, {row.span for row in rows.values()})
    right = {span: quotation for span, quotation in found.items() if span in rows}
    speech = {span for span, row in rows.items() if _is_speech(row, text)}
    asked = [(rows[span].source, quotation) for span, quotation in right.items()]
    return _Counted(
        gold=len(rows),
        predicted=len(found),
        right=len(right),
        speech=len(speech),
        speech_right=len(speech & right.keys()),
        mentions=[_names(quotation, source) for source, quotation in asked if source is not None],
    )


def _found(gold: GoldArticle, quotations: Sequence[Quotation], asked: set[Span]) -> dict[Span, Quotation]:
    """Return the contents found, but for those in a stretch that gold leaves open."""
    open_zones = [zone for zone in gold.open_zones if zone not in asked]
    contents = [
        (trim(content, gold.article.text), quotation)
        for quotation in quotations
        if quotation.kind == "indirect"
        for content in quotation.contents
    ]
    return {
        span: quotation
        for span, quotation in contents
        if len(span) and not any(span.overlaps(zone) for zone in open_zones)
    }


def _is_speech(row: GoldQuote, text: str) -> bool:
    words = set() if row.cue is None else set(_WORD.findall(row.cue.of(text).lower()))
    return bool(words & (cue_forms("say") | {"according"}))


def _names(quotation: Quotation, source: Span) -> bool:
    return quotation.source is not None and quotation.source.span.overlaps(source)
