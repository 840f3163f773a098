"""Scenes: frames that name who listened or what was over, and so an event told of before, whoever speaks.

*told the chamber*, *said after the vote*, *said outside*: of the council that *voted on Tuesday night*.
"""

import re
from functools import cache

from quotes.leading import led
from quotes.lexicon import words

# Two words tell of one thing (*voted*, *the vote*) if so many of their first letters are the same.
STEM_LENGTH = 4

# *Before the primary* is a stretch of weeks, in which nobody was at one scene; *before the vote* is not.
_AROUND = re.compile(
    led(
        ["after", r"before(?!\s+the\s+(?:primar|election|caucus))", "during", "following", "at"]
        + ["outside", "inside"],
        any_case=True,
    )
    + r"\s+(?:the|that|his|her|their)\s+((?:[\w’'-]+\s*){1,3})",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:shoots|shot|writes|wrote)\s+back\b")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _hearers() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("scene_hearers")))
    told = led(["told", "addressed", "asked", "reminded", "thanked", "assured", "warned", "urged"])
    return re.compile(
        rf"{told}\s+"
        rf"(?:(?:the|his|her|their|its)\s+(?:[a-z’'-]+\s+){{0,2}}?)?(?:{nouns})\b"
    )


@cache
def _heard() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("scene_hearers")))
    return re.compile(rf"\b(?:{nouns})\s+(?:[^,;.¤]{{0,30}}\s)?(?:heard|(?:was|were)\s+told)\b[^;.¤]*$")


@cache
def _places() -> re.Pattern[str]:
    phrases = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(words("scene_places")))
    return re.compile(rf"{led(phrases, any_case=True)}\b")


def names_hearers(clause: str) -> bool:
    """Tell whether words were said to those who met: *told the chamber*."""
    return _hearers().search(clause) is not None


def tells_hearing(stretch: str) -> bool:
    """Tell whether somebody was heard by those who met: *the court in Leeds heard on*."""
    return _heard().search(stretch) is not None


def names_place(clause: str) -> bool:
    """Tell whether words were said where something was going on: *said outside*, *said after the whistle*."""
    return _places().search(clause) is not None


def names_gesture(clause: str) -> bool:
    """Tell whether somebody was seen and not only heard: *nodded*, *shouted*."""
    return not words("scene_verbs").isdisjoint(_WORD.findall(clause.lower()))


def names_around(clause: str) -> bool:
    """Tell whether words were said before, during or after something: *said after the vote*."""
    return _AROUND.search(clause) is not None


def names_answer(clause: str) -> bool:
    """Tell whether words answer or echo what was told right before: *struck a similar tune*."""
    return _BACK.search(clause) is not None or not words("answer_words").isdisjoint(
        _WORD.findall(clause.lower())
    )


def goes_on_from(clause: str, telling: str) -> bool:
    """Tell whether a frame is tied to what another sentence tells: *after the vote* to *voted on Tuesday*."""
    named = {
        word.lower()[:STEM_LENGTH] for match in _AROUND.finditer(clause) for word in _long_words(match[1])
    }
    return bool(named) and not named.isdisjoint(word.lower()[:STEM_LENGTH] for word in _long_words(telling))


def _long_words(stretch: str) -> list[str]:
    return [word for word in _WORD.findall(stretch) if len(word) >= STEM_LENGTH]
