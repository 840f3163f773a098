"""Which quotations: the filters that `search`, `export` and the site share.

**A date that is not exact counts wherever it may lie.** What was said in `2025-12` is found since 2025-12-20
and until 2025-12-10; what has no date at all is found only where no date is asked for.
"""

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import date

from quotes.publish.speakers import named_speakers, speakers_called
from quotes.publish.words import expression

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters that all must hold; None leaves one out.

    `words` are for full-text search, `speaker` is a name or alias, `since` and `until` are days, months or
    years and count themselves in, `kind` is `direct`, `mixed` or `indirect`.
    """

    words: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What follows WHERE, about the table `quotes` called `q`, and the values for its placeholders."""

    sql: str
    values: tuple[str, ...]


def make_selection(
    connection: sqlite3.Connection, *, words: str = "", speaker: str | None = None, **filters: str | None
) -> Selection:
    """Return the selection; raise UnknownSpeakerError, with near names, for a speaker whom nobody knows."""
    if speaker is not None:
        named_speakers(connection, speaker)
    return Selection(words=words.strip() or None, speaker=speaker, **filters)


def condition(connection: sqlite3.Connection, selection: Selection) -> Condition:
    """Return the condition that holds for the selected quotations."""
    parts: list[tuple[str, str]] = []
    if selection.words is not None:
        found = "q.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
        parts.append((found, expression(selection.words)))
    return _joined(parts + _filters(connection, selection))


def filters(connection: sqlite3.Connection, selection: Selection) -> Condition:
    """Return the condition without the words."""
    return _joined(_filters(connection, selection))


def check_date(words: str) -> str:
    """Return `words` if they are a day, a month or a year; raise ValueError if not."""
    if not _DATE.fullmatch(words):
        raise ValueError(f"“{words}” is no date; write 2025-12-11, 2025-12 or 2025")
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        raise ValueError(f"“{words}” is in no calendar") from None
    return words


def _filters(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, str]]:
    parts = []
    if selection.speaker is not None:
        ids = json.dumps(sorted(speakers_called(connection, selection.speaker)))
        parts.append((_SPEAKER, ids))
    if selection.since is not None:
        parts.append(("coalesce(q.said_until, q.said_on || '~') >= ?", selection.since))
    if selection.until is not None:
        parts.append(("q.said_on <= ?", selection.until + _AFTER_ALL))
    if selection.kind is not None:
        parts.append(("q.kind = ?", selection.kind))
    return parts


# Sorts behind every digit and the hyphen: 2025-12~ is the end of December.
_AFTER_ALL = "~"

# A speaker's own words and those of the joint speakers of which the speaker is a part.
_SPEAKER = """q.speaker_id IN (
    WITH meant AS (SELECT value AS id FROM json_each(?))
    SELECT id FROM meant UNION SELECT group_id FROM members JOIN meant ON meant.id = members.speaker_id)"""


def _joined(parts: list[tuple[str, str]]) -> Condition:
    return Condition(" AND ".join(sql for sql, _ in parts) or "1", tuple(value for _, value in parts))
