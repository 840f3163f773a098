"""Contents of marks that have no partner: what is missing or wrong is mended, and named in `Pair.repair`.

- `unclosed`: *“We won, he said.*
- `unopened`: *We won,” he said.*
- `closed-once-for-two`: *“They call it a “free zone.”*
- `wrong-mark`: *‘We won,” he said.*
- `doubled`: *““We won,”” he said.*
- `turned`: *He said,” We won.”* and *“We won. “*, a mark that is turned the wrong way.
- `not-reopened`: a later paragraph of a speech without its opening mark.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from quotes.find.marks import Mark
from quotes.find.pair import Pair, pair_of, trim
from quotes.lexicon import words
from quotes.span import Span

_BOUNDARY = re.compile(r"(?<=[,.?!…])\s+(?=([^,.?!;:“”\"]{2,60}))")
# A content without its closing mark ends before the reporter's cue, looked for this many characters ahead.
BOUNDARY_REACH = 2000
# The cue stands among so many words of the reporter's clause (*Health Minister Ana Ruiz told*: five).
FRAME_WORDS = 6
# A closing of another family is looked for among so many stray ones.
OTHER_REACH = 3


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around the leftover openings of a paragraph, for looking up by place."""

    paragraph: Span
    next_opens: str | None
    starts: list[int]
    closings: dict[str, Mark]
    last: dict[str, Mark]


def close_leftovers(
    text: str, paragraph: Span, pairs: list[Pair], leftover: list[Mark], *, next_opens: str | None
) -> list[Pair]:
    """Return contents for openings that nothing closed: a speech that goes on, or a lost closing.

    Only the last opening of its family can run to the paragraph's end.
    """
    inner = sorted((pair for pair in pairs if pair.opening), key=lambda pair: pair.content.start)
    leftover = sorted(leftover, key=lambda mark: mark.span.start)
    around = _Surroundings(
        paragraph,
        next_opens,
        starts=sorted([pair.marked.start for pair in inner] + [mark.span.start for mark in leftover]),
        closings={pair.closing.family: pair.closing for pair in inner if pair.closing},
        last={mark.family: mark for mark in leftover},
    )
    mended = (_close(text, mark, around) for mark in leftover)
    return [pair for pair in mended if pair is not None]


def _close(text: str, mark: Mark, around: _Surroundings) -> Pair | None:
    paragraph, is_last = around.paragraph, around.last[mark.family] is mark
    rest = trim(text, mark.span.end, paragraph.end)
    if is_last and mark.family == around.next_opens:
        return Pair(mark, None, rest, open_end=True)
    following = bisect_right(around.starts, mark.span.start)
    stop = around.starts[following] if following < len(around.starts) else paragraph.end
    end = _end_of_unclosed(text, mark, stop)
    if end is not None:
        return Pair(mark, None, trim(text, mark.span.end, end), repair="unclosed")
    shared = around.closings.get(mark.family)
    if is_last and shared is not None and shared.span.start > mark.span.end:
        return pair_of(text, mark, shared, repair="closed-once-for-two")
    if is_last and _surely_opens(text, mark) and stop == paragraph.end:
        return Pair(mark, None, rest, open_end=True, repair="unclosed")
    return None


def _surely_opens(text: str, mark: Mark) -> bool:
    """Tell an opening from a stray apostrophe, which a single mark may be."""
    return mark.family != "single" or (
        mark.shape == "‘" and text[mark.span.end : mark.span.end + 1].isupper()
    )


def _end_of_unclosed(text: str, mark: Mark, stop: int) -> int | None:
    """Return where an unclosed content ends because the reporter speaks (*“We won, he said.*), else None."""
    for match in _BOUNDARY.finditer(text, mark.span.end, min(stop, mark.span.end + BOUNDARY_REACH)):
        if _reads_as_frame(match.group(1).split()[:FRAME_WORDS]):
            return match.start()
    return None


def _reads_as_frame(clause: list[str]) -> bool:
    """Tell whether words behind a comma are the reporter's: *he said*, *Mayor Ana Ruiz told*, *said Ruiz*."""
    if not clause:
        return False
    starts = clause[0][:1].isupper() or clause[0] in words("frame_openers")
    return starts and any(word in words("plain_cues") for word in clause)


def open_strays(
    text: str, paragraph: Span, pairs: list[Pair], strays: list[Mark], *, carried: str | None
) -> list[Pair]:
    """Return contents for closings that nothing opened: the end of a carried speech, or a lost opening."""
    mended = []
    if carried is None and (turned := _turned(text, pairs, strays)) is not None:
        return [turned]
    for mark in [stray for stray in strays if _closes_words(text, stray, carried)][:1]:
        if any(pair.content.start < mark.span.start for pair in pairs):
            continue
        content = trim(text, paragraph.start, mark.span.start)
        if mark.family == carried:
            mended.append(Pair(None, mark, content, repair="not-reopened"))
        elif text[mark.span.start - 1 : mark.span.start] in {",", "?", "!"}:
            mended.append(Pair(None, mark, content, repair="unopened"))
    return mended


def _closes_words(text: str, stray: Mark, carried: str | None) -> bool:
    """Tell a closing mark from an apostrophe, which a single mark is unless a carried speech ends there."""
    if stray.family != "single":
        return True
    return carried == "single" and text[stray.span.start - 1 : stray.span.start] in set(".,?!…")


def _turned(text: str, pairs: list[Pair], strays: list[Mark]) -> Pair | None:
    """Return the content of *He said,” We won.”*: two closings, the first behind a verb of saying."""
    closings = [mark for mark in strays if mark.family != "single"][:2]
    if len(closings) < 2 or any(pair.content.start < closings[1].span.start for pair in pairs):
        return None
    first, second = closings
    last = text[max(0, first.span.start - BOUNDARY_REACH) : first.span.start].rstrip(",: ").rsplit(maxsplit=1)
    if not last or last[-1].lower() not in words("plain_cues"):
        return None
    return pair_of(text, first, second, repair="turned")


def pair_other_marks(
    text: str, leftover: list[Mark], strays: list[Mark], *, carried: str | None
) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Pair openings with closings of another family; return the pairs and the marks still left over."""
    starts = [stray.span.start for stray in strays]
    pairs: list[Pair] = []
    used = -1
    for mark in sorted(leftover, key=lambda mark: mark.span.start):
        first = max(used + 1, bisect_right(starts, mark.span.end))
        for at in range(first, min(first + OTHER_REACH, len(strays))):
            if _may_close_other(text, mark, strays[at], carried):
                pairs.append(pair_of(text, mark, strays[at], repair="wrong-mark"))
                used = at
                break
    opened, closed = {pair.opening for pair in pairs}, {pair.closing for pair in pairs}
    still_open = [mark for mark in leftover if mark not in opened]
    return pairs, still_open, [stray for stray in strays if stray not in closed]


def _may_close_other(text: str, opening: Mark, stray: Mark, carried: str | None) -> bool:
    if stray.family in {opening.family, carried}:
        return False
    return stray.family != "single" or text[stray.span.start - 1] in ",.?!…"


def merge_doubled(pairs: list[Pair]) -> list[Pair]:
    """Make one pair of two that stand around the same words in marks of one family."""
    merged: list[Pair] = []
    for pair in pairs:
        outer = merged[-1] if merged else None
        if outer is not None and pair.marked == outer.content and pair.family == outer.family:
            merged[-1] = replace(outer, content=pair.content, repair="doubled")
        else:
            merged.append(pair)
    return merged
