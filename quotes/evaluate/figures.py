"""Count verdicts and turn the counts into figures in percent, one decimal.

An F1 is taken from precision and recall as rounded, and its parts count as they do elsewhere in the field:
a content that meets several gold rows counts once a row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.evaluate.align import Alignment
from quotes.evaluate.calibration import measure_calibration_error, measure_coverage
from quotes.evaluate.judge import Verdict, judge

Part: TypeAlias = Literal["all", "direct", "mixed"]
PARTS: tuple[Part, ...] = ("all", "direct", "mixed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What each step gets right, in percent; None where gold asks nothing.

    Spans are exact. Accuracies are of contents found. `mention`: the source overlaps gold's; `name`: the
    canonical speaker is right; `joint`: found and right, against all that gold asks. `date_dated` covers
    `stated` and `carried`; `date_undated` is right where no evidence is claimed. `ece`: expected calibration
    error of confidence, lower is better; `coverage_at_98`: share of answers that can be kept at 98 %.
    """

    gold: int
    predicted: int
    span_p: float | None
    span_r: float | None
    span_f1: float
    kind_acc: float | None
    cue_acc: float | None
    mention_acc: float | None
    name_acc: float | None
    joint_mention_f1: float
    joint_name_f1: float
    date_dated_acc: float | None
    date_stated_acc: float | None
    date_carried_acc: float | None
    date_undated_acc: float | None
    date_acc: float | None
    ece: float | None
    coverage_at_98: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFigures:
    """What one attribution rule gets right. `false`: contents it attributed that are no quotation in gold."""

    rule: str
    found: int
    false: int
    mention_acc: float | None
    name_acc: float | None
    confidence: float | None


def figure(alignments: Sequence[Alignment]) -> Figures:
    """Return the figures over all articles."""
    verdicts = [verdict for alignment in alignments for verdict in judge(alignment)]
    found = [verdict for verdict in verdicts if verdict.found]
    false = sum(len(alignment.extras) for alignment in alignments)
    precision, recall = percent(len(found), len(found) + false), percent(len(found), len(verdicts))
    answers = [(verdict.confidence, verdict.name) for verdict in found if verdict.name is not None]
    return Figures(
        gold=len(verdicts),
        predicted=len(found) + false,
        span_p=precision,
        span_r=recall,
        span_f1=f1(precision, recall),
        kind_acc=share(verdict.kind for verdict in found),
        cue_acc=share(verdict.cue for verdict in found),
        mention_acc=share(verdict.mention for verdict in found),
        name_acc=share(verdict.name for verdict in found),
        joint_mention_f1=_joint([v.mention for v in found], false, sum(v.asks_mention for v in verdicts)),
        joint_name_f1=_joint([v.name for v in found], false, sum(v.asks_name for v in verdicts)),
        date_dated_acc=share(verdict.date for verdict in found if verdict.basis in {"stated", "carried"}),
        date_stated_acc=share(verdict.date for verdict in found if verdict.basis == "stated"),
        date_carried_acc=share(verdict.date for verdict in found if verdict.basis == "carried"),
        date_undated_acc=share(verdict.date for verdict in found if verdict.basis == "none"),
        date_acc=share(verdict.date for verdict in found),
        ece=_rounded(measure_calibration_error(answers)),
        coverage_at_98=_rounded(measure_coverage(answers)),
    )


def figure_rules(alignments: Sequence[Alignment]) -> tuple[RuleFigures, ...]:
    """Return the figures of each attribution rule, the busiest first."""
    found = [verdict for alignment in alignments for verdict in judge(alignment) if verdict.found]
    false = [extra.found.rule for alignment in alignments for extra in alignment.extras]
    rules = {verdict.rule for verdict in found if verdict.rule is not None} | set(false)
    figures = [_figure_rule(rule, [v for v in found if v.rule == rule], false.count(rule)) for rule in rules]
    return tuple(sorted(figures, key=lambda row: (-row.found - row.false, row.rule)))


def _figure_rule(rule: str, found: Sequence[Verdict], false: int) -> RuleFigures:
    answers = [verdict.confidence for verdict in found if verdict.name is not None]
    return RuleFigures(
        rule=rule,
        found=len(found),
        false=false,
        mention_acc=share(verdict.mention for verdict in found),
        name_acc=share(verdict.name for verdict in found),
        confidence=round(100 * sum(answers) / len(answers), 1) if answers else None,
    )


def percent(part: int, whole: int) -> float | None:
    """Return the share in percent, one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def f1(precision: float | None, recall: float | None) -> float:
    """Return the harmonic mean, one decimal; 0 where either is missing or 0."""
    return round(2 * precision * recall / (precision + recall), 1) if precision and recall else 0.0


def share(answers: Iterable[bool | None]) -> float | None:
    """Return the percentage of right answers among those asked."""
    asked = [answer for answer in answers if answer is not None]
    return percent(sum(asked), len(asked))


def _joint(answers: Sequence[bool | None], false: int, wanted: int) -> float:
    """Return the F1 of found and right: false contents cost precision, contents not found cost recall."""
    asked = [answer for answer in answers if answer is not None]
    return f1(percent(sum(asked), len(asked) + false), percent(sum(asked), wanted))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
