r"""Marked text for case tables: spans written where they stand, so that a row reads like the news.

`“[c:We won,]” [q:said] [s:Ana Ruiz] [d:on Friday].` is a text with four spans. A label is lower-case letters
with a number where several quotations meet (`[c1:…] [c2:…]`); the labels in use are c content, q cue,
s source, d date words, via and hearer. A label that comes twice holds two spans, as a quotation with two
contents does. Spans may nest but not cross, and none is empty. Brackets and backslashes of the text itself
are written `\[`, `\]` and `\\`. Every character after the colon belongs to the span, spaces too.
"""

import re
from collections.abc import Iterable, Mapping

from quotes.span import Span

Spans = Mapping[str, Iterable[Span]]

_TOKEN = re.compile(
    r"\\(?P<literal>[\[\]\\])|\[(?P<label>[a-z]+[0-9]*):|(?P<close>\])|(?P<stray>[\[\\])|[^\[\]\\]+"
)
_SPECIAL = re.compile(r"[\[\]\\]")


def parse(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Return the plain text and its spans by label, each label's in text order."""
    text = ""
    opened: list[tuple[str, int]] = []
    spans: list[tuple[str, Span]] = []
    for token in _TOKEN.finditer(marked):
        if token["stray"] or (token["close"] and not opened):
            raise ValueError(f"at {token.start()}: write \\{token[0]} for a literal {token[0]} in {marked!r}")
        if token["label"]:
            opened.append((token["label"], len(text)))
        elif token["close"]:
            label, start = opened.pop()
            spans.append((label, _filled(label, Span(start, len(text)))))
        else:
            text += token["literal"] or token[0]
    if opened:
        raise ValueError(f"[{opened[-1][0]}: is never closed in {marked!r}")
    return text, _by_label(spans)


def show(text: str, spans: Spans) -> str:
    """Return the text with its spans marked; `parse` reads it back."""
    shown = ""
    position = 0
    opened: list[tuple[str, Span]] = []
    for label, span in _outer_first(spans):
        while opened and opened[-1][1].end <= span.start:
            shown += _escape(text[position : opened[-1][1].end]) + "]"
            position = opened.pop()[1].end
        if opened and not opened[-1][1].contains(span):
            raise ValueError(f"{label} {span} crosses {opened[-1][0]} {opened[-1][1]}")
        shown += _escape(text[position : _filled(label, span).start]) + f"[{label}:"
        position = span.start
        opened.append((label, span))
    for _, span in reversed(opened):
        shown += _escape(text[position : span.end]) + "]"
        position = span.end
    return shown + _escape(text[position:])


def plain(marked: str) -> str:
    """Return the text alone."""
    return parse(marked)[0]


def _by_label(spans: list[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    labels = sorted({label for label, _ in spans})
    return {label: tuple(sorted(span for own, span in spans if own == label)) for label in labels}


def _outer_first(spans: Spans) -> list[tuple[str, Span]]:
    flat = [(label, span) for label, group in spans.items() for span in group]
    return sorted(flat, key=lambda pair: (pair[1].start, -pair[1].end, pair[0]))


def _filled(label: str, span: Span) -> Span:
    if not len(span):
        raise ValueError(f"[{label}:] at {span.start} is empty")
    return span


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
