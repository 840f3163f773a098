"""Words with a capital that name many people or a party, and no one person: *Americans*, *Democratic*."""

import re
from functools import lru_cache

from quotes.coref.nominals import singular
from quotes.lexicon import words

_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ans|crats|ists|ites|ese|ners|lers)")


@lru_cache(maxsize=10_000)
def is_people(word: str) -> bool:
    """Tell whether a word is the plural of a people, a party's members or a noun for people."""
    if word.lower() in words("known_bodies"):
        return False  # *Reuters*
    return _PEOPLE.fullmatch(word) is not None or singular(word.lower()) != word.lower()


def is_party(word: str) -> bool:
    """Tell whether a word says a party: *Virginia Democratic* is no Virginia."""
    return word.lower() in words("party_nouns")
