"""Interviews whose turns are told by layout alone: *Q:* and *A:*, bold questions with the answers under them.

Nobody is named for a question; the answers are all by the one whom the reporter names before the first.
"""

import re
from dataclasses import replace

from quotes.attribute.mention import Attribution
from quotes.find.quotation import Found

_QUESTION = re.compile(r"(?:\*\*|__)?Q[.:]|(?:\*\*|__)[^*_]+\?$")


def without_interviewer(
    text: str, founds: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions with nobody for questions, and answers that go on with the first answer."""
    asked = {
        number
        for number, (found, attribution) in enumerate(zip(founds, attributions, strict=True))
        if attribution.rule != "turn_label" and _QUESTION.match(found.marked[0].of(text))
    }
    first_answers: dict[int, int] = {}
    result: list[Attribution] = []
    for number, attribution in enumerate(attributions):
        if number in asked:
            result.append(Attribution(rule="question", frame=founds[number].marked[0]))
        elif attribution.carries is not None and attribution.carries in asked:
            first = first_answers.setdefault(attribution.carries, number)
            result.append(replace(attribution, carries=None if first == number else first))
        else:
            result.append(attribution)
    return tuple(result)
