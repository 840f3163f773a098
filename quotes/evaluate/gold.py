"""Gold: annotated articles, one JSON object a line (DESIGN, section 4), as frozen values.

A row that breaks the format stops the reading, because figures on half a file would mislead.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias

from quotes.errors import GoldError
from quotes.find.quotation import Kind
from quotes.read.article import Article
from quotes.span import Span

Half: TypeAlias = Literal["odd", "even"]
GoldBasis: TypeAlias = Literal["stated", "carried", "none"]

KINDS = ("direct", "mixed", "indirect")
BASES = ("stated", "carried", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """One annotated content. `source` is where the text names who said it, `speaker` who that is.

    `asks_speaker` tells whether the speaker is annotated and sure; None is then an answer: nobody can be
    named. `basis` is None where the date is not annotated or not sure; with `none` the text dates it nowhere.
    """

    span: Span
    kind: Kind
    source: Span | None
    cue: Span | None
    speaker: str | None
    asks_speaker: bool
    speaker_type: str | None
    said_on: str | None
    basis: GoldBasis | None
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article. In `open_zones` nothing that we find counts as wrong."""

    article: Article
    quotes: tuple[GoldQuote, ...]
    open_zones: tuple[Span, ...]


def read_gold(path: Path, *, half: Half | None = None) -> Iterator[GoldArticle]:
    """Yield the annotated articles of a file, or those in its odd (1st, 3rd, …) or even lines alone.

    Raises GoldError, which names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(
            f"{path}: cannot be read as gold ({error}); name a JSON Lines file in UTF-8"
        ) from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and half in {None, "odd" if number % 2 else "even"}:
            yield _read_line(line, f"{path} line {number}")


def _read_line(line: str, where: str) -> GoldArticle:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: no valid JSON ({error})") from error
    if not isinstance(record, dict):
        raise GoldError(f"{where}: no JSON object; a line holds one article")
    try:
        return _read_article(record)
    except KeyError as error:
        raise GoldError(f"{where}: {error} is missing; see the gold format in the README") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{where}: {error}") from error


def _read_article(record: Mapping[str, Any]) -> GoldArticle:
    text: str = record["text"]
    published = record.get("published")
    return GoldArticle(
        article=Article(
            text=text,
            id=str(record["id"]),
            title=record.get("title"),
            publisher=record.get("publisher"),
            url=record.get("url"),
            author=record.get("author"),
            published=None if published is None else date.fromisoformat(published),
        ),
        quotes=tuple(_read_quote(row, text) for row in record["quotes"]),
        open_zones=tuple(_read_zones(record, text)),
    )


def _read_quote(row: Mapping[str, Any], text: str) -> GoldQuote:
    if row["kind"] not in KINDS:
        raise ValueError(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
    return GoldQuote(
        span=_read_span(row, text),
        kind=row["kind"],
        source=_read_span(row["speaker"], text) if row.get("speaker") else None,
        cue=_read_span(row["cue"], text) if row.get("cue") else None,
        speaker=row.get("speaker_name"),
        asks_speaker="speaker_name" in row
        and bool(row.get("certain_speaker", True) and row.get("named", True)),
        speaker_type=row.get("speaker_type"),
        said_on=row.get("said_on"),
        basis=_read_basis(row),
        evidence=row.get("evidence"),
    )


def _read_basis(row: Mapping[str, Any]) -> GoldBasis | None:
    """Return on what the date rests, where it is annotated and sure."""
    if "said_on" not in row or not row.get("certain_date"):
        return None
    basis: GoldBasis = row["basis"]
    if basis not in BASES:
        raise ValueError(f"basis {basis!r} is none of {', '.join(BASES)}")
    return basis


def _read_zones(record: Mapping[str, Any], text: str) -> Iterator[Span]:
    """Yield what may or may not be a quotation: doubtful, annotated elsewhere, or without marks."""
    for zone in record.get("ambiguous", []):
        yield _read_span(zone, text)
    for start, end in record.get("ignore", []):
        yield Span(start, end)
    for zone in record.get("nonquotes", []):
        if zone.get("suspect"):
            yield _read_span(zone, text)
    for row in record["quotes"]:
        if row["kind"] == "indirect":
            yield _read_span(row, text)


def _read_span(row: Mapping[str, Any], text: str) -> Span:
    span = Span(row["start"], row["end"])
    words = row.get("text")
    if words is not None and words != span.of(text):
        raise ValueError(f"{span.start}:{span.end} holds {span.of(text)!r}, not {words!r}")
    return span
