"""The overview: a small database that says how much there is of whom, when and where."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.tables import Settled, settled_rows
from quotes.publish.years.overview import MONTHS_OF

_SPEAKER = (
    "id", "name", "type", "role", "slug", "quote_count", "article_count", "utterance_count", "first_said",
    "last_said",
)  # fmt: skip
_TABLES = """
    CREATE TABLE shards (name TEXT PRIMARY KEY, articles INTEGER NOT NULL, quotations INTEGER NOT NULL);
    CREATE TABLE speakers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, role TEXT,
                           slug TEXT NOT NULL, quote_count INTEGER NOT NULL, article_count INTEGER NOT NULL,
                           utterance_count INTEGER NOT NULL, first_said TEXT, last_said TEXT);
    CREATE TABLE aliases (speaker_id INTEGER NOT NULL REFERENCES speakers (id), name TEXT NOT NULL);
    CREATE TABLE members (group_id INTEGER NOT NULL REFERENCES speakers (id),
                          speaker_id INTEGER NOT NULL REFERENCES speakers (id));
    CREATE TABLE counts (shard TEXT NOT NULL REFERENCES shards (name),
                         speaker_id INTEGER REFERENCES speakers (id),
                         month TEXT, publisher TEXT, quotations INTEGER NOT NULL);
    CREATE TABLE months (month TEXT PRIMARY KEY, quotations INTEGER NOT NULL,
                         shard TEXT NOT NULL REFERENCES shards (name));
    CREATE TABLE publishers (publisher TEXT PRIMARY KEY, quotations INTEGER NOT NULL);
"""
_COUNT = """
    INSERT INTO counts SELECT :shard, speaker_id, month, publisher, count(*) FROM shard.quotes
    GROUP BY speaker_id, month, publisher
"""
_NUMBERS = """
    INSERT INTO shards
    SELECT :shard, (SELECT count(*) FROM shard.articles), (SELECT count(*) FROM shard.quotes)
"""
_SUMS = f"""
    INSERT INTO months {MONTHS_OF.format(condition="1")};
    INSERT INTO publishers
    SELECT publisher, sum(quotations) FROM counts WHERE publisher IS NOT NULL GROUP BY publisher;
    CREATE TABLE numbers AS
    SELECT coalesce(sum(quotations), 0) AS quotations, coalesce(sum(articles), 0) AS articles,
           (SELECT count(*) FROM speakers) AS speakers,
           (SELECT min(first_said) FROM speakers) AS first_said,
           (SELECT max(last_said) FROM speakers) AS last_said
    FROM shards;
    CREATE UNIQUE INDEX speakers_slug ON speakers (slug);
    CREATE INDEX speakers_quoted ON speakers (quote_count DESC, name);
    CREATE INDEX aliases_speaker ON aliases (speaker_id);
    CREATE INDEX members_group ON members (group_id);
    CREATE INDEX members_speaker ON members (speaker_id);
    CREATE INDEX counts_speaker ON counts (speaker_id, month, publisher, shard, quotations);
    CREATE VIRTUAL TABLE speakers_fts USING fts5 (name, content="speakers", content_rowid="id");
    INSERT INTO speakers_fts (speakers_fts) VALUES ('rebuild');
    ANALYZE;
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """What all shards hold together."""

    speakers: int
    articles: int
    quotations: int


def write_overview(speakers: Iterable[list[Row]], shards: Iterable[Path], target: Path) -> Overview:
    """Write the overview of these databases, in place of one that is there, and return its numbers."""
    aside = target.with_suffix(".part")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(aside)) as connection:
        connection.executescript(_TABLES)
        _write_speakers(connection, speakers)
        for shard in shards:
            connection.execute("ATTACH ? AS shard", (f"{shard.resolve().as_uri()}?mode=ro",))
            for statement in (_NUMBERS, _COUNT):
                connection.execute(statement, {"shard": shard.stem})
            connection.commit()
            connection.execute("DETACH shard")
        connection.executescript(_SUMS)
        asked = "SELECT speakers, articles, quotations FROM numbers"
        numbers = Overview(*connection.execute(asked).fetchone())
    aside.replace(target)
    return numbers


def counted_shards(overview: Path) -> list[str]:
    """Return the names of the databases that an overview counts, none where the file is not one of ours."""
    if not overview.is_file():
        return []
    with closing(sqlite3.connect(f"{overview.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return [str(name) for (name,) in connection.execute("SELECT name FROM shards ORDER BY name")]
        except sqlite3.DatabaseError:  # of somebody else's, who may call a file as we do
            return []


def speakers_of(out: Place, settled: Settled) -> Iterator[list[Row]]:
    """Yield the speakers of a corpus, with their aliases and members, some at a time."""
    for batch in settled_rows(out, settled, "speakers").to_batches():
        yield batch.to_pylist()


def _write_speakers(connection: sqlite3.Connection, batches: Iterable[list[Row]]) -> None:
    places = ", ".join("?" * len(_SPEAKER))
    for rows in batches:
        speakers = [tuple(row[name] for name in _SPEAKER) for row in rows]
        aliases = {(row["id"], alias["name"]) for row in rows for alias in row["aliases"]}
        members = [(row["id"], member) for row in rows for member in row["members"]]
        connection.executemany(f"INSERT INTO speakers VALUES ({places})", speakers)
        connection.executemany("INSERT INTO aliases VALUES (?, ?)", sorted(aliases))
        connection.executemany("INSERT INTO members VALUES (?, ?)", members)
    connection.commit()
