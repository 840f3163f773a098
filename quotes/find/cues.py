"""The forms of the verbs of saying and naming, for reading the reporter's words without a parser.

*tell* gives *tell, tells, told, telling*; *urge* gives *urge, urges, urged, urging*.
"""

from functools import cache
from typing import Literal

from quotes.lexicon import table
from quotes.saying import finite_forms, participle

Strength = Literal["say", "name"]


@cache
def cue_forms(strength: Strength) -> frozenset[str]:
    """Return every form of the verbs that say (*said*, *says*) or that name (*called*, *calling*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.split()[0] == strength]
    return frozenset(form for verb in verbs for form in _forms(verb))


def _forms(verb: str) -> set[str]:
    irregular = table("irregular_verbs").get(verb) or table("irregular_cues").get(verb)
    return {verb, participle(verb), *(irregular.split() if irregular else finite_forms(verb))}
