"""The result of an evaluation, as plain lines for people and as a dictionary for machines."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from quotes.evaluate.figures import PARTS, Figures, Part, RuleFigures
from quotes.evaluate.gold import Half
from quotes.evaluate.misses import MISS_KINDS, Miss
from quotes.evaluate.styles import StyleFigures

WORDS_SHOWN = 60  # characters of a content in a list of misses: a line on a wide terminal
LABELS = {
    "gold": "contents in gold",
    "predicted": "contents found",
    "span_p": "span precision",
    "span_r": "span recall",
    "span_f1": "span F1",
    "kind_acc": "kind",
    "cue_acc": "cue",
    "mention_acc": "source mention",
    "name_acc": "canonical speaker",
    "joint_mention_f1": "span and mention F1",
    "joint_name_f1": "span and speaker F1",
    "date_dated_acc": "date, dated in the text",
    "date_stated_acc": "date, stated",
    "date_carried_acc": "date, carried",
    "date_undated_acc": "date, no evidence",
    "date_acc": "date, all",
    "ece": "calibration error",
    "coverage_at_98": "coverage at 98 %",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures for all quotations in marks, direct and mixed apart, by marks and by rule, and every miss."""

    gold: str
    half: Half | None
    articles: int
    figures: dict[Part, Figures]
    styles: tuple[StyleFigures, ...]
    rules: tuple[RuleFigures, ...]
    misses: tuple[Miss, ...]

    def table(self) -> list[str]:
        """Return the figures as lines: a heading, then one step a line, one part a column."""
        half = "" if self.half is None else f", {self.half} lines"
        rows = [["", *PARTS]]
        for field in fields(Figures):
            values = [getattr(self.figures[part], field.name) for part in PARTS]
            rows.append([LABELS[field.name], *map(show, values)])
        return [f"{self.gold}{half}; articles: {self.articles}; percent", "", *columns(rows)]

    def styles_table(self) -> list[str]:
        """Return how well contents are found in each style of marks, the commonest first."""
        rows = [["marks", "in gold", "found", "precision", "recall", "F1"]]
        for row in self.styles:
            values = (row.gold, row.predicted, row.span_p, row.span_r, row.span_f1)
            rows.append([row.style, *map(show, values)])
        return columns(rows)

    def rules_table(self) -> list[str]:
        """Return what each attribution rule gets right, the busiest first."""
        rows = [["rule", "found", "false", "mention", "speaker", "confidence"]]
        for rule in self.rules:
            values = (rule.found, rule.false, rule.mention_acc, rule.name_acc, rule.confidence)
            rows.append([rule.rule, *map(show, values)])
        return columns(rows)

    def misses_table(self, limit: int) -> list[str]:
        """Return up to `limit` misses of each kind, under a heading with their whole number."""
        lines: list[str] = []
        for kind in MISS_KINDS:
            misses = [miss for miss in self.misses if miss.kind == kind]
            lines += [f"{kind}: {len(misses)}", *map(_show_miss, misses[:limit]), ""]
        return lines[:-1]

    def as_dict(self, *, misses: int = 0) -> dict[str, Any]:
        """Return the report as plain values for JSON, with up to `misses` misses of each kind."""
        kept = [[miss for miss in self.misses if miss.kind == kind][:misses] for kind in MISS_KINDS]
        return {
            "gold": self.gold,
            "half": self.half,
            "articles": self.articles,
            **{part: asdict(self.figures[part]) for part in PARTS},
            "styles": [asdict(style) for style in self.styles],
            "rules": [asdict(rule) for rule in self.rules],
            "misses": [asdict(miss) for group in kept for miss in group],
        }


def show(value: float | str | None) -> str:
    """Return a figure as it is printed, a dash for None."""
    return "-" if value is None else str(value)


def _show_miss(miss: Miss) -> str:
    words = " ".join(miss.words.split())
    shown = words if len(words) <= WORDS_SHOWN else words[: WORDS_SHOWN - 1] + "…"
    answer = (
        ""
        if miss.kind in {"not found", "false"}
        else f" wanted {miss.wanted or 'nobody'}, got {miss.got or 'nobody'}"
    )
    return f"  {miss.article} | {shown} |{answer}" + (f" ({miss.rule})" if miss.rule else "")


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
        ).rstrip()
        for row in rows
    ]
