"""Names: what a name consists of, and whether two names may be one person's, with the reason.

Names are folded before they are compared: case, accents, titles, full stops and nicknames in marks
do not count. `Sen. José A. Ruiz Jr.` is given *jose*, middle *a*, family *ruiz*, suffix *jr*.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.lexicon import table, words

SAME_FROM = 0.9
"""Scores from here up let two names be one person's. Set by hand, between the reasons of `compare`."""

_NICKNAME = re.compile(r"(?<!\S)[\"“”‘«»(][^\"“”’«»()]*[\"“”’«»)](?!\S)")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_NOT_IN_NAMES = re.compile(r"[^\w\-]+")
_ARABIC_ARTICLE = re.compile(r"\b(al|el)-(?=\w)")
_SLAVIC_ENDING = re.compile(r"(?<=\wsk)(?:y|i|yy|iy|ii|ij|yj|yi)$")
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_NAMES_REMEMBERED = 100_000  # the names of some hundred thousand articles are mostly the same


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person's name in folded parts; without `given` it is one word alone, mostly a family name."""

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str

    @property
    def key(self) -> str:
        """The folded name, written out."""
        return " ".join(part for part in (self.given, *self.middle, self.family, self.suffix) if part)

    @property
    def spelling(self) -> str:
        """The family name without what differs between transliterations: *Zelenskyy*, *Zelenskiy*; *al-*."""
        bare = self.family.removeprefix("al ").removeprefix("el ")
        return _SLAVIC_ENDING.sub("y", bare)

    @property
    def is_full(self) -> bool:
        """Whether it tells one person from others: given and family name, or at least two initials."""
        return len(self.given) > 1 or bool(self.given and self.middle)


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names agree, and why.

    The score orders the reasons by trust, from 0 (different people) to 1; it is no probability.
    """

    score: float
    reason: str


def fold(text: str) -> str:
    """Return the text in lower case, without accents."""
    if text.isascii():
        return text.lower()
    # Decomposed before, too: compatibility characters may hide capitals.
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS_WITHOUT_ACCENT)
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=_NAMES_REMEMBERED)
def parse_name(text: str) -> Name:
    """Return the parts of a person's name.

    >>> parse_name("President Ursula von der Leyen")
    Name(given='ursula', middle=(), family='von der leyen', suffix='')
    """
    tokens = _without_titles(_tokens(text))
    tokens, suffix = _without_suffixes(tokens)
    if not tokens:
        return Name("", (), "", suffix)
    start = _family_start(tokens)
    given, middle = (tokens[0], tuple(tokens[1:start])) if start else ("", ())
    return Name(given, middle, " ".join(tokens[start:]), suffix)


def written_key(text: str) -> str:
    """Return the folded name with its titles: *Dr. Marrow* and *Mr. Marrow* are two."""
    return " ".join(_tokens(text))


def body_key(text: str) -> str:
    """Return the folded name of a body or a document: *the U.N. Office* gives `un office`."""
    joined = re.sub(r"[.'’]", "", fold(text).replace("&", " and "))
    return " ".join(re.findall(r"\w+", joined)).removeprefix("the ")


def compare(one: Name, other: Name) -> Match:
    """Return how far two people's names agree; the order of the two does not matter."""
    if one.spelling != other.spelling:
        return Match(0.0, "other family name")
    if not (one.given and other.given):
        return Match(0.3, "family name alone")
    if one.given != other.given:
        return _compare_initials(one.given, other.given)
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Match(0.0, "other generation")
    if not _middles_agree(one.middle, other.middle):
        return Match(0.0, "other middle name")
    if not (one.is_full and other.is_full):
        return Match(0.5, "initial of the given name")
    if one.key == other.key:
        return Match(1.0, "same name")
    if len(one.given) == 1:
        return Match(0.5, "initials that are not all the same")
    if one.family != other.family:
        return Match(0.9, "other spelling of the family name")
    return Match(0.95, "middle name or suffix left out or shortened")


def _compare_initials(one: str, other: str) -> Match:
    if 1 in {len(one), len(other)} and one[0] == other[0]:
        return Match(0.5, "initial of the given name")
    return Match(0.0, "other given name")


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the shorter row of middle names, or their initials, stands in order in the longer."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(_middle_agrees(name, candidate) for candidate in rest) for name in shorter)


def _middle_agrees(one: str, other: str) -> bool:
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _tokens(text: str) -> list[str]:
    folded = _APOSTROPHES.sub("", fold(_NICKNAME.sub(" ", text)))
    tokens = _NOT_IN_NAMES.split(_ARABIC_ARTICLE.sub(r"\1 ", folded))
    return [token.strip("-") for token in tokens if token.strip("-")]


def _without_titles(tokens: list[str]) -> list[str]:
    titles = words("name_titles")
    start = next((index for index, token in enumerate(tokens) if token not in titles), len(tokens))
    return tokens[start:] or tokens[-1:]


def _without_suffixes(tokens: list[str]) -> tuple[list[str], str]:
    kinds, suffix = table("name_suffixes"), ""
    while len(tokens) > 1 and tokens[-1] in kinds:
        if kinds[tokens[-1]] == "generation":
            suffix = tokens[-1]
        tokens = tokens[:-1]
    return tokens, suffix


def _family_start(tokens: Sequence[str]) -> int:
    particles = words("name_particles")
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1] in particles:
        start -= 1
    return start
