"""What makes one quotation of several contents: reopened paragraphs, and a reporter who breaks in.

*“A,” she said. “B.”* is one quotation with two contents; a speech whose paragraphs each reopen their mark and
only the last closes it is one with a content a paragraph.
"""

import re

from quotes.find.marked import Marked
from quotes.lexicon import words

# Between the two halves of a split quotation stands one short clause of the reporter's, in characters.
SPLIT_REACH = 160

# The reporter's clause between the halves: no sentence ends inside it, it ends in a comma or a full stop.
_ONE_CLAUSE = re.compile(r"\s*[^.?!:;]*(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])\.[^.?!:;]*)*[.,]\s*")
_ADDS = re.compile(r"\b(?:adding|added|adds|though|but)\b[^,.]{0,40},\s*$")
_WORD = re.compile(r"[^\W\d_]+")


def chain(items: list[Marked]) -> list[list[Marked]]:
    """Group what one speaker says over several paragraphs, each reopened and only the last closed."""
    chains: list[list[Marked]] = []
    for item in items:
        if chains and _goes_on(chains[-1][-1], item):
            chains[-1].append(item)
        else:
            chains.append([item])
    return chains


def join_halves(text: str, chains: list[list[Marked]]) -> list[list[Marked]]:
    """Join the halves of quotations that the reporter broke by a clause of saying."""
    joined: list[list[Marked]] = []
    for group in chains:
        if joined and _is_split(text, joined[-1], group[0]):
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _goes_on(before: Marked, item: Marked) -> bool:
    if not before.pair.open_end or item.paragraph != before.paragraph + 1 or item.labelled:
        return False
    return item.context.opens or item.pair.repair == "not-reopened"


def _is_another_utterance(between: str, second: Marked) -> bool:
    """*“A,” she said. “B,” he added.* and *“A,” she said, adding, “B.”* are two utterances each."""
    if between.rstrip().endswith(","):
        return _ADDS.search(between) is not None
    return second.kind != "direct" or second.context.inside.endswith(",")


def _is_split(text: str, before: list[Marked], second: Marked) -> bool:
    first = before[-1]
    if first.paragraph != second.paragraph or first.context.inside.endswith("."):
        return False
    if all(item.kind != "direct" for item in before):
        return False
    if second.pair.marked.start - first.pair.marked.end > SPLIT_REACH:
        return False
    between = text[first.pair.marked.end : second.pair.marked.start]
    if _is_another_utterance(between, second) or not _ONE_CLAUSE.fullmatch(between):
        return False
    return any(word.lower() in words("plain_cues") for word in _WORD.findall(between))
