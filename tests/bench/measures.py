"""What is measured, each a function from the options to one value a run.

Ratios are taken within a run, the two commands one right after the other, so that they hold on a machine
whose speed changes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.watching import Took, run

HERE = Path(__file__).parent
PEERS = HERE.parent / "compare" / "peers.py"
QUOTES = str(Path(sys.executable).parent / "quotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`gold` holds the articles, `peers` is the Python that has textacy, `folder` is for what is made.

    `large` is a database of many quotations, None where searching it is not asked for.
    """

    gold: Path
    peers: Path
    folder: Path
    large: Path | None = None


Values = dict[str, float]


def extraction(options: Options) -> Values:
    """Measure words a CPU second of quotes and of textacy, and how many times faster quotes is.

    A paragraph at a time textacy refuses least; the whole article at once is quicker, as spaCy then has more
    to do at a time.
    """
    ours = _first_line([sys.executable, str(HERE / "ours.py"), str(options.gold)])
    values = {"quotes: words a CPU second": ours["words"] / ours["seconds"]}
    for peer, how in (("textacy-paragraphs", "by paragraphs"), ("textacy-whole", "whole articles")):
        theirs = _first_line([str(options.peers), str(PEERS), str(options.gold), peer])
        values[f"textacy {how}: words a CPU second"] = ours["words"] / theirs["seconds"]
        values[f"quotes / textacy {how}"] = theirs["seconds"] / ours["seconds"]
    return values


def adding(options: Options) -> Values:
    """Measure how long the articles take from the file into a database that can be served."""
    took = _add(options)
    return {"add: seconds": took.seconds, "add: memory at the most, MB": took.memory}


def starting(options: Options) -> Values:
    """Measure how long commands take that read none or one; the quickest of three each."""
    database = options.folder / "starting.db"
    if not database.exists():
        run([QUOTES, "add", str(options.gold), "--db", str(database)])
    commands = {
        "--help: seconds": ["--help"],
        "search: seconds": ["search", "people", "--db", str(database)],
    }
    if options.large is not None:
        commands["search, large: seconds"] = ["search", "people", "--db", str(options.large)]
    values = {name: min(run([QUOTES, *rest]).seconds for _ in range(3)) for name, rest in commands.items()}
    values["first quotation: seconds"] = min(_first_quotation(options.folder) for _ in range(3))
    return values


def _first_quotation(folder: Path) -> float:
    """Return how long one short article takes from the command to its first line."""
    article = folder / "article.txt"
    article.write_text("“We are ready,” said Ana Ruiz, the harbour master, on Friday.\n", encoding="utf-8")
    command = [QUOTES, "extract", str(article), "--format", "jsonl"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # a pipe was asked for
        process.stdout.readline()
        return time.perf_counter() - started


def _add(options: Options) -> Took:
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return run([QUOTES, "add", str(options.gold), "--db", str(Path(folder) / "a.db")])


def _first_line(command: list[str]) -> Mapping[str, Any]:
    """Return what the first line of the command's output says, as JSON."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    heading: Mapping[str, Any] = json.loads(done.stdout.partition("\n")[0])
    return heading


MEASURES: tuple[Callable[[Options], Values], ...] = (extraction, adding, starting)
