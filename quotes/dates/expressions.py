"""Date words read against the day of publication: *Thursday*, *last week*, *March 3*, *in a 2013 interview*.

A bare weekday is the latest one on or before publication; a month without a year the latest that is not after
it; a date without a year may lie a little ahead. Where a weekday and a date disagree, the date is read.
Date words that belong to something else than speech are not read: *last week’s flood*, *the 2013 law*.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from quotes.dates.calendar import Calendar
from quotes.dates.fixed import FIXED, numeric_day
from quotes.dates.hanging import HANGING, counts_weeks
from quotes.dates.hints import find_dates
from quotes.dates.moment import WEEK_SLACK, Moment, day, until_at_most
from quotes.dates.patterns import Fields, fields_of
from quotes.dates.reading import Reading
from quotes.dates.relative import RELATIVE
from quotes.leading import led
from quotes.lexicon import table, words
from quotes.span import Span

# The occasion of a year or a month stands at most so many words behind: *a 2013 New York Times interview*.
OCCASION_REACH = 5
# So many characters around date words may make them part of a name: *Sunday* in *the Sunday Times*.
NAME_REACH = 20

WEEK = timedelta(weeks=1)

_OWNED = re.compile(r"['’]s?(?=\s)")
_WORD = re.compile(r"[\w-]+(?:['’]\w+)*|[.,;:!?—–]")
_NOUN = re.compile(r"\s+([a-z]+)")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|his|her|their|its|this|our)|['’]s?)\s+$")
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "weekend"})
# A programme or a column: *said on ABC’s This Week*.
_CAPITAL_PERIOD = re.compile(r"(?:This|Last|Next)\s+(?:Week|Weekend|Month|Year)\b")
_SEPTEMBER_11 = re.compile(r"Sept\w*\.? 11(?:, 2001)?")
_ATTACKS = re.compile(
    r",?\s+(?:2001,?\s+)?(?:terror|attack|hijack|memorial|victim|famil|commission|conspirac)"
)


def read_dates(
    text: str,
    start: int,
    end: int,
    calendar: Calendar,
    *,
    things: bool = False,
) -> Iterator[Reading]:
    """Yield the date words in `text[start:end]`, each read against the day of publication.

    With `things`, the day of *Tuesday’s attack* is read as well as that of *Tuesday’s speech*.
    """
    for match in find_dates(text, start, end):
        form, fields, span = fields_of(match)
        if _is_name(text, span) or not things and _is_of_something_else(text, form, span):
            continue
        reading = _read(form, fields, span, calendar)
        if reading is not None:
            yield reading


def _read(form: str, fields: Fields, span: Span, calendar: Calendar) -> Reading | None:
    """Return the reading of one match, None where the words fit a form but mean no day."""
    if form in HANGING:
        slack = WEEK_SLACK if counts_weeks(fields) else 0
        return Reading(span, None, HANGING[form](fields), fields.get("event"), slack)
    if form == "numeric_day":
        moment = numeric_day(fields, day_first=calendar.day_first)
    elif form in FIXED and ("year" in fields or form not in RELATIVE):
        moment = FIXED[form](fields)
    elif calendar.published is None:
        return Reading(span, None)
    else:
        moment = RELATIVE[form](fields, calendar.published)
    if moment is None:
        return None
    if form == "weekday" and "lead" not in fields:
        moment = _tomorrow(moment, calendar)
    return Reading(span, _bounded(moment, calendar.latest))


def _tomorrow(moment: Moment, calendar: Calendar) -> Moment:
    """Return the day after publication for its weekday, where it has dawned; else the day as it is."""
    if calendar.ahead and calendar.latest is not None and moment == day(calendar.latest - WEEK):
        return day(calendar.latest)
    return moment


def _bounded(moment: Moment, latest: date | None) -> Moment:
    return moment if latest is None else until_at_most(moment, latest)


def _is_name(text: str, span: Span) -> bool:
    """Tell whether the date words are part of a name: *Russia Today*, *Saturday Night Live*, *This Week*."""
    if _CAPITAL_PERIOD.match(text, span.start) is not None:
        return True
    first = max(0, span.start - NAME_REACH)
    around = text[first : span.end + NAME_REACH].replace("’", "'")
    places = (match.span() for match in _names().finditer(around))
    return any(first + start < span.end and span.start < first + end for start, end in places)


@cache
def _names() -> re.Pattern[str]:
    """Return what finds names that hold date words."""
    return re.compile(led(map(re.escape, sorted(words("not_days"))), any_case=True))


def _is_of_something_else(text: str, form: str, span: Span) -> bool:
    """Tell whether the date words belong to a thing that is no occasion of speech: *Tuesday’s attack*."""
    if _SEPTEMBER_11.fullmatch(span.of(text)) and _ATTACKS.match(text, span.end):
        return True
    if form == "feast" and _modifies_noun(text, span):
        return True
    owned = _OWNED.match(text, span.end) is not None
    if not owned and form not in {"year_of_occasion", "month_of_occasion"}:
        return False
    return not _names_occasion(text, span.end)


def _modifies_noun(text: str, span: Span) -> bool:
    """Tell whether a feast is part of another phrase: *the Christmas tree*, but *a Labor Day cookout*."""
    noun = _NOUN.match(text, span.end)
    if noun is None or noun[1] in words("function_words") or noun[1] in _DAY_PARTS:
        return False
    return _DETERMINED.search(
        text, max(0, span.start - NAME_REACH), span.start
    ) is not None and not _names_occasion(text, span.end)


def _names_occasion(text: str, start: int) -> bool:
    """Tell whether the phrase that goes on at `start` is one of an occasion of speech."""
    for count, match in enumerate(_WORD.finditer(text, start)):
        word = match[0].lower()
        if count > OCCASION_REACH or word in {".", ",", ";", ":", "!", "?", "—", "–"}:
            return False
        if word in occasion_heads() or word.removesuffix("s") in occasion_heads():
            return True
    return False


@cache
def occasion_heads() -> frozenset[str]:
    """Return the last words of the nouns that name what was said or where: *conference*, *comment*."""
    return frozenset(noun.split()[-1] for noun in table("occasion_nouns")) | words("cue_nouns")
