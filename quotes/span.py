"""Spans: half-open stretches of an article's text, in characters."""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 2_000
"""Characters of a sentence, quoted words left out, beyond which it is none but a table, or a text without
full stops. What is read of a sentence takes time by its length and by what stands in it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a text: `text[start:end]`.

    >>> Span(0, 5).of("Hello, world")
    'Hello'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def cut_at_spaces(text: str, start: int, end: int, *, most: int = LONGEST_SENTENCE) -> Iterator[Span]:
    """Yield the stretch in parts of at most `most` characters, that end at spaces where there are any.

    >>> [span.of("one two three") for span in cut_at_spaces("one two three", 0, 13, most=5)]
    ['one ', 'two ', 'three']
    """
    while end - start > most:
        at = text.rfind(" ", start, start + most) + 1 or start + most
        yield Span(start, at)
        start = at
    yield Span(start, end)
