"""Names: what a name consists of.

Names are folded before they are compared: case, accents, titles, full stops and nicknames in marks
do not count. `Sen. José A. Ruiz Jr.` is given *jose*, middle *a*, family *ruiz*, suffix *jr*.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.identity.spelling import given_class, is_surname_first, skeleton
from quotes.lexicon import table, words

_NICKNAME = re.compile(r"(?<!\S)[\"“”‘«»(][^\"“”’«»()]*[\"“”’«»)](?!\S)")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_NOT_IN_NAMES = re.compile(r"[^\w\-]+")
_ARABIC_ARTICLE = re.compile(r"\b(al|el)-(?=\w)")
_INITIALS = re.compile(r"^((?:\w+\. )*)([A-Z]{2,3})(?= [A-Z][a-z])")  # JK Rowling, Sen. JD Vance
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_ARTICLES = frozenset({"al", "el"})
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
    def words(self) -> tuple[str, ...]:
        """The words of given, middle and family name, hyphens undone, without *al* and *el*, as skeletons."""
        whole = " ".join((self.given, *self.middle, self.family)).replace("-", " ")
        return tuple(skeleton(word) for word in whole.split() if word not in _ARTICLES)

    @property
    def spelling(self) -> str:
        """The family name without what differs between transliterations: *Zelenskyy*, *Zelenskiy*; *al-*."""
        bare = self.family.replace("-", " ").split()
        return " ".join(skeleton(word) for word in bare if word not in _ARTICLES)

    @property
    def block(self) -> str:
        """What all names have in common that may be this person's; only names of one block are compared.

        Class of the given name and end of the family name; where family names come first, all letters.
        """
        words = self.words
        parts = (self.given, *self.middle, self.family)
        if any(is_surname_first(part) for part in parts):
            western = not is_surname_first(self.given) and any(map(is_surname_first, self.middle[:1]))
            return "".join(sorted("".join(words[western:])))
        end = words[-1].removeprefix("mac") if words else ""
        return f"{self.given_class} {end}"

    @property
    def given_class(self) -> str:
        """What all given names have in common that may be this one: *Bob*, *Robert*, *Rob-Jan*."""
        return given_class(self.given.partition("-")[0])

    @property
    def is_full(self) -> bool:
        """Whether it tells one person from others: given and family name, or at least two initials."""
        return len(self.given) > 1 or bool(self.given and self.middle)


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
    """Return the folded name of a body or a document: *the U.N. Office* gives `un office`.

    What a firm is in law is left out (*Inc.*, *GmbH*), American spelling made British, and short forms and
    translations of public bodies' names are made one.
    """
    joined = re.sub(r"[.'’]", "", fold(text).replace("&", " and "))
    tokens = re.findall(r"\w+", joined.removeprefix("the "))
    while len(tokens) > 1 and tokens[-1] in words("legal_forms"):
        tokens.pop()
    key = " ".join(_british().get(token, token) for token in tokens)
    return table("body_names").get(key, key)


@cache
def _british() -> dict[str, str]:
    return {american: british for british, american in table("body_spellings").items()}


def _tokens(text: str) -> list[str]:
    spelt = _INITIALS.sub(_spell_initials, _NICKNAME.sub(" ", text))
    folded = _APOSTROPHES.sub("", fold(spelt))
    tokens = _NOT_IN_NAMES.split(_ARABIC_ARTICLE.sub(r"\1 ", folded))
    return [token.strip("-") for token in tokens if token.strip("-")]


def _spell_initials(match: re.Match[str]) -> str:
    """Return *J K* for *JK*, but a word that is a name or a title in capitals as it is."""
    before, letters = match.groups()
    word = letters.lower()
    is_name = is_surname_first(word) or word in words("name_titles") or word in words("name_particles")
    return before + (letters if is_name else " ".join(letters))


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
