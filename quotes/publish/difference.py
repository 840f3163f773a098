"""What two quotations of one utterance have in common, word for word."""

import re
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Part: TypeAlias = tuple[Literal["both", "one", "other"], str]


def differences(one: str, other: str) -> list[Part]:
    """Return both texts as one row of parts, each in both or in one alone. Case and marks do not count.

    >>> differences("We will not pay", "We will never pay.")
    [('both', 'We will'), ('one', 'not'), ('other', 'never'), ('both', 'pay')]
    """
    left, right = one.split(), other.split()
    matcher = SequenceMatcher(None, [_plain(w) for w in left], [_plain(w) for w in right], autojunk=False)
    parts: list[Part] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            parts.append(("both", " ".join(left[start:end])))
            continue
        if start < end:
            parts.append(("one", " ".join(left[start:end])))
        if other_start < other_end:
            parts.append(("other", " ".join(right[other_start:other_end])))
    return parts


def _plain(word: str) -> str:
    return re.sub(r"\W", "", word.casefold()) or word
