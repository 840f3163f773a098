"""Spelling: words of names reduced to what stays when other alphabets are written in Latin letters.

*Zelenskyy* and *Zelenskiy*, *Schröder* and *Schroeder*, *Tchaikovsky* and *Chaikovsky* have one skeleton.
What no rule covers (*Gaddafi*, *Qadhafi*) stands in the list `name_variants`. The rules change nothing that
tells two common names apart: *Larsen* and *Larsson*, *Reed* and *Reade* stay two.
"""

import re
from functools import cache, lru_cache

from quotes.lexicon import table, words

_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[’'`ʼ]", ""),
        (r"x", "ks"),
        (r"tsch|tch", "ch"),  # Klitschko, Tchaikovsky
        (r"^ohn", "on"),  # Ohno
        (r"^ye(?=[lk])", "e"),  # Yeltsin, Yekaterina
        (r"chov$", "chev"),  # Gorbachov
        (r"(?<=[hk])yov$", "ev"),  # Khrushchyov
        (r"(?<=\w)[iy]j$", "i"),  # Zelenskyj
        (r"y", "i"),
        (r"zh", "j"),  # Ahmadinezhad
        (r"dj", "d"),  # Djordje for Đorđe, which folds to dorde
        (r"ou|oo", "u"),  # Mahmoud, Nouri
        (r"(?<=[a-z])[ao]e(?=[a-z])|^oe", lambda match: match[0].replace("e", "")),  # Schaeuble, Schroeder
        (r"(?<=[^aeq])ue(?=[a-z]{2})", "u"),  # Mueller, Juergen
        (r"aeu", "au"),
        (r"ii+", "i"),
        (r"^mc(?=\w{3})", "mac"),
        (r"(.)\1+", r"\1"),
    )
)
_REMEMBERED = 100_000


@lru_cache(maxsize=_REMEMBERED)
def skeleton(word: str) -> str:
    """Return what a folded word of a name has in common with its other spellings.

    >>> skeleton("zelenskyy"), skeleton("zelenskiy")
    ('zelenski', 'zelenski')
    """
    word = _variants().get(word, word)
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    return _variants().get(word, word)


@cache
def _variants() -> dict[str, str]:
    """Return the spelling that stands for each that is in the list."""
    return {each: one for one, others in table("name_variants").items() for each in (one, *others.split())}


@lru_cache(maxsize=_REMEMBERED)
def given_class(given: str) -> str:
    """Return the class of a given name: *bob* and *robert* are in one, as are all that share a short form.

    Names that agree are always in one class; names of one class need not agree (*theodore*, *edward*: *ted*).
    """
    return _classes().get(skeleton(given), skeleton(given))


@cache
def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for given, short in table("nicknames").items():
        members = {skeleton(each) for each in (given, *short.split())}
        members |= {each for each, name in classes.items() if name in {classes.get(one) for one in members}}
        classes |= dict.fromkeys(members, min(members))
    return classes


def given_agree(one: str, other: str) -> bool:
    """Tell whether two folded given names may be one: another spelling, or a short form of the other."""
    if skeleton(one) == skeleton(other):
        return True
    short = table("nicknames")
    return other in short.get(one, "").split() or one in short.get(other, "").split()


@lru_cache(maxsize=_REMEMBERED)
def is_surname_first(word: str) -> bool:
    """Tell whether the folded word is a family name of a language that puts family names first."""
    return word in words("surname_first")
