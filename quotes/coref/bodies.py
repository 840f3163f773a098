"""Names that are bodies' and no surnames: *the FBI*, *CNN*, *Reuters*, *Referees’ Guild*."""

import re
from collections.abc import Iterable

from quotes.coref.mentions import NameMention
from quotes.coref.nominals import singular
from quotes.coref.peoples import is_party
from quotes.lexicon import words
from quotes.span import Span

_ARTICLE_AND_LETTERS = re.compile(r"[Tt](?<!\w.)he ([A-Z]{2,5})\b")
# Letters that are no surname in capitals, as *BUSH* over an answer is; three may be a person's (*JFK*).
_NO_VOWEL = re.compile(r"[BCDFGHJ-NP-TV-XZ]{4,5}")


def mark_bodies(text: str, found: list[NameMention]) -> list[NameMention]:
    """Return the mentions of a text in order, bodies told apart."""
    return _with_letters(text, _with_members(text, found))


def _with_members(text: str, found: list[NameMention]) -> list[NameMention]:
    """Return the mentions with whose body it is as part of the name: *Referees’ Guild*."""
    joined: list[NameMention] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and _are_members(text, before, each):
            span = Span(before.span.start, each.span.end)
            each = each._replace(span=span, words=tuple(span.of(text).split()), organisation=True)
            joined.pop()
        joined.append(each)
    return joined


def _are_members(text: str, before: NameMention, body: NameMention) -> bool:
    """Tell whether a plural for people owns a noun for a body: no party's, no people's."""
    if text[before.span.end : body.span.start] not in {"’ ", "' "} or len(before.words) > 1:
        return False
    noun = before.words[0].lower()
    members = singular(noun) != noun and not is_party(singular(noun))
    return members and body.words[-1].lower() in words("organisation_nouns")


def _with_letters(text: str, found: Iterable[NameMention]) -> list[NameMention]:
    """Return the mentions with letters that have an article (*the FBI*) and known ones as bodies."""
    letters = set(_ARTICLE_AND_LETTERS.findall(text))
    return [
        each._replace(organisation=True) if each.words[0] in letters or _is_known(each) else each
        for each in found
    ]


def _is_known(mention: NameMention) -> bool:
    """Tell whether a name is a body's by itself: *Reuters*, *CNN*."""
    if len(mention.words) > 1 or mention.title is not None:
        return False
    (word,) = mention.words
    return _NO_VOWEL.fullmatch(word) is not None or word.lower() in words("known_bodies")
