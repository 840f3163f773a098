"""Quotation marks of a text: where they stand, and whether each could open or close.

*“We won,” she said, ‘officials’ claims’, rock ’n’ roll, 5'10".* Apostrophes, feet and inches are told
from marks here; which mark closes which is decided in `pairs`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from quotes.lexicon import words
from quotes.span import Span

Family = Literal["double", "single", "guillemet", "corner"]

_MARK = re.compile(
    r"""(?P<double>&quot;|&ldquo;|&rdquo;|&\#822[01];|&\#34;|â€œ|â€\x9d|``|''(?!')|‘‘|’’|[“”„‟"＂])
      | (?P<guillemet>[«»])
      | (?P<corner>[「」『』])
      | (?P<single>&lsquo;|&rsquo;|&\#821[67];|&\#39;|&apos;|â€˜|â€™|[‘’‚‛'`´‹›])""",
    re.VERBOSE,
)
_OPENING_SHAPES = {
    "“",
    "‘",
    "„",
    "‟",
    "‚",
    "‛",
    "``",
    "‘‘",
    "«",
    "‹",
    "「",
    "『",
    "&ldquo;",
    "&lsquo;",
    "&#8220;",
    "&#8216;",
    "â€œ",
    "â€˜",
    "`",
}
_CLOSING_SHAPES = {
    "”",
    "’",
    "’’",
    "»",
    "›",
    "」",
    "』",
    "&rdquo;",
    "&rsquo;",
    "&#8221;",
    "&#8217;",
    "â€\x9d",
    "â€™",
    "´",
}
_BEFORE_OPENING = set("([{—–-/…\u200b")
_AFTER_CLOSING = set(".,;:!?)]}—–-/…")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its span, family and shape, and whether its neighbours let it open or close."""

    span: Span
    family: Family
    shape: str
    can_open: bool
    can_close: bool


def find_marks(text: str) -> list[Mark]:
    """Return all quotation marks of `text` in order; apostrophes, feet and inches are left out."""
    tags = [match.span() for match in _TAG.finditer(text)]
    found = [match for match in _MARK.finditer(text) if not _within(match.start(), tags)]
    edges_left = {match.end() for match in found}
    edges_right = {match.start() for match in found}
    marks = (_mark(text, match, edges_left, edges_right) for match in found)
    return [mark for mark in marks if mark is not None]


def _mark(text: str, match: re.Match[str], edges_left: set[int], edges_right: set[int]) -> Mark | None:
    start, end, shape = match.start(), match.end(), match.group()
    family: Family = match.lastgroup  # type: ignore[assignment]  # the pattern's groups are the families
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if family == "single" and _is_apostrophe(text, start, end, before, after):
        return None
    if _is_inches(text, start, shape):
        return None
    free_left = before.isspace() or before in _BEFORE_OPENING or start in edges_left
    free_right = after.isspace() or after in _AFTER_CLOSING or end in edges_right
    can_open = shape not in _CLOSING_SHAPES or (free_left and not free_right)
    can_close = shape not in _OPENING_SHAPES or (free_right and not free_left)
    if shape in {'"', "''", "'", "&quot;", "&#34;", "&#39;", "&apos;", "＂"}:
        can_open, can_close = _straight_sides(before, after, free_left, free_right)
    return Mark(Span(start, end), family, shape, can_open, can_close)


def _straight_sides(before: str, after: str, free_left: bool, free_right: bool) -> tuple[bool, bool]:
    """Tell a straight mark's sides by where the space is; with space on both or none, it may be either."""
    if free_left and not free_right:
        return True, False
    if free_right and not free_left:
        return False, True
    if before.isspace() != after.isspace():
        return before.isspace(), after.isspace()
    return True, True


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def _is_apostrophe(text: str, start: int, end: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True  # doesn’t, O’Brien, Qur’an
    if after.isdigit() and text[end : end + 3][-1:] in {"s", ""} and not before.isalnum():
        return text[end : end + 2].isdigit()  # ’90s
    tail = re.match(r"[^\W\d_]+", text[end : end + 12])
    return tail is not None and not before.isalnum() and tail.group().lower() in words("elisions")


def _is_inches(text: str, start: int, shape: str) -> bool:
    return shape in {'"', "''", "”"} and _INCHES.search(text[max(0, start - 6) : start]) is not None
