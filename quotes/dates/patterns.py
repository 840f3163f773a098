"""The forms of date words, as regular expressions: *Thursday*, *March 3*, *in a 2013 interview*.

Each form is named for the reader that says what it means. A group `words` marks the date words where the form
 needs more around them to be sure (*in July*, never *July* alone).
"""

import re
from collections.abc import Mapping
from functools import cache

from quotes.lexicon import table
from quotes.span import Span

Fields = Mapping[str, str]

MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_MONTH = rf"(?-i:(?P<month>{MONTHS}))"
_WEEKDAY = r"(?-i:(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?![\d%]|,\d{3}|\.\d)"
_DAY = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?![\d%]|[.,:]\d|\s*(?:percent|per\s+cent|million|billion|years?|a\.m|p\.m))"
)
_COUNT = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty(?:[- ](?:one|two|three|four|five))?)"
)
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_EARLY = r"(?:(?:early|late|mid)[\s-]+(?:in\s+)?)?"
_PART = r"(?:day|morning|afternoon|evening|night)"
_OWNER = r"(?:the|his|her|their|its|our|that)"
_EVENT = r"(?P<event>[a-z]+(?:\s[a-z]+)?)"

# In order: the first form that fits at a place is the one that is read.
FORMS: tuple[tuple[str, str], ...] = (
    ("iso_day", r"(?P<iso>(?:1[6-9]|20)\d\d-\d\d-\d\d)(?!\d)"),
    (
        "numeric_day",
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    ),
    ("full_day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?"),
    ("full_day", rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"),
    ("weekday_last_week", rf"{_WEEKDAY}\s+(?:of\s+)?last\s+week"),
    ("weekday_last_week", rf"last\s+week\s+on\s+{_WEEKDAY}"),
    ("weekday_week_ago", rf"a\s+week\s+ago\s+(?:on\s+)?{_WEEKDAY}"),
    ("weekday_week_ago", rf"{_WEEKDAY}\s+a\s+week\s+ago"),
    ("weekday_week_ago", rf"the\s+{_WEEKDAY}\s+before\s+last"),
    ("weekday", rf"(?P<lead>last|next|this(?:\s+(?:past|coming))?|the\s+following)\s+{_WEEKDAY}"),
    ("weekday", rf"(?<!every\s)(?<!each\s){_WEEKDAY}"),
    ("near_day", r"(?P<near>the\s+day\s+before\s+yesterday|yesterday|last\s+(?:night|evening))"),
    ("near_day", rf"(?P<near>today|tonight|this\s+{_PART})(?!\s+and\s+age)"),
    ("overnight", r"(?P<overnight>overnight)(?!\s+(?:success|stay|bag|train|guest))"),
    ("same_day_ago", r"(?:an?|\w+|\d+)\s+(?P<hours>hours?|minutes)\s+ago"),
    ("vague_days", r"(?:an?\s+)?(?P<vague>few|couple\s+of|several)\s+days\s+ago"),
    ("ago", rf"{_COUNT}\s+(?P<unit>days?|weeks?|fortnights?|months?|years?|decades?)\s+ago"),
    ("recent", r"(?:in|over|during|within)\s+recent\s+(?P<unit>days|weeks|months)"),
    (
        "recent",
        rf"(?:in|over|during|within|for)\s+the\s+(?:past|last)\s+"
        rf"(?:(?:few|several|couple\s+of)\s+|{_COUNT}\s+)?(?P<unit>days|weeks?|months?)(?!\s+of\b)",
    ),
    ("the_weekend", r"(?:over|at|on|during)\s+(?P<words>the\s+weekend)"),
    (
        "period",
        r"(?:(?P<part>early|late|earlier|later)\s+)?(?<!the\s)(?P<which>this|last|next)\s+(?:past\s+)?"
        r"(?P<period>weekend|week|month|year|quarter|spring|summer|autumn|fall|winter)(?!\s+of\b)",
    ),
    ("quarter", rf"(?:the\s+)?(?P<quarter>first|second|third|fourth)\s+quarter(?:\s+of\s+{_YEAR})?"),
    ("quarter", rf"Q(?P<quarter>[1-4])\s+(?:of\s+)?{_YEAR}"),
    ("month_of_year", rf"{_EARLY}(?P<words>{_MONTH}(?:\s+of)?,?\s+{_YEAR})"),
    ("month", rf"(?P<lead>last)\s+{_MONTH}\b(?!,?\.?\s+(?:of\s+)?\d)"),
    (
        "month",
        rf"(?:back\s+in|in|during|this|early|late|mid|earlier\s+in|early\s+in|late\s+in)[\s-]+{_EARLY}"
        rf"(?P<words>{_MONTH})\b(?!,?\.?\s+(?:of\s+)?\d)",
    ),
    ("month", rf"the\s+(?:end|beginning|start|middle)\s+of\s+(?P<words>{_MONTH})\b(?!,?\.?\s+(?:of\s+)?\d)"),
    ("month_of_occasion", rf"(?:an?|{_OWNER})\s+{_EARLY}(?P<words>{_MONTH})(?=\s+[a-zA-Z])"),
    ("season_of_year", rf"{_SEASON}(?:\s+of)?,?\s+{_YEAR}"),
    ("decade", rf"(?:the\s+)?{_EARLY}(?P<decade>(?:1[6-9]|20)\d0)['’]?s\b"),
    ("decade", rf"the\s+{_EARLY}['’‘](?P<short>[2-9]0)s\b"),
    ("year", rf"(?:back\s+in|in|during)\s+{_EARLY}(?P<words>{_YEAR})"),
    ("year_of_occasion", rf"(?<![$£€\d,.-])(?P<words>{_YEAR})(?=(?:['’]s)?\s+[\w“\"‘'])"),
    ("same_day", rf"(?P<same>(?:earlier|later)\s+(?:in\s+)?(?:the|that)\s+(?:same\s+)?{_PART})"),
    ("same_day", rf"(?P<same>(?:that|the)\s+same\s+{_PART}|that\s+{_PART})"),
    (
        "same_day",
        r"(?P<same>(?:minutes|hours|moments|shortly|soon)\s+(?:later|earlier|after(?:wards?)?(?!\s+\w))"
        r"|(?:an|half\s+an|one|two|three|several|a\s+few)\s+hours?\s+(?:later|earlier|afterwards?)"
        r"|within\s+(?:the\s+hour|hours|minutes)(?!\s+of\b)|at\s+the\s+time(?!\s+of)|back\s+then)",
    ),
    ("same_day", r"(?<!since\s)(?<!by\s)(?<!until\s)(?P<same>then)(?=\s*(?:[.,;:]|$))"),
    ("next_day", rf"the\s+(?P<after>following|next)\s+{_PART}"),
    ("next_day", r"(?:an?|one)\s+day\s+(?P<after>later)"),
    ("day_before", rf"the\s+(?P<before>previous|preceding)\s+{_PART}"),
    ("day_before", rf"the\s+{_PART}\s+(?P<before>before)(?=\s*(?:[.,;:)]|$))"),
    ("day_before", r"(?:an?|one)\s+day\s+(?P<before>earlier)"),
    ("days_from_there", rf"{_COUNT}\s+(?P<unit>days|weeks?)\s+(?P<side>later|earlier|afterwards?)"),
    (
        "same_day_event",
        rf"(?P<same>hours|minutes|moments|shortly|just)\s+(?:before|after)\s+{_OWNER}\s+{_EVENT}",
    ),
    (
        "days_from_event",
        rf"{_COUNT}\s+(?P<unit>days?|weeks?)\s+(?P<side>before|after)\s+{_OWNER}\s+{_EVENT}",
    ),
    ("days_from_event", rf"the\s+{_PART}\s+(?P<side>before|after)\s+{_OWNER}\s+{_EVENT}"),
    ("days_from_event", rf"the\s+(?P<side>eve)\s+of\s+{_OWNER}\s+{_EVENT}"),
)


@cache
def expression() -> re.Pattern[str]:
    """Return one expression of all forms; `lastgroup` names the form that fitted as `form_<number>`.

    A group of a form is named `<name>_<number>` there, as names may not come twice.
    """
    forms = [f"(?P<form_{number}>{_numbered(form, number)})" for number, (_, form) in enumerate(all_forms())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def all_forms() -> tuple[tuple[str, str], ...]:
    """Return the feasts of the list and the forms above."""
    names = sorted(table("feasts"), key=len, reverse=True)
    feasts = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names)
    return (("feast", rf"(?-i:(?=[A-Z]))(?P<feast>{feasts})(?:,?\s+(?:of\s+)?{_YEAR})?"), *FORMS)


def _numbered(form: str, number: int) -> str:
    named = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", form)
    return re.sub(r"\(\?P=(\w+)\)", rf"(?P=\1_{number})", named)


def fields_of(match: re.Match[str]) -> tuple[str, Fields, Span]:
    """Return the form's name, its groups that matched, and the place of the date words."""
    number = int(str(match.lastgroup).removeprefix("form_"))
    values = ((name, match[group]) for name, group in _groups()[number])
    fields = {name: value for name, value in values if value is not None}
    place = match.span(f"words_{number}") if "words" in fields else match.span()
    return all_forms()[number][0], fields, Span(*place)


@cache
def _groups() -> list[list[tuple[str, int]]]:
    """Return the groups of each form, in order: the name and the number that it has in the expression."""
    groups: list[list[tuple[str, int]]] = [[] for _ in all_forms()]
    for group, number in expression().groupindex.items():
        name, _, form = group.rpartition("_")
        if name != "form":
            groups[int(form)].append((name, number))
    return groups
