"""Each stretch in marks with what it is: direct, mixed, or no quotation for a named reason."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from quotes.find.context import Context, contexts, count_leading, usual_family
from quotes.find.kinds import is_direct
from quotes.find.marks import Mark, find_marks
from quotes.find.pair import Pair
from quotes.find.pairs import pair_paragraph
from quotes.find.paragraphs import paragraphs
from quotes.find.quotation import Kind, Reason
from quotes.find.reasons import reason_of
from quotes.span import Span

_LABEL = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA])(?: \([^)]{1,40}\))?:\s+")


@dataclass(frozen=True, slots=True)
class Marked:
    """One pair with what it was found to be; `paragraph` is its paragraph's number.

    `labelled` tells that a turn label stands between the mark and the words: *“PENCE: Well, look …”*.
    """

    pair: Pair
    context: Context
    paragraph: int
    kind: Kind
    reason: Reason | None = None
    labelled: bool = False


def marked_stretches(text: str) -> list[Marked]:
    """Return every stretch in marks, in reading order, the outer before the inner."""
    spans = paragraphs(text)
    by_paragraph = pairs_by_paragraph(text, spans)
    usual = usual_family([pair for pairs in by_paragraph for pair in pairs])
    leading = count_leading(spans)
    items: list[Marked] = []
    for number, (span, pairs) in enumerate(zip(spans, by_paragraph, strict=True)):
        around = contexts(text, span, pairs, usual=usual, leads=number < leading)
        items += [_describe(pair, context, number) for pair, context in zip(pairs, around, strict=True)]
    return items


def pairs_by_paragraph(text: str, spans: list[Span]) -> list[list[Pair]]:
    """Return the pairs of marks of each paragraph."""
    by_paragraph = _marks_by_paragraph(find_marks(text), spans)
    result: list[list[Pair]] = []
    carried = None
    for number, paragraph in enumerate(spans):
        next_opens = _opening_family(spans, by_paragraph, number + 1)
        pairs = pair_paragraph(text, paragraph, by_paragraph[number], next_opens=next_opens, carried=carried)
        carried = next((pair.family for pair in pairs if pair.open_end), None)
        result.append(pairs)
    return result


def _marks_by_paragraph(marks: list[Mark], spans: list[Span]) -> list[list[Mark]]:
    starts = [mark.span.start for mark in marks]
    return [marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans]


def _opening_family(spans: list[Span], by_paragraph: list[list[Mark]], number: int) -> str | None:
    """Return the family of the mark that begins paragraph `number`, None where none does."""
    if number >= len(spans) or not by_paragraph[number]:
        return None
    first = by_paragraph[number][0]
    return first.family if first.can_open and first.span.start == spans[number].start else None


def _describe(pair: Pair, context: Context, paragraph: int) -> Marked:
    label = _LABEL.match(context.inside) if context.opens else None
    if label is not None and label.end() < len(pair.content):
        content = Span(pair.content.start + label.end(), pair.content.end)
        inside = replace(context, inside=context.inside[label.end() :])
        return Marked(replace(pair, content=content), inside, paragraph, "direct", labelled=True)
    kind: Kind = "direct" if is_direct(context) or pair.open_end else "mixed"
    return Marked(pair, context, paragraph, kind, reason_of(context, kind))
