"""The values that the finding room hands on: the contents of quotations, and marks that quote nobody."""

from dataclasses import dataclass
from typing import Literal

from quotes.span import Span

Kind = Literal["direct", "mixed", "indirect"]

Reason = Literal[
    "empty", "stage direction", "heading", "nickname", "name", "title", "award", "word", "scare quote"
]
"""Why words in marks quote nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The words of one quotation. `contents` exclude the outer marks; `marked` include them.

    `parent` is the index, in the list that holds this value, of the quotation around this one.
    `repair` names what was mended where a mark was missing or wrong, else None.
    """

    kind: Kind
    contents: tuple[Span, ...]
    marked: tuple[Span, ...]
    parent: int | None = None
    repair: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nonquote:
    """Words in marks that quote nobody, and why. `content` excludes the marks."""

    content: Span
    reason: Reason
