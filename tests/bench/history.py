"""The history of `make bench`, a line a run; `make bench-compare` sets its newest two side by side.

Ratios alone decide, for seconds depend on the machine: where one fell by more than a tenth, this fails.
"""

import json
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

HISTORY: Final = Path(__file__).parent / "history.jsonl"

FALL: Final = 0.10  # of a ratio's median; repeated runs on one state differed by up to 6 %


def keep(record: Mapping[str, Any]) -> None:
    """Add a line to the history."""
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def kept() -> Iterator[dict[str, Any]]:
    """Yield the lines of the history, oldest first."""
    with HISTORY.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main() -> None:
    """Print the values side by side, and fail where a ratio fell."""
    *before, newest = kept()
    older = [record for record in before if record["gold"] == newest["gold"]]
    if not older:
        sys.exit(f"{HISTORY} has nothing to compare with: run `make bench` on {newest['gold']} once more")
    print(f"{newest['gold']}: {older[-1]['commit']} → {newest['commit']}")
    fallen = list(compare(older[-1]["values"], newest["values"]))
    if fallen:
        sys.exit(f"fallen by more than {FALL:.0%}: {', '.join(fallen)}")


def compare(before: Mapping[str, Sequence[float]], now: Mapping[str, Sequence[float]]) -> list[str]:
    """Print each value's medians, and return the names of the ratios that fell."""
    fallen = []
    for name in (name for name in before if name in now):
        old, new = statistics.median(before[name]), statistics.median(now[name])
        print(f"{name}: {old:,.2f} → {new:,.2f} ({new / old - 1:+.0%})")
        if is_ratio(name) and new < old * (1 - FALL):
            fallen.append(name)
    return fallen


def is_ratio(name: str) -> bool:
    """Tell whether a value is one of two commands by the other, the larger the better."""
    return " / " in name


if __name__ == "__main__":
    main()
