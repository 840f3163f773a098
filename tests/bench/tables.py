"""Tables of what was measured: least, middle and most of each value."""

import statistics
from collections.abc import Mapping, Sequence


def table(values: Mapping[str, Sequence[float]]) -> list[str]:
    """Return a Markdown table: least, middle and most of each value."""
    rows = ["|  | least | middle | most |", "| --- | ---: | ---: | ---: |"]
    for name, each in values.items():
        three = (min(each), statistics.median(each), max(each))
        rows.append(f"| {name} | {' | '.join(map(_show, three))} |")
    return rows


def _show(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
