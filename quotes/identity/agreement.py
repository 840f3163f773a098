"""Agreement: whether two quotations of one speaker may be the same words said once.

**Near in time, most of the shorter one's pairs of words must be in the longer one; far apart, all of them or
a long run as well.** So a slogan on another day is another utterance, and so is a promise that is made each
year in nearly the same words. Two that begin alike and part ways are two, and so are a word and its denial.
"""

import re
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from quotes.lexicon import words
from quotes.quotation import CONTENT_GAP

SHARED_FROM = 0.6
"""Share of the shorter quotation's pairs of words that the longer one has, 0 to 1. One changed word in six
costs two pairs of five. Swept on the table of the tests: 0.4 to 0.75 do equally well."""
FEW_WORDS = 4  # shorter quotations are a phrase, which is the same only whole and on the same day
MANY_WORDS = 12  # nobody says so many words in the same way twice, unless both days are known
SAME_RUN = (
    15  # words in a row that quotations far apart must have in common, unless they are the same in whole
)
NEAR_DAYS = 7  # how far apart papers print what was said once, where no day is stated
PARTED_FROM = 4  # words of both after what they share, from which each has an end of its own
PARTED_HEAD = 3  # the same of each beginning, where papers put in who is meant: [The governor] had
_RUN = 4  # words of a run that is looked up
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NOT = re.compile(r"\b(ca|wo|\w+)n't\b")
_SHORTENED = {"ca": "can not", "wo": "will not"}
_PARTS = re.compile(rf"{re.escape(CONTENT_GAP)}|\.\.\.|…")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation of one speaker. `said_on` is a day that the article tells, `published` one too."""

    id: int
    text: str
    said_on: str | None
    published: str | None


@dataclass(frozen=True)
class Words:
    """A quotation's words: by the parts between its gaps, and all of them."""

    spoken: Spoken
    parts: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """Which two words stand in a row; nobody asks for those of a speaker's only quotation."""
        return frozenset().union(*(zip(part, part[1:], strict=False) for part in self.parts))


def words_of(spoken: Spoken) -> Words:
    """Return the words of a quotation, folded."""
    text = spoken.text.casefold().replace("’", "'")
    if "n't" in text:  # to look for it takes longer than all the rest
        text = _NOT.sub(_spell_out, text)
    parts = tuple(tuple(_WORD.findall(part)) for part in _PARTS.split(text))
    return Words(spoken, parts, tuple(chain.from_iterable(parts)))


def _spell_out(match: re.Match[str]) -> str:
    return _SHORTENED.get(match[1], f"{match[1]} not")


def length_first(each: Words) -> tuple[int, str, int]:
    """Return what quotations are sorted by: the longest first, then the one that was in a paper first."""
    return (-len(each.words), each.spoken.published or "", each.spoken.id)


def agree(one: Words, other: Words) -> bool:
    """Tell whether the two may be one utterance, whichever is the longer."""
    if one.pairs.isdisjoint(other.pairs) and one.words != other.words:
        return False  # as nearly all are; the rest takes longer to tell
    longer, shorter = sorted((one, other), key=length_first)
    return agreement(longer, shorter) > 0


def agreement(longer: Words, shorter: Words) -> float:
    """Return how much of the shorter quotation is in the longer, 0 to 1; 0 where it is another utterance."""
    if len(shorter.words) < FEW_WORDS:
        same = shorter.words and _holds(longer, shorter) and _one_day(longer.spoken, shorter.spoken)
        return 1.0 if same and _one_time(longer, shorter) else 0.0
    share = len(longer.pairs & shorter.pairs) / len(shorter.pairs) if shorter.pairs else 0.0
    if share < SHARED_FROM or not _one_time(longer, shorter):
        return 0.0
    if _denies(longer, shorter) or _denies(shorter, longer) or _part_ways(longer, shorter):
        return 0.0
    return share


