"""Passages alone: an article's text in which every paragraph without a quotation is blanked out.

The blanks are as long as the words were, so that all offsets stay true, and the words are gone from the file,
not hidden by the pages.
"""

import re
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from quotes.publish.passage import paragraphs
from quotes.span import Span

GAP = "…"
"""What stands where paragraphs were left out."""

_STRETCHES = """
select article_id, start, "end" from contents join quotes on quotes.id = contents.quote_id
union all select article_id, cue_start, cue_end from quotes where cue_start is not null
union all select article_id, source_start, source_end from quotes where source_start is not null
union all select article_id, said_start, said_end from quotes where said_start is not null
union all select article_id, via_start, via_end from quotes where via_start is not null
union all select article_id, hearer_start, hearer_end from quotes where hearer_start is not null
order by article_id
"""
_BLANK = re.compile(r"[^\n]")


def keep_passages(database: Path) -> None:
    """Take all text of articles from the database but the paragraphs with quotations."""
    connection = sqlite3.connect(database)
    try:
        with connection:
            spans = {
                article_id: [Span(start, end) for _, start, end in rows]
                for article_id, rows in groupby(connection.execute(_STRETCHES), key=lambda row: row[0])
            }
            texts = connection.execute("SELECT id, text FROM articles")
            connection.executemany(
                "UPDATE articles SET text = ? WHERE id = ?",
                ((passages_of(text, spans.get(id_, ())), id_) for id_, text in texts.fetchall()),
            )
            connection.execute("DELETE FROM versions")
            connection.execute("UPDATE judgements SET before = '', after = ''")
        connection.execute("VACUUM")  # else the words would still stand in free pages of the file
    finally:
        connection.close()


def passages_of(text: str, spans: Iterable[Span]) -> str:
    """Return the text, as long as it was, with blanks for the paragraphs that hold none of the spans."""
    wanted = list(spans)
    kept = [part for part in paragraphs(text) if any(part.overlaps(span) for span in wanted)]
    pieces, end = [], 0
    for part in kept:
        pieces += [_blanked(text[end : part.start]), text[part.start : part.end]]
        end = part.end
    return "".join([*pieces, _blanked(text[end:])])


def _blanked(text: str) -> str:
    """Return blanks of the same length, with a sign for the gap where there were words."""
    words = re.search(r"\S", text)
    blanks = _BLANK.sub(" ", text)
    if words is None:
        return blanks
    return blanks[: words.start()] + GAP + blanks[words.start() + 1 :]
