"""Tell whether two names are one person's, as the measure defines it.

This is not the pipeline's own comparison: a measure that moved with the thing it measures would show nothing.
"""

import re
import unicodedata

# Part of the measure, not knowledge about news, hence no lexicon: figures stay comparable over the years.
TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "senator", "sir", "dame", "lord", "the"}
    | {"jr", "sr", "ii", "iii", "gen", "lt", "col", "prof", "rev"}
)


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether case, accents, titles and middle names are all that differs."""
    left, right = _fold(one), _fold(other)
    if not left or not right:
        return False
    if left == right:
        return True
    return min(len(left), len(right)) > 1 and (left[0], left[-1]) == (right[0], right[-1])


def folded_name(name: str) -> str:
    """Return the words of the name that count: without case, accents and titles."""
    return " ".join(_fold(name))


def _fold(name: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain.replace("'s", "")) if word not in TITLES]
