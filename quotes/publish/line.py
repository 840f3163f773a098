"""The line of a quotation: what `extract` prints and `export` gives back from the database.

`{"article": "a/1", "position": 0, "kind": "direct", "text": "…", "contents": [{"start": 10, "end": 60}], …}`:
the keys, their order and their meaning are a contract (DESIGN, section 4).
"""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the rooms behind a quotation load spaCy, and what is stored is shown without it
    from quotes.quotation import Quotation
    from quotes.read.article import Article
    from quotes.span import Span

Line = dict[str, Any]

STORED_LINES = """
SELECT q.*, coalesce(a.source_id, a.path, '-') AS article, a.title, a.url, parent.position AS parent,
  (SELECT json_group_array(json_array(c.start, c."end")) FROM contents c WHERE c.quote_id = q.id) AS spans
FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN quotes parent ON parent.id = q.parent_id
"""
"""Selects what `stored_line` needs of each quotation; a condition on `q` may follow."""


def quotation_line(article: "Article", quotation: "Quotation") -> Line:
    """Return the line of a quotation of `article`."""
    text, source, said, speaker = article.text, quotation.source, quotation.said, quotation.speaker
    return {
        "article": article.label,
        "position": quotation.position,
        "kind": quotation.kind,
        "text": quotation.text,
        "contents": [{"start": span.start, "end": span.end} for span in quotation.contents],
        "cue": _words(quotation.cue, text),
        "source": None if source is None else _stretch(source.span, text) | {"form": source.form},
        "speaker": None if speaker is None else speaker.name,
        "speaker_type": None if speaker is None else speaker.type,
        "said_on": said.on,
        "said_until": said.until,
        "said_precision": said.precision,
        "said_basis": said.basis,
        "said_text": None if said.words is None else said.words.of(text),
        "medium": quotation.medium,
        "via": _words(quotation.via, text),
        "hearer": _words(quotation.hearer, text),
        "rule": quotation.rule,
        "confidence": quotation.confidence,
        "parent": quotation.parent,
    }


def candidates_of(article: "Article", quotation: "Quotation") -> Line:
    """Return the key `candidates`: mention, name and confidence of who else may be the speaker."""
    candidates = [
        {
            "source": _stretch(each.source.span, article.text) | {"form": each.source.form},
            "speaker": each.person.name,
            "speaker_type": each.person.type,
            "confidence": each.confidence,
        }
        for each in quotation.candidates
    ]
    return {"candidates": candidates}


def stored_line(stored: sqlite3.Row) -> Line:
    """Return the line of a row of `STORED_LINES`: that of `quotation_line` and what only a database knows."""
    row = dict(zip(stored.keys(), stored, strict=True))  # each name of a Row is looked for from the first
    contents = [{"start": start, "end": end} for start, end in sorted(json.loads(row["spans"]))]
    source = _stored_words(row, "source")
    return {
        **{name: row[name] for name in ("article", "position", "kind", "text")},
        "contents": contents,
        "cue": _stored_words(row, "cue"),
        "source": None if source is None else source | {"form": row["source_form"]},
        **{name: row[name] for name in _PLAIN},
        "via": _stored_words(row, "via"),
        "hearer": _stored_words(row, "hearer"),
        **{name: row[name] for name in ("rule", "confidence", "parent")},
        **{name: row[name] for name in STORED_ONLY},
    }


STORED_ONLY = ("id", "speaker_id", "published", "publisher", "title", "url")
_PLAIN = (
    "speaker",
    "speaker_type",
    "said_on",
    "said_until",
    "said_precision",
    "said_basis",
    "said_text",
    "medium",
)


def _words(span: "Span | None", text: str) -> Line | None:
    return None if span is None else _stretch(span, text)


def _stretch(span: "Span", text: str) -> Line:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _stored_words(row: Line, name: str) -> Line | None:
    """Return the stretch of text that the columns `name`, `name_start` and `name_end` hold."""
    if row[name] is None:
        return None
    return {"start": row[f"{name}_start"], "end": row[f"{name}_end"], "text": row[name]}
