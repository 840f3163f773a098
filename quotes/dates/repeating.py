"""Repeating: words that the article gives twice were said once, in a headline as below it.

*Ito promises ships “as soon as possible”* above *Ito said Thursday that it would be “as soon as possible.”*
"""

import re
from dataclasses import replace
from functools import cache

from quotes.dates.layout import Layout
from quotes.dates.said import Dated
from quotes.dates.tellings import Telling
from quotes.find.quotation import Found

# So many words in a row are not said twice by chance; in a headline, one of the same person is enough.
REPEATED_WORDS = 3

_WORD = re.compile(r"[^\W_]+")


def with_repeated(
    text: str, layout: Layout, founds: tuple[Found, ...], tellings: list[Telling], dated: list[Dated]
) -> list[Dated]:
    """Return the answers; one without evidence has the day of the quotation that holds its words again."""
    said = cache(lambda number: _words(text, founds[number]))
    known: dict[str | None, list[int]] = {}
    for number, (telling, each) in enumerate(zip(tellings, dated, strict=True)):
        if _is_known(each):
            known.setdefault(telling.speaker, []).append(number)
    speakers = {telling.speaker for telling in tellings if telling.speaker is not None}
    result = list(dated)
    for number, (telling, each) in enumerate(zip(tellings, dated, strict=True)):
        if _is_known(each) or telling.speaker is None:
            continue
        in_headline = layout.in_headline(telling.place)
        meant = _meant(telling.speaker, speakers) if in_headline else {telling.speaker}
        others = sorted(other for speaker in meant for other in known.get(speaker, ()))
        least = 1 if in_headline else REPEATED_WORDS
        if others and len(said(number).split()) >= least:
            again = next((other for other in others if said(number) in said(other)), None)
            if again is not None:
                result[number] = replace(each, said=replace(dated[again].said, basis="carried"))
    return result


def _is_known(dated: Dated) -> bool:
    return dated.said.basis in {"stated", "carried"}


def _meant(speaker: str, speakers: set[str]) -> set[str]:
    """Return the names of whom a headline means: of all who have the surname, if they are one person."""
    surname = speaker.split()[-1]
    bearers = {each for each in speakers if each.split()[-1] == surname}  # the surname alone may be one
    return {speaker} if len(bearers - {surname}) > 1 else {speaker, *bearers}


def _words(text: str, found: Found) -> str:
    """Return the words of a quotation in lower case, a space before and behind each."""
    words = (word.lower() for part in found.contents for word in _WORD.findall(part.of(text)))
    return f" {' '.join(words)} "
