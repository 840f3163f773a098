"""Binding: where the people named near a subject are others than the subject.

*He told Ruiz* and *Ruiz is no fool, he said* are said of two people; *as he left, Ruiz sang* may be of one.
"""

import re

from quotes.lexicon import words
from quotes.saying import said_forms
from quotes.span import Span

_WORD = re.compile(r"[a-z]+")
_OBJECTS = {"him", "his", "her", "hers"}
_CLAUSE_END = re.compile(r"[,;:.?!\n“”\"—–]| - |\bthat\b")
_SPEAKS = re.compile(r"\w+ (\w+)")
_CLAUSE_OPENERS = "|".join(sorted(words("clause_openers")))
# A main clause before *, he said*: no quoted words, and no word before it that only leads to what follows.
_LEADING = "|".join(sorted(words("clause_openers") | words("leading_words")))
_MAIN_CLAUSE = re.compile(rf"(?!(?:{_LEADING})\b)[^“”\"]+,\s$", re.IGNORECASE)
_LEADS = re.compile(rf"(?:{_LEADING})\b[^,;\n“”\"]*$", re.IGNORECASE)
_PARTING = "|".join(sorted(words("parting_words")))
_NAMES_ANOTHER = re.compile(rf"(?:{_CLAUSE_OPENERS}|{_PARTING})\b[^,;\n“”\"]*$", re.IGNORECASE)
_COMMA_BEHIND = re.compile(r"[^,;\n“”\"]*,\s+")
# A clause that quoted words end, of the same sentence: *a vote for Ruiz is a “false hope,” he said*.
_QUOTED_END = re.compile(rf"(?!(?:{_LEADING})\b)[^“”\":]*[^“”\":.?!\s]\s[“\"][^“”\"]+[”\"]\s$", re.IGNORECASE)
# Where the last clause begins: behind *, and*, but not in quoted words.
_AND_CLAUSE = re.compile(r"[^“\"]*(?:; |, (?:and|but|or|so) )")

# A clause is followed for so many characters: a text without marks would be one clause to its end.
CLAUSE = 300


def named_apart(text: str, place: int, sentence: int) -> list[Span]:
    """Return the stretches that name others than the subject at `place`, `CLAUSE` characters long at most.

    `sentence` is where its sentence begins.
    """
    word = _WORD.match(text, place)
    if word is not None and word.group() in _OBJECTS:
        return []
    stop = _CLAUSE_END.search(text, place, place + CLAUSE)
    behind = Span(place, stop.start() if stop else min(place + CLAUSE, len(text)))
    speaks = _SPEAKS.match(text, place)
    if speaks is None or speaks.group(1) not in said_forms():
        return [behind]
    begin = _AND_CLAUSE.match(text, max(sentence, place - CLAUSE), place)
    start = begin.end() if begin else sentence
    if place - start > CLAUSE:
        return [behind]
    clause = text[start:place]
    told = _MAIN_CLAUSE.match(clause) or _QUOTED_END.match(clause)
    return [behind] if told is None else [Span(start, place), behind]


def leads(text: str, place: int, sentence: int) -> bool:
    """Tell whether a word is in what leads to the subject: *when* or *like Ruiz sang, Lind left*.

    A pronoun there is the subject's where that is a name (*in his speech, Lind*); a name in a phrase counts.
    """
    behind = _COMMA_BEHIND.match(text, place, place + CLAUSE)
    if behind is None or place - sentence > CLAUSE:
        return False
    if text[place].islower():
        return (
            _LEADS.match(text, sentence, place) is not None
            and text[behind.end() : behind.end() + 1].isupper()
        )
    return _NAMES_ANOTHER.match(text, sentence, place) is not None
