"""The forms of the verbs of saying, for reading the reporter's words without a parser.

*demand* gives *demands*, *demanded*, *demanding*; *say* gives *says*, *said*, *saying*.
"""

from functools import cache

from quotes.lexicon import table, words

_VOWELS = "aeiou"


@cache
def said_forms() -> frozenset[str]:
    """Return the past and third-person forms of the verbs of saying (*said*, *says*, *demanded*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.startswith("say")]
    irregular = {form for forms in table("irregular_verbs").values() for form in forms.split()}
    regular = {form for verb in verbs if verb not in table("irregular_verbs") for form in finite_forms(verb)}
    return frozenset(regular | irregular)


@cache
def saying_forms() -> frozenset[str]:
    """Return the present participles of the verbs of saying (*saying*, *stating*)."""
    verbs = [verb for verb, entry in table("cue_verbs").items() if entry.startswith("say")]
    return frozenset(participle(verb) for verb in verbs)


def finite_forms(verb: str) -> set[str]:
    """Return the third-person and past forms of a regular verb (*urges*, *urged*)."""
    if verb.endswith("e"):
        return {verb + "s", verb + "d"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ies", verb[:-1] + "ied"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return {third, _doubled(verb) + "ed"}


def participle(verb: str) -> str:
    """Return a verb's present participle (*urging*, *begging*)."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in words("doubling_verbs") else verb
