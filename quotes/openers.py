"""Words that begin a sentence whatever stands before them: a stop ends one behind *U.S.* and *on X*, too."""

from typing import Final

from quotes.lexicon import words

_CAPITALISED = "|".join(sorted(word.capitalize() for word in words("sentence_openers")))
_NO_TITLE = "".join(rf"(?<!\b{title.capitalize()}\.)" for title in sorted(words("stopped_titles")))

OPENER_BEHIND: Final = rf"{_NO_TITLE}\s+(?=(?:{_CAPITALISED})(?![\w’'.-]))"
"""A regular expression of the space behind a full stop: before *He* and *The*, not *He’s*, *The-* or *A.*

Behind a title they are names: *Dr. He*.
"""
