"""Which mark closes which: the grammar of quotation marks, one paragraph at a time.

*“A,” she said. “B.”* gives two pairs, *“They call it ‘X’ now”* a pair in a pair. A mark without its partner
is mended in `mending`; it costs at most its own paragraph.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from quotes.find.marks import Mark
from quotes.find.mending import close_leftovers, merge_doubled, open_strays, pair_other_marks
from quotes.find.pair import Pair, pair_of
from quotes.lexicon import words
from quotes.span import Span

# Quotations are nested at most so deep; deeper marks are no speech.
MOST_DEPTH = 6
_LOWER_NEXT = re.compile(r"\s+([a-z]+)")


def pair_paragraph(
    text: str, paragraph: Span, marks: list[Mark], *, next_opens: str | None, carried: str | None
) -> list[Pair]:
    """Return the pairs of one paragraph in reading order, the outer before the inner.

    `next_opens` is the family of the mark that begins the next paragraph, `carried` the family of a
    quotation that the paragraph before left open; None where there is none.
    """
    if not marks:
        return []
    pairs, leftover, strays = _match(text, marks, next_opens)
    mended, leftover, strays = pair_other_marks(text, leftover, strays, carried=carried)
    pairs += mended
    pairs += close_leftovers(text, paragraph, pairs, leftover, next_opens=next_opens)
    pairs += open_strays(text, paragraph, pairs, strays, carried=carried)
    kept = [pair for pair in pairs if len(pair.content)]
    kept.sort(key=lambda pair: (pair.content.start, -pair.content.end))
    return _with_depths(merge_doubled(kept))


def _match(text: str, marks: list[Mark], next_opens: str | None) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Pair the marks by a stack; return the pairs, the openings left over and the stray closings."""
    singles = [mark for mark in marks if mark.family == "single"]
    starts = [mark.span.start for mark in singles]
    closer_starts = [mark.span.start for mark in singles if mark.can_close]
    pairs: list[Pair] = []
    stack: list[Mark] = []
    dropped: list[Mark] = []
    strays: list[Mark] = []
    for mark in marks:
        reach = range(len(stack) - 1, max(-1, len(stack) - 1 - MOST_DEPTH), -1)
        opener = next((i for i in reach if _may_close(stack[i], mark)), None)
        if opener is not None and _closes(text, mark, singles, starts):
            dropped += [left for left in stack[opener + 1 :] if left.family != "single"]
            pairs.append(pair_of(text, stack[opener], mark, repair=_turned(text, mark)))
            del stack[opener:]
        elif mark.can_open and (mark.family == next_opens or _opens(mark, closer_starts)):
            stack.append(mark)
        elif mark.can_close:
            strays.append(mark)
    return pairs, dropped + stack, strays


def _turned(text: str, mark: Mark) -> str | None:
    """Name what is wrong with the closing mark of *“We won. “*."""
    turned = mark.shape in {"“", "‘"} and text[mark.span.start - 1 : mark.span.start].isspace()
    return "turned" if turned else None


def _may_close(opening: Mark, mark: Mark) -> bool:
    return (
        mark.can_close and opening.family == mark.family and not (mark.can_open and _both_ways(opening, mark))
    )


def _both_ways(opening: Mark, mark: Mark) -> bool:
    """Tell whether a mark that could open as well is another shape than the one it would close."""
    return mark.shape != opening.shape and mark.shape not in {'"', "'", "''"} and opening.shape != "„"


def _closes(text: str, mark: Mark, singles: list[Mark], starts: list[int]) -> bool:
    """Tell a closing single mark from the apostrophe of *officials’ claims*.

    It is one where a word follows that can be owned, and another mark closes before the next one opens.
    """
    if mark.family != "single" or text[mark.span.start - 1 : mark.span.start] not in {"s", "S"}:
        return True
    following = _LOWER_NEXT.match(text, mark.span.end)
    if following is None:
        return True
    if following.group(1) in words("function_words") or following.group(1) in words("plain_cues"):
        return True
    later = bisect_right(starts, mark.span.start)
    next_mark = singles[later] if later < len(singles) else None
    return next_mark is None or not next_mark.can_close or not _surely_closes(text, next_mark)


def _surely_closes(text: str, mark: Mark) -> bool:
    before = text[mark.span.start - 1 : mark.span.start]
    return before in {",", ".", "?", "!", "…"} or before.lower() != "s"


def _opens(mark: Mark, closer_starts: list[int]) -> bool:
    """Tell whether a mark opens: a straight single one only where another could close it."""
    if mark.family != "single" or mark.shape not in {"'", "`", "’"}:
        return True
    return bisect_right(closer_starts, mark.span.end) < len(closer_starts)


def _with_depths(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with their depths; of two that cross, the later one is dropped."""
    kept: list[Pair] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.content.start:
            ends.pop()
        if len(ends) > MOST_DEPTH or (ends and pair.content.end > ends[-1]):
            continue
        kept.append(replace(pair, depth=len(ends)))
        ends.append(pair.content.end)
    return kept
