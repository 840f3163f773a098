"""What in the reporter's words refers to somebody: names, pronouns, and roles that one person alone has."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.coref.holders import Holders, bearer_in_role
from quotes.coref.mentions import NameMention
from quotes.coref.nominals import read_nominal
from quotes.lexicon import words

# The first letter leads these patterns, which so take a third of the time.
PRONOUN = re.compile(r"[HhSs](?<!\w\w)(?i:(?<=h)(?:e|im|is|imself|er|ers|erself)|(?<=s)(?:he))\b")
_DESCRIBED = re.compile(r"[HTt](?<!\w.)(?:(?<=[Tt])he|(?<=H)(?:is|er)|(?<=T)heir)(?: [a-z-]+){1,4}")
_NOUN = re.compile(r"[a-z-]+")
# A title of a work or show: *on “Good Day Lesk”*.
_TITLE = re.compile(r"[“\"](?:[A-Z][\w’']*)(?: (?:[A-Z][\w’']*|[a-z]{1,4}))*,?[”\"]")


class Item(NamedTuple):
    """A name, a role noun or a pronoun; `bearer` is None for a pronoun, which is yet to be resolved."""

    place: int
    end: int
    bearer: int | None


def items_of(
    text: str,
    names: Sequence[NameMention],
    owners: Sequence[int],
    pronouns: Sequence[tuple[int, int]],
    holders: Holders,
) -> list[Item]:
    """Return the names, pronouns and role nouns of a text, without what only leads to a name."""
    titled = {place for match in _TITLE.finditer(text) for place in range(*match.span())}
    items = [
        Item(name.span.start, name.span.end, owner)
        for name, owner in zip(names, owners, strict=True)
        if not name.modifier and name.span.start not in titled
    ]
    items += [Item(start, end, None) for start, end in pronouns]
    return [*items, *_role_nouns(text, holders)]


def _role_nouns(text: str, holders: Holders) -> Iterator[Item]:
    """Yield descriptions by a role that the article gives one person alone: *the campaign manager*."""
    for match in _DESCRIBED.finditer(text):
        heads = [noun for noun in _NOUN.finditer(match.group()) if noun.group() in words("human_nouns")]
        if not heads:
            continue
        end = match.start() + heads[0].end()
        if text[end : end + 2].strip()[:1].isupper():
            continue  # *the mayor Ana Ruiz*: the name counts
        nominal = read_nominal(text[match.start() : end])
        alone = len(holders.get(nominal.head, ())) == 1
        bearer = bearer_in_role(holders, nominal, match.start()) if alone else None
        if bearer is not None and bearer.mentions[0].span.start < match.start():
            yield Item(match.start(), end, bearer.number)
