"""Where quotations were said, from the article's text on: the table is media.txt."""

from datetime import date
from pathlib import Path

import pytest
from casetable import cases
from marked import parse

from quotes import Article, extract
from quotes.lexicon import table

TABLE = Path(__file__).parent / "media.txt"


@pytest.mark.model
@pytest.mark.parametrize(("marked", "expected"), cases(TABLE, width=2))
def test_media_are_told(marked: str, expected: str) -> None:
    text, spans = parse(marked.replace(" ¶ ", "\n\n"))
    quotations = extract(Article(text=text, published=date(2025, 12, 12)))

    asked = [each for each in quotations if any(part.overlaps(spans["c"][0]) for part in each.contents)]

    assert [each.medium for each in asked] == [None if expected == "-" else expected]


def test_media_are_a_short_list() -> None:
    assert set(table("occasion_nouns").values()) == {
        "book", "broadcast", "call", "court", "debate", "email", "interview", "meeting", "message", "post",
        "press conference", "report", "speech", "statement", "testimony", "town hall", "video", "written",
    }  # fmt: skip
