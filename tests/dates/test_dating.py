"""When quotations were said, from the article's text on: the table is said.txt."""

from datetime import date
from pathlib import Path

import pytest
from casetable import cases
from marked import parse

from quotes import Article, extract
from quotes.dates.said import Said
from quotes.span import Span

TABLE = Path(__file__).parent / "said.txt"

pytestmark = pytest.mark.model


def answer_of(said: Said) -> str:
    """Return a date said as the table writes it."""
    if said.basis in {None, "published"}:
        return said.basis or "-"
    return f"{said.basis} {said.on}" if said.until is None else f"{said.basis} {said.on}/{said.until}"


def said_of(text: str, content: Span, published: date | None) -> Said:
    """Return when the quotation that `content` belongs to was said (its marks may take a comma in)."""
    quotations = extract(Article(text=text, published=published))
    found = [each for each in quotations if any(part.overlaps(content) for part in each.contents)]
    assert len(found) == 1, "the quotation asked for is found once"
    return found[0].said


@pytest.mark.parametrize(("published", "marked", "expected"), cases(TABLE, width=3))
def test_quotations_are_dated(published: str, marked: str, expected: str) -> None:
    text, spans = parse(marked.replace(" ¶ ", "\n\n"))
    day = None if published == "-" else date.fromisoformat(published)

    said = said_of(text, spans["c"][0], day)

    assert expected == answer_of(said)
    assert [each.of(text) for each in spans.get("d", ())] == ([said.words.of(text)] if said.words else [])
