"""The words in marks with the reporter's words around them: what decides whether they quote somebody.

*He called it “a disgrace” on Friday.* has *He called it* before, *a disgrace* inside, *on Friday.* after.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from quotes.find.pair import Pair
from quotes.lexicon import words
from quotes.span import Span

# Characters of the reporter's words that are looked at on either side.
REACH = 300
# A heading has at most so many characters and, below the first line, no full stop.
HEADING_LENGTH = 120
# At most so many paragraphs lead an article.
MOST_LEADING = 4
# The usual marks of an article stand around more than this share of its quoted characters.
USUAL_SHARE = 0.8
# The words of so many stretches are remembered: rule after rule asks for those of one context.
REMEMBERED = 16
# Stands for every character of other words in marks, so that they are not read as the reporter's; no letter.
MASKED = "\ue000"

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BREAK = re.compile(r"[.?!][\"”’'»)\]]*\s+(?=[A-Z“\"‘'(\[0-9«„])")
_NEW_SENTENCE = re.compile(r"\s+[A-Z“\"‘']")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")


@dataclass(frozen=True, slots=True)
class Context:
    """Words in marks (`inside`) and the reporter's words `before` and `after` them in their sentence.

    `earlier` holds the sentences before in the paragraph; `opens` and `ends` tell whether the marks begin
    and end it; `usual` whether most speech of the article stands in marks of that family; `heading` whether
    the paragraph is a heading. Words in other marks are masked.
    """

    inside: str
    before: str = ""
    after: str = ""
    earlier: str = ""
    opens: bool = False
    ends: bool = False
    usual: bool = True
    heading: bool = False


def contexts(
    text: str, paragraph: Span, pairs: list[Pair], *, usual: str | None, leads: bool
) -> list[Context]:
    """Return the context of each pair of a paragraph.

    `usual` is the family of the article's usual marks; `leads` tells a paragraph before the first long one.
    Around a nested pair stand the words of the one that holds it, not the reporter's.
    """
    if not pairs:
        return []
    shown = paragraph.of(text)
    masked = _mask(shown, paragraph.start, [pair for pair in pairs if pair.depth == 0])
    unstopped = shown[-1:] not in set(".?!\"”’':»")
    heading = len(shown) <= HEADING_LENGTH and (leads or unstopped)
    result: list[Context] = []
    holders: list[Span] = []
    for pair in pairs:
        holders = [*holders[: pair.depth], pair.content]
        if pair.depth:
            around = holders[pair.depth - 1]
            result.append(_context(text, pair, around, text, 0))
        else:
            odd = usual is not None and pair.family != usual
            result.append(
                _context(text, pair, paragraph, masked, paragraph.start, usual=not odd, heading=heading)
            )
    return result


def _context(
    text: str,
    pair: Pair,
    around: Span,
    source: str,
    offset: int,
    *,
    usual: bool = True,
    heading: bool = False,
) -> Context:
    """Return the context of a pair within `around`; `source` holds its words, from place `offset` on."""
    marked, inside = pair.marked, pair.content.of(text)
    start, end = marked.start, marked.end
    earlier, before = _before(source[max(around.start, start - REACH) - offset : start - offset])
    after = _after(inside, source[end - offset : min(end + REACH, around.end) - offset])
    opens, ends = start == around.start, end == around.end
    return Context(inside, before, after, earlier, opens=opens, ends=ends, usual=usual, heading=heading)


@lru_cache(maxsize=REMEMBERED)
def words_of(stretch: str) -> tuple[str, ...]:
    """Return the words of a stretch, in order."""
    return tuple(WORD.findall(stretch))


def count_leading(spans: list[Span]) -> int:
    """Return how many paragraphs stand before the first long one: title, byline, date."""
    short = list(takewhile(lambda span: len(span) <= HEADING_LENGTH, spans[:MOST_LEADING]))
    return len(short)


def usual_family(pairs: list[Pair]) -> str | None:
    """Return the family of the marks around nearly all quoted characters, None where none is.

    Only the outermost count, so that the answer does not hang on a single mark.
    """
    lengths: Counter[str] = Counter()
    for pair in pairs:
        if pair.depth == 0:
            lengths[pair.family] += len(pair.content)
    family, length = max(lengths.items(), key=lambda each: each[1], default=("", 0))
    return family if length > USUAL_SHARE * lengths.total() else None


def _mask(shown: str, offset: int, pairs: list[Pair]) -> str:
    """Return the paragraph with every content masked but for the point or comma at its end."""
    pieces, at = [], 0
    for pair in pairs:
        start, end = pair.content.start - offset, pair.content.end - offset
        end -= shown[end - 1] in ".?!,"
        pieces += [shown[at:start], MASKED * (end - start)]
        at = end
    return "".join([*pieces, shown[at:]])


def _before(reach: str) -> tuple[str, str]:
    """Return the sentences before, and the words of the marks' own sentence."""
    cuts = [match.end() for match in _BREAK.finditer(reach) if not _abbreviates(reach, match)]
    return (reach[: cuts[-1]], reach[cuts[-1] :]) if cuts else ("", reach)


def _after(inside: str, reach: str) -> str:
    if inside.endswith(".") and _NEW_SENTENCE.match(reach):
        return ""
    cut = next((match for match in _BREAK.finditer(reach) if not _abbreviates(reach, match)), None)
    return reach if cut is None else reach[: cut.start() + 1]


def _abbreviates(reach: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return False
    last = reach[max(0, match.start() - 20) : match.start()].rsplit(maxsplit=1)[-1:]
    word = last[0].lstrip("(“\"‘'") if last else ""
    return word.lower() in words("abbreviations") or _INITIALS.fullmatch(word) is not None
