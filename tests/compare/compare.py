"""Measure quotes beside its peers on the same articles, all by `quotes.evaluate`: `make compare`.

    make compare                                 tests/gold/gold.jsonl
    make compare GOLD=other.jsonl HELD_OUT=even  other articles, and quotes on the even lines of them alone
    make compare README=README.md                writes the table into the README, too

The peers run in an environment of their own (`peers.py`). What they find comes back as rows, becomes
quotations, and is aligned and judged as ours is. They give the words of the text that name the speaker, so
these stand for the name, too; without a proper noun among them, the speaker counts as unnamed, which is right
where nobody can be named.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quotes import extract
from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.evaluate import Figures, Half, evaluate
from quotes.evaluate.gold import read_gold
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span
from quotes.versions import versions

HERE = Path(__file__).parent
DEFAULT = Path("tests/gold/gold.jsonl")
PEERS = {
    "textacy-paragraphs": "textacy {version}, a paragraph at a time",
    "textacy-whole": "textacy {version}, the whole article",
    "sayswho": "sayswho {version}, blank lines taken out",
}
HEADINGS = ("", "words", "source", "words and source", "full name", "date", "words a CPU second")
LEGEND = (
    "Percent of all quotations in marks; in brackets of direct ones alone. Words: F1 of exact contents.",
    "Source, full name and date: right among the contents found. Words and source: F1 of both right.",
)

Found = Mapping[str, tuple[Quotation, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one program reached, for all quotations in marks and for direct ones; None where it failed.

    `rate` is in words a CPU second, the loading of the model left out.
    """

    name: str
    every: Figures | None = None
    direct: Figures | None = None
    rate: float | None = None
    dates: bool = False


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, and write to the README if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--peers", type=Path, required=True, help="the Python that has the peers")
    parser.add_argument(
        "--held-out", choices=["odd", "even"], help="measure quotes on these lines apart, too"
    )
    parser.add_argument("--readme", type=Path, help="write the table between its marks there")
    options = parser.parse_args(arguments)
    results = [*measure_quotes(options.gold, options.held_out)]
    results += [measure_peer(peer, options.gold, options.peers) for peer in PEERS]
    lines = [*table(results), "", said(options.gold, options.held_out)]
    print("\n".join([*lines, "", *LEGEND]))
    if options.readme is not None:
        put(options.readme, options.gold.stem, lines)


def measure_quotes(gold: Path, held_out: Half | None) -> Iterator[Result]:
    """Yield what quotes reaches on all lines, and on those held out."""
    articles = [each.article for each in read_gold(gold)]
    extract(articles[0])  # the first call pays for the model and for caches
    started = time.process_time()
    found = {article.label: extract(article) for article in articles}
    seconds = time.process_time() - started
    name = f"**quotes {versions().program_version}**"
    yield _result(name, gold, found, rate=_words(articles) / seconds, dates=True)
    if held_out is not None:
        yield _result(f"**quotes**, {held_out} lines alone", gold, found, half=held_out, dates=True)


def measure_peer(peer: str, gold: Path, python: Path) -> Result:
    """Return what a peer reaches, or why it could not be run."""
    command = [str(python), str(HERE / "peers.py"), str(gold), peer]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return Result(name=f"{peer} (could not be run: {reason})")
    heading, *answers = map(json.loads, done.stdout.splitlines())
    articles = {each.article.label: each.article for each in read_gold(gold)}
    found = {each["article"]: quotations(articles[each["article"]], each["rows"], peer) for each in answers}
    refused = f" (refused {100 * heading['refused'] / heading['pieces']:.0f} %)" if heading["refused"] else ""
    return _result(
        f"{PEERS[peer].format(version=heading['version'])}{refused}",
        gold,
        found,
        rate=_words(list(articles.values())) / heading["seconds"],
    )


def quotations(article: Article, rows: Sequence[Mapping[str, Any]], rule: str) -> tuple[Quotation, ...]:
    """Return a peer's rows as quotations."""
    return tuple(_quotation(article, number, row, rule) for number, row in enumerate(rows))


def _quotation(article: Article, number: int, row: Mapping[str, Any], rule: str) -> Quotation:
    content = Span(*row["content"])
    named = bool(row["named"])
    return Quotation(
        position=number,
        kind="direct",
        contents=(content,),
        text=content.of(article.text),
        rule=rule,
        confidence=1.0,
        cue=Span(*row["cue"]),
        source=Mention(Span(*row["source"]), "name" if named else "nominal"),
        speaker=Person(name=row["name"], type="person" if named else "unnamed"),
    )


def _result(
    name: str,
    gold: Path,
    found: Found,
    *,
    half: Half | None = None,
    rate: float | None = None,
    dates: bool = False,
) -> Result:
    report = evaluate(gold, half=half, extract=lambda article: found[article.label])
    every, direct = report.figures["all"], report.figures["direct"]
    return Result(name=name, every=every, direct=direct, rate=rate, dates=dates)


def _words(articles: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def table(results: Sequence[Result]) -> list[str]:
    """Return a Markdown table: all quotations in marks, direct ones alone in brackets."""
    rows = [HEADINGS, ("---", *["---:"] * (len(HEADINGS) - 1)), *map(_cells, results)]
    return [f"| {' | '.join(row)} |" for row in rows]


def _cells(result: Result) -> tuple[str, ...]:
    every, direct = result.every, result.direct
    if every is None or direct is None:
        return (result.name, *["–"] * (len(HEADINGS) - 1))
    parts = ("span_f1", "mention_acc", "joint_mention_f1", "name_acc")
    both = [f"{_show(getattr(every, part))} ({_show(getattr(direct, part))})" for part in parts]
    when = f"{_show(every.date_acc)} ({_show(direct.date_acc)})" if result.dates else "–"
    return (result.name, *both, when, "" if result.rate is None else f"{result.rate:,.0f}")


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def said(gold: Path, held_out: Half | None) -> str:
    """Return when this was measured, and how to do it again; of a file from elsewhere, the name alone."""
    inside = not gold.is_absolute() and ".." not in gold.parts
    name = gold.as_posix() if inside else gold.name
    asked = "" if gold == DEFAULT else f" GOLD={name}"
    half = "" if held_out is None else f" HELD_OUT={held_out}"
    made = versions()
    return (
        f"Measured {date.today().isoformat()} by `make compare{asked}{half}`, "
        f"everybody with {made.model} {made.model_version}."
    )


def put(readme: Path, name: str, lines: Sequence[str]) -> None:
    """Write the lines between the README's marks of this name; without such marks, say so and end."""
    text = readme.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- measured {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not marks.search(text):
        sys.exit(f"{readme} has no <!-- measured {name} --> … <!-- end --> to write this between")
    body = "\n".join(lines)
    readme.write_text(marks.sub(lambda found: f"{found[1]}{body}\n{found[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
