"""Corrections: quotations as the program found them in, quotations as people corrected them out.

**A correction never changes what was found.** It is applied on the way into the database, each time that the
article is read, so a new version of the program, a changed article and an undo all start from what was found.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from quotes.coref.person import Person
from quotes.dates.said import Precision, Said
from quotes.find.quotation import Kind
from quotes.judgement import CorrectionKind, Judgement
from quotes.judging.anchors import locate
from quotes.quotation import CONTENT_GAP, Quotation
from quotes.span import Span

RULE = "corrected"
"""What stands as the rule where a person said who the speaker is."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}  # by the number of characters

Apply = Callable[[Quotation, Judgement, str, Sequence[Quotation]], Quotation | None]
"""A quotation, what is decided, the article's text and what else was found in; the right one out."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Quotations with corrections applied.

    `originals` are those that are other than found or were judged, as found. `met` gives the position of the
    quotation that each judgement is about, by the judgement's place in the row of judgements; those that met
    none are missing.
    """

    quotations: tuple[Quotation, ...]
    originals: tuple[Quotation, ...]
    met: Mapping[int, int]


def correct(text: str, found: Sequence[Quotation], judgements: Sequence[Judgement], *, key: str) -> Corrected:
    """Return the quotations of an article, corrected; of two judgements on one thing the later counts.

    `key` is the article's; judgements that are taken back or about names must not be among `judgements`.
    """
    now: dict[int, Quotation | None] = {each.position: each for each in found}
    met: dict[int, int] = {}
    for number in sorted(range(len(judgements)), key=lambda number: judgements[number].created_at):
        judgement = judgements[number]
        about = locate(judgement, text, found, key=key)
        if about is not None and _decide(now, about, judgement, text, found):
            met[number] = about.position
    gone = {each.position: each.parent for each in found if now[each.position] is None}
    right = {at: _with_parent(each, gone) for at, each in now.items() if each is not None}
    touched = set(met.values())
    originals = (each for each in found if each.position in touched or right[each.position] != each)
    return Corrected(tuple(right.values()), tuple(originals), met)


def _decide(
    now: dict[int, Quotation | None],
    about: Quotation,
    judgement: Judgement,
    text: str,
    found: Sequence[Quotation],
) -> bool:
    """Apply one judgement; tell whether it could be."""
    current = now[about.position]
    if current is None:
        return True  # it was judged to be none; what it would be otherwise changes nothing
    decided = _APPLY[cast(CorrectionKind, judgement.kind)](current, judgement, text, found)
    if decided is None and judgement.kind != "not_a_quotation":
        return False
    now[about.position] = decided
    return True


def _with_parent(quotation: Quotation, gone: Mapping[int, int | None]) -> Quotation:
    """Return the quotation with the parent of its parent where that turned out to be none."""
    parent = quotation.parent
    while parent is not None and parent in gone:
        parent = gone[parent]
    return quotation if parent == quotation.parent else replace(quotation, parent=parent)


def _speaker(quotation: Quotation, judgement: Judgement, _: str, found: Sequence[Quotation]) -> Quotation:
    person = None if judgement.object is None else _person(judgement, found)
    return replace(quotation, speaker=person, rule=RULE, confidence=1.0, confidence_known=None)


def _person(judgement: Judgement, found: Iterable[Quotation]) -> Person:
    """Return the person of the article who is called so, else a new one."""
    name = judgement.object or ""
    persons = {each.speaker for each in found if each.speaker is not None}
    called = [each for each in persons if each.name == name] or [
        each for each in persons if name in each.aliases
    ]
    return called[0] if len(called) == 1 else Person(name=name, type=judgement.type or "person")


def _said_on(quotation: Quotation, judgement: Judgement, _: str, __: Sequence[Quotation]) -> Quotation | None:
    said = said_of(judgement.object or "")
    return None if said is None else replace(quotation, said=said)


def said_of(words: str) -> Said | None:
    """Return the date that `2025-12-11`, `2025-12`, `2025` or `2025-12-08/2025-12-11` says, else None."""
    on, _, until = words.partition("/")
    pattern = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
    if (
        not re.fullmatch(pattern, on)
        or (until and not re.fullmatch(pattern, until))
        or (until and until < on)
    ):
        return None
    precision: Precision = "interval" if until else _PRECISIONS[len(on)]
    return Said(on=on, until=until or None, precision=precision, basis="stated")


def _kind(quotation: Quotation, judgement: Judgement, _: str, __: Sequence[Quotation]) -> Quotation | None:
    return replace(quotation, kind=judgement.object) if judgement.object in KINDS else None


def _contents(
    quotation: Quotation, judgement: Judgement, text: str, _: Sequence[Quotation]
) -> Quotation | None:
    spans = spans_of(judgement.object or "", text, near=quotation.contents[0].start)
    if spans is None:
        return None
    return replace(quotation, contents=spans, text=CONTENT_GAP.join(span.of(text) for span in spans))


def spans_of(words: str, text: str, *, near: int) -> tuple[Span, ...] | None:
    """Return where the words stand in the text, the first part as near to `near` as can be; None if nowhere.

    Parts of interrupted speech are separated as in a quotation's text; each stands behind the one before.
    """
    first, *rest = words.split(CONTENT_GAP)
    starts = [match.start() for match in re.finditer(re.escape(first), text)] if first else []
    if not starts:
        return None
    start = min(starts, key=lambda each: abs(each - near))
    spans = [Span(start, start + len(first))]
    for part in rest:
        start = text.find(part, spans[-1].end)
        if start < 0 or not part:
            return None
        spans.append(Span(start, start + len(part)))
    return tuple(spans)


def _none(_: Quotation, __: Judgement, ___: str, ____: Sequence[Quotation]) -> None:
    return None


_APPLY: dict[CorrectionKind, Apply] = {
    "speaker": _speaker,
    "said_on": _said_on,
    "quote_kind": _kind,
    "contents": _contents,
    "not_a_quotation": _none,
}
