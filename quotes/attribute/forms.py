"""Inflected forms of cue verbs, for reading the reporter's clause where no parser has been yet.

*demanded* in *“Why?” Vitter demanded* is told by its form and its neighbours.
"""

import re
from functools import cache

from quotes.lexicon import table, words

_VOWELS = "aeiou"
_PRONOUNS = {"he", "she", "they", "it", "i", "we", "one", "who"}
_ARTICLES = {
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "another",
    "one",
    "two",
    "some",
    "many",
}
_WORD = re.compile(r"[^\s,.?!;:—()“”\"]+|[,.?!;:—()]")
# A clause behind a content has its verb among so many words (*Velm Senator Ana Maria Ruiz demanded*).
CLAUSE_WORDS = 8


@cache
def said_forms() -> frozenset[str]:
    """Return the past and third-person forms of the verbs of saying (*said*, *says*, *demanded*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.startswith("say")]
    irregular = {form for forms in table("irregular_verbs").values() for form in forms.split()}
    regular = {form for verb in verbs if verb not in table("irregular_verbs") for form in _regular(verb)}
    return frozenset(regular | irregular)


@cache
def saying_forms() -> frozenset[str]:
    """Return the present participles of the verbs of saying (*saying*, *stating*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.startswith("say")]
    return frozenset(_participle(verb) for verb in verbs)


def _participle(verb: str) -> str:
    if verb in words("doubling_verbs"):
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "s", verb + "d"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ies", verb[:-1] + "ied"}
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    final = verb + verb[-1] if verb in words("doubling_verbs") else verb
    return {plural, final + "ed"}


def opens_with_clause(following: str) -> bool:
    """Tell whether words behind a content are the reporter's clause of saying.

    *Vitter demanded.*, *said Ruiz*, *the older man asked*: subject and verb of saying side by side.
    """
    found = _WORD.findall(following[:200])[:CLAUSE_WORDS]
    if not found:
        return False
    if found[0] in said_forms():
        return len(found) > 1 and (found[1][:1].isupper() or found[1].lower() in _ARTICLES | _PRONOUNS)
    for index, word in enumerate(found[1:], start=1):
        if word in said_forms():
            return _is_subject(found[:index])
        if not (word[0].isalnum() or word in {"."}):
            return False
    return False


def _is_subject(tokens: list[str]) -> bool:
    first = tokens[0].lower()
    if first in _PRONOUNS:
        return len(tokens) <= 2
    if first in _ARTICLES:
        return len(tokens) <= 5
    return all(
        token[:1].isupper() or token in {".", "of", "de", "la", "van", "von", "bin", "al"}
        for token in tokens
        if token
    )
