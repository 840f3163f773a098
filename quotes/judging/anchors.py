"""Anchors: what finds a quotation again by its words when offsets have moved.

**Words come first, their surroundings decide between equals, the number among equals comes last.** So a
correction of the second “No.” holds when a paragraph is put before it, and when the first one is cut.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from quotes.judgement import Judgement
from quotes.quotation import Quotation

CONTEXT = 40
"""Characters kept on either side: a line of a newspaper, enough to tell two “No.” of one interview apart."""
SAME_WORDS_FROM = 0.75
"""Share of words in common, 0 to 1, from which a changed quotation is the same one. Set by hand: one word
of four may differ; in the tests “We won” and “We lost” (0.5) must not meet."""


def surroundings(text: str, quotation: Quotation) -> tuple[str, str]:
    """Return the article's text right before and right behind the quotation."""
    start, end = quotation.contents[0].start, quotation.contents[-1].end
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def occurrence_of(quotation: Quotation, found: Sequence[Quotation]) -> int:
    """Return how many quotations of the same words stand before it."""
    return sum(each.text == quotation.text and each.position < quotation.position for each in found)


def locate(judgement: Judgement, text: str, found: Sequence[Quotation], *, key: str) -> Quotation | None:
    """Return the quotation that the judgement is about, None where the article does not have it any more.

    `key` is the article's. In another article than the judgement's only the same words in the same
    surroundings count.
    """
    if judgement.article != key:
        return _in_another(judgement, text, found)
    same = [each for each in found if each.text == judgement.subject]
    if same:
        return max(same, key=lambda each: (_nearness(judgement, text, each), *_number(judgement, each, same)))
    return _most_alike(judgement, text, found)


def _in_another(judgement: Judgement, text: str, found: Sequence[Quotation]) -> Quotation | None:
    around = (judgement.before, judgement.after)
    same = (each for each in found if each.text == judgement.subject and surroundings(text, each) == around)
    return next(same, None)


def _number(judgement: Judgement, quotation: Quotation, same: Sequence[Quotation]) -> tuple[int, int]:
    distance = abs(same.index(quotation) - judgement.occurrence)
    return (-distance, -quotation.position)


def _most_alike(judgement: Judgement, text: str, found: Sequence[Quotation]) -> Quotation | None:
    wanted = _words(judgement.subject)
    alike = [(_likeness(wanted, _words(each.text)), each) for each in found]
    close = [(share, each) for share, each in alike if share >= SAME_WORDS_FROM]
    if not close:
        return None
    return max(close, key=lambda pair: (pair[0], _nearness(judgement, text, pair[1]), -pair[1].position))[1]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _nearness(judgement: Judgement, text: str, quotation: Quotation) -> int:
    """Return how many characters around the quotation are those that were there when it was judged."""
    before, after = surroundings(text, quotation)
    return _common(judgement.before[::-1], before[::-1]) + _common(judgement.after, after)


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
