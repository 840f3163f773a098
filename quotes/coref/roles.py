"""Roles: the nouns for people that the text hangs on a name, before it or set off by commas.

*US president* X; X*, director of the port,*; *their mother,* X.
"""

import re
from collections.abc import Sequence

from quotes.coref.mentions import Gender
from quotes.lexicon import table, words
from quotes.nlp import stop_words

# The noun for a human stands among so many words behind a name's comma.
ROLE_WORDS = 7
# So many characters before and behind a name are looked at; so many for *administrator of the*.
REACH = 100
OFFICE_REACH = 40

_SPACE = r"[ \u00a0]"
_WORD = re.compile(r"[\w’'-]+")
# Read backwards from the name: a search for an end would try each character before it as a beginning.
_BEFORE_BACKWARDS = re.compile(rf"(?:{_SPACE}[\w’'-]*[^\W\d_]){{1,6}}")
_NEAREST_BACKWARDS = re.compile(rf"{_SPACE}([\w’'-]*[^\W\d_])")
_APPOSITION = re.compile(r", \(?[^,.;:()“”\"\n]{3,90}")
# *Ruiz, a diver, was elected as mayor of Velm*
_IS = re.compile(
    r"(?:, [^,.;:()“”\"\n]{3,60},)? (?:(?:was|is) (?:elected|named|appointed)|is|(was|served)|became|serves)"
    r"(?: as)?(?: now| currently)?( (?!not\b|being\b)[^,.;:()“”\"\n]{3,60})"
)
_OWNER = r"\b(?:the|his|her|their|its|our|my|an?|[^\W\d_]+['’]s)"
_SET_OFF = re.compile(
    rf"{_OWNER}{_SPACE}((?:[^\W\d_]+{_SPACE}?){{1,4}})(?:of[^,.;:]{{1,30}})?,{_SPACE}$", re.IGNORECASE
)
_OFFICE = re.compile(rf"([^\W\d_]+){_SPACE}(?:of|for|at){_SPACE}(?:the{_SPACE})?$")
_LEADING_OF_OFFICE = tuple(f"{word}{space}" for word in ("of", "for", "at", "the") for space in " \u00a0")
_BODY = re.compile(
    rf", (?:the|an?){_SPACE}((?:[\w’'-]+{_SPACE}){{0,5}}?)([a-z]+)"
    r"(?=,|\.|\)| (?:of|for|that|which|in|at|based)\b)"
)
_NEAR = {"inside", "near", "outside"}  # prepositions that are no stop words
_DETERMINERS = {"the", "a", "an"}
_TIMELY = {"early", "newly"}  # *is newly elected mayor*
_ROLE_OPENERS = {"the", "a", "an", "first", "one"}
_FINITE = {"am", "are", "be", "been", "had", "has", "have", "is", "was", "were", "will", "would"}
_FOLLOWING = re.compile(rf"{_SPACE}([a-z]+)")
_DESCRIBES = re.compile(rf"(?:['’]s?)?((?:{_SPACE}[a-z-]+){{1,5}}){_SPACE}(?=[^\W\d_])")


def roles_of(before: str, titles: Sequence[str], after: str) -> tuple[str, ...]:
    """Return the role words beside a name, the noun for a human first; `titles` stand right before it."""
    beside = [_in_full(word.lower().rstrip(".")) for word in titles]
    if before[-2:-1] != ",":
        beside += _role_right_before(before[::-1])
    elif (set_off := _SET_OFF.search(before, _clause_begins(before))) is not None:
        beside += _role_before(_WORD.findall(set_off.group(1))[::-1])
    if (apposition := _APPOSITION.match(after)) is not None:
        beside += _role_behind(_WORD.findall(apposition.group()))
    if (predicate := _IS.match(after)) is not None:
        beside += _role_told(_WORD.findall(predicate.group(2)))
    return tuple(dict.fromkeys(beside))


def _clause_begins(before: str) -> int:
    """Return where the words begin that the last comma ends, behind the mark before."""
    return max(before.rfind(mark, 0, -2) for mark in ",.;:") + 1


def past_role_of(before: str, titles: Sequence[str], after: str) -> str | None:
    """Return the noun for a human that somebody no longer may be: *was the mayor*, *, former mayor,*.

    `titles` are the capital words before the name: *Former President*, or *President* behind *former*.
    """
    leading_words = [word.lower() for word in (*before.split()[-1:], *titles[:-1])]
    if titles and not words("past_words").isdisjoint(leading_words):
        return _in_full(titles[-1].lower().rstrip("."))
    predicate = _IS.match(after)
    if predicate is not None and predicate.group(1) is not None:
        return next(iter(_role_told(_WORD.findall(predicate.group(2)))), None)
    apposition = _APPOSITION.match(after)
    behind = [] if apposition is None else _role_behind(_WORD.findall(apposition.group()))
    leading = _BEFORE_BACKWARDS.match(before[::-1])
    ahead = [] if leading is None else _role_before(_WORD.findall(leading.group()[::-1])[::-1])
    return next(
        (role[0] for role in (behind, ahead) if role and not words("past_words").isdisjoint(role)), None
    )


