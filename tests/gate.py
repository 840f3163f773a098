"""The gold gate: floors under the figures of every step on tests/gold/gold.jsonl, which only rise.

`floors.json` keeps the floors, the digest of the gold file that they were measured on, and the reason of
every lowering. A figure may lie under its floor by the *noise bound* and no more: one flipped row, since
another processor may round a parser's score the other way. One row of N moves recall, and an F1 of as many
rows found, by 100 / N percent. Figures that ask fewer than all rows move further by one flip and so are
held more strictly. Calibration is not gated: on so few rows it says little.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias

from quotes.evaluate import PARTS, Report

HERE = Path(__file__).parent / "gold"
GOLD = HERE / "gold.jsonl"
FLOORS = HERE / "floors.json"

STEPS = (
    ("span_p", "span_r", "span_f1", "kind_acc", "cue_acc", "mention_acc", "name_acc")
    + ("joint_mention_f1", "joint_name_f1")
    + ("date_stated_acc", "date_carried_acc", "date_undated_acc", "date_acc")
)

Scores: TypeAlias = Mapping[str, float]  # "direct.span_f1": percent


class LowerFloorError(Exception):
    """A figure lies under its floor and no reason was given to lower it."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What the gate compares: the digest of the gold file, its rows by part, and the scores."""

    digest: str
    rows: Mapping[str, int]
    scores: Scores

    def noise(self, step: str) -> float:
        """Return by how much, in percent, one flipped row moves a figure of a part, or of a step of it."""
        part = step.split(".")[0]
        return ceil(1000 / max(1, self.rows[part])) / 10


def measure(report: Report, gold: Path) -> Measured:
    """Return the scores of a report that have an answer in gold."""
    figures = {part: asdict(report.figures[part]) for part in PARTS}
    scores = {f"{part}.{step}": figures[part][step] for part in PARTS for step in STEPS}
    return Measured(
        digest=digest(gold),
        rows={part: figures[part]["gold"] for part in PARTS},
        scores={step: score for step, score in scores.items() if score is not None},
    )


def digest(gold: Path) -> str:
    """Return the SHA-256 of the file, whatever its line ends."""
    return hashlib.sha256(gold.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def find_breaches(floors: Mapping[str, Any], measured: Measured) -> list[str]:
    """Return what is wrong, a sentence each; nothing if the gate is open."""
    breaches = []
    if floors.get("sha256") != measured.digest:
        breaches.append("gold.jsonl is not the file that the floors were measured on: run `make floors`")
    for step, floor in floors.get("floors", {}).items():
        score = measured.scores.get(step)
        if score is None:
            breaches.append(f"{step} is no longer measured; its floor is {floor}")
        elif _has_fallen(step, floor, measured):
            breaches.append(f"{step} fell to {score}, under its floor of {floor} by more than a row's worth")
    return breaches


def raise_floors(
    floors: Mapping[str, Any], measured: Measured, *, reason: str | None = None
) -> dict[str, Any]:
    """Return floors no lower than before; with a `reason`, lowered where a figure fell, and the reason kept.

    Raises LowerFloorError, which names each figure that fell.
    """
    old: Scores = floors.get("floors", {})
    fallen = {step: floor for step, floor in old.items() if _has_fallen(step, floor, measured)}
    if fallen and not reason:
        falls = ", ".join(
            f"{step} from {floor} to {measured.scores.get(step)}" for step, floor in fallen.items()
        )
        raise LowerFloorError(f"{falls}: mend it, or say why with --allow-regression REASON")
    lowered = [{"reason": reason, "from": fallen, "to": {step: measured.scores.get(step) for step in fallen}}]
    return {
        "sha256": measured.digest,
        "rows": dict(measured.rows),
        "noise": {part: measured.noise(part) for part in measured.rows},
        "floors": {
            step: score if step in fallen else max(score, old.get(step, score))
            for step, score in measured.scores.items()
        },
        "regressions": [*floors.get("regressions", []), *(lowered if fallen else [])],
    }


def _has_fallen(step: str, floor: float, measured: Measured) -> bool:
    score = measured.scores.get(step)
    return score is None or score < round(floor - measured.noise(step), 1)


def read_floors(path: Path) -> dict[str, Any]:
    """Return the floors kept, none at first."""
    if not path.exists():
        return {}
    floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(path: Path, floors: Mapping[str, Any]) -> None:
    """Write the floors so that a difference shows line by line."""
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
