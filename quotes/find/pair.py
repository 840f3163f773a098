"""The value of pairing: a stretch of the text between two quotation marks, either of which may be missing."""

from dataclasses import dataclass

from quotes.find.marks import Mark
from quotes.find.signs import Family
from quotes.span import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch in marks. `opening` and `closing` are None where that mark is missing from the text.

    `open_end` tells that the paragraph ended before the mark was closed; `depth` is 0 for the outermost.
    """

    opening: Mark | None
    closing: Mark | None
    content: Span
    depth: int = 0
    open_end: bool = False
    repair: str | None = None

    @property
    def family(self) -> Family:
        """The family of the marks."""
        mark = self.opening or self.closing
        if mark is None:
            raise ValueError(f"the pair around {self.content} has no mark")
        return mark.family

    @property
    def marked(self) -> Span:
        """The content together with its marks."""
        start = self.opening.span.start if self.opening else self.content.start
        end = self.closing.span.end if self.closing else self.content.end
        return Span(min(start, self.content.start), max(end, self.content.end))


def pair_of(text: str, opening: Mark, closing: Mark, *, repair: str | None = None) -> Pair:
    """Return the pair of two marks."""
    content = trim(text, opening.span.end, closing.span.start)
    return Pair(opening, closing, content, repair=repair)


def trim(text: str, start: int, end: int) -> Span:
    """Return the stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
