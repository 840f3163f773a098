"""From an article to its quotations: pair the marks, tell what they hold, chain, join, nest.

*“We won,” she said. “Twice.” She called it “a miracle.”* gives a direct quotation with two contents and a
mixed one.
"""

from bisect import bisect_right
from dataclasses import replace

from quotes.find.blocks import find_blocks
from quotes.find.chains import chain, join_halves
from quotes.find.marked import Marked, marked_stretches
from quotes.find.paragraphs import paragraphs
from quotes.find.quotation import Found, Nonquote
from quotes.find.turns import find_answers, find_turns
from quotes.read.article import Article
from quotes.span import Span

# Words set off by layout are not told again where marks hold more than this share of them.
MOST_IN_MARKS = 0.8


def find_quotations(article: Article) -> tuple[Found, ...]:
    """Return the quotations in marks of the article, in reading order, children after their parents."""
    items = [item for item in marked_stretches(article.text) if item.reason is None]
    outer = join_halves(article.text, chain([item for item in items if item.pair.depth == 0]))
    inner = [[item] for item in items if item.pair.depth > 0]
    told = [_found(group) for group in outer]
    return _in_order([*told, *(_found(group) for group in inner), *_set_off(article.text, told)])


def find_nonquotes(article: Article) -> tuple[Nonquote, ...]:
    """Return the words in marks that quote nobody, in reading order, each with the reason."""
    return tuple(
        Nonquote(content=item.pair.content, reason=item.reason)
        for item in marked_stretches(article.text)
        if item.reason is not None
    )


def _set_off(text: str, told: list[Found]) -> list[Found]:
    """Return the quotations told by layout alone that no outer marks have told already."""
    spans = paragraphs(text)
    held = sorted(span for found in told for span in found.marked)
    return [
        found
        for found in find_blocks(text, spans) + (find_turns(text, spans) or find_answers(text, spans))
        if not any(_is_told(content, held) for content in found.contents)
    ]


def _is_told(content: Span, held: list[Span]) -> bool:
    """Tell whether marks hold the content, cross its ends, or hold most of it."""
    at = max(0, bisect_right(held, content.start, key=lambda span: span.start) - 1)
    while at < len(held) and held[at].start < content.end:
        inside = content.contains(held[at])
        if held[at].overlaps(content) and not (inside and len(held[at]) <= MOST_IN_MARKS * len(content)):
            return True
        at += 1
    return False


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
    held = [(span, index) for index, found in enumerate(ordered) for span in found.contents]
    held.sort(key=lambda each: (each[0].start, -each[0].end, each[1]))
    parents: dict[int, int | None] = {}
    around: list[tuple[Span, int]] = []
    for span, index in held:
        while around and around[-1][0].end <= span.start:
            around.pop()
        if index not in parents:
            holders = (holder for outer, holder in reversed(around) if outer.contains(span))
            parents[index] = next(holders, None)
        around.append((span, index))
    return tuple(replace(found, parent=parents[index]) for index, found in enumerate(ordered))
