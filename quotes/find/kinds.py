"""What marked words are: direct speech, a fragment (`mixed`), or no quotation at all, with the reason.

*“We won,” she said* is direct; *he called it “a disgrace”* is mixed; *the film “Silent Harbour”* quotes nobody.
Each rule looks at the words in the marks and the reporter's words next to them; the first that speaks decides.
"""

import re
from dataclasses import dataclass
from typing import Literal

from quotes.find.pairs import Pair
from quotes.lexicon import words
from quotes.span import Span

Reason = Literal["title", "nickname", "word", "inscription", "empty"]

# Characters of the reporter's words that are looked at on either side.
REACH = 80
# A title has at most so many words.
TITLE_WORDS = 9

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "with", "is", "&"}
_SENTENCE_END = re.compile(r"(?:^|[.?!:;,—–]|\n)\s*$")
_PUNCTUATED_END = re.compile(r"[.?!,…—-]$")
_SUBJECT_VERB = re.compile(
    r"\b(?:I|we|you|he|she|they|it|this|that|there|who|what|these|those)"
    r"(?:['’](?:s|re|m|ve|ll|d)\b|\s+(?:\w+ly\s+|just\s+|never\s+|also\s+)?(?:is|are|was|were|am|have|has|had|will|would|can|could|do|does|did"
    r"|should|must|may|might|need|want|know|think|believe|hope|feel|don|didn|get|got|go|went|make|see|said|love|look|take|work)\b)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:['’]s|s['’])\s+(?:\w+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class Context:
    """Words in marks (`inside`) with the reporter's words `before` and `after` them in the paragraph."""

    inside: str
    before: str
    after: str


def context_of(text: str, paragraph: Span, pair: Pair) -> Context:
    """Return the words in the marks and up to `REACH` characters of the paragraph on either side."""
    start, end = pair.marked.start, pair.marked.end
    before = text[max(paragraph.start, start - REACH) : start]
    after = text[end : min(paragraph.end, end + REACH)]
    return Context(pair.content.of(text), before, after)


def no_quotation(context: Context) -> Reason | None:
    """Return why the marks quote nobody, None where they quote."""
    if not _WORD.search(context.inside):
        return "empty"
    if _is_word(context):
        return "word"
    if _is_nickname(context):
        return "nickname"
    if _is_title(context):
        return "title"
    return None


def is_direct(context: Context) -> bool:
    """Tell a clause or more from a fragment inside the reporter's own sentence."""
    inside = context.inside
    count = len(_WORD.findall(inside))
    set_off = _SENTENCE_END.search(context.before) is not None
    capital = inside.lstrip("[(…. ")[:1].isupper()
    if set_off and (capital or count > 3 and _PUNCTUATED_END.search(inside) is not None):
        return count > 1 or _PUNCTUATED_END.search(inside) is not None
    if count >= 4 and _SUBJECT_VERB.search(inside) is not None:
        return True
    return capital and count >= 5 and not _capitalised(inside)


def _is_word(context: Context) -> bool:
    before = [word.lower() for word in _WORD.findall(context.before)[-3:]]
    return bool(before) and (before[-1] in words("word_nouns") or " ".join(before[-2:]) in words("word_nouns"))


def _is_nickname(context: Context) -> bool:
    """*Eric “Otter” Stratton*: one capital word between two."""
    alone = len(_WORD.findall(context.inside)) <= 2 and _capitalised(context.inside)
    before = re.search(r"\b[A-Z][\w.]*\s$", context.before)
    return alone and before is not None and re.match(r"\s[A-Z][a-z]+", context.after) is not None


def _is_title(context: Context) -> bool:
    inside = context.inside.rstrip(",.;")
    count = len(_WORD.findall(inside))
    if not 0 < count <= TITLE_WORDS or not _capitalised(inside):
        return False
    before = [word.lower() for word in _WORD.findall(context.before)[-4:]]
    after = [word.lower() for word in _WORD.findall(context.after)[:2]]
    if set(before[-3:]) & words("work_nouns") or set(after) & words("work_nouns"):
        return True
    if _OWNED.search(context.before):
        return True
    return before[-1:] in (["on"], ["in"], ["for"]) and count >= 2


def _capitalised(inside: str) -> bool:
    found = _WORD.findall(inside)
    if not found:
        return False
    return found[0][:1].isupper() and all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in found)
