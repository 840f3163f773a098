"""Words that begin a sentence whatever stands before them: a stop ends one behind *U.S.* and *on X*, too."""

from typing import Final

from quotes.lexicon import words

_CAPITALISED = "|".join(sorted(word.capitalize() for word in words("sentence_openers")))

SENTENCE_OPENER: Final = rf"(?:{_CAPITALISED})(?![\w’'.-])"
"""A regular expression: *He* and *The*, but not *He’s*, *The-* or *A.*"""
