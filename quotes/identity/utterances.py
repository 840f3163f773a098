"""Utterances: which quotations are the same words said once, however the papers cut them.

*“We will not pay, and we will not wait,” she said* and *She would “not pay, and … not wait”* are one; the
same slogan on another day is another, and so are the same words of another speaker.

**Long quotations come first, and each shorter one joins the best that holds its words.** So a fragment that
stands in two speeches (*the people*) never makes them one. Only quotations of one speaker that share two
words in a row are compared; of the pairs of words of a quotation only the rarest ask.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from quotes.quotation import CONTENT_GAP

SHARED_FROM = 0.6
"""Share of the shorter quotation's pairs of words that the longer one has, 0 to 1. One changed word in six
costs two pairs of five. Swept on the table of the tests: 0.4 to 0.75 do equally well."""
FEW_WORDS = 4  # shorter quotations are a phrase, which is the same only whole and on the same day
MANY_WORDS = 12  # nobody says so many words in the same way twice, unless both days are known
NEAR_DAYS = 7  # how far apart papers print what was said once, where no day is stated
PAIRS_ASKED = 8  # rarest pairs of words by which a quotation looks for others
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation of one speaker. `said_on` is a day that the article tells, `published` one too."""

    id: int
    text: str
    said_on: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    spoken: Spoken
    words: tuple[str, ...]
    pairs: frozenset[_Pair]


def utterances_of(quotations: Iterable[Spoken]) -> list[list[int]]:
    """Return the ids of one speaker's quotations by utterance, the longest first, in a fixed order."""
    parsed = sorted(map(_parsed, quotations), key=_length_first)
    index: dict[_Pair, list[int]] = {}
    groups: list[list[_Words]] = []
    whole: dict[tuple[str, ...], list[int]] = {}
    for each in parsed:
        number = _best(each, groups, index, whole)
        if number is None:
            number = len(groups)
            groups.append([])
            for pair in each.pairs:
                index.setdefault(pair, []).append(number)
        groups[number].append(each)
        whole.setdefault(each.words, []).append(number)
    return [[each.spoken.id for each in group] for group in groups]


def _parsed(spoken: Spoken) -> _Words:
    parts = [_words(part) for part in re.split(rf"{re.escape(CONTENT_GAP)}|\.\.\.|…", spoken.text)]
    pairs = frozenset(pair for part in parts for pair in zip(part, part[1:], strict=False))
    return _Words(spoken, tuple(word for part in parts for word in part), pairs)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _length_first(each: _Words) -> tuple[int, str, int]:
    return (-len(each.words), each.spoken.published or "", each.spoken.id)


def _best(
    each: _Words,
    groups: Sequence[Sequence[_Words]],
    index: dict[_Pair, list[int]],
    whole: dict[tuple[str, ...], list[int]],
) -> int | None:
    """Return the number of the group that holds the words best, None for none."""
    near = {number for pair in _rarest(each, index) for number in index[pair]} | set(
        whole.get(each.words, ())
    )
    rated = [(_agreement(groups[number], each), -number) for number in near]
    share, number = max(rated, default=(0.0, 0))
    return -number if share > 0 else None


def _rarest(each: _Words, index: dict[_Pair, list[int]]) -> list[_Pair]:
    known = [pair for pair in each.pairs if pair in index]
    return sorted(known, key=lambda pair: (len(index[pair]), pair))[:PAIRS_ASKED]


def _agreement(group: Sequence[_Words], each: _Words) -> float:
    """Return how much of the quotation the group's longest one has, 0 where it is another utterance."""
    first = group[0]
    if not _one_time(first, each):
        return 0.0
    if len(each.words) < FEW_WORDS:
        return 1.0 if each.words and _holds(first, each) and _one_day(first.spoken, each.spoken) else 0.0
    share = len(first.pairs & each.pairs) / len(each.pairs) if each.pairs else 0.0
    return share if share >= SHARED_FROM else 0.0


def _holds(first: _Words, each: _Words) -> bool:
    return first.words == each.words or (len(each.words) > 1 and each.pairs <= first.pairs)


def _one_time(one: _Words, other: _Words) -> bool:
    """Tell whether both may have been said at one time."""
    if _foretold(one.spoken, other.spoken) or _foretold(other.spoken, one.spoken):
        return False
    days = one.spoken.said_on, other.spoken.said_on
    if days[0] is not None and days[1] is not None:
        return abs(_gap(days[0], days[1])) <= 1  # a paper may be a day off, or in another time zone
    if len(other.words) >= MANY_WORDS:
        return True
    return _near(one.spoken, other.spoken)


def _foretold(one: Spoken, other: Spoken) -> bool:
    """Tell whether the one was in a paper before the other was said."""
    if one.published is None or other.said_on is None:
        return False
    return _gap(other.said_on, one.published) > 1


def _near(one: Spoken, other: Spoken) -> bool:
    first, second = one.said_on or one.published, other.said_on or other.published
    return first is None or second is None or abs(_gap(first, second)) <= NEAR_DAYS


def _one_day(one: Spoken, other: Spoken) -> bool:
    first, second = one.said_on or one.published, other.said_on or other.published
    return first is not None and second is not None and abs(_gap(first, second)) <= 1


def _gap(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days
