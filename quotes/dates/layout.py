"""The layout of an article as dating needs it: the reporter's words, sentences, sections, the lead."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.dates.calendar import Calendar
from quotes.dates.datelines import calendar_of, find_dateline
from quotes.openers import OPENER_BEHIND
from quotes.read.article import Article
from quotes.span import Span, cut_at_spaces

# Stands in for each character of quoted words, of markup and of a dateline, so that nothing in them is read
# and no place moves.
MASK = "¤"
# A sentence may end with the quoted words: *he called it “a barn.” On Monday*.
_CLOSED = re.compile(r"\.[”’\"']+$")
# Markup that was left in the text: <tweet date="March 12, 2016">.
_TAG = re.compile(r"<[a-z]+(?:\s[^<>]*)?>")
# A paragraph that parts two stories of one file: ___ or * * *
_RULE = re.compile(r"\W*(?:___|\* ?\* ?\*|---)\W*")
# The lead is the first so many paragraphs of a section that have at least so many characters (no headline,
# no time of day).
LEAD_PARAGRAPHS = 2
LEAD_LENGTH = 80

_WORD = re.compile(r"\w+")
# A full stop is looked at from behind, so that one class of characters leads the pattern: much quicker.
_STOP = (
    r"(?<![A-Z].)(?<!\b(?:Mr|Ms|Dr|St).)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec).)"
    r"(?<!\bSept.)"
)
_SENTENCE_END = re.compile(
    rf"[.?!](?:{_STOP}[.?!]*[”’\"')]*\s+(?=[“‘\"'(¤]?\s*[A-Z¤])|(?<=\.){OPENER_BEHIND})"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's text with quoted words masked, its paragraphs, their sections, and its sentences.

    `headed`: the first paragraph is a headline and no lead.
    """

    text: str
    calendar: Calendar
    paragraphs: tuple[Span, ...]
    sections: tuple[int, ...]
    leads: frozenset[int]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    headed: bool

    def paragraph_of(self, place: int) -> int:
        """Return the number of the paragraph that a character stands in."""
        return max(0, bisect_right(self.starts, place) - 1)

    def paragraphs_between(self, first: int, last: int) -> int:
        """Return how many paragraphs lie from one character on to another, 0 within one paragraph."""
        return self.paragraph_of(last) - self.paragraph_of(first)

    def sentences_before(self, place: int, most: int) -> tuple[Span, ...]:
        """Return the last sentences, `most` at the most, that begin before a character."""
        last = bisect_right(self.sentence_starts, place - 1)
        return self.sentences[max(0, last - most) : last]

    def sentences_after(self, place: int, most: int) -> tuple[Span, ...]:
        """Return the next sentences, `most` at the most, that begin after a character."""
        first = bisect_right(self.sentence_starts, place)
        return self.sentences[first : first + most]

    def sentence_at(self, place: int) -> Span:
        """Return the sentence that a character stands in."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, place) - 1)]

    def section_of(self, place: int) -> int:
        """Return the number of the section that a character stands in."""
        return self.sections[self.paragraph_of(place)] if self.sections else 0

    def section_start(self, place: int) -> int:
        """Return where the section begins that a character stands in."""
        return self.starts[bisect_left(self.sections, self.section_of(place))] if self.sections else 0

    def in_lead(self, place: int) -> bool:
        """Tell whether a character stands in the lead of its section."""
        return self.paragraph_of(place) in self.leads

    def in_headline(self, place: int) -> bool:
        """Tell whether a character stands in the headline, if the text opens with one."""
        return self.headed and place < self.starts[1]


def lay_out(article: Article, paragraphs: Iterable[Span], quoted: Iterable[Span]) -> Layout:
    """Return the layout of an article. `quoted` are the stretches in quotation marks, marks and all."""
    text, stretches = article.text, tuple(paragraphs)
    sections, section = [], 0
    for stretch in stretches:
        if _RULE.fullmatch(stretch.of(text)):
            section += 1
        sections.append(section)
    dateline = find_dateline(text, stretches)
    tags = [Span(*match.span()) for match in _TAG.finditer(text)]
    masked = _masked(text, [*quoted, *tags] if dateline is None else [*quoted, *tags, dateline.words])
    sentences = tuple(_sentences(masked, stretches))
    return Layout(
        text=masked,
        calendar=calendar_of(article, dateline),
        paragraphs=stretches,
        sections=tuple(sections),
        leads=_leads(stretches, sections),
        sentences=sentences,
        starts=tuple(span.start for span in stretches),
        sentence_starts=tuple(span.start for span in sentences),
        headed=len(stretches) > 1 and _is_headline(article, stretches[0], masked),
    )


def _is_headline(article: Article, first: Span, masked: str) -> bool:
    """Tell whether the first paragraph has the words of the article's title, or no full stop ends it."""
    is_title = _WORD.findall(first.of(article.text)) == _WORD.findall(article.title or "")
    return is_title or not first.of(masked).rstrip().endswith((".", ":"))


def _sentences(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Span]:
    for paragraph in paragraphs:
        start = paragraph.start
        for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
            yield from cut_at_spaces(text, start, match.end())
            start = match.end()
        if start < paragraph.end:
            yield from cut_at_spaces(text, start, paragraph.end)


def _masked(text: str, quoted: Iterable[Span]) -> str:
    pieces, at = [], 0
    for span in sorted(quoted):
        if span.start >= at:
            end = "." if _CLOSED.search(text, span.start, span.end) else MASK
            pieces += [text[at : span.start], MASK * (len(span) - 1), end]
            at = span.end
    return "".join([*pieces, text[at:]])


def _leads(paragraphs: tuple[Span, ...], sections: list[int]) -> frozenset[int]:
    """Return the numbers of the paragraphs that lead their sections, and of what stands above them."""
    leads, long_ones = set(), dict.fromkeys(sections, 0)
    for number, (paragraph, section) in enumerate(zip(paragraphs, sections, strict=True)):
        if long_ones[section] < LEAD_PARAGRAPHS:
            leads.add(number)
        long_ones[section] += len(paragraph) >= LEAD_LENGTH
    return frozenset(leads)
