"""Raise the floors of the gold gate to what is measured now: `make floors`.

A floor falls only with `--allow-regression REASON`, and the reason stays in floors.json.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from gate import FLOORS, GOLD, LowerFloorError, measure, raise_floors, read_floors, write_floors

from quotes.evaluate import Extract, evaluate


def main(
    arguments: Sequence[str] | None = None,
    *,
    gold: Path = GOLD,
    floors: Path = FLOORS,
    extract: Extract | None = None,
) -> int:
    """Return 0 if the floors were written, 1 if a figure fell without a reason."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--allow-regression", metavar="REASON", help="lower floors too, and keep the reason")
    options = parser.parse_args(arguments)
    report = evaluate(gold, extract=extract)
    try:
        raised = raise_floors(read_floors(floors), measure(report, gold), reason=options.allow_regression)
    except LowerFloorError as error:
        print(error, file=sys.stderr)
        return 1
    write_floors(floors, raised)
    print(*report.table(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
