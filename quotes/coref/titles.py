"""Titles and names parted: *Harbour Minister Dr.* from *Ana Ruiz*.

Words of a body before a title belong to the title (*White House Press Secretary Ana Ruiz*); a run that ends
in a given name and one or two words is cut there.
"""

import re
from functools import lru_cache
from typing import TypeAlias

from quotes.lexicon import table, words

# A party's word for one who is in it; the others are as often of what is its own (*Liberal Summer Camp*).
_MEMBERS = {"democrat", "republican"}

# A word and its place in the text.
Token: TypeAlias = tuple[str, int]

# Answers about so many words are remembered.
REMEMBERED = 10_000

_INITIAL = re.compile(r"[A-Z]\.")


def is_title_word(word: str) -> bool:
    """Tell a title or a job (*Mayor*, *Spokesman*) from a given name that is spelt like one (*Bill*)."""
    if not is_title_or_body(word):
        return False
    return plain(word) in table("titles") or plain(word) not in words("organisation_nouns")


@lru_cache(maxsize=REMEMBERED)
def is_title_or_body(word: str) -> bool:
    """Tell a title, a job or a noun for a body (*Commission*) from a given name that is spelt like one."""
    lower = plain(word)
    if lower in table("titles"):
        return True
    job = lower in words("human_nouns") and lower not in words("document_nouns")
    return job and not is_given(word)


def is_given(word: str) -> bool:
    """Tell whether a word is known as a given name."""
    return word in table("given_names")


@lru_cache(maxsize=REMEMBERED)
def plain(word: str) -> str:
    """Return a word in lower case without its full stop."""
    return word.lower().rstrip(".")


def split_title(tokens: list[Token], *, holds_office: bool) -> tuple[str | None, list[Token]]:
    """Return the last word of the title, if any, and the tokens of the name.

    `holds_office`: *chief of the* or the like stands before the run, so that a body may lead it.
    """
    bodies = [index for index, (word, _) in enumerate(tokens) if plain(word) in words("organisation_nouns")]
    cut = _after_title(tokens)
    given = _at_given_name(tokens)
    if given > cut:
        cut = given
    elif any(index >= max(1, cut) for index in bodies):
        cut = _after_body(tokens, bodies[-1], holds_office=holds_office)
    elif cut == 0 and holds_office and len(tokens) == 3:
        cut = 1  # *Minister of Education Ana Ruiz*
    elif cut == 0 and len(tokens) > 2 and not _leads_name(tokens[0][0]) and is_given(tokens[1][0]):
        return None, tokens[1:]
    return (plain(tokens[cut - 1][0]) if cut else None), tokens[cut:]


def _leads_name(word: str) -> bool:
    return is_given(word) or _INITIAL.fullmatch(word) is not None


def _after_title(tokens: list[Token]) -> int:
    """Return where the name begins behind the last title; a party before a body's words is none."""
    cut = 0
    for index, (word, _) in enumerate(tokens[:-1]):
        party = plain(word) in words("party_nouns") and not _is_member(tokens[index + 1 :], word)
        if is_title_word(word) and not party:
            cut = index + 1
    return cut


def _is_member(behind: list[Token], party: str) -> bool:
    """Tell a member (*Democrat Zephyr Lund*) from what is the party's (*Republican Main Street Council*)."""
    if is_given(behind[0][0]):
        return True
    named = " ".join(plain(word) for word, _ in behind)
    body = any(plain(word) in words("organisation_nouns") for word, _ in behind)
    return plain(party) in _MEMBERS and len(behind) == 2 and not body and named not in words("place_names")


def _at_given_name(tokens: list[Token]) -> int:
    """Return where a given name begins the last two or three words of a long run, else 0."""
    for index in range(2, len(tokens) - 1):
        rest = [plain(word) for word, _ in tokens[index:]]
        if len(rest) > 3 or not is_given(tokens[index][0]) or set(rest) & words("organisation_nouns"):
            continue
        before = tokens[index - 1][0]
        return 0 if is_given(before) or _INITIAL.fullmatch(before) else index
    return 0


def _after_body(tokens: list[Token], last: int, *, holds_office: bool) -> int:
    """Return where a name begins that runs on a body's (*Speaker of the Senate Ana Ruiz*), else 0."""
    rest = tokens[last + 1 :]
    if len(rest) == 2 and (holds_office or is_given(rest[0][0]) and last < 2):
        return last + 1
    return 0
