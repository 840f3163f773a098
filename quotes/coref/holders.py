"""Who holds the role that a description names, by what the article itself hangs on its names."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from quotes.coref.bearer import Bearer
from quotes.coref.nominals import Nominal
from quotes.lexicon import words

DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "our", "my"})


# By role: the people whom the article gives it, each with the places of their names in order.
Holders: TypeAlias = Mapping[str, list[tuple[Bearer, list[int]]]]


def index_holders(people: Iterable[Bearer]) -> Holders:
    """Return who of the people holds which role or title, asked once for an article."""
    holders: defaultdict[str, list[tuple[Bearer, list[int]]]] = defaultdict(list)
    for bearer in people:
        places = sorted(name.span.start for name in bearer.mentions)
        titles = {name.title for name in bearer.mentions if name.title is not None}
        for role in sorted(bearer.roles | titles):
            holders[role].append((bearer, places))
    return holders


def bearer_in_role(holders: Holders, nominal: Nominal, place: int) -> Bearer | None:
    """Return whom the article gives this role: best by words, nearest before, of those who have it now.

    *The former mayor* is first sought among those who had it once.
    """
    once = not words("past_words").isdisjoint(nominal.modifiers)
    best: tuple[bool, int, int, Bearer] | None = None
    place_of = nominal.owner is not None and nominal.owner.lower() in words("place_names")
    described = nominal.modifiers - DETERMINERS
    told = frozenset() if place_of else described  # *London’s new mayor*
    for bearer, places in holders.get(nominal.head, ()):
        shared = len(described & bearer.roles)
        other = not shared and told and bearer.roles - {nominal.head}
        if other or not gender_fits(bearer, nominal):
            continue  # *the energy minister* is not *prime minister Tom Leahy*
        before = bisect_left(places, place)
        past = nominal.head in bearer.roles - bearer.present
        key = (past == once, shared, places[before - 1] if before else -places[0])
        if best is None or key > best[:3]:
            best = (*key, bearer)
    return None if best is None else best[3]


def gender_fits(bearer: Bearer, nominal: Nominal) -> bool:
    """Tell whether the bearer may be of the gender that a description tells."""
    return nominal.gender is None or bearer.gender in {None, nominal.gender}
