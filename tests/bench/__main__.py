"""How fast quotes is, beside textacy on the same machine: `make bench`.

    make bench                                three runs on tests/gold/gold.jsonl
    make bench GOLD=other.jsonl RUNS=5        other articles, more runs
    make bench README=README.md               writes the table into the README, too
    make bench-compare                        the newest two lines of the history, side by side

No test: seconds depend on the machine and on what else it does; ratios, taken within a run, hold better.
Each run adds a line to tests/bench/history.jsonl: commit, machine, versions, all values.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from bench.history import keep
from bench.measures import MEASURES, Options
from bench.tables import table
from compare.compare import put

from quotes.versions import versions

Table = dict[str, list[float]]


def main() -> None:
    """Measure and print; keep what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--peers", type=Path, required=True, help="the Python that has textacy")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", type=Path, help="a large database, as bench-site makes, to search in")
    parser.add_argument("--readme", type=Path, help="write the table between its marks there")
    options = parser.parse_args()
    values = measure(options.gold, options.peers, large=options.large, runs=options.runs)
    record = {**_circumstances(options.gold), "runs": options.runs, "values": values}
    lines = [*table(values), "", said(record)]
    print("\n".join(lines))
    keep(record)
    if options.readme is not None:
        put(options.readme, "speed", lines)


def measure(gold: Path, peers: Path, *, large: Path | None, runs: int) -> Table:
    """Return all values by their names, one a run; the measures take turns."""
    values: Table = {}
    with tempfile.TemporaryDirectory() as folder:
        options = Options(gold=gold, peers=peers, folder=Path(folder), large=large)
        for number in range(runs):
            for each in MEASURES:
                print(f"run {number + 1} of {runs}: {each.__name__}", file=sys.stderr)
                for name, value in each(options).items():
                    values.setdefault(name, []).append(value)
    return values


def said(record: Mapping[str, Any]) -> str:
    """Return when, on what and how the values were measured."""
    return (
        f"Measured {record['date']} by `make bench` on {record['articles']} articles ({record['gold']}), "
        f"runs: {record['runs']}; {record['processors']} cores, {record['memory']} GB, "
        f"Python {record['python']}, quotes {record['quotes']}, {record['model']}."
    )


def _circumstances(gold: Path) -> dict[str, Any]:
    made = versions()
    with gold.open(encoding="utf-8") as file:
        articles = sum(1 for line in file if line.strip())
    return {
        "date": date.today().isoformat(),
        "commit": _commit(),
        "gold": gold.name,
        "articles": articles,
        "processors": psutil.cpu_count(),
        "memory": round(psutil.virtual_memory().total / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "quotes": made.program_version,
        "model": f"{made.model} {made.model_version}",
    }


def _commit() -> str:
    """Return the commit, with a plus where files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
