"""Hand-made labels of annotated news: places and facts, none of the texts, which are not ours to pass on.

A line of labels holds the article's id, the first and last character of the words, and what is told of them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from train_quoting import read_articles

from quotes import Article, extract
from quotes.quotation import Quotation
from quotes.span import Span

Labels: TypeAlias = dict[str, list[tuple[Span, str]]]


def read_labels(path: Path) -> Labels:
    """Return by article the labelled places in the file's order, each with what is told of it."""
    found: Labels = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, start, end, told = line.split(" ", 3)
            found.setdefault(article, []).append((Span(int(start), int(end)), told))
    return found


def labelled_articles(gold: Path, labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield the records of a gold file, packed or not, that have labels."""
    return (record for record in read_articles(gold) if record["id"] in labels)


def extracted(record: Mapping[str, Any]) -> tuple[Quotation, ...]:
    """Return the quotations of a gold record's article."""
    day = date.fromisoformat(record["published"])
    return extract(Article(text=record["text"], published=day, title=record.get("title")))


def found_at(quotations: tuple[Quotation, ...], place: Span) -> Quotation | None:
    """Return the first quotation that shares characters with a place."""
    return next((each for each in quotations if any(part.overlaps(place) for part in each.contents)), None)


def share_of(right: int, of: int) -> str:
    """Return a share in words and percent."""
    return f"{right} of {of} ({100 * right / max(1, of):.1f} %)"
