"""Frames: the reporter's own sentences around quotations, each content replaced by a short placeholder.

*“We are ready,” Ruiz, holding a lamp, said.* becomes *Yes, Ruiz, holding a lamp, said.*
Frames are short and grammatical, so the parser is right more often on them than on the full sentence,
and long quoted speech is not parsed at all. Each character of a frame that the reporter wrote knows its
place in the article.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from quotes.attribute.forms import is_clause_alone, opens_with_clause
from quotes.attribute.signatures import names_somebody
from quotes.find.quotation import Found
from quotes.lexicon import words
from quotes.openers import OPENER_BEHIND
from quotes.saying import said_forms
from quotes.span import LONGEST_SENTENCE, Span, cut_at_spaces

# A fragment of at most so many words stays in the frame, where it carries the grammar (*was “fed up” with*).
FRAGMENT_WORDS = 15

CLAUSE = "Yes"
SUBORDINATE = "it works"
FRAGMENT = "this"

# One mark leads the pattern, so that a search passes over all that is none.
_SENTENCE_END = re.compile(
    r"[.?!…](?:[.?!…]*[)\]”’\"']*(?=\s+(?:[\"“‘(\[]?[A-Z0-9]|$)|\s*$)|[.?!…]*(?=\s*\n))"
)
# *VELM, Norland, Jan. 1 (AP) — *, *Velm (AFP) – *: where the story was filed is nobody's subject.
_DATELINE = re.compile(
    r"(?:[A-Z]{2}[A-Z.'’ -]{1,30}(?:,\s+[A-Z\d][\w.'’ ]{1,30}){0,3}\s*(?:\([^)\n]{2,40}\))?"
    r"|[A-Z]\w+(?: [A-Z]\w+)? \([A-Z]{2,8}\))\s*[—–-]{1,2}\s+"
)
_LETTER = re.compile(r"[^\W_]")
_HALF = re.compile("[\ud800-\udfff]")
_OTHER_SPACE = re.compile(r"[^\S ]")
_BREAK = re.compile(r"[.?!;:\n]")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z]\.[A-Z]|[a-z]\.[a-z])$")
_OPENER = re.compile(OPENER_BEHIND)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one content in a frame: characters of the frame, and which content of which quotation."""

    span: Span
    quotation: int
    content: int
    direct: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One sentence of the reporter's with its slots, equal to no other.

    `starts` and `places` map its characters: from frame character `starts[i]` on, article character
    `places[i]`, or -1 for a placeholder that the reporter did not write.
    """

    text: str
    paragraph: int
    slots: tuple[Slot, ...]
    starts: tuple[int, ...]
    places: tuple[int, ...]
    whole: Span

    @property
    def may_tell(self) -> bool:
        """Tell whether a word stands beside a slot: who is quoted by *Yes.* alone, no parse can say."""
        edges = [
            0,
            *(edge for slot in self.slots for edge in (slot.span.start, slot.span.end)),
            len(self.text),
        ]
        outside = zip(edges[::2], edges[1::2], strict=True)
        return bool(self.slots) and any(_LETTER.search(self.text, *edge) for edge in outside)

    def to_article(self, start: int, end: int) -> Span | None:
        """Return the article's characters for a stretch of the frame, None where it holds a placeholder."""
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or last < first:
            return None
        return Span(first, last + 1)

    def _place(self, at: int) -> int | None:
        piece = bisect_right(self.starts, at) - 1
        place = self.places[piece]
        return None if place < 0 else place + at - self.starts[piece]


@dataclass(frozen=True, slots=True)
class _Hole:
    """A content to be replaced: its stretch of the article with the marks, and its number."""

    span: Span
    inside: Span
    quotation: int
    content: int
    direct: bool


def build_frames(text: str, stretch: Span, paragraph: int, founds: dict[int, Found]) -> list[Frame]:
    """Return the sentences of one stretch of the article (a paragraph, an outer content) as frames.

    `founds` are the quotations, by number, whose contents may stand directly in the stretch.
    """
    holes = _holes(stretch, founds)
    pieces = _pieces(text, stretch, holes)
    return _sentences(text, pieces, paragraph)


