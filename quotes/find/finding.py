"""From marks to quotations: pair, tell the kinds, chain over paragraphs, join what the reporter broke.

*“A,” she said. “B.”* is one quotation with two contents; a speech whose paragraphs each reopen their mark
and only the last closes it is one with a content a paragraph.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from quotes.find.kinds import Context, Reason, context_of, is_direct, no_quotation
from quotes.find.marks import Mark, find_marks
from quotes.find.pairs import Pair, pair_paragraph
from quotes.find.paragraphs import paragraphs
from quotes.find.quotation import Found, Kind
from quotes.lexicon import words
from quotes.read.article import Article
from quotes.span import Span

# Between the two halves of a split quotation stands one short clause of the reporter's, in characters.
SPLIT_REACH = 160

_LABEL = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA])(?: \([^)]{1,40}\))?:\s+")
_STAGE = re.compile(r"\([A-Z][A-Z .,’']+\)[.]?$")


@dataclass(frozen=True, slots=True)
class Marked:
    """One pair with what it was found to be; `paragraph` is its paragraph's number."""

    pair: Pair
    context: Context
    paragraph: int
    starts_paragraph: bool
    reason: Reason | None
    kind: Kind


def find_quotations(article: Article) -> tuple[Found, ...]:
    """Return the quotations in marks of the article, in reading order, children after their parents."""
    marked = [item for item in _marked(article.text) if item.reason is None]
    outer = _join(article.text, _chain([item for item in marked if item.pair.depth == 0]))
    inner = [_found([item]) for item in marked if item.pair.depth > 0]
    return _in_order(outer + inner)


def _marked(text: str) -> list[Marked]:
    spans = paragraphs(text)
    by_paragraph = _marks_by_paragraph(find_marks(text), spans)
    result: list[Marked] = []
    carried = None
    for number, paragraph in enumerate(spans):
        next_opens = _opening_family(spans, by_paragraph, number + 1)
        pairs = pair_paragraph(text, paragraph, by_paragraph[number], next_opens=next_opens, carried=carried)
        carried = next((pair.opening.family for pair in pairs if pair.open_end and pair.opening), None)
        result += [_describe(text, paragraph, number, pair) for pair in pairs]
    return result


def _marks_by_paragraph(marks: list[Mark], spans: list[Span]) -> list[list[Mark]]:
    starts = [mark.span.start for mark in marks]
    return [marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans]


def _opening_family(spans: list[Span], by_paragraph: list[list[Mark]], number: int) -> str | None:
    """Return the family of the mark that begins paragraph `number`, None where none does."""
    if number >= len(spans) or not by_paragraph[number]:
        return None
    first = by_paragraph[number][0]
    return first.family if first.can_open and first.span.start == spans[number].start else None


def _describe(text: str, paragraph: Span, number: int, pair: Pair) -> Marked:
    context = context_of(text, paragraph, pair)
    starts = pair.marked.start == paragraph.start
    if starts and (label := _LABEL.match(context.inside)):
        pair = replace(pair, content=Span(pair.content.start + label.end(), pair.content.end))
        return Marked(pair, context, number, True, None, "direct")
    if _STAGE.match(context.inside):
        return Marked(pair, context, number, starts, "inscription", "direct")
    kind: Kind = "direct" if is_direct(context) or pair.open_end else "mixed"
    reason = None if starts and kind == "direct" else no_quotation(context)
    return Marked(pair, context, number, starts, reason, kind)


def _chain(items: list[Marked]) -> list[list[Marked]]:
    """Group what one speaker says over several paragraphs, each reopened and only the last closed."""
    chains: list[list[Marked]] = []
    for item in items:
        if chains and _goes_on(chains[-1][-1], item):
            chains[-1].append(item)
        else:
            chains.append([item])
    return chains


def _goes_on(before: Marked, item: Marked) -> bool:
    if not before.pair.open_end or item.paragraph != before.paragraph + 1:
        return False
    return (item.starts_paragraph or item.pair.repair == "not-reopened") and not _LABEL.match(item.context.inside)


def _join(text: str, chains: list[list[Marked]]) -> list[Found]:
    """Join the halves of quotations that the reporter broke by a clause of saying."""
    joined: list[list[Marked]] = []
    for chain in chains:
        if joined and _is_split(text, joined[-1][-1], chain[0]):
            joined[-1] = joined[-1] + chain
        else:
            joined.append(chain)
    return [_found(chain) for chain in joined]


def _is_split(text: str, first: Marked, second: Marked) -> bool:
    if first.paragraph != second.paragraph or first.kind != "direct" or second.kind != "direct":
        return False
    between = text[first.pair.marked.end : second.pair.marked.start]
    if first.context.inside.endswith("."):
        return False
    if len(between) > SPLIT_REACH or not _PLAIN_CLAUSE.fullmatch(between):
        return False
    return any(word.lower() in words("plain_cues") for word in re.findall(r"[^\W\d_]+", between))


# The reporter's clause between the halves: no sentence ends inside it, it ends in a comma or a full stop.
_PLAIN_CLAUSE = re.compile(r"\s*[^.?!:;]*(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])\.[^.?!:;]*)*[.,]\s*")


def _found(items: list[Marked]) -> Found:
    """Make one quotation; a paragraph that did not reopen its mark runs on the content before it."""
    contents: list[Span] = []
    marked: list[Span] = []
    for item in items:
        content, around = item.pair.content, item.pair.marked
        if item.pair.repair == "not-reopened" and contents:
            content, around = Span(contents.pop().start, content.end), Span(marked.pop().start, around.end)
        contents.append(content)
        marked.append(around)
    return Found(
        kind="direct" if any(item.kind == "direct" for item in items) else "mixed",
        contents=tuple(contents),
        marked=tuple(marked),
        repair=next((item.pair.repair for item in items if item.pair.repair), None),
    )


def _in_order(founds: list[Found]) -> tuple[Found, ...]:
    """Sort by place and point each nested quotation at the one around it."""
    ordered = sorted(founds, key=lambda found: (found.contents[0].start, -found.contents[0].end))
    result: list[Found] = []
    around: list[tuple[Span, int]] = []
    for index, found in enumerate(ordered):
        first = found.contents[0]
        around = [(span, parent) for span, parent in around if first.start < span.end]
        holders = [parent for span, parent in around if span.contains(first)]
        result.append(replace(found, parent=holders[-1] if holders else None))
        around += [(span, index) for span in found.contents]
    return tuple(result)
