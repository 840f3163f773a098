"""Where: the medium of each quotation, by its frame, its occasion, or the same person's words beside it.

*“We won,” she said in a speech*; *In a speech, she … . “We won,” she said*; *Ruiz: “We won” ¶ “We won,” she
said in a speech*.
"""

import re
from dataclasses import replace
from itertools import pairwise

from quotes.dates.layout import Layout
from quotes.dates.occasion import Occasion
from quotes.dates.said import Dated
from quotes.dates.tellings import Telling
from quotes.dates.venues import venues_in

# *said after the meeting broke up* is of its day, but was not said there.
_AFTERWARDS = re.compile(r"\b(?:after|before)\s+the\s+((?:[a-z-]+\s+){0,2}[a-z]+)\b")
_WRITTEN_MEDIA = frozenset({"book", "court", "email", "message", "post", "report", "statement"})
# Who says two things in a row says both in the one that the second names.
_ONE_TEXT = frozenset({"email", "interview", "post", "statement"})


def medium_of(telling: Telling, occasion: Occasion | None, origin: Dated | None) -> str | None:
    """Return where a quotation was said: by its frame, its occasion, or as the one that goes on.

    What somebody *wrote* is of the ruling or the statement, where the occasion is one.
    """
    told = None if occasion is None or _is_afterwards(telling.clause) else occasion.medium
    if telling.medium is not None and not (telling.medium == "written" and told in _WRITTEN_MEDIA):
        return telling.medium
    if told is not None:
        return told
    return None if origin is None else origin.medium


def _is_afterwards(clause: str) -> bool:
    match = _AFTERWARDS.search(clause)
    return match is not None and bool(venues_in(match[1]))


def with_media_beside(layout: Layout, tellings: list[Telling], dated: list[Dated]) -> list[Dated]:
    """Return the answers, some without a medium with that of the same person's next words."""
    return _with_headlines(layout, tellings, _with_next(layout, tellings, dated))


def _with_next(layout: Layout, tellings: list[Telling], dated: list[Dated]) -> list[Dated]:
    """Return the answers, one without a day or a medium with the medium that the speaker's next words name.

    *Ruiz called it “a win.” ¶ “It is ours,” she said in a statement* quotes one statement twice.
    """
    result = list(dated)
    for number, (telling, after) in enumerate(pairwise(tellings)):
        same = telling.speaker is not None and telling.speaker == after.speaker
        near = layout.paragraphs_between(telling.place, after.place) <= 1
        unknown = dated[number].medium is None and dated[number].said.basis in {None, "published"}
        if same and near and unknown and after.medium in _ONE_TEXT and not telling.elsewhere:
            result[number] = replace(dated[number], medium=after.medium)
    return result


def _with_headlines(layout: Layout, tellings: list[Telling], dated: list[Dated]) -> list[Dated]:
    """Return the answers, those of a headline with the medium that the same person's next words have."""
    below: dict[str | None, str] = {}
    for telling, each in zip(reversed(tellings), reversed(dated), strict=True):
        if each.medium is not None and not layout.in_headline(telling.place):
            below[telling.speaker] = each.medium
    below.pop(None, None)
    return [
        replace(each, medium=each.medium or below.get(telling.speaker))
        if layout.in_headline(telling.place)
        else each
        for telling, each in zip(tellings, dated, strict=True)
    ]