def _role_told(following: list[str]) -> list[str]:
    """Return the words up to the noun for a human in *is the new mayor of Velm*, nearest first."""
    of = next(
        (index for index, word in enumerate(following) if word in stop_words() and word not in _ROLE_OPENERS),
        None,
    )
    role = [word.lower() for word in following[:of]]
    kin = role[-1:] and role[-1] in words("kin_nouns")  # *is the son of Ruiz*: whose, and no role
    if not role or kin or role[-1] not in words("human_nouns") or _is_qualified(role):
        return []
    return role[::-1]


def _is_qualified(role: list[str]) -> bool:
    """Tell whether the verb's sense is changed before the role: *hardly the mayor*, *like a mayor*."""
    adverb = role[0].endswith("ly") and role[0] not in _TIMELY
    return adverb or role[0] == "like" or not _DETERMINERS.isdisjoint(role[1:])


def _in_full(title: str) -> str:
    """Return the noun that a short title stands for: *sen* → *senator*."""
    return table("short_titles").get(title, title)


def gender_of(roles: tuple[str, ...]) -> Gender | None:
    """Return the gender that the nearest role noun tells: *their mother, Eudora*."""
    told = table("gendered_nouns").get(roles[0]) if roles else None
    return "female" if told == "female" else "male" if told == "male" else None


def is_called_body(after: str) -> bool:
    """Tell whether a noun for a body or *which* is set off behind a name: *Ixoma, the Lesk news agency,*.

    In *Lund, the man behind the agency,* it hangs on another noun.
    """
    if after.startswith(", which "):
        return True
    called = _BODY.match(after)
    if called is None or called.group(2) not in words("organisation_nouns"):
        return False
    return not any(word in stop_words() or word in _NEAR for word in called.group(1).lower().split())


def holds_office(text: str, place: int) -> bool:
    """Tell whether a noun for a human and *of* lead to the name at a place: *Speaker of the*."""
    if not text.endswith(_LEADING_OF_OFFICE, 0, place):
        return False  # as before nearly all names
    match = _OFFICE.search(text[max(0, place - OFFICE_REACH) : place])
    return match is not None and match.group(1).lower() in words("human_nouns")


def describes_next(after: str) -> bool:
    """Tell whether a name only leads to the next one: *Velm* in *Velm council leader Tom Leahy*."""
    match = _DESCRIBES.match(after)
    if match is None or not after[match.end() : match.end() + 1].isupper():
        return False
    return match.group(1).split()[-1] in words("human_nouns")


def owns_human(after: str) -> bool:
    """Tell whether a noun for a human is right behind a name, whose ally it is: *the Ruiz ally*."""
    match = _FOLLOWING.match(after)
    if match is None:
        return False
    return match.group(1) in words("human_nouns") and match.group(1) not in words("plain_cues")


def leads_noun(after: str) -> bool:
    """Tell whether a word follows that is no verb of saying, as in *the Florida senator*."""
    match = _FOLLOWING.match(after)
    if match is None:
        return False
    return match.group(1) not in words("plain_cues") and match.group(1) not in words("function_words")


def _role_behind(following: list[str]) -> list[str]:
    """Return the words up to the noun for a human in *…, the harbour master of Velm,*, nearest first."""
    following = _before_title(following)
    heads = [index for index, word in enumerate(following[:ROLE_WORDS]) if word in words("human_nouns")]
    if not heads or set(following[heads[-1] + 1 : heads[-1] + 3]) & words("plain_cues"):
        return []  # *… with Velm, his spokeswoman said*: she speaks, and is no role of Velm's
    if set(following[: heads[-1]]) & _FINITE and following[0] not in {"who", "now", "then"}:
        return []  # *Tom, were greeted by an organizer*
    return following[: heads[-1] + 1][::-1]


def _before_title(following: list[str]) -> list[str]:
    """Return the words, in lower case, before another's title and name: *, recently asked General Lind*."""
    capital = [word[:1].isupper() for word in following]
    titles = (
        index
        for index, word in enumerate(following[:-1])
        if capital[index] and capital[index + 1] and word.lower() in words("human_nouns")
    )
    return [word.lower() for word in following[: next(titles, len(following))]]


def _role_right_before(letters: str) -> list[str]:
    """Return the words of a role, nearest first, that end where `letters`, read backwards, begin."""
    nearest = _NEAREST_BACKWARDS.match(letters)
    if nearest is None or nearest.group(1)[::-1].lower() not in words("human_nouns"):
        return []  # as before nearly all names: six words need not be read
    leading = _BEFORE_BACKWARDS.match(letters)
    return [] if leading is None else _role_before(_WORD.findall(leading.group()[::-1])[::-1])


def _role_before(backwards: list[str]) -> list[str]:
    """Return the words of a role right before a name (*White House spokeswoman*), nearest first."""
    if not backwards or backwards[0].lower() not in words("human_nouns"):
        return []
    role: list[str] = []
    for word in backwards:
        if word.lower() in stop_words() or word == "s":
            break
        role.append(word.lower())
    return role
