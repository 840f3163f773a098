"""The corpus as gold: an article a line with what was found in it, to be corrected and measured against.

    {"id": …, "text": …, "quotes": [{"start": 1, "end": 29, "kind": "direct", "speaker_name": "Ana Ruiz", …}]}

What `quotes evaluate` reads: a quotation of two contents is two rows, one inside another is none.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from quotes.publish.selection import Selection, condition

_ARTICLES = """
SELECT id, key, source_id, text, published, title, publisher, url, author FROM articles a
WHERE {which} ORDER BY key
"""
_CONTENTS = """
SELECT c.start, c."end", c.text AS words, p.name AS person, q.kind, q.speaker_type, q.source, q.source_start,
  q.source_end, q.cue, q.cue_start, q.cue_end, q.said_on, q.said_basis, q.said_text
FROM contents c JOIN quotes q ON q.id = c.quote_id LEFT JOIN persons p ON p.id = q.person_id
WHERE q.article_id = ? AND q.parent_id IS NULL ORDER BY c.start, c."end" DESC
"""


def gold_lines(connection: sqlite3.Connection, selection: Selection) -> Iterator[str]:
    """Yield every article, or those with a selected quotation, each with all that was found in it."""
    where = condition(connection, selection)
    chosen = "1"
    if selection != Selection():
        chosen = f"a.id IN (SELECT q.article_id FROM quotes q WHERE {where.sql})"
    for article in connection.execute(_ARTICLES.format(which=chosen), where.values):
        rows = connection.execute(_CONTENTS, (article["id"],))
        yield json.dumps(_article(article, [_quote(row) for row in rows]), ensure_ascii=False) + "\n"


def _article(row: sqlite3.Row, quotes: list[dict[str, Any]]) -> dict[str, Any]:
    known = ("text", "published", "title", "publisher", "url", "author")
    # The key is an article's own where it came without an id, or shares one with another paper's.
    return {"id": row["key"], **{name: row[name] for name in known if row[name]}, "quotes": quotes}


def _quote(row: sqlite3.Row) -> dict[str, Any]:
    has_date = row["said_basis"] in {"stated", "carried"}
    return {
        "start": row["start"],
        "end": row["end"],
        "text": row["words"],
        "kind": row["kind"],
        "speaker": _words(row, "source"),
        "speaker_name": row["person"],
        "speaker_type": row["speaker_type"],
        "cue": _words(row, "cue"),
        "said_on": row["said_on"] if has_date else None,
        "basis": row["said_basis"] if has_date else "none",
        "evidence": row["said_text"],
        "certain_date": True,
    }


def _words(row: sqlite3.Row, name: str) -> dict[str, Any] | None:
    if row[f"{name}_start"] is None:
        return None
    return {"start": row[f"{name}_start"], "end": row[f"{name}_end"], "text": row[name]}
