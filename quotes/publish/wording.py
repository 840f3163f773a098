"""Plain words for what the columns of a quotation say: when it was said, how sure we are, and why."""

from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Characters of a date that names a day.
_DAY = len("2025-12-11")

_KINDS = {
    "direct": "a clause or more inside quotation marks",
    "mixed": "a fragment in quotation marks inside the reporter's own sentence",
    "indirect": "the reporter's rendering, without quotation marks",
}

# Lower bounds, inclusive, of the probability that the speaker is right; the words are for reading, the
# number stands beside them.
_CONFIDENCE = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.7, "likely"),
    (0.5, "uncertain"),
    (0.0, "doubtful"),
)


def date_in_words(value: str | None, *, weekday: bool = False) -> str:
    """Return a date of day, month or year precision in words: `2025-12` gives *December 2025*.

    What is no date comes back as it is; None gives an empty text.
    """
    if value is None:
        return ""
    parts = value.split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        moment = date(year, month, day)
    except (ValueError, OverflowError):
        return value
    if len(parts) == 1:
        return value
    in_month = f"{_MONTHS[moment.month - 1]} {moment.year}"
    if len(parts) == 2:
        return in_month
    name = f"{_WEEKDAYS[moment.weekday()]} " if weekday else ""
    return f"{name}{moment.day} {in_month}"


def said_in_words(
    on: str | None,
    *,
    until: str | None = None,
    precision: str | None = None,
    basis: str | None = None,
    words: str | None = None,
    published: str | None = None,
) -> str:
    """Return when a quotation was said and how we know.

    >>> said_in_words("2025-12-11", precision="day", basis="carried")
    'said Thursday 11 December 2025, from the same occasion'
    """
    if on is None and words is not None:
        return f"said “{words}”; the article carries no date"
    if on is None or basis == "published":
        when = date_in_words(published if published is not None else on)
        return f"no date given; published {when}" if when else "no date given"
    known = ", from the same occasion" if basis == "carried" else ""
    return f"said {_moment_in_words(on, until=until, precision=precision)}{known}"


def _moment_in_words(on: str, *, until: str | None, precision: str | None) -> str:
    if precision == "interval" and until is not None:
        first = (
            str(int(on[8:])) if on[:7] == until[:7] and len(on) == len(until) == _DAY else date_in_words(on)
        )
        return f"between {first} and {date_in_words(until)}"
    if len(on) < _DAY:
        return f"in {date_in_words(on)}"
    return date_in_words(on, weekday=True)


def confidence_in_words(confidence: float) -> str:
    """Return a probability, 0 to 1, in words with the per cent: *almost certain (98 %)*."""
    word = next(word for bound, word in _CONFIDENCE if confidence >= bound)
    return f"{word} ({confidence:.0%})"


def kind_in_words(kind: str) -> str:
    """Return what a kind of quotation means."""
    return _KINDS.get(kind, kind)


def rule_in_words(rule: str, repair: str | None = None) -> str:
    """Return a sentence on how the speaker was found; a rule named for an order of parts explains itself."""
    parts = {"content": "the words said", "cue": "the cue", "source": "the source"}
    names = rule.split("-")
    if set(names) <= set(parts) and len(names) > 1:
        sentence = f"The order of the sentence decided: {', then '.join(parts[name] for name in names)}."
    else:
        sentence = f"The rule “{rule.replace('-', ' ').replace('_', ' ')}” decided."
    return sentence if repair is None else f"{sentence} The marks were mended: {repair.replace('-', ' ')}."