def runs_of(each: Words, speaker_id: int) -> frozenset[int]:
    """Return numbers of which two quotations of the speaker share one if `SAME_RUN` words are in both.

    Of all short runs those that come out lowest in their neighbourhood (winnowing: Schleimer and others,
    2003). Short quotations have none.
    """
    if len(each.words) < MANY_WORDS:
        return frozenset()
    # Over the parts, for the same words may be printed in one piece and in two.
    speaker = zlib.crc32(f"{speaker_id} ".encode())
    runs = [zlib.crc32(" ".join(run).encode(), speaker) for run in _rows(each.words, _RUN)]
    window = SAME_RUN - _RUN + 1
    return frozenset(min(runs[start : start + window]) for start in range(max(1, len(runs) - window + 1)))


def blocks_of(each: Words, speaker_id: int) -> frozenset[int]:
    """Return numbers of which two quotations of the speaker share one if they agree.

    Two of 16 days that begin every 8, for who agrees is near in time; and the runs, for who is not.
    """
    day = each.spoken.said_on or each.spoken.published
    step = None if day is None else date.fromisoformat(day).toordinal() // (NEAR_DAYS + 1)
    weeks = ("",) if step is None else (str(step - 1), str(step))
    near = (zlib.crc32(f"{speaker_id} near {week}".encode()) for week in weeks)
    return runs_of(each, speaker_id).union(near)


def _rows(words: Sequence[str], length: int) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _denies(one: Words, other: Words) -> bool:
    """Tell whether the one has a *not* between two words that stand side by side in the other."""
    return any(
        middle in words("negations") and (before, after) in other.pairs
        for part in one.parts
        for before, middle, after in _rows(part, 3)
    )


def _part_ways(longer: Words, shorter: Words) -> bool:
    """Tell whether both go on in their own words after what they share, or come to it from their own."""
    shared = longer.pairs & shorter.pairs
    ends = _after(longer.words, shared), _after(shorter.words, shared)
    heads = _before(longer.words, shared), _before(shorter.words, shared)
    return (min(ends) > 0 and sum(ends) >= PARTED_FROM) or min(heads) >= PARTED_HEAD


def _after(row: Sequence[str], shared: Collection[Pair]) -> int:
    """Return how many words come after the last pair that is shared."""
    pairs = list(zip(row, row[1:], strict=False))
    return next(number for number, pair in enumerate(reversed(pairs)) if pair in shared)


def _before(row: Sequence[str], shared: Collection[Pair]) -> int:
    return next(number for number, pair in enumerate(zip(row, row[1:], strict=False)) if pair in shared)


def _holds(first: Words, each: Words) -> bool:
    return first.words == each.words or (len(each.words) > 1 and each.pairs <= first.pairs)


def _one_time(one: Words, other: Words) -> bool:
    """Tell whether both may have been said at one time."""
    if _foretold(one.spoken, other.spoken) or _foretold(other.spoken, one.spoken):
        return False
    days = one.spoken.said_on, other.spoken.said_on
    if days[0] is not None and days[1] is not None:
        return abs(days_between(days[0], days[1])) <= 1  # a paper may be a day off, or in another time zone
    if _near(one.spoken, other.spoken):
        return True
    return len(other.words) >= MANY_WORDS and (one.words == other.words or _share_run(one, other))


def _share_run(one: Words, other: Words) -> bool:
    runs = [{run for part in each.parts for run in _rows(part, SAME_RUN)} for each in (one, other)]
    return not runs[0].isdisjoint(runs[1])


def _foretold(one: Spoken, other: Spoken) -> bool:
    """Tell whether the one was in a paper before the other was said."""
    if one.published is None or other.said_on is None:
        return False
    return days_between(other.said_on, one.published) > 1


def _near(one: Spoken, other: Spoken) -> bool:
    return _days_apart(one, other) <= NEAR_DAYS


def _one_day(one: Spoken, other: Spoken) -> bool:
    return _days_apart(one, other) <= 1


def _days_apart(one: Spoken, other: Spoken) -> float:
    """Return how many days are between the two; those without any day are near to each other alone."""
    first, second = one.said_on or one.published, other.said_on or other.published
    if first is None or second is None:
        return 0.0 if first == second else float("inf")
    return abs(days_between(first, second))


def days_between(one: str, other: str) -> int:
    """Return how many days the one is after the other."""
    return (date.fromisoformat(one) - date.fromisoformat(other)).days
