"""Nominal mentions read: *his spokeswoman*, *a senior official who asked not to be named*, *the report*.

Head, whether definite, whose, gender and the type of speaker that such a description stands for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.coref.mentions import Gender
from quotes.coref.person import SpeakerType
from quotes.lexicon import table, words

# So many descriptions are remembered: most articles have *the president*, *his spokesman*.
REMEMBERED = 2_000

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVES = {"his", "her", "its", "their", "our", "my", "whose"}
_STOPS = {"of", "for", "from", "at", "in", "with", "who", "that", "which", "on", "by", "to"}


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description of a speaker. `type` is None for one human; `owner` is *Ruiz* in *Ruiz’s campaign*."""

    text: str
    first: str
    head: str
    modifiers: frozenset[str]
    definite: bool
    possessive: bool
    owner: str | None
    gender: Gender | None
    type: SpeakerType | None


@lru_cache(maxsize=REMEMBERED)
def read_nominal(surface: str) -> Nominal:
    """Return what a description says: *his spokeswoman* → head *spokeswoman*, definite, female."""
    text = re.sub(r"\s+", " ", surface).strip(" ,;:")
    tokens = _WORD.findall(text)
    core = _core(tokens)
    head_word = core[-1] if core else text
    first = tokens[0].lower() if tokens else ""
    base = singular(head_word.lower())
    plural = base != head_word.lower()
    owned = re.match(r"(?:the )?(.+?)['’]s? ", text)
    return Nominal(
        text=text,
        first=first,
        head=base,
        modifiers=frozenset(word.lower() for word in tokens if word.lower() != head_word.lower()),
        definite=first not in words("indefinite_openers") and not plural,
        possessive=first in _POSSESSIVES or owned is not None,
        owner=owned.group(1) if owned else _noun_owner(core),
        gender=_gender(base) or _gender_of_words(core[:-1]),
        type=_type(base, plural),
    )


def _core(tokens: list[str]) -> list[str]:
    """Return the words up to the head: what stands before *of*, *for*, *who*."""
    cut = next((i for i, token in enumerate(tokens) if i and token.lower() in _STOPS), len(tokens))
    return tokens[:cut]


def _noun_owner(core: list[str]) -> str | None:
    """Return *Ruiz* of *the Ruiz campaign*."""
    names = [word for word in core[:-1] if word[0].isupper() and word.lower() not in {"the", "a"}]
    return " ".join(names) or None


def singular(word: str) -> str:
    """Return the base form of a noun for people: *officials* → *official*."""
    if word in table("irregular_plurals"):
        return table("irregular_plurals")[word]
    if word.endswith("ies") and word[:-3] + "y" in words("human_nouns"):
        return word[:-3] + "y"
    for ending in ("es", "s"):
        if word.endswith(ending) and word[: -len(ending)] in words("human_nouns"):
            return word[: -len(ending)]
    return word


def _gender(head: str) -> Gender | None:
    told = table("gendered_nouns").get(head)
    return "female" if told == "female" else "male" if told == "male" else None


def _gender_of_words(modifiers: list[str]) -> Gender | None:
    """Return the gender that another noun beside the head tells: *the former first lady and senator*."""
    told = (_gender(word.lower()) for word in modifiers)
    return next((gender for gender in told if gender is not None), None)


def _type(head: str, plural: bool) -> SpeakerType | None:
    if head in words("document_nouns"):
        return "document"
    if plural:
        return "group"
    if head in words("organisation_nouns") | words("land_nouns"):
        return "organisation"
    return "group" if head in words("group_nouns") else None
