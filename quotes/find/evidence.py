"""What speaks for and against words in marks being somebody's: short names of what is there to be seen.

*He called it “a disgrace” on Friday* has *two words*, *article inside*, *verb of naming before* and more.
Each has a weight in `lexicon/quoting_weights.txt`, learnt by `tests/train_quoting.py`; their sum gives the
probability that the words quote somebody.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotes.find.context import MASKED, Context, words_of
from quotes.find.cues import cue_forms
from quotes.find.kinds import is_capital_heading, is_direct, is_name_like
from quotes.lexicon import table, words

_PREPOSITIONS = {
    *(
        "about",
        "against",
        "at",
        "between",
        "by",
        "from",
        "in",
        "into",
        "like",
        "of",
        "on",
        "over",
        "than",
        "through",
    ),
    *("to", "under", "with"),
}
_BE = {"am", "are", "be", "been", "being", "is", "isn't", "isn’t", "was", "wasn't", "wasn’t", "were"}
_OWNERS = {"her", "his", "its", "my", "our", "their", "your"}
_PRONOUNS = {"he", "i", "she", "they", "we", "who"}
_SPEAKERS = {"i", "i'm", "i’m", "me", "my", "our", "us", "we", "we're", "we’re", "you", "your"}
_AUXILIARIES = {
    *(
        "after",
        "and",
        "because",
        "before",
        "but",
        "during",
        "had",
        "has",
        "have",
        "he",
        "if",
        "it",
        "not",
        "or",
    ),
    *(
        "she",
        "since",
        "so",
        "that",
        "then",
        "they",
        "until",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "would",
    ),
}
_CALLS = frozenset({"call", "called", "calling", "calls"})
_LENGTHS = (
    (1, "one word"),
    (2, "two words"),
    (3, "three words"),
    (5, "four or five words"),
    (11, "six words or more"),
)

# What stands right before the marks, by its last character or its last word; the first that fits.
_NEIGHBOUR_MARKS = {",": "comma", ":": "colon", "(": "bracket", "-": "dash", "–": "dash", "—": "dash"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A context with its words in lower case."""

    context: Context
    inside: list[str]
    before: list[str]
    after: list[str]

    @property
    def last(self) -> str:
        return self.before[-1] if self.before else ""


