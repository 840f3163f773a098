"""How well contents are found by the style of their marks: “curly”, "straight", ''apostrophes'' and so on."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.evaluate.align import Alignment
from quotes.evaluate.figures import f1, percent
from quotes.find.signs import find_signs

# An opening mark stands at most so many characters before the first letter of its words.
REACH = 12
_NAMES = {'"': "straight", "'": "single straight", "``": "two apostrophes", "''": "two apostrophes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleFigures:
    """Exact contents in one style of marks, in percent; None where there are none."""

    style: str
    gold: int
    predicted: int
    span_p: float | None
    span_r: float | None
    span_f1: float


def figure_styles(alignments: Sequence[Alignment]) -> tuple[StyleFigures, ...]:
    """Return the figures of each style of marks, the commonest first."""
    rows = [
        (_style(alignment, pair.span.start), pair.found is not None)
        for alignment in alignments
        for pair in alignment.pairs
    ]
    false = [_style(each, extra.span.start) for each in alignments for extra in each.extras]
    styles = {style for style, _ in rows} | set(false)
    figures = [
        _figure(style, [found for own, found in rows if own == style], false.count(style)) for style in styles
    ]
    return tuple(sorted(figures, key=lambda row: (-row.gold, row.style)))


def _figure(style: str, found: Sequence[bool], false: int) -> StyleFigures:
    right = sum(found)
    precision, recall = percent(right, right + false), percent(right, len(found))
    return StyleFigures(
        style=style,
        gold=len(found),
        predicted=right + false,
        span_p=precision,
        span_r=recall,
        span_f1=f1(precision, recall),
    )


def _style(alignment: Alignment, start: int) -> str:
    """Return the style of the mark that stands nearest before the words."""
    text = alignment.gold.article.text
    around = text[max(0, start - REACH) : start]
    signs = [(around[begin:end], sign) for begin, end, sign in find_signs(around)]
    if not signs:
        return "none"
    written, sign = signs[-1]
    if written.startswith("&") or written.startswith("â"):
        return "entities"
    curly = "curly" if sign.family == "double" else "single curly" if sign.family == "single" else sign.family
    return _NAMES.get(written, curly)
