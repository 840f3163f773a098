"""Compares two people: the same, different or undecided, with a score and the reason in words.

**A wrong merge costs more than a missed one.** So *same* needs two names that agree in all that both give,
and roles that one person may hold; what only might be (an initial, a second surname left out, *Jr.* in one
article) is undecided, stays apart, and is put before the user.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.identity.names import Name, fold
from quotes.identity.spelling import given_agree, is_surname_first, skeleton
from quotes.lexicon import table

Verdict: TypeAlias = Literal["same", "different", "undecided"]
SAME_FROM = 0.9
"""Scores from here up let two names be one person's. Set by hand, between the reasons of `compare`."""


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names agree, and why.

    The score orders the reasons by trust, from 0 (different people) to 1; it is no probability.
    """

    score: float
    reason: str

    @property
    def verdict(self) -> Verdict:
        """What follows."""
        if self.score >= SAME_FROM:
            return "same"
        return "undecided" if self.score > 0 else "different"


def compare_people(one: Name, other: Name, roles: tuple[str | None, str | None] = (None, None)) -> Match:
    """Return how far two names with their roles may be one person's."""
    match = compare(one, other)
    if match.score > 0 and roles_oppose(*roles):
        return Match(0.0, f"{roles[0]} and {roles[1]}")
    return match


def compare(one: Name, other: Name) -> Match:
    """Return how far two people's names agree; the order of the two does not matter."""
    if not (one.given and other.given):
        alone = one.spelling == other.spelling
        return Match(0.3, "family name alone") if alone else Match(0.0, "other family name")
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Match(0.0, "other generation")
    match = _compare_words(one, other)
    if match.score >= SAME_FROM and one.suffix != other.suffix:
        return Match(0.7, "generation given once")
    return match


def _compare_words(one: Name, other: Name) -> Match:
    if one.key == other.key:
        return Match(1.0, "same name") if one.is_full else Match(0.5, "initial of the given name")
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return _joined(one, other)
    if _is_eastern(one) or _is_eastern(other):
        return _compare_eastern(one, other)
    if one.spelling.replace(" ", "") != other.spelling.replace(" ", ""):
        return _compare_longer(one, other)
    return _compare_given(one, other)


def _joined(one: Name, other: Name) -> Match:
    if not (one.is_full and other.is_full):
        return Match(0.5, "initial of the given name")
    if one.family != other.family:
        return Match(0.9, "other spelling of the family name")
    return Match(0.95, "other spelling of the given name")


def _is_eastern(name: Name) -> bool:
    """Tell whether the family name may come first; then nothing in between is a middle name."""
    return is_surname_first(name.given) or (is_surname_first(name.family) and "-" in name.key)


def _compare_eastern(one: Name, other: Name) -> Match:
    if _turned(one, other) or _turned(other, one):
        return Match(0.93, "family name first or last")
    if _with_western_name(one, other) or _with_western_name(other, one):
        return Match(0.91, "with and without a western name")
    return (
        _compare_given(one, other)
        if one.spelling == other.spelling and not _both_first(one, other)
        else (
            Match(0.0, "other given name")
            if one.words[0] == other.words[0]
            else Match(0.0, "other family name")
        )
    )


def _both_first(one: Name, other: Name) -> bool:
    return is_surname_first(one.given) and is_surname_first(other.given)


def _turned(first: Name, last: Name) -> bool:
    """Tell whether the one has in front the family name that the other has at the end."""
    return (
        is_surname_first(first.given)
        and first.words[0] == last.words[-1]
        and "".join(first.words[1:]) == "".join(last.words[:-1])
    )


def _with_western_name(longer: Name, shorter: Name) -> bool:
    return (
        is_surname_first(shorter.given)
        and longer.words[1:] == shorter.words
        and not is_surname_first(longer.given)
    )


def _compare_longer(one: Name, other: Name) -> Match:
    """Compare names of which one may leave something out at the end: *Pedro Sánchez (Pérez-Castejón)*."""
    shorter, longer = sorted((one, other), key=lambda name: len(name.words))
    count = len(shorter.words)
    if count > 1 and shorter.is_full and longer.words[:count] == shorter.words:
        return Match(0.6, "second family name given once")
    if count > 1 and longer.words[-count:] == shorter.words:
        return Match(0.6, "first name given once")
    return Match(0.0, "other family name")


def _compare_given(one: Name, other: Name) -> Match:
    if not given_agree(one.given, other.given):
        return _compare_initials(one, other)
    if not _middles_agree(one.middle, other.middle):
        return Match(0.0, "other middle name")
    if not (one.is_full and other.is_full):
        return Match(0.5, "initial of the given name")
    if 1 in {len(one.given), len(other.given)} or _initials_differ(one.middle, other.middle):
        return Match(0.5, "initials that are not all the same")
    if skeleton(one.given) != skeleton(other.given):
        return Match(0.92, "short form of the given name")
    if one.family != other.family:
        return Match(0.9, "other spelling of the family name")
    return Match(0.95, "middle name left out or shortened")


def _compare_initials(one: Name, other: Name) -> Match:
    if 1 in {len(one.given), len(other.given)} and one.given[0] == other.given[0]:
        return Match(0.5, "initial of the given name")
    shorter, longer = sorted((one, other), key=lambda name: len(name.words))
    if len(shorter.words) > 1 and longer.words[-len(shorter.words) :] == shorter.words:
        return Match(0.6, "first name given once")
    return Match(0.0, "other given name")


def _initials_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether both give initials alone and begin with another: George W. and George H. W. Bush."""
    initials = all(len(name) == 1 for name in (*one, *other))
    return bool(one and other and initials and one[0] != other[0])


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the shorter row of middle names, or their initials, stands in order in the longer."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(_middle_agrees(name, candidate) for candidate in rest) for name in shorter)


def _middle_agrees(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other) or (1 in {len(one), len(other)} and one[0] == other[0])


def roles_oppose(one: str | None, other: str | None) -> bool:
    """Tell whether hardly anybody holds both roles: a senator and a goalkeeper."""
    fields = role_fields(one), role_fields(other)
    return bool(fields[0] and fields[1] and not fields[0] & fields[1])


def role_fields(role: str | None) -> frozenset[str]:
    """Return the fields that the words of a role belong to; nothing where none is telling."""
    fields = table("role_domains")
    found = (fields.get(word.strip(",.")) for word in fold(role or "").split())
    return frozenset(field for field in found if field is not None)
