"""Plain words for what the columns of a quotation say: when it was said, how sure we are, and why."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

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

_WEEKDAY_AND_DATE = re.compile(rf"({'|'.join(_WEEKDAYS)})\b.*\d", re.IGNORECASE)

# Characters of a date that names a day.
_DAY = len("2025-12-11")

_KINDS = {
    "direct": "a clause or more inside quotation marks",
    "mixed": "a fragment in quotation marks inside the reporter's own sentence",
    "indirect": "the reporter's rendering, without quotation marks",
}

_BASES = {
    "stated": "stated beside the words",
    "carried": "from the same occasion",
    "published": "not given; published then",
}

_RULES = {
    "source_colon": "A name and a colon stand before the words.",
    "source_dash": "A name signs the words, behind a dash or on a line of its own.",
    "question": "It is a question of an interview; nobody is named for it.",
    "turn_label": "The words begin with the speaker's name, as in an interview.",
    "quoted_as_saying": "The reporter says who is quoted as saying the words.",
    "beside": "The speaker and a verb of saying stand right behind the words.",
    "beside_before": "The speaker and a verb of saying stand right before the words.",
    "content_cue": "The sentence opens with the words; who said them follows.",
    "closing_clause": "The words end in a comma; the clause behind them has this subject.",
    "content_cue_inside": "The words stand between commas; who said them follows.",
    "cue_content": "Who said the words stands before them, as the subject of a verb of saying.",
    "according_to": "The words are said to be according to the speaker.",
    "preceding_cue": "The nearest verb of saying before the words has this subject.",
    "following_cue": "The nearest verb of saying behind the words has this subject.",
    "noun_cue": "A noun of saying, such as a statement or a reply, names whose it is.",
    "ranked": "Of all whom the sentence names, the likeliest by the words around.",
    "subject": "No verb of saying was found; this is the subject of the reporter's clause.",
    "same_paragraph": "Nobody is named; the speaker before, in the same paragraph, goes on.",
    "speaker_goes_on": "The paragraph names nobody; the speaker of the paragraph before goes on.",
    "last_speaker": "Nobody is named here; the last speaker before is taken to go on.",
    "sentence_before": "Nobody is named beside the words; this is the subject of the sentence before.",
    "corrected": "A person said who spoke.",
    "no_source": "No words in the article say who spoke.",
}

_REPAIRS = {
    "closed-once-for-two": "One closing mark ends this quotation and the one inside it.",
    "unclosed": "The quotation mark is never closed; the reporter's words or the paragraph end it.",
    "not-reopened": "The paragraph goes on with a speech without opening its mark again.",
    "unopened": "The opening quotation mark is missing.",
    "turned": "One of the marks is turned the wrong way.",
    "wrong-mark": "The quotation is closed by a mark of another style than it is opened by.",
    "doubled": "Two marks stand on either side for one.",
}

# Lower bounds, inclusive, of the probability that the speaker is right; the words are for reading, the
# number stands beside them.
CONFIDENCE_BANDS = (
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
    return f"said {_moment_in_words(on, until=until, precision=precision)}{_disagreement(on, words)}{known}"


def _disagreement(on: str, words: str | None) -> str:
    """Return that the words name another weekday than their date had (*Monday, Dec. 3*), else nothing."""
    named = None if words is None or len(on) != _DAY else _WEEKDAY_AND_DATE.match(words)
    if named is None or named[1].capitalize() == _WEEKDAYS[date.fromisoformat(on).weekday()]:
        return ""
    return f", which the article calls a {named[1].capitalize()}"


def when_said(row: Mapping[str, Any]) -> str:
    """Return when the quotation of a row, or of a line, was said and how we know."""
    return said_in_words(
        row["said_on"],
        until=row["said_until"],
        precision=row["said_precision"],
        basis=row["said_basis"],
        words=row["said_text"],
        published=row["published"],
    )


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
    word = next(word for bound, word in CONFIDENCE_BANDS if confidence >= bound)
    return f"{word} ({confidence:.0%})"


def words_alone(text: str) -> str:
    """Return the words said without a comma at their end, which is the reporter's: *“Yes,” she said*."""
    return text.removesuffix(",")


def basis_in_words(basis: str) -> str:
    """Return what a date rests on."""
    return _BASES.get(basis, basis)


def kind_in_words(kind: str) -> str:
    """Return what a kind of quotation means."""
    return _KINDS.get(kind, kind)


def rule_in_words(rule: str, repair: str | None = None) -> str:
    """Return a sentence on how the speaker was found, and one on the marks where those had to be mended."""
    sentence = _RULES.get(rule, f"The rule “{rule.replace('_', ' ')}” decided.")
    if repair is None:
        return sentence
    mended = f"The marks were mended: {repair.replace('-', ' ')}."
    return f"{sentence} {_REPAIRS.get(repair, mended)}"
