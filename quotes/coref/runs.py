"""Runs of capital words, read by their own words alone: what is no name is cut off, title and name parted.

*On Harbour Minister Ana Ruiz Monday* → title *minister*, words *Ana Ruiz*, gender female. The same runs come
again and again, so what was read is remembered.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from quotes.coref.mentions import Gender
from quotes.coref.titles import Token, is_given, is_title_or_body, plain, split_title
from quotes.lexicon import table, words
from quotes.nlp import stop_words

# An adverb that opens a sentence (*Interestingly*) has more letters than this.
ADVERB_LETTERS: Final = 6
# So many words and runs are remembered. 84 articles have 2,400 different runs; of those of 500 articles, 78 %
# are met again so, and 80 % with any longer memory.
REMEMBERED: Final = 4_000

_TOKEN = re.compile(r"[^\s\u00a0]+")
_INITIAL = re.compile(r"[A-Z]\.")
_PARTIES = ("D-", "I-", "R-")  # *(D-Velm)*
_CONTRACTED = re.compile(r"['’](?:ve|re|ll)$")
_ARTICLES = {"A", "An", "The"}


class Run(NamedTuple):
    """What a run of capital words tells by itself. Places count from its beginning.

    The title begins at `first`, the name's `words` stand from `start` to `end`; `titles` are the words before
    them. `is_title`: it is a title or a noun for a body alone (*President*, *Commission*), `has_body`: the
    latter. `organisation`: it names a body; `is_told`: a title or given name tells a human; `opens_place`: it
    begins as a place may (*Port*).
    """

    first: int
    start: int
    end: int
    words: tuple[str, ...]
    title: str | None
    titles: tuple[str, ...]
    gender: Gender | None
    is_title: bool
    has_body: bool
    organisation: bool
    is_told: bool
    opens_place: bool


@lru_cache(maxsize=REMEMBERED)
def read_run(run: str, surnames: frozenset[str], *, holds_office: bool) -> Run | None:
    """Return what a run tells, None where it only opens a sentence or is no name.

    `surnames` are those of its words that are surnames although they are words, too (*Will*).
    `holds_office`: *chief of the* or the like stands before it.
    """
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(run)]
    if len(tokens) > 1 or run not in surnames:
        tokens = _before_day(_without_openers(tokens, surnames))
    if not tokens or tokens[0][0].startswith(_PARTIES) and tokens[0][0][2].isupper():
        return None
    if all(opens(word) and word not in surnames for word, _ in tokens):
        return None
    title, named = split_title(tokens, holds_office=holds_office and tokens[0][1] == 0)
    return _run(title, tokens[: len(tokens) - len(named)], named, surnames) if named else None


def _run(title: str | None, before: list[Token], named: list[Token], surnames: frozenset[str]) -> Run:
    names = tuple(word for word, _ in named if word[0] not in "“\"‘'(" or word == "'t")
    titles = title is None and all(is_title_or_body(word) for word, _ in named)
    body = any(word == "&" or word.lower() in words("organisation_nouns") for word in names)
    return Run(
        first=(*before, *named)[0][1],
        start=named[0][1],
        end=named[-1][1] + len(named[-1][0]),
        words=names,
        title=title,
        titles=tuple(word for word, _ in before),
        gender=_gender(names, title),
        is_title=titles and named[0][0] not in surnames,
        has_body=any(plain(word) in words("organisation_nouns") for word, _ in named),
        organisation=title is None and body,
        is_told=title is not None or is_given(names[0]),
        opens_place=plain(names[0]) in words("place_openers"),
    )


def _before_day(tokens: list[Token]) -> list[Token]:
    """Cut *New Hampshire Monday* before the day."""
    days = (index for index, (word, _) in enumerate(tokens) if index and plain(word) in words("day_words"))
    return tokens[: next(days, len(tokens))]


def _without_openers(tokens: list[Token], surnames: frozenset[str]) -> list[Token]:
    while tokens and opens(tokens[0][0]) and not (len(tokens) > 1 and _may_be_given(tokens[0][0])):
        if len(tokens) == 1 and tokens[0][0] in surnames:
            break  # *While Will rang*
        tokens = tokens[1:]
    return tokens


def _may_be_given(word: str) -> bool:
    return is_given(word) and word not in _ARTICLES


@lru_cache(maxsize=REMEMBERED)
def opens(word: str) -> bool:
    """Tell whether a capital word only opens a sentence: *But*, *Meanwhile*, *Interestingly*."""
    if _INITIAL.fullmatch(word):
        return False
    lower = _CONTRACTED.sub("", plain(word))
    adverb = len(lower) > ADVERB_LETTERS and lower.endswith("ly") and not is_given(word)
    return lower in stop_words() or lower in words("name_openers") or adverb


def _gender(names: tuple[str, ...], title: str | None) -> Gender | None:
    """Return the gender that the title or the given name tells; behind an initial the next name counts."""
    initial = len(names) > 2 and _INITIAL.fullmatch(names[0]) is not None
    given = names[1] if initial else names[0]
    told = table("titles").get(title or "") or (table("given_names").get(given) if len(names) > 1 else None)
    return "female" if told == "female" else "male" if told == "male" else None
