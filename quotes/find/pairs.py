"""Which mark closes which: the grammar of quotation marks, one paragraph at a time.

*“A,” she said. “B.”* gives two pairs, *“They call it ‘X’ now”* a pair in a pair. A mark that was never
closed, closed once for two, or closed without an opening costs at most its own paragraph; what was
mended is named in `Pair.repair`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from quotes.find.marks import Mark
from quotes.find.signs import Family
from quotes.lexicon import words
from quotes.span import Span

_INNER_APOSTROPHE = re.compile(r"[sS]$")
_LOWER_NEXT = re.compile(r"\s+[a-z]")
_BOUNDARY = re.compile(r"(?<=[,.?!…])\s+(?=([^,.?!;:“”\"]{2,60}))")
# A content without its closing mark ends before the reporter's cue, looked for this many characters ahead.
BOUNDARY_REACH = 2000
# The cue stands among so many words of the reporter's clause (*Health Minister Ana Ruiz told*: five).
FRAME_WORDS = 6


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


def pair_paragraph(
    text: str, paragraph: Span, marks: list[Mark], *, next_opens: str | None, carried: str | None
) -> list[Pair]:
    """Return the pairs of one paragraph in reading order, the outer before the inner.

    `next_opens` is the family of the mark that begins the next paragraph, `carried` the family of a
    quotation that the paragraph before left open; None where there is none.
    """
    pairs, leftover, strays = _match(text, marks)
    pairs += _close_leftovers(text, paragraph, pairs, leftover, next_opens=next_opens)
    pairs += _open_strays(text, paragraph, pairs, strays, carried=carried)
    kept = [pair for pair in pairs if len(pair.content)]
    kept.sort(key=lambda pair: (pair.content.start, -pair.content.end))
    return _with_depths(kept)


def _match(text: str, marks: list[Mark]) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Pair the marks by a stack; return the pairs, the openings left over and the stray closings."""
    closers = [mark for mark in marks if mark.family == "single" and mark.can_close]
    closer_starts = [mark.span.start for mark in closers]
    pairs: list[Pair] = []
    stack: list[Mark] = []
    dropped: list[Mark] = []
    strays: list[Mark] = []
    for mark in marks:
        opener = next((i for i in range(len(stack) - 1, -1, -1) if _may_close(stack[i], mark)), None)
        if opener is not None and _closes(text, mark, closers, closer_starts):
            dropped += [left for left in stack[opener + 1 :] if left.family != "single"]
            pairs.append(_pair(text, stack[opener], mark))
            del stack[opener:]
        elif mark.can_open and _opens(mark, closer_starts):
            stack.append(mark)
        elif mark.can_close and mark.family != "single":
            strays.append(mark)
    return pairs, dropped + stack, strays


def _may_close(opening: Mark, mark: Mark) -> bool:
    return (
        mark.can_close and opening.family == mark.family and not (mark.can_open and _both_ways(opening, mark))
    )


def _both_ways(opening: Mark, mark: Mark) -> bool:
    """Tell whether a mark that could open as well is another shape than the one it would close."""
    return mark.shape != opening.shape and mark.shape not in {'"', "'", "''"} and opening.shape != "„"


def _closes(text: str, mark: Mark, closers: list[Mark], starts: list[int]) -> bool:
    """Tell a closing single mark from the apostrophe of *officials’ claims*."""
    if mark.family != "single":
        return True
    before = text[mark.span.start - 1 : mark.span.start]
    if not _INNER_APOSTROPHE.match(before) or not _LOWER_NEXT.match(text, mark.span.end):
        return True
    later = bisect_right(starts, mark.span.start)
    return not any(_surely_closes(text, closer) for closer in closers[later : later + 1])


def _surely_closes(text: str, mark: Mark) -> bool:
    before = text[mark.span.start - 1 : mark.span.start]
    return before in {",", ".", "?", "!", "…"} or before.lower() != "s"


def _opens(mark: Mark, closer_starts: list[int]) -> bool:
    """Tell whether a mark opens: a straight single one only where another could close it."""
    if mark.family != "single" or mark.shape not in {"'", "`", "’"}:
        return True
    return bisect_right(closer_starts, mark.span.end) < len(closer_starts)


def _pair(text: str, opening: Mark, closing: Mark, *, repair: str | None = None) -> Pair:
    content = _trim(text, opening.span.end, closing.span.start)
    return Pair(opening, closing, content, repair=repair)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def _close_leftovers(
    text: str, paragraph: Span, pairs: list[Pair], leftover: list[Mark], *, next_opens: str | None
) -> list[Pair]:
    mended = []
    for mark in leftover:
        inside = [pair for pair in pairs if pair.content.start > mark.span.start and pair.opening]
        end = None if mark.family == next_opens else _end_of_unclosed(text, paragraph, mark, inside)
        if mark.family == next_opens:
            content = _trim(text, mark.span.end, paragraph.end)
            mended.append(Pair(mark, None, content, open_end=True))
        elif end is None and (shared := _shared_closing(inside, mark)) is not None:
            mended.append(_pair(text, mark, shared, repair="closed-once-for-two"))
        elif end is not None:
            mended.append(Pair(mark, None, _trim(text, mark.span.end, end), repair="unclosed"))
        elif mark.family != "single" and not inside:
            content = _trim(text, mark.span.end, paragraph.end)
            mended.append(Pair(mark, None, content, open_end=True, repair="unclosed"))
    return mended


def _shared_closing(inside: list[Pair], mark: Mark) -> Mark | None:
    same = [pair.closing for pair in inside if pair.closing and pair.closing.family == mark.family]
    return same[-1] if same else None


def _end_of_unclosed(text: str, paragraph: Span, mark: Mark, inside: list[Pair]) -> int | None:
    """Return where an unclosed content ends because the reporter speaks (*“We won, he said.*), else None."""
    limit = min([pair.marked.start for pair in inside] + [paragraph.end, mark.span.end + BOUNDARY_REACH])
    for match in _BOUNDARY.finditer(text, mark.span.end, limit):
        if _reads_as_frame(match.group(1).split()[:FRAME_WORDS]):
            return match.start()
    return None


def _reads_as_frame(clause: list[str]) -> bool:
    """Tell whether words behind a comma are the reporter's: *he said*, *Mayor Ana Ruiz told*, *said Ruiz*."""
    starts = clause[0][:1].isupper() or clause[0] in words("frame_openers")
    return starts and any(word in words("plain_cues") for word in clause)


def _open_strays(
    text: str, paragraph: Span, pairs: list[Pair], strays: list[Mark], *, carried: str | None
) -> list[Pair]:
    """Return contents for closings that nothing opened: the end of a carried speech, or a lost opening."""
    mended = []
    for mark in strays[:1]:
        if any(pair.content.start < mark.span.start for pair in pairs):
            continue
        content = _trim(text, paragraph.start, mark.span.start)
        if mark.family == carried:
            mended.append(Pair(None, mark, content, repair="not-reopened"))
        elif text[mark.span.start - 1 : mark.span.start] in {",", "?", "!"}:
            mended.append(Pair(None, mark, content, repair="unopened"))
    return mended


def _with_depths(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with their depths; of two that cross, the later one is dropped."""
    kept: list[Pair] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.content.start:
            ends.pop()
        if ends and pair.content.end > ends[-1]:
            continue
        kept.append(replace(pair, depth=len(ends)))
        ends.append(pair.content.end)
    return kept
