"""Contents of marks that have no partner: what is missing or wrong is mended, and named in `Pair.repair`.

- `unclosed`: *“We won, he said.*
- `unopened`: *We won,” he said.*
- `closed-once-for-two`: *“They call it a “free zone.”*
- `wrong-mark`: *‘We won,” he said.*
- `doubled`: *““We won,”” he said.*
- `not-reopened`: a later paragraph of a speech without its opening mark.
"""

import re
from dataclasses import replace

from quotes.find.marks import Mark
from quotes.find.pair import Pair, pair_of, trim
from quotes.lexicon import words
from quotes.span import Span

_BOUNDARY = re.compile(r"(?<=[,.?!…])\s+(?=([^,.?!;:“”\"]{2,60}))")
# A content without its closing mark ends before the reporter's cue, looked for this many characters ahead.
BOUNDARY_REACH = 2000
# The cue stands among so many words of the reporter's clause (*Health Minister Ana Ruiz told*: five).
FRAME_WORDS = 6


def close_leftovers(
    text: str, paragraph: Span, pairs: list[Pair], leftover: list[Mark], *, next_opens: str | None
) -> list[Pair]:
    """Return contents for openings that nothing closed: a speech that goes on, or a lost closing."""
    mended = []
    for mark in leftover:
        inside = [pair for pair in pairs if pair.content.start > mark.span.start and pair.opening]
        end = None if mark.family == next_opens else _end_of_unclosed(text, paragraph, mark, inside)
        if mark.family == next_opens:
            content = trim(text, mark.span.end, paragraph.end)
            mended.append(Pair(mark, None, content, open_end=True))
        elif end is None and (shared := _shared_closing(inside, mark)) is not None:
            mended.append(pair_of(text, mark, shared, repair="closed-once-for-two"))
        elif end is not None:
            mended.append(Pair(mark, None, trim(text, mark.span.end, end), repair="unclosed"))
        elif mark.family != "single" and not inside:
            content = trim(text, mark.span.end, paragraph.end)
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


def open_strays(
    text: str, paragraph: Span, pairs: list[Pair], strays: list[Mark], *, carried: str | None
) -> list[Pair]:
    """Return contents for closings that nothing opened: the end of a carried speech, or a lost opening."""
    mended = []
    for mark in [stray for stray in strays if stray.family != "single"][:1]:
        if any(pair.content.start < mark.span.start for pair in pairs):
            continue
        content = trim(text, paragraph.start, mark.span.start)
        if mark.family == carried:
            mended.append(Pair(None, mark, content, repair="not-reopened"))
        elif text[mark.span.start - 1 : mark.span.start] in {",", "?", "!"}:
            mended.append(Pair(None, mark, content, repair="unopened"))
    return mended


def pair_other_marks(
    text: str, leftover: list[Mark], strays: list[Mark], *, carried: str | None
) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Pair openings with closings of another family; return the pairs and the marks still left over."""
    pairs: list[Pair] = []
    for mark in leftover:
        closing = next((stray for stray in strays if _may_close_other(text, mark, stray, carried)), None)
        if closing is not None:
            pairs.append(pair_of(text, mark, closing, repair="wrong-mark"))
            strays = [stray for stray in strays if stray.span.start > closing.span.start]
    paired = {pair.opening for pair in pairs}
    return pairs, [mark for mark in leftover if mark not in paired], strays


def _may_close_other(text: str, opening: Mark, stray: Mark, carried: str | None) -> bool:
    if stray.span.start <= opening.span.end or stray.family in {opening.family, carried}:
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
