"""Why words in marks quote nobody: an ordered list of named rules, then the weight of the evidence.

*the film “Silent Harbour”* is a title, *Tom “Otter” Brandt* a nickname, *the term “grain corridor”* a word as
a word, *his “friend” at the gate* a scare quote.
"""

import re
from collections.abc import Callable

from quotes.find.context import WORD, Context, words_of
from quotes.find.cues import cue_forms
from quotes.find.evidence import probability
from quotes.find.kinds import is_capital_heading, is_name_like
from quotes.find.quotation import Kind, Reason
from quotes.leading import led
from quotes.lexicon import words

# Words in marks are kept as a quotation from this probability on (swept 0.3 to 0.75: on politics-train 0.4 to
# 0.6 are equal; the upper end, as other news has more scare quotes than political news).
LEAST_PROBABILITY = 0.6
# So many words in marks or more quote somebody, whatever the evidence.
SURE_WORDS = 12
# A heading, a title has at most so many words; a nickname so many.
TITLE_WORDS = 9
NICKNAME_WORDS = 2

_STAGE = re.compile(r"\([A-Z][A-Z .,’']+\)[.]?$")
_CAPITAL_WORD = re.compile(r"\b[A-Z][\w.]*\s$")
_NAMES = [
    *(f"{word} the name(?: of)?" for word in ("by", "under", "with")),
    *("also known as", "nicknamed?", "named", "labell?ed"),
    r"nam(?:ed|es|ing) (?:\w+(?:['’]s)? ){1,2}\w+",
]
_NAMED = re.compile(rf"{led(_NAMES, any_case=True)}\s*$")
_TITLED = re.compile(rf"{led(['titled', 'entitled'], any_case=True)}\s*$")
_TERMS = re.compile(rf"{led(['terms?', 'words?'], any_case=True)} (?:such as|like)\s*$", re.IGNORECASE)
_CALLED = re.compile(r"\bcall(?:ed|ing|s)? (?:her|him|it|them)(?:self|selves)? (?:an? |the )?$")
_LETTER = re.compile(r"[^\W\d_]|\ue000")
_SPEAKER_FIRST = re.compile(r"(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w.’'-]*:\s")
_AWARD = re.compile(r"\b(?:\w+\W+){1,3}for\s*$")


def reason_of(context: Context, kind: Kind) -> Reason | None:
    """Return why marks quote nobody, None where they quote."""
    if kind == "direct" and context.opens and not any(holds(context) for holds in _NO_SPEECH):
        return "stage direction" if _STAGE.match(context.inside) else None
    ruled = next((reason for reason, holds in RULES if holds(context)), None)
    if ruled is not None or _CALLED.search(context.before) or _speaks_in_heading(context):
        return ruled
    if kind == "mixed" and _in_other_marks(context):
        return "scare quote"
    if len(words_of(context.inside)) >= SURE_WORDS or probability(context) >= LEAST_PROBABILITY:
        return None
    return _kind_of_nonquote(context)


def _kind_of_nonquote(context: Context) -> Reason:
    inside = words_of(context.inside)
    if set(_last(context, 3)) & words("word_nouns"):
        return "word"
    return "title" if is_name_like(inside) and len(inside) <= TITLE_WORDS else "scare quote"


def _is_empty(context: Context) -> bool:
    return WORD.search(context.inside) is None


def _is_stage_direction(context: Context) -> bool:
    return _STAGE.match(context.inside) is not None


def _is_heading(context: Context) -> bool:
    """*‘All Bets Are Off’* alone in its paragraph, in capitals or in other marks than the speech."""
    inside = words_of(context.inside)
    alone = not _LETTER.search(context.earlier + context.before + context.after)
    if not alone or len(inside) > TITLE_WORDS:
        return False
    return not context.usual or len(inside) > 1 and context.inside.isupper() and context.inside[-1].isalpha()


def _opens_with_name(context: Context) -> bool:
    """*“Silent Harbour” is a film*, *“Silent Harbour” star Ana Ruiz*: no point or comma ends the words."""
    inside = words_of(context.inside)
    goes_on = context.inside[-1:].isalnum() and re.match(r"\s+[a-z]", context.after) is not None
    return goes_on and is_name_like(inside) and len(inside) <= TITLE_WORDS


def _is_work(context: Context) -> bool:
    """*a memo titled “Who We Are”*, *her new film, “Silent Harbour,” in which*: its kind before a comma."""
    if _TITLED.search(context.before):
        return True
    inside = words_of(context.inside)
    named = context.before.rstrip().endswith(",") and bool(set(_last(context, 1)) & words("work_nouns"))
    return named and is_name_like(inside) and len(inside) <= TITLE_WORDS


def _is_nickname(context: Context) -> bool:
    """*Tom “Otter” Brandt*: one or two capital words between two, in no heading that writes all words so."""
    inside = words_of(context.inside)
    if is_capital_heading(context) or len(inside) > NICKNAME_WORDS or not is_name_like(inside):
        return False
    return (
        _CAPITAL_WORD.search(context.before) is not None
        and re.match(r"\s[A-Z][a-z]+", context.after) is not None
    )


def _is_name(context: Context) -> bool:
    """*a robot named “Robin”*, *a guest by the name “The Owl”*, *the moth, also known as “pinky”*."""
    return _NAMED.search(context.before) is not None


def _is_award(context: Context) -> bool:
    """*a medal for “courage at sea”*."""
    before = context.before  # its end is quickly seen
    awarded = before.rstrip().endswith("for") and _AWARD.search(before) is not None
    return awarded and bool(set(_last(context, 5)) & words("award_nouns"))


def _is_word(context: Context) -> bool:
    """*the term “grain corridor”*, *the “History” section*, *she became a “he”*: words as words."""
    inside = [word.lower() for word in words_of(context.inside)]
    if _TERMS.search(context.before) or all(word in words("pronouns") for word in inside):
        return True
    if _is_defined(context):
        return True
    after = [word.lower() for word in words_of(context.after)[:1]]
    return bool(set(after) & words("label_nouns")) and context.after[:1].isspace()


def _is_defined(context: Context) -> bool:
    """*The term “grain corridor” is new*; where somebody uses it (*she used the term “…”*) it is quoted."""
    before = [word.lower() for word in words_of(context.before)]
    named = bool({before[-1], " ".join(before[-2:])} & words("word_nouns")) if before else False
    return named and not set(before) & (cue_forms("say") | {"use", "used", "uses", "using"})


def _in_other_marks(context: Context) -> bool:
    """Tell fragments in ‘single’ marks from the speech in “double” ones, or the other way about."""
    quoting = set(_last(context, 1)) & cue_forms("say")
    return not context.usual and not context.heading and not quoting


def _speaks_in_heading(context: Context) -> bool:
    """*Ruiz: Quay Plan Is ‘Dead on Arrival’ in Town*: the speaker stands before a colon."""
    return context.heading and _SPEAKER_FIRST.match(context.earlier + context.before) is not None


def _last(context: Context, count: int) -> list[str]:
    return [word.lower() for word in words_of(context.before)[-count:]]


# What opens a paragraph is speech unless one of these holds.
_NO_SPEECH = (_is_empty, _is_heading, _opens_with_name)

RULES: tuple[tuple[Reason, Callable[[Context], bool]], ...] = (
    ("empty", _is_empty),
    ("stage direction", _is_stage_direction),
    ("heading", _is_heading),
    ("nickname", _is_nickname),
    ("name", _is_name),
    ("award", _is_award),
    ("word", _is_word),
    ("title", _is_work),
)
