"""The value that the dating room hands on: when a quotation was said, and how we know."""

from dataclasses import dataclass
from typing import Literal

from quotes.span import Span

Precision = Literal["day", "month", "year", "interval"]
Basis = Literal["stated", "carried", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The date of an utterance, as precise as the text allows.

    `on` is `2025-12-11`, `2025-12` or `2025`; `until` ends an interval (inclusive, a day).
    `words` are the date words it rests on (None for basis `published`). All None: no date at all,
    or, with `words` alone, date words that could not be resolved without a publication date.
    """

    on: str | None = None
    until: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """When one quotation was said, and in which medium (*speech*, *interview*; None where unknown)."""

    said: Said
    medium: str | None = None
