"""Quotation marks of a text: where they stand, and whether each could open or close.

*“We won,” she said, ‘officials’ claims’, rock ’n’ roll, 5'10".* Apostrophes, feet and inches are told from
marks here; which mark closes which is decided in `pairs`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quotes.find.signs import Family, Sign, find_signs
from quotes.lexicon import words
from quotes.span import Span

_BEFORE_OPENING = set("([{—–-/…\u200b")
_AFTER_CLOSING = set(".,;:!?)]}—–-/…")
_BEHIND_CLOSING = set("[(<")
_WORD_ENDS = set(".,!?…")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_AND = re.compile(r"['’‘`]n$")
_YEAR = re.compile(r"\d\d(?![\d%]|st\b|nd\b|rd\b|th\b)")  # the class of ’08, not ‘10th’
_SENTENCE_BEFORE = re.compile(r"[.,?!…]\s$")
_LINE_END = re.compile(r"[ \t]{0,9}(?:[\r\n]|$)")
_IN = re.compile(r"\b(?:in|since|until|class of)\s$", re.IGNORECASE)
_DECADE = re.compile(r"\d\ds\b|\d\d$")  # the '90s
_OWNING = {"s"}  # the Herald ’s report, with a space too many
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its span, its sign, and whether its neighbours let it open or close."""

    span: Span
    sign: Sign
    can_open: bool
    can_close: bool

    @property
    def family(self) -> Family:
        """The family of its sign."""
        return self.sign.family

    @property
    def shape(self) -> str:
        """The character that it stands for."""
        return self.sign.shape


def find_marks(text: str) -> list[Mark]:
    """Return all quotation marks of `text` in order; apostrophes, feet and inches are left out."""
    tags = [match.span() for match in _TAG.finditer(text)]
    found = [each for each in find_signs(text) if not _within(each[0], tags)]
    left, right = _neighbours(text, [(start, end) for start, end, _ in found])
    return [
        _mark(Span(start, end), sign, left[start], right[end], ends=_ends_line(text, start, end))
        for start, end, sign in found
        if not _is_no_mark(text, Span(start, end), sign)
    ]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def _neighbours(text: str, places: list[tuple[int, int]]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the characters left of each sign, by its start, and right of it, by its end.

    Signs that stand side by side (*’”*) have the neighbours of the whole group; beyond the text is a space.
    """
    left: dict[int, str] = {}
    right: dict[int, str] = {}
    ends = {end: start for start, end in places}
    starts = {start: end for start, end in places}
    for start, _ in places:
        left[start] = left[ends[start]] if start in ends else text[start - 1 : start] or " "
    for _, end in reversed(places):
        right[end] = right[starts[end]] if end in starts else text[end : end + 1] or " "
    return left, right


def _ends_line(text: str, start: int, end: int) -> bool:
    """Tell the mark of *We won. “* at a line's end, which closes, whatever way it is turned."""
    return _SENTENCE_BEFORE.search(text[max(0, start - 2) : start]) is not None and (
        _LINE_END.match(text, end) is not None
    )


def _mark(span: Span, sign: Sign, left: str, right: str, *, ends: bool) -> Mark:
    free_left = left.isspace() or left in _BEFORE_OPENING
    free_right = right.isspace() or right in _AFTER_CLOSING
    if sign.side == "either":
        return Mark(span, sign, *_straight_sides(left, right, free_left, free_right))
    if sign.side == "opens" and ends:
        return Mark(span, sign, False, True)
    if sign.side == "opens":
        closes = not free_left and (free_right or right in _BEHIND_CLOSING)
        surely = closes and (left.isalnum() or left in _WORD_ENDS)  # »We won«, ”We won“, We won.“[The Post]
        return Mark(span, sign, not surely, closes)
    return Mark(span, sign, free_left and not free_right, True)


def _straight_sides(left: str, right: str, free_left: bool, free_right: bool) -> tuple[bool, bool]:
    """Tell a straight mark's sides by where the space is; with space on both or none, it may be either."""
    if free_left != free_right:
        return free_left, free_right
    if left.isspace() != right.isspace():
        return left.isspace(), right.isspace()
    return True, True


def _is_no_mark(text: str, span: Span, sign: Sign) -> bool:
    if sign.family == "single":
        return _is_apostrophe(text, span, sign.shape)
    return sign.shape in {'"', "”"} and _FEET.search(text[max(0, span.start - 6) : span.start]) is not None


def _is_apostrophe(text: str, span: Span, shape: str) -> bool:
    before, after = text[span.start - 1 : span.start] or " ", text[span.end : span.end + 1] or " "
    if before.isalnum() and after.isalnum():
        return True  # doesn’t, O’Brien, Qur’an
    if _AND.search(text[max(0, span.start - 3) : span.start]) and after.isspace():
        return True  # rock ’n’ roll
    if before.isalnum():
        return False
    if after.isdigit() and shape == "‘" and _IN.search(text[max(0, span.start - 10) : span.start]):
        return _YEAR.match(text, span.end) is not None  # in ‘08, with the wrong sign
    if after.isdigit():
        return (_YEAR if shape == "’" else _DECADE).match(text, span.end) is not None
    tail = _LETTERS.match(text, span.end, span.end + 12)
    if tail is None:
        return False
    return tail.group().lower() in words("elisions") or tail.group().lower() in _OWNING
