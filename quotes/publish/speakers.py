"""Speakers by name: who is meant, who they are, and whom we know at all."""

import difflib
import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.errors import UnknownSpeakerError

Counted: TypeAlias = Literal["quotations", "utterances"]
MOST_QUOTED = 5_000  # speakers among whom a mistyped name is looked for; to read their names takes 0.2 s
SUGGESTIONS = 3  # names offered where nobody is called what was asked for
JOINT = """
    SELECT slug, name, is_part FROM (
        SELECT speaker_id AS id, 1 AS is_part FROM members WHERE group_id = :id
        UNION SELECT group_id, 0 FROM members WHERE speaker_id = :id
    ) JOIN speakers USING (id) ORDER BY name
"""
"""Who is part of the joint speaker `:id` (`is_part`), and of whom the speaker `:id` is part."""
_NEAR = 0.7  # of difflib's ratio, 0 to 1: *warenn* and Warren have 0.83, *cruise* and Cruz 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """A speaker, how much is quoted, and the first and last day on which something was said.

    What several articles quote in the same words are as many quotations, and one utterance.
    """

    id: int
    name: str
    type: str
    role: str | None
    quotations: int
    articles: int
    utterances: int
    first_said: str | None
    last_said: str | None


def list_speakers(
    connection: sqlite3.Connection, *, limit: int | None = None, by: Counted = "quotations"
) -> list[SpeakerCount]:
    """Return speakers, the most quoted first, counted by quotations or by utterances."""
    column = "utterance_count" if by == "utterances" else "quote_count"
    return _counts(connection, f"1 ORDER BY {column} DESC, name, id LIMIT ?", -1 if limit is None else limit)


def named_speakers(connection: sqlite3.Connection, name: str) -> list[SpeakerCount]:
    """Return the speakers that `name` may mean, the most quoted first; raise with near names for nobody."""
    meant = speakers_called(connection, name)
    if not meant:
        raise UnknownSpeakerError(_nobody(connection, name))
    ids = ",".join(map(str, meant))
    return _counts(connection, f"id IN ({ids}) ORDER BY quote_count DESC, name, id LIMIT ?", -1)


def aliases_of(connection: sqlite3.Connection, speaker_id: int) -> list[str]:
    """Return the speaker's other names, in order."""
    sql = "SELECT DISTINCT name FROM aliases WHERE speaker_id = ? ORDER BY name"
    return [name for (name,) in connection.execute(sql, (speaker_id,))]


def speakers_called(connection: sqlite3.Connection, name: str) -> frozenset[int]:
    """Return the ids of those whose name or alias is `name`, else of those whose name holds all its words.

    Upper and lower case, accents and points make no difference: *leavitt* finds Karoline Leavitt.
    """
    wanted = plain_name(name)
    if not wanted:
        return frozenset()
    names = [(speaker, plain_name(known)) for speaker, known in connection.execute(_NAMES)]
    exact = frozenset(speaker for speaker, known in names if known == wanted)
    words = set(wanted.split())
    return exact or frozenset(speaker for speaker, known in names if words <= set(known.split()))


def slugs_by_name(connection: sqlite3.Connection) -> dict[str, str]:
    """Return each speaker's slug by the plain names of its aliases; those that several bear are left out."""
    sql = "SELECT aliases.name, speakers.slug FROM aliases JOIN speakers ON speakers.id = aliases.speaker_id"
    slugs: dict[str, set[str]] = {}
    for name, slug in connection.execute(sql):
        slugs.setdefault(plain_name(name), set()).add(slug)
    return {name: found.pop() for name, found in slugs.items() if len(found) == 1}


_NAMES_OF_MOST_QUOTED = """
    WITH most AS MATERIALIZED (SELECT id, name FROM speakers ORDER BY quote_count DESC, id LIMIT ?)
    SELECT name FROM most UNION ALL SELECT aliases.name FROM most JOIN aliases ON aliases.speaker_id = most.id
"""
_NAMES = "SELECT id, name FROM speakers UNION SELECT speaker_id, name FROM aliases"


def plain_name(name: str) -> str:
    """Return the name in small letters without accents and punctuation: `J. Núñez` gives `j nunez`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(each for each in letters if not unicodedata.combining(each))))


def _counts(connection: sqlite3.Connection, condition: str, limit: int) -> list[SpeakerCount]:
    sql = (
        "SELECT id, name, type, role, quote_count AS quotations, article_count AS articles, "
        "utterance_count AS utterances, "
        f"first_said, last_said FROM speakers WHERE {condition}"
    )
    return [SpeakerCount(**dict(row)) for row in connection.execute(sql, (limit,))]


def known_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the names of those quoted most by the plain form of the whole and of the last word."""
    known: dict[str, str] = {}
    for (each,) in connection.execute(_NAMES_OF_MOST_QUOTED, (MOST_QUOTED,)):
        if plain := plain_name(each):
            known |= {part: known.get(part, each) for part in (plain, plain.split()[-1])}
    return known


def near_names(known: Mapping[str, str], name: str) -> list[str]:
    """Return up to three of `known_names` that are written much like `name`, or end so, the nearest first.

    *warenn* gives Elizabeth Warren.
    """
    near = difflib.get_close_matches(plain_name(name), known, n=SUGGESTIONS, cutoff=_NEAR)
    return list(dict.fromkeys(known[each] for each in near))


def _nobody(connection: sqlite3.Connection, name: str) -> str:
    """Say that nobody is called so, and who is called something like it."""
    near = near_names(known_names(connection), name)
    hint = f"did you mean {' or '.join(near)}?" if near else "`quotes speakers` lists all"
    return f"no speaker in the database is called “{name}”; {hint}"
