"""The forms of the verbs of saying and naming, for reading the reporter's words without a parser.

*tell* gives *tell, tells, told, telling*; *urge* gives *urge, urges, urged, urging*.
"""

from functools import cache
from typing import Literal

from quotes.lexicon import table

Strength = Literal["say", "name"]

_VOWELS = "aeiou"
# Verbs whose last letter is doubled before -ed and -ing.
_DOUBLING = {
    "beg",
    "brag",
    "chat",
    "hint",
    "nod",
    "pan",
    "quip",
    "rap",
    "rip",
    "slam",
    "slap",
    "snap",
    "sob",
    "sum",
    "tag",
    "tar",
    "tut",
}


@cache
def cue_forms(strength: Strength) -> frozenset[str]:
    """Return every form of the verbs that say (*said*, *says*) or that name (*called*, *calling*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.split()[0] == strength]
    return frozenset(form for verb in verbs for form in _forms(verb))


def _forms(verb: str) -> set[str]:
    irregular = table("irregular_verbs").get(verb) or table("irregular_cues").get(verb)
    finite = set(irregular.split()) if irregular else _regular(verb)
    return {verb, _present_participle(verb), *finite}


def _regular(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb + "s", verb + "d"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ies", verb[:-1] + "ied"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {third, verb + (verb[-1] if verb in _DOUBLING else "") + "ed"}


def _present_participle(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in _DOUBLING | {"put"} else "") + "ing"
