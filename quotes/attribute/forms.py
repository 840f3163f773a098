"""The reporter's clause behind a content, read by its forms where no parser has been yet.

*demanded* in *“Why?” Vitter demanded* is told by its form and its neighbours.
"""

import re

from quotes.lexicon import words
from quotes.saying import said_forms

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
# *Tom Leahy, the head of the harbour office, said of it*: a name, its apposition, and the verb behind it.
_SET_OFF = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4},(?: [^,;:()“”\"\n]{1,60},){1,2}"
    r" (\w+)(?:[.,:;]| (?:of|on|in|at|to|with|during|after)\b)"
)
# A clause alone: *Mr. Ruiz said.*; a full stop ends no subject but behind an abbreviation or an initial.
_ALONE = re.compile(r"([^,?!;:()—“”\"\n]{1,60}?) (\w{3,})\.(?=\s|$)")
_STOPPED = re.compile(r"(\w+)\.")


def opens_with_clause(following: str) -> bool:
    """Tell whether words behind a content are the reporter's clause of saying.

    *Vitter demanded.*, *said Ruiz*, *the older man asked*: subject and verb of saying side by side.
    """
    set_off = _SET_OFF.match(following)
    if set_off is not None and set_off[1].lower() in said_forms():
        return True
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


def is_clause_alone(following: str) -> bool:
    """Tell whether the next sentence is nothing but subject and verb of saying: *Ruiz said.*"""
    alone = _ALONE.match(following)
    if alone is None or alone[2].lower() not in said_forms():
        return False
    stopped = {word.lower() for word in _STOPPED.findall(alone[1]) if len(word) > 1}
    return stopped <= words("abbreviations") and _is_subject(_WORD.findall(alone[1]))


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
