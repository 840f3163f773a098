"""*They*, *both*, *the two*: the group quoted last, or the two whom the reporter just joined."""

import re
from itertools import pairwise

from quotes.attribute.mention import Attribution, Mention
from quotes.coref.discourse import Discourse
from quotes.coref.naming import joint_of
from quotes.coref.person import Resolved

# A group is meant again, or two people who were joined by *and*, within so many sentences.
REACH = 3
# What stands between two names that are joined: *Ana Ruiz, mayor of Velm, and council leader Tom Leahy*.
_JOINED = re.compile(r"(?:, [^,.;:]{1,60},)? and (?:[\w.’-]+ ){0,3}$")

# These are two for certain, as *they* is not.
_OF_TWO = {"both", "the two", "both men", "both women", "the two men", "the two women"}

NO_GROUP = Resolved(None, "plural_pronoun")


def resolve_plural(
    discourse: Discourse, source: Mention, attributions: tuple[Attribution, ...], done: list[Resolved]
) -> Resolved:
    """Return the group or joint speaker that a plural word stands for, if any was spoken of."""
    here = discourse.sentence_of(source.span.start)
    before = [
        (discourse.sentence_of(attribution.source.span.start), answer)
        for attribution, answer in zip(attributions, done, strict=False)
        if attribution.source is not None and attribution.source.span.start < source.span.start
    ]
    groups = [answer for sentence, answer in before if here - sentence <= REACH and _is_group(answer)]
    if groups:
        return Resolved(groups[-1].person, "same_group")
    pair = _pair_before(discourse, source.span.start, here)
    if not pair and source.span.of(discourse.text).lower() in _OF_TWO:
        pair = _two_before(discourse, source.span.start, here)
    return joint_of(discourse, pair) if pair else NO_GROUP


def _is_group(answer: Resolved) -> bool:
    return answer.person is not None and answer.person.type == "group"


def _people_near(discourse: Discourse, place: int, here: int) -> list[int]:
    """Return the numbers of the people's names in the reporter's words of the last sentences."""
    return [
        index
        for index, name in enumerate(discourse.names)
        if name.span.start < place
        and here - discourse.sentence_of(name.span.start) <= REACH
        and not discourse.in_quotes(name.span.start)
        and discourse.bearers[discourse.owners[index]].is_person
    ]


def _two_before(discourse: Discourse, place: int, here: int) -> list[int]:
    """Return the numbers of two names where the last sentences speak of two people, [] of one or three."""
    by_owner = {discourse.owners[index]: index for index in _people_near(discourse, place, here)}
    return sorted(by_owner.values()) if len(by_owner) == 2 else []


def _pair_before(discourse: Discourse, place: int, here: int) -> list[int]:
    """Return the numbers of the last two people joined in the reporter's words, [] without any."""
    near = _people_near(discourse, place, here)
    pairs = [
        [one, other]
        for one, other in pairwise(near)
        if discourse.owners[one] != discourse.owners[other]
        and _JOINED.fullmatch(
            discourse.text[discourse.names[one].span.end : discourse.names[other].span.start]
        )
    ]
    return pairs[-1] if pairs else []
