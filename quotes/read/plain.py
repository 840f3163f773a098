"""A text without what is not meant to be seen, and the way back to the text as it stands.

`&ldquo;We are frus-⏎trated,&rdquo;` is looked through as `“We are frustrated,”`: soft hyphens, zero-width
characters and marks of direction are taken out, entities of HTML resolved, words that a printed line broke
joined, rare spaces made plain. All that is found is told in characters of the text as it was given.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

from quotes.lexicon import words
from quotes.span import Span

_GONE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SPACES = "\u2000-\u200a\u202f\u205f\u3000"
_SIGNS = (
    re.compile(f"[{_GONE}{_SPACES}]"),
    re.compile(r"&#?\w{2,31};"),
    re.compile(r"-\r?\n"),
    re.compile(r"\u2010\r?\n"),
)
"""One of them is in every text with something odd; each is searched many times as fast as what follows."""
_ODD = re.compile(
    f"(?P<gone>[{_GONE}]+)|(?P<space>[{_SPACES}])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<broken>(?<=[a-z])[-\u2010]\r?\n(?=[a-z]))"
)
_UNSEEN, _SEEN_AS_SPACE = re.compile(f"[{_GONE}]"), re.compile(f"[{_SPACES}]")
_WORD_BEFORE = re.compile(r"[a-z]+\Z", re.IGNORECASE)
LONGEST_WORD = 40
"""Letters looked back for the beginning of a broken word."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text, and for each stretch of it where it begins, there and in the text as it was given.

    `_widths` are the characters that each odd stretch has in the plain text and in the given one.
    """

    text: str
    _starts: tuple[int, ...]
    _given: tuple[int, ...]
    _widths: tuple[tuple[int, int], ...]

    def given(self, span: Span) -> Span:
        """Return the span of the given text that shows these words."""
        return Span(self._place(span.start), self._place(span.end - 1) + self._width(span.end - 1))

    def _place(self, position: int) -> int:
        """Return where the character that is at `position` of the plain text begins in the given one."""
        number = bisect_right(self._starts, position) - 1
        inside = position - self._starts[number]
        plain, given = self._widths[number]
        return self._given[number] + (0 if inside < plain else given + inside - plain)

    def _width(self, position: int) -> int:
        """Return how many characters of the given text the character at `position` stands for."""
        number = bisect_right(self._starts, position) - 1
        plain, given = self._widths[number]
        return given if position - self._starts[number] < plain else 1


def plain_of(text: str) -> Plain | None:
    """Return the plain text, None where the text is plain already."""
    if not any(sign.search(text) for sign in _SIGNS):
        return None
    pieces: list[str] = []
    starts, given, widths = [0], [0], [(0, 0)]
    length = last = 0
    for found in _ODD.finditer(text):
        shown = _shown(found, text)
        if shown == found[0]:
            continue
        length += found.start() - last + len(shown)
        pieces += [text[last : found.start()], shown]
        starts.append(length - len(shown))
        given.append(found.start())
        widths.append((len(shown), found.end() - found.start()))
        last = found.end()
    if not pieces:
        return None
    return Plain("".join([*pieces, text[last:]]), tuple(starts), tuple(given), tuple(widths))


def _shown(found: re.Match[str], text: str) -> str:
    """Return what a reader sees of the odd stretch."""
    if found["gone"]:
        return ""
    if found["space"]:
        return " "
    if found["broken"]:
        return _joint(found, text)
    return _SEEN_AS_SPACE.sub(" ", _UNSEEN.sub("", unescape(found[0])))  # it may stand for one of those


def _joint(found: re.Match[str], text: str) -> str:
    """Return what stands between the halves of a word at the end of a line: *self-* keeps its hyphen."""
    before = _WORD_BEFORE.search(text, max(0, found.start() - LONGEST_WORD), found.start())
    hyphenated = before is not None and before[0].casefold() in words("hyphenated_openers")
    return "-" if hyphenated else ""
