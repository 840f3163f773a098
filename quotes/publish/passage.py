"""An article's text with the quotations marked in it, as HTML paragraphs that escape everything else."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

from quotes.span import Span

# What SQLite's snippet() and highlight() are told to put around a hit: two characters that no article holds.
HIT_START, HIT_END = "\x02", "\x03"
_HIT = re.compile(f"{HIT_START}(.*?){HIT_END}", re.DOTALL)

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to set off. `role` is a CSS class: content, cue, source, date, via or hearer.

    `anchor` is the id that the stretch gets; `note` is put, with a link, behind it.
    """

    span: Span
    role: str
    anchor: str | None = None
    note: str | None = None
    link: str | None = None


def mark_hits(text: str) -> Markup:
    """Return `text` as HTML with what a search found in `<mark>`."""
    safe = _HIT.sub(r"<mark>\1</mark>", str(escape(text)))
    return Markup(safe.replace(HIT_START, "").replace(HIT_END, ""))


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`: parted by blank lines, or by line ends if it has no blank line."""
    start = len(text) - len(text.lstrip())
    stripped = Span(start, max(len(text.rstrip()), start))
    break_ = _BLANK_LINE if _BLANK_LINE.search(text, stripped.start, stripped.end) else _LINE_END
    spans, start = [], stripped.start
    for gap in break_.finditer(text, stripped.start, stripped.end):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, stripped.end))
    return [span for span in spans if len(span)]


def around(spans: Sequence[Span], marks: Iterable[Mark], *, margin: int = 1) -> list[list[Span]]:
    """Return the paragraphs that hold a mark, with `margin` neighbours, as runs without a gap."""
    wanted: set[int] = set()
    held = list(marks)
    for index, span in enumerate(spans):
        if any(span.overlaps(mark.span) for mark in held):
            wanted.update(range(index - margin, index + margin + 1))
    runs: list[list[Span]] = []
    last = -2
    for index in sorted(wanted & set(range(len(spans)))):
        if index != last + 1:
            runs.append([])
        runs[-1].append(spans[index])
        last = index
    return runs


def mark_up(text: str, spans: Sequence[Span], marks: Iterable[Mark]) -> list[Markup]:
    """Return one HTML text a paragraph in `spans`, each stretch of a mark in a span of its role.

    Marks may overlap in any way: where they do, a stretch carries the classes of all of them. A mark that
    runs over paragraphs has its anchor in the first and its note in the last.
    """
    return [_paragraph(text, span, clips) for span, clips in zip(spans, _clip(spans, marks), strict=True)]


def _clip(spans: Sequence[Span], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return for each paragraph the parts of the marks that fall into it."""
    clips: list[list[Mark]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for mark in marks:
        index = bisect_right(ends, mark.span.start)
        while index < len(spans) and spans[index].start < mark.span.end:
            clips[index].append(_part(mark, spans[index]))
            index += 1
    return clips


def _part(mark: Mark, span: Span) -> Mark:
    return replace(
        mark,
        span=Span(max(mark.span.start, span.start), min(mark.span.end, span.end)),
        anchor=mark.anchor if span.start <= mark.span.start else None,
        note=mark.note if mark.span.end <= span.end else None,
    )


def _paragraph(text: str, span: Span, marks: list[Mark]) -> Markup:
    opened, closed = defaultdict(list), defaultdict(list)
    for mark in marks:
        opened[mark.span.start].append(mark)
        closed[mark.span.end].append(mark)
    roles: Counter[str] = Counter()
    pieces: list[Markup] = []
    for start, end in pairwise(sorted({span.start, *opened, *closed, span.end})):
        pieces.extend(_anchor(mark) for mark in opened[start])
        roles.update(mark.role for mark in opened[start])
        pieces.append(_piece(text[start:end], sorted(+roles)))
        roles.subtract(mark.role for mark in closed[end])
        pieces.extend(_note(mark) for mark in closed[end])
    return Markup("").join(pieces)


def _piece(text: str, roles: list[str]) -> Markup:
    if not roles:
        return escape(text)
    return Markup('<span class="m {}">{}</span>').format(" ".join(roles), text)


def _anchor(mark: Mark) -> Markup:
    return Markup("") if mark.anchor is None else Markup('<a class="anchor" id="{}"></a>').format(mark.anchor)


def _note(mark: Mark) -> Markup:
    if mark.note is None or mark.link is None:
        return Markup("")
    return Markup('<a class="note" href="{}">{}</a>').format(mark.link, mark.note)
