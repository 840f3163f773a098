"""Passages alone: an article's text in which every paragraph without a quotation is blanked out.

The blanks are as long as the words were, so that all offsets stay true, and the words are gone from the file,
not hidden by the pages.
"""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from quotes.publish.passage import paragraphs
from quotes.span import Span

GAP = "…"
"""What stands where paragraphs were left out."""

_STRETCHES = """
select start, "end" from contents join quotes on quotes.id = contents.quote_id where article_id = :id
union all select cue_start, cue_end from quotes where article_id = :id and cue_start is not null
union all select source_start, source_end from quotes where article_id = :id and source_start is not null
union all select said_start, said_end from quotes where article_id = :id and said_start is not null
union all select via_start, via_end from quotes where article_id = :id and via_start is not null
union all select hearer_start, hearer_end from quotes where article_id = :id and hearer_start is not null
"""

# What else holds an article's words, or says who works on them and where: judgements name words that are no
# quotation, and their author, originals hold what was found at first, the search index what was deleted.
_ELSEWHERE = (
    "DELETE FROM versions",
    "DELETE FROM judgements",
    "DELETE FROM originals",
    "DELETE FROM unsettled",
    "UPDATE articles SET path = NULL",
    "INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild')",
)
_BLANK = re.compile(r"[^\n]")


def keep_passages(database: Path) -> None:
    """Take all text of articles from the database but the paragraphs with quotations.

    Judgements, what they corrected, earlier wordings and the files' local paths are gone, too.
    """
    connection = sqlite3.connect(database)
    try:
        with connection:
            for (id_,) in connection.execute("SELECT id FROM articles").fetchall():
                _keep_passages_of(connection, id_)
            for statement in _ELSEWHERE:
                connection.execute(statement)
        connection.execute("VACUUM")  # else the words would still stand in free pages of the file
    finally:
        connection.close()


def _keep_passages_of(connection: sqlite3.Connection, id_: int) -> None:
    """Blank out one article; there may be more text than fits into memory."""
    spans = [Span(start, end) for start, end in connection.execute(_STRETCHES, {"id": id_})]
    (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", [id_]).fetchone()
    connection.execute("UPDATE articles SET text = ? WHERE id = ?", [passages_of(text, spans), id_])


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
