"""Paragraphs of a text: the reach of a quotation mark that was never closed."""

import re
from functools import lru_cache

from quotes.span import Span

_BLANK_LINES = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t\u00a0]*(?:(?:\r\n|\r(?!\n)|\n)[ \t\u00a0]*)+")
_ANY_LINE_END = re.compile(r"[\r\n][\r\n \t\u00a0]*")
_SENTENCE_END = re.compile(r"[.!?…:;][)\]\"'”’»]*\s*$|^\W*$")

# Of the lines before a single line end, this share must end like a sentence for the line end to be a
# paragraph's (wrapped text ends about one line in ten so, one-line paragraphs nearly all).
PARAGRAPH_LINE_SHARE = 0.6
# Wrapped lines have at most so many characters, and this share of them is at least so long as a share of the
# longest.
WRAPPED_LONGEST = 130
WRAPPED_LENGTH = 0.6
WRAPPED_LINE_SHARE = 0.7
# The paragraphs of so many texts are remembered: three steps in a row ask for an article's.
REMEMBERED = 2


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text` in order, without the white space between them.

    Blank lines part paragraphs; single line ends do so too, unless the lines are as long as one another
    and end in the middle of sentences, as wrapped lines do.
    """
    return list(_paragraphs(text))


@lru_cache(maxsize=REMEMBERED)
def _paragraphs(text: str) -> tuple[Span, ...]:
    blocks = _split(text, Span(0, len(text)), _BLANK_LINES)
    return tuple(part for block in blocks for part in _split_block(text, block))


def _split_block(text: str, block: Span) -> list[Span]:
    if text.find("\n", block.start, block.end) < 0 and text.find("\r", block.start, block.end) < 0:
        return [block]
    lines = _split(text, block, _ANY_LINE_END)
    if len(lines) < 2:
        return lines
    return [block] if _is_wrapped(text, lines) else lines


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    broken = lines[:-1]
    longest = max(len(line) for line in lines)
    ended = sum(1 for line in broken if _SENTENCE_END.search(line.of(text)[-8:]))
    full = sum(1 for line in broken if len(line) >= WRAPPED_LENGTH * longest)
    few = ended < PARAGRAPH_LINE_SHARE * len(broken)
    return few and longest <= WRAPPED_LONGEST and full >= WRAPPED_LINE_SHARE * len(broken)


def _split(text: str, whole: Span, separator: re.Pattern[str]) -> list[Span]:
    spans, start = [], whole.start
    for match in separator.finditer(text, whole.start, whole.end):
        spans.append(_strip(text, start, match.start()))
        start = match.end()
    spans.append(_strip(text, start, whole.end))
    return [span for span in spans if len(span)]


def _strip(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start = end - len(words.lstrip())
    return Span(start, start + len(words.strip()))
