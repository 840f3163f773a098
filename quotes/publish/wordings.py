"""What was changed between two wordings of an article: the paragraphs that differ, word for word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from markupsafe import Markup

from quotes.publish.passage import paragraphs

_PIECE = re.compile(r"\S+\s*")

# Words of both sides together; comparing more takes seconds, and then the paragraph is shown as a whole.
_MOST_WORDS = 3000

# Comparisons kept for the next visit of an article, with both texts.
_REMEMBERED = 128


@lru_cache(maxsize=_REMEMBERED)
def changes(before: str, after: str) -> tuple[Markup, ...]:
    """Return the paragraphs that changed, in the order of the text, `<del>` gone and `<ins>` new."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        changed
        for what, start, end, first, last in matcher.get_opcodes()
        if what != "equal"
        for changed in _changed(old[start:end], new[first:last])
    )


def _paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def _changed(old: list[str], new: list[str]) -> Iterator[Markup]:
    """Yield each old paragraph beside the new one in its place; what is left over is gone or new."""
    for number in range(max(len(old), len(new))):
        yield _compared(
            old[number] if number < len(old) else "",
            new[number] if number < len(new) else "",
        )


def _compared(before: str, after: str) -> Markup:
    left, right = _PIECE.findall(before), _PIECE.findall(after)
    if len(left) + len(right) > _MOST_WORDS:
        return _set_off("del", before) + Markup(" ") + _set_off("ins", after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    pieces: list[Markup] = []
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Markup("{}").format("".join(right[first:last])))
        else:
            pieces += [
                _set_off("del", "".join(left[start:end])),
                _set_off("ins", "".join(right[first:last])),
            ]
    return Markup("").join(pieces)


def _set_off(tag: str, words: str) -> Markup:
    return Markup(f"<{tag}>{{}}</{tag}> ").format(words.rstrip()) if words else Markup("")
