"""Tell whether confidence means what it says: answers given with 0.9 should be right nine times in ten."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

BINS = 10  # equal widths of confidence; ten is usual and leaves some ninety dev answers a bin
KEPT_PRECISION = 98  # percent: what an archive that publishes without review would ask for

Answer: TypeAlias = tuple[float, bool]  # confidence 0 to 1, and whether the speaker was right


def measure_calibration_error(answers: Sequence[Answer]) -> float | None:
    """Return the expected calibration error in percent, or None without answers (Naeini et al. 2015)."""
    if not answers:
        return None
    bins: defaultdict[int, list[Answer]] = defaultdict(list)
    for confidence, right in answers:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    gaps = (abs(sum(c for c, _ in members) - sum(right for _, right in members)) for members in bins.values())
    return 100 * sum(gaps) / len(answers)


def measure_coverage(answers: Sequence[Answer], *, precision: int = KEPT_PRECISION) -> float | None:
    """Return the percentage of answers that can be kept, surest first, at `precision` percent."""
    if not answers:
        return None
    ranked = sorted(answers, key=lambda answer: -answer[0])
    right_so_far = kept = 0
    for count, (_, right) in enumerate(ranked, start=1):
        right_so_far += right
        if 100 * right_so_far >= precision * count:
            kept = count
    return 100 * kept / len(answers)
