"""Changes to a text that must not change what is found in it: other marks, other line ends, a title more.

Each change is a list of edits; what was found before, carried over the edits, is compared with what is found
after. *“We won,” she said* and *«We won,» she said* hold the same quotation.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.evaluate.gold import Half, read_gold
from quotes.find import find_quotations, paragraphs
from quotes.find.marked import marked_stretches
from quotes.find.marks import find_marks
from quotes.read.article import Article
from quotes.span import Span

# Lines are wrapped at so many characters.
WIDTH = 72
TITLE = "Harbour Talks Resume\n\nBy Ana Ruiz\n\n"
SEED = 20260306

STYLES = {
    "straight marks": ('"', '"'),
    "curly marks": ("“", "”"),
    "guillemets": ("«", "»"),
    "low-high marks": ("„", "“"),
    "TeX marks": ("``", "''"),
    "entities": ("&quot;", "&quot;"),
    "single marks": ("‘", "’"),
    "corner marks": ("「", "」"),
}

Row = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` up to `end` give way to `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows (contents with their kind) a change touched that it should have left alone."""

    change: str
    rows: int
    changed: int

    @property
    def share(self) -> float:
        """The changed rows in percent of all."""
        return 100 * self.changed / self.rows if self.rows else 0.0


def measure_changes(gold: Path, *, half: Half | None = None) -> list[Outcome]:
    """Return for each change how many of the rows found in the gold file's articles it touches."""
    texts = [each.article.text for each in read_gold(gold, half=half)]
    outcomes = [_outcome(name, texts, edits) for name, edits in changes(texts).items()]
    return [*outcomes, _without_a_mark(texts)]


def metamorphic_table(gold: Path, *, half: Half | None = None) -> list[str]:
    """Return lines of text: each change, the rows compared, how many changed, and their share.

    Raises GoldError for a file that breaks the gold format.
    """
    outcomes = measure_changes(gold, half=half)
    head = f"{'change':<32}{'rows':>7}{'changed':>9}{'percent':>9}"
    return [head] + [f"{o.change:<32}{o.rows:>7}{o.changed:>9}{o.share:>9.2f}" for o in outcomes]


def changes(texts: list[str]) -> dict[str, Callable[[str], list[Edit]]]:
    """Return each change by name, as a function from a text to its edits."""
    following = dict(zip(texts, texts[1:] + texts[:1], strict=True))
    styles = {name: _restyled(opening, closing) for name, (opening, closing) in STYLES.items()}
    return styles | {
        "lines wrapped": _wrapped,
        "blank lines doubled": lambda text: _replaced(text, r"\n[ \t]*\n", "\n\n\n\n"),
        "Windows line ends": lambda text: _replaced(text, r"(?<!\r)\n", "\r\n"),
        "a title and a byline more": lambda text: [Edit(0, 0, TITLE)],
        "another article behind": lambda text: [Edit(len(text), len(text), "\n\n" + following[text])],
    }


def apply(text: str, edits: list[Edit]) -> str:
    """Return the text with its edits made; they stand in order and do not overlap."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*pieces, text[at:]])


def carry(rows: Iterable[Row], edits: list[Edit]) -> set[Row]:
    """Return where the rows stand after the edits."""
    ends = [edit.end for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.words) - (edit.end - edit.start))
    starts = [edit.start for edit in edits]

    def moved(place: int, *, at_end: bool) -> int:
        # What is put in where a content begins stands before it, where it ends behind it.
        done = bisect_right(ends, place)
        while done and at_end and starts[done - 1] == place:
            done -= 1
        return place + shifts[done]

    return {(moved(start, at_end=False), moved(end, at_end=True), kind) for start, end, kind in rows}


def _outcome(name: str, texts: list[str], edits_of: Callable[[str], list[Edit]]) -> Outcome:
    rows = changed = 0
    for text in texts:
        edits = edits_of(text)
        before = _rows(text)
        after = _rows(apply(text, edits))
        if edits and edits[-1].start == len(text):  # what stands behind is no matter
            after = {row for row in after if row[0] < len(text)}
        rows += len(before)
        changed += _difference(carry(before, edits), after)
    return Outcome(name, rows, changed)


def _without_a_mark(texts: list[str]) -> Outcome:
    """Delete one mark of each text; count the rows beyond its paragraph and the next that change."""
    choose = random.Random(SEED)
    rows = changed = 0
    for text in texts:
        marks = find_marks(text)
        if not marks:
            continue
        mark = choose.choice(marks).span
        edits = [Edit(mark.start, mark.end, "")]
        spans = paragraphs(text)
        hit = max(0, bisect_right([span.start for span in spans], mark.start) - 1)
        touched = Span(spans[hit].start, spans[min(hit + 1, len(spans) - 1)].end)
        before = {row for row in _rows(text) if not _meets(row, touched)}
        new = Span(touched.start, touched.end - len(mark))
        after = {row for row in _rows(apply(text, edits)) if not _meets(row, new)}
        rows += len(before)
        changed += _difference(carry(before, edits), after)
    return Outcome("a mark deleted, farther off", rows, changed)


def _meets(row: Row, span: Span) -> bool:
    return row[0] < span.end and span.start < row[1]


def _rows(text: str) -> set[Row]:
    found = find_quotations(Article(text=text))
    return {(span.start, span.end, each.kind) for each in found for span in each.contents}


def _difference(expected: set[Row], found: set[Row]) -> int:
    """Return how many rows changed; one that moved or is of another kind counts once."""
    return max(len(expected - found), len(found - expected))


def _replaced(text: str, pattern: str, words: str) -> list[Edit]:
    return [Edit(match.start(), match.end(), words) for match in re.finditer(pattern, text)]


def _wrapped(text: str) -> list[Edit]:
    """Return the edits that turn spaces into line ends where a line would be too long."""
    edits = []
    line, space = 0, -1
    for match in re.finditer(r" |\n", text):
        if match.group() == "\n":
            line, space = match.end(), -1
            continue
        if space >= 0 and match.start() - line > WIDTH:
            edits.append(Edit(space, space + 1, "\n"))
            line = space + 1
        space = match.start()
    return edits


def _restyled(opening: str, closing: str) -> Callable[[str], list[Edit]]:
    """Return the change of double marks into another style; stray marks stay as they are.

    Single marks stay too, unless they are the style: then they become double ones.
    """

    def edits(text: str) -> list[Edit]:
        return sorted(_marks_restyled(text, opening, closing), key=lambda edit: edit.start)

    return edits


def _marks_restyled(text: str, opening: str, closing: str) -> Iterator[Edit]:
    styles = {"double": (opening, closing)}
    if opening == "‘":
        styles["single"] = ("“", "”")
    seen: set[Span] = set()
    for item in marked_stretches(text):
        for mark, side in ((item.pair.opening, 0), (item.pair.closing, 1)):
            if mark is not None and mark.family in styles and mark.span not in seen:
                seen.add(mark.span)
                yield Edit(mark.span.start, mark.span.end, styles[mark.family][side])
