"""Write gold.jsonl from the marked-up articles; `--check` says whether it is up to date.

`articles/*.txt` hold front matter and a text in the notation of `tests/marked.py`. README.md here
explains the labels and the table of quotations. Run: `python tests/gold/build.py [--check]`.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where marked.py is, when run as a script

from marked import parse  # noqa: E402

from quotes.span import Span  # noqa: E402

HERE = Path(__file__).resolve().parent
ARTICLES = HERE / "articles"
GOLD = HERE / "gold.jsonl"

KINDS = {"c": "direct", "m": "mixed"}
TYPES = {"person", "organisation", "group", "document", "unnamed"}
BASES = {"stated", "carried", "none"}
KEYS = {"who", "type", "said", "basis", "words", "unclosed", "transcript"}
MARK_STYLES = {"“”": "curly", "‘’": "scurly", '""': "straight", "''": "sstraight"}
OPENING_MARKS = "“‘\"'"
CLOSING_MARKS = "”’\"'"

Row = dict[str, Any]
Spans = dict[str, tuple[Span, ...]]


class AnnotationError(ValueError):
    """An annotated article contradicts itself; the message says where."""


def build() -> str:
    """Return the content of gold.jsonl, one article a line in the order of the file names."""
    articles = [read_article(path) for path in sorted(ARTICLES.glob("*.txt"))]
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)


def read_article(path: Path) -> Row:
    """Return the gold record of one marked-up article."""
    try:
        return make_article(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise AnnotationError(f"{path.name}: {error}") from error


def make_article(source: str) -> Row:
    """Return the gold record of an article given as front matter and marked-up text."""
    _, front, body = source.split("---\n", 2)
    head = yaml.safe_load(front)
    text, spans = parse(body.strip())
    rows = [
        row for number, entry in head["quotations"].items() for row in make_rows(number, entry, text, spans)
    ]
    _refuse_unknown_labels(spans, set(head["quotations"]))
    return {
        "id": head["id"],
        "text": text,
        "published": str(head["published"]),
        "title": head["title"],
        "publisher": head["publisher"],
        "quotes": sorted(rows, key=lambda row: (row["start"], row["end"])),
        "nonquotes": [_piece(text, span) for span in spans.get("n", ())],
        "nested": [_piece(text, span) for span in spans.get("i", ())],
    }


def make_rows(number: int, entry: Row, text: str, spans: Spans) -> Iterator[Row]:
    """Yield one row a content of quotation `number`; they share all but the span and the marks."""
    shared = _shared(number, _checked(number, entry, text), text, spans)
    contents = [(label, span) for label in KINDS for span in spans.get(f"{label}{number}", ())]
    if not contents:
        raise AnnotationError(f"quotation {number} has no content")
    for label, span in contents:
        notes = _notes(text, span, contents[-1][1], entry)
        yield {**_piece(text, span), "kind": KINDS[label], **shared, "marks": _style(text, span), **notes}


def _shared(number: int, entry: Row, text: str, spans: Spans) -> Row:
    return {
        "speaker": _only(number, "s", text, spans),
        "speaker_name": entry["who"],
        "speaker_type": entry.get("type", "person"),
        "cue": _only(number, "q", text, spans),
        "said_on": str(entry["said"]) if "said" in entry else None,
        "basis": entry.get("basis", "none"),
        "evidence": entry.get("words", ""),
        "attr": f"Q{number}",
        "certain_speaker": True,
        "certain_date": True,
    }


def _only(number: int, label: str, text: str, spans: Spans) -> Row | None:
    found = spans.get(f"{label}{number}", ())
    if len(found) > 1:
        raise AnnotationError(f"quotation {number} has {len(found)} spans [{label}{number}:…], not one")
    return _piece(text, found[0]) if found else None


def _piece(text: str, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _checked(number: int, entry: Row, text: str) -> Row:
    basis, words = entry.get("basis", "none"), entry.get("words", "")
    if unknown := entry.keys() - KEYS:
        raise AnnotationError(f"quotation {number} has unknown keys {sorted(unknown)}")
    if entry.get("type", "person") not in TYPES or basis not in BASES:
        raise AnnotationError(f"quotation {number} has an unknown type or basis")
    if (basis == "none") != (not words) or (basis == "none" and "said" in entry):
        raise AnnotationError(
            f"quotation {number}: date words and basis come together, and a date needs both"
        )
    if words not in text:
        raise AnnotationError(f"quotation {number}: the date words {words!r} are not in the text")
    return entry


def _style(text: str, span: Span) -> str:
    """Return the style of the marks around a content, by DESIGN's and the other gold files' names."""
    opening = next(char for char in reversed(text[: span.start]) if char in OPENING_MARKS)
    closing = text[span.end : span.end + 1]
    if closing not in CLOSING_MARKS or not closing:
        return next(style for pair, style in MARK_STYLES.items() if pair[0] == opening)
    return MARK_STYLES.get(opening + closing, "mixed")


def _notes(text: str, span: Span, last: Span, entry: Row) -> Row:
    """Return `transcript` and `unclosed` where they hold; raise where a mark is missing unannounced."""
    notes: Row = {"transcript": True} if entry.get("transcript") else {}
    opened = text[span.start - 1 : span.start] in tuple(OPENING_MARKS)
    if not opened and not notes:
        raise AnnotationError(f"no opening mark before {span.of(text)!r}")
    if text[span.end : span.end + 1] in tuple(CLOSING_MARKS):
        return notes
    reopened = re.match(rf"\n\n[{OPENING_MARKS}]", text[span.end :]) is not None
    if reopened and (span != last or notes):
        return notes
    if not entry.get("unclosed"):
        raise AnnotationError(f"no closing mark after {span.of(text)!r}")
    return {**notes, "unclosed": True}


def _refuse_unknown_labels(spans: Spans, numbers: set[int]) -> None:
    for label in spans:
        kind, number = re.fullmatch(r"([a-z]+)([0-9]*)", label).groups()  # type: ignore[union-attr]
        known = kind in {"c", "m", "q", "s"} and number and int(number) in numbers
        if not known and label not in {"n", "i"}:
            raise AnnotationError(f"[{label}:…] is not in the table of quotations")


def main() -> int:
    """Write gold.jsonl, or with --check compare; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing, fail when gold.jsonl is out of date"
    )
    if not parser.parse_args().check:
        GOLD.write_text(build(), encoding="utf-8", newline="\n")
        return 0
    if GOLD.read_text(encoding="utf-8") == build():
        return 0
    print(f"{GOLD} is out of date: run python {Path(__file__).name}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
