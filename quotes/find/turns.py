"""Turns of a transcript or an interview, each a quotation without marks, told by layout alone.

*SMITH: We won.*, *Q: Did you?*, *Ana Ruiz: Yes.* begin with a label; in an interview with bold questions a
question stands in its own paragraph and the answer under it. The `marked` span of a labelled turn begins at
its label.
"""

import re
from collections import Counter
from dataclasses import dataclass

from quotes.find.quotation import Found
from quotes.span import Span

# So many labelled paragraphs make a transcript; fewer are headings, datelines, lists.
LEAST_TURNS = 3
# Of the paragraphs from the first turn to the last, at least this share begins with a label.
LEAST_SHARE = 0.5
# So many bold questions make an interview.
LEAST_QUESTIONS = 2

_CAPS = r"(?:[A-Z][A-Z.'’-]+|M[rs]{1,2}\.)(?: [A-Z][A-Z.'’-]*){0,3}"
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|of|de|van|von|the)){0,3}"
_LABEL = re.compile(
    rf"(?:\*\*|__)?(?P<label>{_CAPS}|{_NAME}|Q|A)(?P<note> \([^)\n]{{1,40}}\))?"
    r"(?::(?:\*\*|__)?|(?<=\b[QA])\.)[ \t\u00a0]+(?=\S)"
)
_UNSPOKEN = re.compile(r"\([^()]{1,80}\)\.?|\[[^\[\]]{1,80}\]\.?|[^.?!\n]{1,120}:|[-_*—–.\s]{1,20}")
_BOLD_QUESTION = re.compile(
    rf"(?:\*\*|__)(?:(?:{_NAME}|Q):[ \t\u00a0]+)?(?P<question>[^*_\n]{{3,400}}\?)(?:\*\*|__)"
)
_BOLD_END = re.compile(r"(?:\*\*|__)$")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled paragraph: its number, its label, the words after it."""

    paragraph: int
    label: str
    content: Span


def find_turns(text: str, spans: list[Span]) -> list[Found]:
    """Return the turns of a transcript among the paragraphs, none where there is no transcript."""
    turns = _without_heading(_labelled(text, spans))
    if len(turns) < LEAST_TURNS or not _are_speakers(turns):
        return []
    if len(turns) < LEAST_SHARE * (turns[-1].paragraph - turns[0].paragraph + 1):
        return []
    ends = [turn.paragraph for turn in turns[1:]] + [turns[-1].paragraph + 1]
    return [
        _found(spans[turn.paragraph], [turn.content, *_spoken(text, spans[turn.paragraph + 1 : end])])
        for turn, end in zip(turns, ends, strict=True)
    ]


def _without_heading(turns: list[_Turn]) -> list[_Turn]:
    """Return the turns without a headline (*Mayor Ruiz: We Won*), which no turn follows at once."""
    if len(turns) < 2 or turns[0].paragraph or turns[1].paragraph == 1:
        return turns
    comes_again = any(turn.label == turns[0].label for turn in turns[1:])
    return turns if comes_again else turns[1:]


def _spoken(text: str, spans: list[Span]) -> list[Span]:
    """Return the paragraphs that go on with a turn: no stage direction, no *Their talk in full:*."""
    return [span for span in spans if not _UNSPOKEN.fullmatch(span.of(text))]


def find_answers(text: str, spans: list[Span]) -> list[Found]:
    """Return the bold questions of an interview and the answers under them."""
    asked = {
        number: Span(span.start + match.start("question"), span.start + match.end("question"))
        for number, span in enumerate(spans)
        if (match := _BOLD_QUESTION.fullmatch(span.of(text)))
    }
    if len(asked) < LEAST_QUESTIONS:
        return []
    found: list[Found] = []
    numbers = sorted(asked)
    # The last answer is one paragraph: nothing tells where the reporter takes over again.
    ends = numbers[1:] + [min(numbers[-1] + 2, len(spans))]
    for number, end in zip(numbers, ends, strict=True):
        found.append(_found(spans[number], [asked[number]]))
        if answer := spans[number + 1 : end]:
            found.append(_found(answer[0], answer))
    return found


def _labelled(text: str, spans: list[Span]) -> list[_Turn]:
    matches = ((number, span, _LABEL.match(text, span.start, span.end)) for number, span in enumerate(spans))
    return [
        _Turn(number, match["label"], _without_bold(text, Span(match.end(), span.end)))
        for number, span, match in matches
        if match is not None
    ]


def _without_bold(text: str, content: Span) -> Span:
    """Return the content of a bold turn, *Sol: Did you win?*, without the signs at its end."""
    bold = _BOLD_END.search(text, content.start, content.end)
    return content if bold is None or bold.start() == content.start else Span(content.start, bold.start())


def _are_speakers(turns: list[_Turn]) -> bool:
    """Tell speakers' labels from a list's: some come again, and they are two at least."""
    counts = Counter(turn.label for turn in turns)
    return len(counts) > 1 and counts.most_common(1)[0][1] > 1


def _found(paragraph: Span, contents: list[Span]) -> Found:
    first = Span(paragraph.start, contents[0].end)
    return Found(kind="direct", contents=tuple(contents), marked=(first, *contents[1:]))
