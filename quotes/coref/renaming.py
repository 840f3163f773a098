"""Renaming: which names in an article are ones that somebody had at another time, as the article says.

In *Jane Roe, née Doe*, *Roe (formerly Jane Doe)* and *Jane Doe, now Jane Roe* the second is no other person.
"""

import re
from collections.abc import Iterator

from quotes.coref.mentions import NameMention
from quotes.coref.titles import is_given
from quotes.lexicon import table

_PHRASES = "|".join(sorted(table("renaming_phrases"), key=len, reverse=True))
_BETWEEN = re.compile(rf"(,\s|\s\(|\s[–—-]\s|\s)(?:who (?:is|was) )?({_PHRASES})\s")
# The name ends what is said of it: not *formerly Tom Lind’s aide*.
_ENDS = re.compile(r"\s*(?:[,;:.)–—]|$)|\s(?:in|on|until|when|before|who)\b")

# *Jane Roe and Mayor* before a name.
_JOINED = re.compile(r"[A-Z][\w’'-]*,? (?:and|&) (?:[A-Z][\w.]*\s)*$")
# So many characters before a name hold what joins it to another.
JOINING = 60


def mark_renamings(text: str, names: list[NameMention]) -> list[NameMention]:
    """Return the names of the text, those marked that whoever is named right before had at another time."""
    return names[:1] + list(_marked(text, names))


def _marked(text: str, names: list[NameMention]) -> Iterator[NameMention]:
    for before, name in zip(names, names[1:], strict=False):
        between = _BETWEEN.fullmatch(text, before.span.end, name.span.start)
        renames = between is not None and _renames(between, before, name, text)
        yield name._replace(renames=True) if renames else name


def _renames(between: re.Match[str], before: NameMention, name: NameMention, text: str) -> bool:
    if before.organisation or name.organisation or _ENDS.match(text, name.span.end) is None:
        return False
    mark, phrase = between.groups()
    if table("renaming_phrases")[phrase] == "family":
        return _may_have_been(phrase, before, text)
    alike = len(before.words) == 1 or bool({before.words[0], before.words[-1]} & {*name.words})
    return bool(mark.strip()) and len(name.words) > 1 and is_given(name.words[0]) and alike


def _may_have_been(phrase: str, before: NameMention, text: str) -> bool:
    """Tell whether a name of birth is of who is named right before, not of a woman joined to him by *and*.

    *Jane Roe and Tom Hale, née Doe* leaves open whose name it was.
    """
    if phrase == "né" or before.gender == "female":
        return True
    start = before.span.start
    joined = _JOINED.search(text, max(0, start - JOINING), start)
    return before.gender is None and joined is None
