"""Align what was found in an article with what gold annotates, content by content.

Both sides are trimmed of space, marks and punctuation, so that `We won,` meets `We won`. Compared are the
quotations in marks that stand by themselves: indirect and nested ones neither help nor hurt.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quotes.evaluate.gold import GoldArticle, GoldQuote
from quotes.find.quotation import Kind
from quotes.quotation import Quotation
from quotes.span import Span

ZONE_SHARE = 0.5  # of a content's words that must lie in an open zone for it not to count as wrong
OPENING_SIGNS = frozenset("$£€")  # may begin a content although they are no letters
CLOSING_SIGNS = frozenset("%")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

CountWords: TypeAlias = Callable[[Span], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold content, trimmed, and the quotation that meets it, if any does."""

    span: Span
    gold: GoldQuote
    found: Quotation | None


@dataclass(frozen=True, slots=True)
class Extra:
    """A content found, trimmed, that meets no gold one; `touched` are the kinds of those it overlaps."""

    span: Span
    found: Quotation
    touched: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Alignment:
    """An article's gold contents with their answers, and the answers that meet nothing."""

    gold: GoldArticle
    pairs: tuple[Pair, ...]
    extras: tuple[Extra, ...]

    def only(self, kind: Kind) -> "Alignment":
        """Return the part that concerns one kind.

        An extra belongs to it if found as this kind, unless all that it overlaps is of another.
        """
        pairs = tuple(pair for pair in self.pairs if pair.gold.kind == kind)
        extras = (extra for extra in self.extras if extra.found.kind == kind)
        return Alignment(self.gold, pairs, tuple(x for x in extras if not x.touched or kind in x.touched))


def align(gold: GoldArticle, quotations: Sequence[Quotation]) -> Alignment:
    """Return the gold contents with what meets them, and what was found beside them."""
    text = gold.article.text
    rows = _trim_gold(gold)
    pieces = _trim_found(quotations, text)
    spans = [span for span, _ in rows]
    pairs = tuple(Pair(span, row, _meet(span, spans, pieces)) for span, row in rows)
    return Alignment(gold, pairs, tuple(_find_extras(pairs, pieces, gold.open_zones, _number_words(text))))


def _trim_gold(gold: GoldArticle) -> list[tuple[Span, GoldQuote]]:
    marked = ((trim(row.span, gold.article.text), row) for row in gold.quotes if row.kind != "indirect")
    return [(span, row) for span, row in marked if len(span)]


def _trim_found(quotations: Sequence[Quotation], text: str) -> dict[Span, Quotation]:
    """Return the contents found, each once: the first quotation that claims a content keeps it."""
    pieces: dict[Span, Quotation] = {}
    for quotation in quotations:
        if quotation.kind == "indirect" or quotation.parent is not None:
            continue
        for content in quotation.contents:
            span = trim(content, text)
            if len(span):
                pieces.setdefault(span, quotation)
    return pieces


def trim(span: Span, text: str) -> Span:
    """Return the span without the space, marks and punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum() or text[start] in OPENING_SIGNS):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in CLOSING_SIGNS):
        end -= 1
    return Span(start, end)


def _meet(span: Span, gold: Sequence[Span], pieces: dict[Span, Quotation]) -> Quotation | None:
    """Return the quotation with exactly this content, or with one that joins this and neighbouring rows.

    Gold has a row a paragraph where one speech runs over several; a content that starts with the first
    of the rows in it and ends with the last is right for each.
    """
    if span in pieces:
        return pieces[span]
    for piece, quotation in pieces.items():
        if not piece.contains(span):
            continue
        inside = [other for other in gold if piece.contains(other)]
        if (inside[0].start, inside[-1].end) == (piece.start, piece.end):
            return quotation
    return None


def _find_extras(
    pairs: Sequence[Pair], pieces: dict[Span, Quotation], zones: Sequence[Span], words: CountWords
) -> list[Extra]:
    extras = []
    for span, quotation in pieces.items():
        if any(pair.found is not None and span.contains(pair.span) for pair in pairs):
            continue
        touched = frozenset(pair.gold.kind for pair in pairs if span.overlaps(pair.span))
        if touched or not _lies_in_zone(span, zones, words):
            extras.append(Extra(span, quotation, touched))
    return extras


def _lies_in_zone(span: Span, zones: Sequence[Span], words: CountWords) -> bool:
    first, last = words(span)
    for zone in zones:
        zone_first, zone_last = words(zone)
        if min(last, zone_last) - max(first, zone_first) >= ZONE_SHARE * (last - first):
            return True
    return False


def _number_words(text: str) -> CountWords:
    """Return a function from a span to the numbers of its first word and of the first word after it."""
    starts = [match.start() for match in _WORD.finditer(text)]
    return lambda span: (bisect_left(starts, span.start), bisect_left(starts, span.end))