def _holes(stretch: Span, founds: dict[int, Found]) -> list[_Hole]:
    holes = [
        _Hole(marked, content, number, index, found.kind == "direct")
        for number, found in founds.items()
        for index, (content, marked) in enumerate(zip(found.contents, found.marked, strict=True))
        if marked.overlaps(stretch)
    ]
    return sorted(holes, key=lambda hole: hole.span.start)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the masked text: its words, its place in the article (-1: placeholder), its hole if any."""

    text: str
    place: int
    hole: _Hole | None = None


def _pieces(text: str, stretch: Span, holes: list[_Hole]) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = stretch.start
    for hole in holes:
        if hole.span.start < at:
            continue
        pieces.append(_plain(text, at, hole.span.start))
        pieces += _filled(text, stretch, hole, before=text[stretch.start : hole.span.start])
        at = min(hole.span.end, stretch.end)
    pieces.append(_plain(text, at, stretch.end))
    return [piece for piece in pieces if piece.text]


def _plain(text: str, start: int, end: int) -> _Piece:
    return _Piece(_parsable(text[start:end]), start)


def _parsable(words: str) -> str:
    """Return words as long as these, with spaces for line ends, without half surrogates: spaCy raises."""
    return _HALF.sub("\ufffd", _OTHER_SPACE.sub(" ", words))


def _filled(text: str, stretch: Span, hole: _Hole, *, before: str) -> list[_Piece]:
    """Return the placeholder of a content, with the punctuation that the sentence needs behind it."""
    inside = hole.inside.of(text)
    after = text[hole.span.end : stretch.end]
    tail = _tail(inside, after)
    words_inside = inside.rstrip(",.;?!…—- ")
    short = len(words_inside.split()) <= FRAGMENT_WORDS and not _BREAK.search(words_inside)
    if not hole.direct and short and words_inside:
        return [_Piece(_parsable(words_inside), hole.inside.start, hole), _Piece(tail, -1)]
    return [_Piece(_placeholder(hole, before), -1, hole), _Piece(tail, -1)]


def _placeholder(hole: _Hole, before: str) -> str:
    if not hole.direct:
        return FRAGMENT
    last = before.rstrip().rsplit(" ", 1)[-1]
    if last == "that":
        return SUBORDINATE
    return FRAGMENT if last.isalpha() and last.islower() and last not in said_forms() else CLAUSE


def _tail(inside: str, after: str) -> str:
    """Return what the placeholder needs behind it: *“Why?” he asked* a comma, *“No.” He left* a full stop."""
    last = inside.rstrip(" \u00a0\n’'”\"»")[-1:]
    following = after.lstrip()
    if last == ",":
        return ","
    if not following:
        return "."
    if following[0] in ",;:.)":
        return ""
    if "\n" in after[: len(after) - len(following)] and names_somebody(following):
        return " —"
    if following[0] in "—–-―":
        return " "
    if last in ".?!…—–-" and last:
        says = is_clause_alone if last == "." else opens_with_clause
        goes_on = following[0].islower() or says(following)
        return "," if goes_on else "."
    return ""


def _sentences(text: str, pieces: list[_Piece], paragraph: int) -> list[Frame]:
    masked = "".join(piece.text for piece in pieces)
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text)
    opening = _opening(
        masked, [at for at, piece in zip(starts, pieces, strict=True) if piece.hole is not None]
    )
    cuts = [opening, *(cut for cut in _sentence_cuts(masked) if cut > opening), len(masked)]
    frames = []
    solid = masked
    if len(masked) > LONGEST_SENTENCE:  # no fragment is cut
        solid = "".join(each.text if each.hole is None else each.text.replace(" ", "_") for each in pieces)
    for start, end in pairwise(cuts):
        for cut in cut_at_spaces(solid, start, end):
            if cut.of(masked).strip():
                frames.append(_frame(masked, cut, pieces, starts, paragraph))
    return frames


def _opening(masked: str, holes: list[int]) -> int:
    """Return where the first sentence begins: behind a dateline; *LUND — “It leaks”* names a speaker."""
    dateline = _DATELINE.match(masked)
    return 0 if dateline is None or dateline.end() in holes else dateline.end()


def _sentence_cuts(masked: str) -> list[int]:
    cuts = []
    for match in _SENTENCE_END.finditer(masked):
        if match.end() < len(masked) and not _is_abbreviation(masked, match):
            cuts.append(match.end())
    return cuts


def _is_abbreviation(masked: str, match: re.Match[str]) -> bool:
    if match.group()[0] != "." or _OPENER.match(masked, match.end()):
        return False
    before = masked[max(0, match.start() - 14) : match.start()]
    word = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    return word.lower().lstrip('(“"') in words("abbreviations") or _INITIAL.search(before) is not None


def _frame(masked: str, cut: Span, pieces: list[_Piece], starts: list[int], paragraph: int) -> Frame:
    words_in = masked[cut.start : cut.end]
    start = cut.start + len(words_in) - len(words_in.lstrip())
    first = bisect_right(starts, start) - 1
    slots, frame_starts, places = [], [], []
    for index in range(first, bisect_left(starts, cut.end)):
        piece, begin = pieces[index], starts[index]
        offset = max(0, start - begin)
        frame_starts.append(begin + offset - start)
        places.append(piece.place + offset if piece.place >= 0 else -1)
        if piece.hole is not None:
            slot = Span(max(0, begin - start), min(begin + len(piece.text), cut.end) - start)
            slots.append(Slot(slot, piece.hole.quotation, piece.hole.content, piece.hole.direct))
    whole = _whole(pieces, starts, Span(start, cut.end))
    return Frame(masked[start : cut.end], paragraph, tuple(slots), tuple(frame_starts), tuple(places), whole)


def _whole(pieces: list[_Piece], starts: list[int], cut: Span) -> Span:
    """Return the article's stretch that a frame stands for, quoted words and all."""
    places = []
    for index in range(bisect_right(starts, cut.start) - 1, bisect_left(starts, cut.end)):
        piece, begin = pieces[index], starts[index]
        if piece.hole is not None:
            places += [piece.hole.span.start, piece.hole.span.end]
        elif piece.place >= 0:
            places += [
                piece.place + max(0, cut.start - begin),
                piece.place + min(len(piece.text), cut.end - begin),
            ]
    return Span(min(places), max(places)) if places else Span(0, 0)
