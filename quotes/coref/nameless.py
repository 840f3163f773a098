"""People who speak and have no name in the article: *one delegate said … “Not one,” he said*.

They are bearers like others, so that *he* may mean them; their person is the description itself.
"""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from quotes.coref.bearer import Bearer
from quotes.coref.mentions import NameMention
from quotes.coref.nominals import Nominal, read_nominal
from quotes.coref.person import Person
from quotes.lexicon import words
from quotes.saying import said_forms
from quotes.span import Span

_OPENERS = frozenset({"a", "an", "another", "one"})
_OWNED = frozenset({"her", "his", "their"})
# The first letter leads the pattern, which so takes a third of the time.
_INTRODUCES = re.compile(
    r"[AaHOoT](?<!\w.)(?:(?<=[Aa])(?:n(?:other)?)?|(?<=[Oo])ne|(?<=H)(?:is|er)|(?<=T)heir)"
    r" ((?:[\w’'-]+ ){2,6})"
)
_WORD = re.compile(r"\S+")
# *said Tom Lind was late*: of somebody else, whom *he* may mean as well; whose lawyer it is, is told already.
_OF_OTHERS = re.compile(r"[^.?!\n]*?\b[A-Z]\w+")
_OF_OWNER = re.compile(r"[^.?!\n]*?\b(?:he|him|his|she|her|[A-Z]\w+)\b")
_ASKS = frozenset({"asked", "asks"})


def find_nameless(text: str, described: Iterable[Span], held: Container[str]) -> list[tuple[Span, Nominal]]:
    """Return who is introduced without a name, as a source (`described`) or before a verb of saying.

    *His lawyer* has none where nobody in the article is a lawyer (`held`: the roles that somebody has).
    """
    spans = {span.start: span for span in chain(_before_saying(text), described)}
    read = ((span, read_nominal(span.of(text))) for _, span in sorted(spans.items()))
    ones = ((span, nominal) for span, nominal in read if _is_one(nominal))
    return [(span, one) for span, one in ones if not (one.possessive and one.head in held)]


def _before_saying(text: str) -> Iterator[Span]:
    """Yield *one young delegate* of *one young delegate said*; who asks is answered by another.

    Where the sentence tells of somebody else, too, it is no clearer who *he* is.
    """
    telling = said_forms()
    for match in _INTRODUCES.finditer(text):
        if telling.isdisjoint(match.group(1).split()):
            continue
        for word in _WORD.finditer(match.group(1)):
            if word.group() in telling and word.group() not in _ASKS:
                begin, end = match.start(1) + word.start(), match.start(1) + word.end()
                others = _OF_OWNER if match.group().split()[0].lower() in _OWNED else _OF_OTHERS
                if others.match(text, end) is None:
                    yield Span(match.start(), begin - 1)
                break


def _is_one(nominal: Nominal) -> bool:
    """Tell whether a description introduces one human: *a delegate*, not *the mayor*, *two divers*."""
    introduces = nominal.first in _OWNED or nominal.first in _OPENERS and not nominal.definite
    human = (
        nominal.type is None
        and nominal.head in words("human_nouns")
        and nominal.head not in words("asking_nouns")
    )
    return introduces and human


def nameless_bearer(number: int, span: Span, nominal: Nominal) -> Bearer:
    """Return a bearer whose only name is a description."""
    bearer = Bearer(number)
    name = tuple(nominal.text.split())
    roles = (nominal.head,)
    bearer.add(NameMention(span, name, nominal.head, nominal.gender, organisation=False, roles=roles))
    return bearer


def nameless_person(nominal: Nominal) -> Person:
    """Return the person that a description stands for."""
    return Person(name=nominal.text, type="unnamed", role=nominal.head)
