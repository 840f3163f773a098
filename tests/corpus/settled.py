"""What is settled of a corpus, held against a database into which it is loaded."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from quotes.corpus.places import place_of
from quotes.corpus.rows import read_part
from quotes.corpus.settling.tables import Settled, SettledTable

COLUMNS: dict[SettledTable, str] = {
    "speakers": (
        "id, name, type, role, slug, plain_slug, quote_count, article_count, utterance_count, first_said,"
        " last_said"
    ),
    "utterances": "id, speaker_id, quote_id, quote_count, outlet_count, first_published",
    "said_by": "id, article_id, speaker_id, speaker, speaker_type, utterance_id",
}


def rows(out: Path, settled: Settled, table: SettledTable) -> list[dict[str, Any]]:
    return [row for place in settled.places(place_of(out), table) for row in read_part(place)]


def asked(database: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return sorted(connection.execute(sql), key=repr)


def check_settled(out: Path, settled: Settled, database: Path) -> None:
    """Check that every row is one of the database, and the other way round."""
    for table, columns in COLUMNS.items():
        source = "quotes WHERE speaker_id IS NOT NULL" if table == "said_by" else table
        found = [tuple(row[name] for name in columns.split(", ")) for row in rows(out, settled, table)]
        assert sorted(found, key=repr) == asked(database, f"SELECT {columns} FROM {source}")
    speakers = rows(out, settled, "speakers")
    aliases = [(row["id"], each["name"], each["origin"]) for row in speakers for each in row["aliases"]]
    assert sorted(aliases, key=repr) == asked(database, "SELECT speaker_id, name, origin FROM aliases")
    members = [(row["id"], each) for row in speakers for each in row["members"]]
    assert sorted(members, key=repr) == asked(database, "SELECT group_id, speaker_id FROM members")
