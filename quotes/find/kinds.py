"""Direct or mixed: a clause or more in marks, or a fragment inside the reporter's own sentence.

*“We won,” she said* is direct; *he called it “a disgrace”* is mixed.
"""

import re
from collections.abc import Sequence

from quotes.find.context import Context, words_of

_SMALL = {
    *(
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
    ),
}
_NO_WORDS = re.compile(r"[^\w\ue000]*")
_SETTING_OFF = (".", "?", "!", ":", ";", ",", "—", "–")
_PUNCTUATED_END = (".", "?", "!", ",", "…", "—", "-")
_SUBJECT_VERB = re.compile(
    r"\b(?:I|we|you|he|she|they|it|this|that|there|who|what|these|those)"
    r"(?:['’](?:s|re|m|ve|ll|d)\b"
    r"|\s+(?:\w+ly\s+|just\s+|never\s+|also\s+)?"
    r"(?:is|are|was|were|am|have|has|had|will|would|can|could|do|does|did|should|must|may|might|need|want|know"
    r"|think|believe|hope|feel|don|didn|get|got|go|went|make|see|said|love|look|take|work)\b)",
    re.IGNORECASE,
)
# A fragment has fewer words than that, or no subject with its verb.
CLAUSE_WORDS = 4
# Its subject begins within so many characters, behind *but* or *and* (swept 6 to 30: 6 is best).
CLAUSE_REACH = 6


def is_direct(context: Context) -> bool:
    """Tell a clause or more from a fragment inside the reporter's own sentence."""
    inside = context.inside
    found = words_of(inside)
    punctuated = inside.endswith(_PUNCTUATED_END)
    capital = inside.lstrip("[(…. “‘„‚«‹\"'")[:1].isupper()
    set_off = context.before.rstrip().endswith(_SETTING_OFF) or _NO_WORDS.fullmatch(context.before)
    if set_off and (capital or len(found) >= CLAUSE_WORDS and punctuated):
        return len(found) > 1 or punctuated
    if len(found) >= CLAUSE_WORDS and _opens_with_clause(inside):
        return True
    return capital and len(found) > CLAUSE_WORDS and not is_name_like(found)


def _opens_with_clause(inside: str) -> bool:
    """Tell *but we will go on* from *a man who did what he said*, whose clause hangs on a fragment."""
    clause = _SUBJECT_VERB.search(inside)
    return clause is not None and clause.start() <= CLAUSE_REACH


def is_name_like(inside: Sequence[str]) -> bool:
    """Tell whether words are written as names and titles are: *Silent Harbour*, *The Art of Ice*."""
    first_upper = bool(inside) and inside[0][:1].isupper()
    return first_upper and all(w[:1].isupper() or w[:1].isdigit() or w in _SMALL for w in inside)


def is_capital_heading(context: Context) -> bool:
    """Tell a heading that writes most words with a capital, where capitals say nothing."""
    if not context.heading:
        return False
    reporters = words_of(context.before)[1:] + words_of(context.after)
    upper = sum(1 for word in reporters if word[:1].isupper())
    return upper > len(reporters) / 2
