"""Dates judged alone: what dating reaches where the words and the speakers are gold's own.

Attribution still says which of the reporter's words belong to the act of saying; who spoke is gold's.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from quotes import nlp
from quotes.attribute import attribute
from quotes.coref.person import Person, Resolved
from quotes.dates import date_quotations
from quotes.evaluate.align import align
from quotes.evaluate.figures import figure
from quotes.evaluate.gold import GoldArticle, GoldQuote, Half, read_gold
from quotes.evaluate.report import LABELS
from quotes.evaluate.steps import found_of, sourced
from quotes.find import paragraphs
from quotes.joining import join
from quotes.quotation import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFigures:
    """The accuracies of dates, in percent, as in `Figures`; None where gold asks nothing."""

    date_dated_acc: float | None
    date_stated_acc: float | None
    date_carried_acc: float | None
    date_undated_acc: float | None
    date_acc: float | None

    def table(self) -> list[str]:
        """Return a line of text for each figure, below a heading."""
        rows = [
            f"{LABELS[name]:24}{'-' if value is None else value:>6}" for name, value in asdict(self).items()
        ]
        return ["dates, given gold's words and speakers; percent", "", *rows]

    def as_dict(self) -> dict[str, float | None]:
        """Return plain values for JSON."""
        return asdict(self)


def evaluate_dates(gold_path: str | Path, *, half: Half | None = None) -> DateFigures:
    """Return the figures of dating on a gold file, given its contents and its speakers."""
    articles = read_gold(Path(gold_path), half=half)
    figures = figure([align(gold, tuple(_dated(gold))) for gold in articles])
    return DateFigures(**{name: getattr(figures, name) for name in DateFigures.__dataclass_fields__})


def _dated(gold: GoldArticle) -> Iterator[Quotation]:
    """Yield gold's quotations in marks, each with the date that dating gives it."""
    text = gold.article.text
    asked = sorted((row for row in gold.quotes if row.kind != "indirect"), key=lambda row: row.span)
    if not asked:
        return
    founds = tuple(found_of(row, text) for row in asked)
    stretches = paragraphs(text)
    attributed = attribute(text, stretches, founds, nlp.load())
    told = tuple(sourced(row, each, text) for row, each in zip(asked, attributed, strict=True))
    resolved = tuple(Resolved(_person(row), "gold") for row in asked)
    dated = date_quotations(gold.article, founds, told, resolved, stretches)
    yield from join(text, founds, told, resolved, dated)


def _person(row: GoldQuote) -> Person | None:
    return None if row.speaker is None else Person(name=row.speaker, type="person")
