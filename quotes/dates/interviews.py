"""Interviews: whether somebody sat down to be spoken to (*sat down with the paper*), not to a dinner."""

import re
from functools import cache

from quotes.lexicon import table, words

# Between *with* and the hearer: no relative clause, and no place (*with a groan before the court*).
_BETWEEN = (
    r"(?:(?!(?:who|which|that|whose|where|at|before|behind|beside|in|near|on|outside|to)\b)[\w.,’'“”¤-]+\s+)"
)
_NO_RELATIVE = r"(?:(?!\b(?:who|which|that|whose|where)\b)[^.;])"


@cache
def _sat_down() -> re.Pattern[str]:
    nouns = [noun for noun, medium in table("occasion_nouns").items() if medium in {"broadcast", "interview"}]
    outlets = "|".join(noun.capitalize() for noun in sorted(words("organisation_nouns")))
    return re.compile(
        rf"\b(?:sat|sits|sitting)\s+down\s+(?:for|with)\s+{_BETWEEN}{{0,5}}?"
        rf"(?:(?P<noun>{'|'.join(sorted(nouns))})|me|us|{'|'.join(sorted(words('hearers')))}"
        rf"|[A-Z]{{3,}}|{outlets})\b{_NO_RELATIVE}{{0,120}}$"
    )


def interview_in(before: str) -> re.Match[str] | None:
    """Return where the words before a day say that somebody was spoken to at length: *sat down with us*.

    Its group `noun` is what calls it an interview, if anything does.
    """
    return _sat_down().search(before)
