"""Quotations set off as blocks, without marks: `>` in Markdown, indented paragraphs behind a colon.

*She wrote:* and, on the lines below, *> We won the race.* The `marked` span begins at the `>`.
"""

import re
from collections.abc import Iterator

from quotes.find.cues import cue_forms
from quotes.find.quotation import Found
from quotes.lexicon import words
from quotes.span import Span

# An indented block stands in by so many spaces or a tab.
_INDENT = re.compile(r"(?:[ ]{4}|\t)[ \t]*")
MOST_INDENT = 24
_QUOTED_LINES = re.compile(r"(?:^|(?<=[\r\n]))[ ]{0,3}>[^\r\n]*(?:(?:\r\n|\r|\n)[ ]{0,3}>[^\r\n]*)*")
_QUOTED_PARAGRAPH = re.compile(r"(?P<sign>[ ]{0,3}>(?:[ \t]*>)*)[ \t]*(?P<words>[^\s>].*)")
_SIGNATURE = re.compile(r"(?:—|–|--?)\s*[A-Z]")
_SENTENCE = re.compile(r"[^.?!]+")
# The sentence before a colon is looked at over so many characters.
LEAD_IN_REACH = 200
_WORD = re.compile(r"[^\W\d_]+")


def find_blocks(text: str, spans: list[Span]) -> list[Found]:
    """Return the quotations that are set off as blocks, one content a paragraph of theirs."""
    return list(_markdown_blocks(text)) + list(_indented_blocks(text, spans))


def _markdown_blocks(text: str) -> Iterator[Found]:
    if ">" not in text:  # as in nearly all: the lines need not be read
        return
    for match in _QUOTED_LINES.finditer(text):
        contents, signs = [], []
        for first, last in _block_paragraphs(text, match.start(), match.end()):
            contents.append(Span(first[1], last))
            signs.append(Span(first[0], last))
        if contents:
            yield Found(kind="direct", contents=tuple(contents), marked=tuple(signs))


def _block_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield where each paragraph's sign and words begin, and where it ends; signatures are none."""
    opened: tuple[int, int] | None = None
    last = start
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        quoted = _QUOTED_PARAGRAPH.fullmatch(line.group())
        if quoted is None or _SIGNATURE.match(quoted["words"]):
            if opened is not None:
                yield opened, last
            opened = None
            continue
        begin = start + line.start()
        opened = opened or (begin + quoted.group().index(">"), begin + quoted.start("words"))
        last = begin + len(line.group().rstrip())
    if opened is not None:
        yield opened, last


def _indented_blocks(text: str, spans: list[Span]) -> Iterator[Found]:
    block: list[Span] = []
    led_in = False
    for span in spans:
        indented = _is_indented(text, span)
        if indented and led_in:
            block.append(span)
            continue
        if block:
            yield Found(kind="direct", contents=tuple(block), marked=tuple(block))
        block, led_in = [], not indented and _leads_in(text, span)
    if block:
        yield Found(kind="direct", contents=tuple(block), marked=tuple(block))


def _is_indented(text: str, span: Span) -> bool:
    if text[span.start - 1 : span.start] not in {" ", "\t"}:  # as before nearly all
        return False
    before = text[max(0, span.start - MOST_INDENT) : span.start]
    return _INDENT.fullmatch(re.split(r"[\r\n]", before)[-1]) is not None


def _leads_in(text: str, span: Span) -> bool:
    """Tell *The statement reads:* from *They bought:*."""
    if text[span.end - 1] != ":":
        return False
    last_sentence = _SENTENCE.findall(text, max(span.start, span.end - LEAD_IN_REACH), span.end)[-1:]
    found = {word.lower() for sentence in last_sentence for word in _WORD.findall(sentence)}
    return bool(found & (cue_forms("say") | words("cue_nouns")))
