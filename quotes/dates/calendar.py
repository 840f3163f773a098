"""The calendar of an article: against what its date words are read.

*03/04/2013* is a day of April where the article writes *14 November* or *25/3/2013* elsewhere, or has an
address in a country other than the US; in a story filed from Tokyo, *Thursday* may be tomorrow of a paper in
New York.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# The first figure leads the pattern, and looks back: four times quicker.
_NUMERIC = re.compile(r"([0-9](?<![\d/.].)[0-9]?)[/.](\d{1,2})[/.](?:19|20)\d\d(?!\d)")
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b")
_MONTH_DAY = re.compile(rf"\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)")
_COUNTRY = re.compile(r"https?://[^/?#:]+\.([a-z]{2})(?=[:/?#]|$)", re.IGNORECASE)
# Two letters that say nothing of the country, or of one that writes the month first.
_NOT_DAY_FIRST = frozenset({"ai", "co", "fm", "io", "me", "ly", "tv", "us"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day of publication, the order of figures, and whether it is tomorrow already where it was filed.

    `day_first` is None where nobody knows; a date such as 03/04/2013 is then not read.
    """

    published: date | None = None
    day_first: bool | None = None
    ahead: bool = False

    @property
    def latest(self) -> date | None:
        """The last day on which anything told of in the article can have been said."""
        return (
            self.published + timedelta(days=1)
            if self.published is not None and self.ahead
            else self.published
        )


def day_first(text: str, url: str | None) -> bool | None:
    """Tell whether figures give the day first: by other dates in the text, else by its address.

    None where nothing tells, or where the article has no date in figures at all.
    """
    figures = _NUMERIC.findall(text)
    if not figures:
        return None
    orders = {int(first) > 12 for first, second in figures if (int(first) > 12) != (int(second) > 12)}
    orders = orders or {True for _ in _DAY_MONTH.finditer(text)} | {False for _ in _MONTH_DAY.finditer(text)}
    if len(orders) == 1:
        return orders.pop()
    country = None if url is None else _COUNTRY.match(url)
    return None if country is None or country[1].lower() in _NOT_DAY_FIRST else True
