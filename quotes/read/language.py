"""The language of a text: English by its small words, else whatever a detector is sure of.

*Der Hafen bleibt bis zum Frühjahr geschlossen, sagte die Bürgermeisterin …* gives `de`.

**English is never asked about.** The detector (py3langid) takes a second and 120 MB to load; a text in which
English small words are frequent does not need it, and that is nearly every one.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from quotes.lexicon import words
from quotes.read.article import ENGLISH

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

SAMPLE_CHARACTERS = 2000
"""The beginning by which a text is judged."""
SMALL_WORDS_FROM = 0.05
"""Share of small words, 0 to 1, from which a text is English: none of 948 gold articles has less, and other
languages have next to none."""
LETTERS_FROM = 100
"""A text with fewer letters, some twenty words, is not judged."""
SURE_FROM = 0.99
"""Probability, 0 to 1, with which the detector must exclude English. Of 1364 passages of twenty words of
English news that have few small words, it did so with none (from 0.95: with four lists of names)."""
NO_LANGUAGE = "zxx"
"""What the detector calls tables of numbers, markup and the like."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the code of the text's language (`en`, `fr`), None where it is too short or odd to tell."""
    found = _WORD.findall(text[:SAMPLE_CHARACTERS].casefold())
    if sum(map(len, found)) < LETTERS_FROM:
        return None
    if sum(word in words("english_words") for word in found) >= SMALL_WORDS_FROM * len(found):
        return ENGLISH
    ranked = {str(code): float(share) for code, share in _detector().rank(text[:SAMPLE_CHARACTERS])}
    # All others together: what is surely Arabic may be of Egypt, what is surely Chinese may be Cantonese.
    foreign = {code: share for code, share in ranked.items() if code not in {ENGLISH, NO_LANGUAGE}}
    return max(foreign, key=foreign.__getitem__) if sum(foreign.values()) >= SURE_FROM else None


@cache
def _detector() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
