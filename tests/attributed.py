"""Marked text in, marked text out, for the room that attributes.

Contents are labelled by kind, `c` direct and `m` mixed, and stand inside their marks: `“[c:We won,]” [q:said]
[s:Ana Ruiz]`. A number ties what belongs together; without one there is a single quotation. `via` passed the
words on, `hearer` was told them.
"""

import re
from collections.abc import Mapping

from marked import parse, show

from quotes import nlp
from quotes.attribute import attribute
from quotes.attribute.mention import Attribution
from quotes.find import paragraphs
from quotes.find.quotation import Found
from quotes.span import Span

OPENING, CLOSING = '“‘"', '”’"'
_LABEL = re.compile(r"[“‘\"][A-Z][^“”‘’\"]*: $")


def make_founds(text: str, spans: Mapping[str, tuple[Span, ...]]) -> tuple[Found, ...]:
    """Return what the finding room would hand on: one quotation a number, the outer before the inner."""
    by_number: dict[str, list[tuple[str, Span]]] = {}
    flat = [(label, span) for label, group in spans.items() if label[0] in "cm" for span in group]
    for label, span in sorted(flat, key=lambda pair: (pair[1].start, -pair[1].end)):
        by_number.setdefault(label[1:], []).append((label[0], span))
    groups = list(by_number.values())
    return tuple(
        Found(
            kind="direct" if group[0][0] == "c" else "mixed",
            contents=tuple(span for _, span in group),
            marked=tuple(_with_marks(text, span) for _, span in group),
            parent=_parent(group[0][1], [[span for _, span in other] for other in groups[:index]]),
        )
        for index, group in enumerate(groups)
    )


def numbers_of(spans: Mapping[str, tuple[Span, ...]]) -> list[str]:
    """Return the numbers of the quotations in the order of `make_founds`."""
    flat = [(label, span) for label, group in spans.items() if label[0] in "cm" for span in group]
    ordered = sorted(flat, key=lambda pair: (pair[1].start, -pair[1].end))
    return list(dict.fromkeys(label[1:] for label, _ in ordered))


def show_attributions(marked: str, attributions: tuple[Attribution, ...]) -> str:
    """Return the text of `marked` with its contents and with what the room found beside them."""
    text, spans = parse(marked)
    shown = {label: group for label, group in spans.items() if label[0] in "cm"}
    for number, found in zip(numbers_of(spans), attributions, strict=True):
        source = None if found.source is None else found.source.span
        told = {"q": found.cue, "s": source, "via": found.via, "hearer": found.hearer}
        shown |= {label + number: (span,) for label, span in told.items() if span is not None}
    return show(text, shown)


def _with_marks(text: str, span: Span) -> Span:
    before = text[span.start - 1 : span.start] if span.start else ""
    after = text[span.end : span.end + 1]
    closed = after != "" and after in CLOSING
    if (label := _LABEL.search(text[: span.start])) is not None:  # “LUND: It leaks.”
        return Span(label.start(), span.end + closed)
    return Span(span.start - (before != "" and before in OPENING), span.end + closed)


def _parent(span: Span, before: list[list[Span]]) -> int | None:
    around = [n for n, contents in enumerate(before) if any(content.contains(span) for content in contents)]
    return around[-1] if around else None


def attribute_marked(marked: str) -> tuple[Attribution, ...]:
    """Return what the room says of the contents that are marked, with the model in use."""
    text, spans = parse(marked)
    return attribute(text, paragraphs(text), make_founds(text, spans), nlp.load())