def probability(context: Context) -> float:
    """Return the probability, 0 to 1, that the words in marks quote somebody."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) for name in set(evidence(context)))
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("quoting_weights").items()}


def evidence(context: Context) -> Iterator[str]:
    """Yield the names of what speaks for or against."""
    inside, before, after = (words_of(part) for part in (context.inside, context.before, context.after))
    seen = _Seen(context, *([word.lower() for word in part] for part in (inside, before, after)))
    yield from _of_length(len(inside))
    if not is_capital_heading(context):
        yield from _of_letters(inside)
    yield from _of_inside(seen)
    yield from _of_cues(seen)
    yield _neighbour(seen, before)
    yield from _of_following(seen)
    yield from _of_people(seen, before)
    yield from _of_place(context)


def _of_length(count: int) -> Iterator[str]:
    yield next((name for most, name in _LENGTHS if count <= most), "twelve words or more")


def _of_letters(inside: tuple[str, ...]) -> Iterator[str]:
    if is_name_like(inside):
        yield "capitalised"
        if len(inside) > 1:
            yield "capitalised, two words or more"
    elif inside and inside[0][:1].isupper():
        yield "capital first"


def _of_inside(seen: _Seen) -> Iterator[str]:
    shown, inside = seen.context.inside, seen.inside
    end = shown[-1:]
    if end and end in ".?!,":
        yield {".": "ends in a full stop", ",": "ends in a comma"}.get(end, "ends in ? or !")
    if "," in shown[:-1]:
        yield "comma inside"
    if any(letter.isdigit() for letter in shown):
        yield "digit inside"
    if set(inside) & _SPEAKERS:
        yield "I, we or you inside"
    if inside and (inside[0].endswith("ly") or inside[-1].endswith("ly")):
        yield "adverb inside"
    if inside and inside[0] in {"a", "an", "the"}:
        yield "article inside"
    if inside and inside[0] in _BE | _PREPOSITIONS | {"for", "not"}:
        yield "function word first"


def _of_cues(seen: _Seen) -> Iterator[str]:
    say, name = cue_forms("say"), cue_forms("name")
    said, named = any(w in say for w in seen.before), any(w in name for w in seen.before)
    said_after, named_after = any(w in say for w in seen.after), any(w in name for w in seen.after)
    according = "according" in seen.before or "according" in seen.after
    flags = {
        "verb of saying before": said,
        "verb of naming before": named,
        "no cue before": not said and not named,
        "verb of saying after": said_after,
        "according to": according,
        "any cue": said or named or said_after or named_after or according,
        "verb of calling little before": bool(set(seen.before[-4:]) & _CALLS),
        "noun of saying before": bool(set(seen.before) & words("cue_nouns")),
        "word noun before": bool(set(seen.before[-3:]) & words("word_nouns")),
        "work noun before": bool(set(seen.before[-3:]) & words("work_nouns")),
        "work noun after": bool(set(seen.after[:2]) & words("work_nouns")),
    }
    yield from (name for name, holds in flags.items() if holds)


def _neighbour(seen: _Seen, before: tuple[str, ...]) -> str:
    """Return what stands right before the marks."""
    last, tail = seen.last, seen.context.before.rstrip()
    if not last:
        return "nothing right before"
    if tail[-1] in _NEIGHBOUR_MARKS:
        return f"{_NEIGHBOUR_MARKS[tail[-1]]} right before"
    if tail[-1] in '"”':
        return "marks right before"
    if tail.endswith(("’s", "'s", "s’", "s'")):
        return "owner right before"
    named = next((name for name, entries in _neighbour_words() if last in entries), None)
    if named is not None:
        return named
    if before[-1][:1].isupper():
        return "name right before"
    return "adverb right before" if last.endswith("ly") else "another word right before"


@cache
def _neighbour_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the classes of the word right before the marks, the first that holds it counts."""
    return (
        ("verb of saying right before", cue_forms("say")),
        ("verb of calling right before", _CALLS),
        ("verb of naming right before", cue_forms("name")),
        ("be right before", frozenset(_BE)),
        ("a right before", frozenset({"a", "an"})),
        ("the right before", frozenset({"the", "that", "these", "this", "those"})),
        ("his right before", frozenset(_OWNERS)),
        ("as right before", frozenset({"as"})),
        ("of right before", frozenset({"of"})),
        ("on, in or for right before", frozenset({"for", "in", "on"})),
        ("preposition right before", frozenset(_PREPOSITIONS)),
        ("and right before", frozenset({"and", "or"})),
        ("pronoun right before", frozenset(_PRONOUNS)),
        ("noun of saying right before", words("cue_nouns")),
    )


def _of_following(seen: _Seen) -> Iterator[str]:
    context = seen.context
    after = context.after
    if not seen.after:
        yield "nothing after"
    elif after[:1] in {")", "-"}:
        yield "bracket or dash right after"
    elif context.inside[-1:] not in set(".,?!") and re.match(r"\s+[A-Z]", after):
        yield "name right after"
    elif (
        context.inside[-1:] not in set(".,?!")
        and re.match(r"\s+[a-z]", after)
        and not _opens_clause(seen.after[0])
    ):
        yield "noun right after"
        if seen.last in {"a", "an", "the"} | _OWNERS:
            yield "article right before, noun right after"


def _opens_clause(word: str) -> bool:
    return word in _PREPOSITIONS or word in _BE or word in _AUXILIARIES or word in {"as", "for"}


def _of_people(seen: _Seen, before: tuple[str, ...]) -> Iterator[str]:
    if set(seen.before) & _PRONOUNS:
        yield "pronoun before"
    elif any(word[:1].isupper() for word in before[1:]):
        yield "name before"
    else:
        yield "nobody before"


def _of_place(context: Context) -> Iterator[str]:
    flags = {
        "marks before": MASKED in context.before,
        "marks after": MASKED in context.after,
        "marks earlier in the paragraph": MASKED in context.earlier,
        "verb of saying earlier in the paragraph": any(
            word.lower() in cue_forms("say") for word in words_of(context.earlier)
        ),
        "alone in the paragraph": context.opens and context.ends,
        "opens the paragraph": context.opens and not context.ends,
        "ends the paragraph": context.ends and not context.opens,
        "unusual marks": not context.usual,
        "in a heading": context.heading,
        "reads as a clause": is_direct(context),
    }
    yield from (name for name, holds in flags.items() if holds)
