"""The schema: what it is, that models and migrations agree on it, what it refuses, and how it comes about."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from quotes_db import migrate
from quotes_db.errors import NewerDatabaseError, OlderDatabaseError, OtherDatabaseError
from quotes_db.models import RunRow
from quotes_db.session import open_database, optimise

# name, type, ! for NOT NULL, = for a default, * for a part of the primary key
SCHEMA = {
    "runs": """id INTEGER *, started_at TEXT !, finished_at TEXT, program_version TEXT !, model TEXT !,
        model_version TEXT !, lexicon_version TEXT !""",
    "articles": """id INTEGER *, key TEXT !, source_id TEXT, path TEXT, title TEXT, publisher TEXT, url TEXT,
        author TEXT, published TEXT, text TEXT !, fingerprint TEXT !, added_at TEXT !, run_id INTEGER !,
        published_source TEXT, language TEXT, country TEXT, licence TEXT""",
    "versions": """id INTEGER *, article_id INTEGER !, number INTEGER !, title TEXT, published TEXT,
        text TEXT !, fingerprint TEXT !, replaced_at TEXT !""",
    "removed": """key TEXT ! *, text_digest TEXT !, title TEXT, publisher TEXT, reason TEXT,
        removed_at TEXT !""",
    "fetched": "address TEXT ! *, asked TEXT ! *, etag TEXT, last_modified TEXT, fetched_at TEXT !",
    "speakers": """id INTEGER *, name TEXT !, type TEXT !, role TEXT, slug TEXT !, quote_count INTEGER ! =0,
        article_count INTEGER ! =0, first_said TEXT, last_said TEXT, plain_slug TEXT,
        utterance_count INTEGER ! =0""",
    "aliases": "id INTEGER *, speaker_id INTEGER !, name TEXT !, origin TEXT !",
    "members": "group_id INTEGER ! *, speaker_id INTEGER ! *",
    "authorities": """id INTEGER *, name TEXT !, aliases TEXT ! ='[]', type TEXT !, role TEXT, source TEXT !,
        wikidata TEXT, born TEXT""",
    "persons": """id INTEGER *, article_id INTEGER !, name TEXT !, type TEXT !, role TEXT, gender TEXT,
        aliases TEXT ! ='[]', members TEXT ! ='[]', speaker_id INTEGER, form_id INTEGER,
        is_single INTEGER ! =0""",
    "form_keys": "key INTEGER ! *, form_id INTEGER ! *",
    "form_names": "key INTEGER ! *, form_id INTEGER ! *",
    "unsettled": "what TEXT ! *, value TEXT ! *",
    "settled": "id INTEGER *, version TEXT !",
    "quotes": """id INTEGER *, date_key TEXT !, text TEXT !, speaker TEXT, speaker_id INTEGER,
        speaker_type TEXT, kind TEXT !, said_on TEXT, said_until TEXT, said_precision TEXT, said_basis TEXT,
        said_text TEXT, year INTEGER, month TEXT, publisher TEXT, published TEXT, article_id INTEGER !,
        person_id INTEGER, position INTEGER !, parent_id INTEGER, cue TEXT, source TEXT, source_form TEXT,
        medium TEXT, via TEXT, hearer TEXT, rule TEXT !, repair TEXT, confidence REAL !, cue_start INTEGER,
        cue_end INTEGER, source_start INTEGER, source_end INTEGER, said_start INTEGER, said_end INTEGER,
        via_start INTEGER, via_end INTEGER, hearer_start INTEGER, hearer_end INTEGER, run_id INTEGER !,
        utterance_id INTEGER, confidence_alone REAL, confidence_known REAL""",
    "utterances": """id INTEGER *, speaker_id INTEGER !, quote_id INTEGER !, quote_count INTEGER !,
        outlet_count INTEGER !, first_published TEXT""",
    "quote_runs": "run INTEGER ! *, quote_id INTEGER ! *",
    "contents": """id INTEGER *, quote_id INTEGER !, position INTEGER !, start INTEGER !, end INTEGER !,
        text TEXT !""",
    "judgements": """id INTEGER *, kind TEXT !, subject TEXT !, object TEXT, type TEXT, article_key TEXT,
        object_article_key TEXT, occurrence INTEGER ! =0, before TEXT ! ='', after TEXT ! ='', reason TEXT,
        author TEXT !, created_at TEXT !, undone_at TEXT, quote_id INTEGER""",
    "originals": "quote_id INTEGER *, article_id INTEGER !, position INTEGER !, found TEXT !",
}
VIEW = (
    "id text speaker speaker_type speaker_role kind said_on said_until said_precision said_basis said_text "
    "cue source rule confidence title publisher published author url article_id speaker_id date_key"
)

ROWS = """
    INSERT INTO runs VALUES (1, '2026-01-01T00:00:00+00:00', NULL, '1', 'm', '1', '1');
    INSERT INTO articles (id, key, text, fingerprint, added_at, run_id)
        VALUES (1, 'id:1', 'We won', 'f', 'now', 1);
    INSERT INTO versions VALUES (1, 1, 1, 'Vote', NULL, 'We may win', 'f', 'now');
    INSERT INTO removed (key, text_digest, removed_at) VALUES ('id:9', 'd', 'now');
    INSERT INTO speakers (id, name, type, slug) VALUES (1, 'Ana Ruiz', 'person', 'ana-ruiz');
    INSERT INTO aliases VALUES (1, 1, 'Ruiz', 'article');
    INSERT INTO authorities (id, name, type, source) VALUES (1, 'Ana Ruiz', 'person', 'speakers.csv');
    INSERT INTO persons (id, article_id, name, type, speaker_id) VALUES (1, 1, 'Ana Ruiz', 'person', 1);
    INSERT INTO quotes (id, date_key, text, speaker, speaker_id, kind, article_id, person_id, position, rule,
                        confidence, run_id, year, month, publisher)
        VALUES (1, '-1', 'We won', 'Ana Ruiz', 1, 'direct', 1, 1, 0, 'r', 0.5, 1, 2026, '2026-01', 'Courier');
    INSERT INTO contents VALUES (1, 1, 0, 0, 6, 'We won');
    INSERT INTO judgements (id, kind, subject, author, created_at) VALUES (1, 'same', 'a', 'me', 'now');
    INSERT INTO originals VALUES (1, 1, 0, '{}');
    INSERT INTO utterances VALUES (1, 1, 1, 1, 1, NULL);
"""

REFUSED = [
    ("articles", "id = 0"),
    ("articles", "id = 1000000000000000"),
    ("articles", "published = 'soon'"),
    ("articles", "published = '2026-1-2'"),
    ("articles", "published_source = 'hearsay'"),
    ("articles", "language = ''"),
    ("articles", "country = 'usa'"),
    ("versions", "number = 0"),
    ("speakers", "id = 1000000000000000"),
    ("speakers", "type = 'robot'"),
    ("aliases", "origin = 'guess'"),
    ("authorities", "aliases = 'Ruiz|Ana'"),
    ("authorities", "type = 'people'"),
    ("persons", "type = 'people'"),
    ("persons", "gender = 'both'"),
    ("persons", "aliases = 'Ruiz'"),
    ("persons", "members = 'Ruiz'"),
    ("quotes", "id = 1000000000000000"),
    ("quotes", "kind = 'scare'"),
    ("quotes", "said_precision = 'hour'"),
    ("quotes", "said_basis = 'guessed'"),
    ("quotes", "position = -1"),
    ("quotes", "source_form = 'noun'"),
    ("quotes", "confidence = 1.5"),
    ("quotes", "confidence = -0.1"),
    ("quotes", "confidence_alone = 1.5"),
    ("quotes", "confidence_known = -0.1"),
    ("quotes", "cue_start = 3, cue_end = 3"),
    ("quotes", "source_start = 3, source_end = 2"),
    ("quotes", "said_start = 3, said_end = 3"),
    ("quotes", "via_start = 3, via_end = 3"),
    ("quotes", "hearer_start = 3, hearer_end = 3"),
    ("contents", "position = -1"),
    ("contents", "start = -1"),
    ("contents", "start = 6"),
    ("judgements", "kind = 'perhaps'"),
    ("judgements", "id = 0"),
    ("judgements", "type = 'people'"),
    ("originals", "found = 'Ruiz'"),
    ("utterances", "id = 0"),
    ("unsettled", "what = 'weather'"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database as it is when new."""
    open_database(tmp_path / "quotes.db").dispose()
    return tmp_path / "quotes.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database with one row in every table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(ROWS)
        yield connection


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (table,)
    )
    return [
        " ".join(
            part for part in (name, type, "!" * required, default and f"={default}", "*" * bool(key)) if part
        )
        for name, type, required, default, key in found
    ]


def tables_of(connection: sqlite3.Connection) -> list[str]:
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'quotes_fts*' ORDER BY name"
    )
    return [name for (name,) in connection.execute(tables) if not name.startswith("sqlite_")]


def references_of(connection: sqlite3.Connection, table: str) -> set[tuple[str, ...]]:
    wanted = 'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)'
    return set(connection.execute(wanted, (table,)))


def indexes_of(connection: sqlite3.Connection, table: str) -> set[tuple[str, bool, tuple[str, ...]]]:
    found = connection.execute('SELECT name, "unique" FROM pragma_index_list(?)', (table,)).fetchall()
    return {
        (
            "" if unique else name,
            bool(unique),
            tuple(
                column
                for (column,) in connection.execute(
                    "SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,)
                )
            ),
        )
        for name, unique in found
    }


def test_the_schema_is_the_published_one(connection: sqlite3.Connection) -> None:
    assert tables_of(connection) == sorted(SCHEMA)
    expected = {table: re.split(r",\s+", columns) for table, columns in SCHEMA.items()}
    assert {table: columns_of(connection, table) for table in SCHEMA} == expected
    assert [
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info('quotes_view')")
    ] == VIEW.split()


@pytest.mark.parametrize("table", SCHEMA)
def test_models_say_the_same_as_migrations(
    connection: sqlite3.Connection, tmp_path: Path, table: str
) -> None:
    other = tmp_path / "models.db"
    engine = create_engine(f"sqlite:///{other}")
    RunRow.metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(other)) as made:
        required = [column.replace(" ! *", " *") for column in columns_of(made, table)]
        assert required == [column.replace(" ! *", " *") for column in columns_of(connection, table)]
        assert references_of(made, table) == references_of(connection, table)
        assert indexes_of(made, table) == indexes_of(connection, table)
        assert tables_of(made) == tables_of(connection)


@pytest.mark.parametrize(("table", "change"), REFUSED)
def test_a_row_that_breaks_a_rule_is_refused(connection: sqlite3.Connection, table: str, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        connection.execute(f"UPDATE {table} SET {change}")


def test_every_rule_has_a_row_that_it_refuses(connection: sqlite3.Connection) -> None:
    broken = {complaint(connection, f"UPDATE {table} SET {change}") + table for table, change in REFUSED}
    written = sum(
        sql.count("CHECK") for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql > ''")
    )
    assert len(broken) == written


def complaint(connection: sqlite3.Connection, statement: str) -> str:
    with pytest.raises(sqlite3.IntegrityError) as caught:
        connection.execute(statement)
    return str(caught.value)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE quotes SET article_id = 2", "FOREIGN KEY"),
        ("UPDATE quotes SET speaker_id = 2", "FOREIGN KEY"),
        ("UPDATE quotes SET parent_id = 2", "FOREIGN KEY"),
        ("UPDATE articles SET run_id = 2", "FOREIGN KEY"),
        ("DELETE FROM speakers", "FOREIGN KEY"),
        ("DELETE FROM runs", "FOREIGN KEY"),
        ("UPDATE quotes SET text = NULL", "NOT NULL"),
        ("UPDATE quotes SET confidence = NULL", "NOT NULL"),
        ("UPDATE quotes SET year = '2026a'", "cannot store TEXT"),
        ("INSERT INTO aliases VALUES (2, 1, 'Ruiz', 'article')", "UNIQUE"),
        ("INSERT INTO speakers (id, name, type, slug) VALUES (2, 'A R', 'person', 'ana-ruiz')", "UNIQUE"),
        ("INSERT INTO persons (id, article_id, name, type) VALUES (2, 1, 'Ana Ruiz', 'person')", "UNIQUE"),
    ],
)
def test_the_database_defends_itself(connection: sqlite3.Connection, statement: str, words: str) -> None:
    assert words in complaint(connection, statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("SELECT 1", {"won": 1, "ruiz": 1, "lost": 0}),
        ("UPDATE quotes SET text = 'We lost'", {"won": 0, "ruiz": 1, "lost": 1}),
        ("UPDATE quotes SET speaker = 'Bo Líndqvist'", {"won": 1, "ruiz": 0, "lindqvist": 1}),
        ("UPDATE quotes SET speaker = NULL, speaker_id = NULL", {"won": 1, "ruiz": 0}),
        ("DELETE FROM quotes", {"won": 0, "ruiz": 0}),
        ("DELETE FROM articles", {"won": 0, "ruiz": 0}),
    ],
)
def test_search_keeps_in_step(connection: sqlite3.Connection, statement: str, found: dict[str, int]) -> None:
    connection.execute(statement)
    counted = "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH ?"
    assert {word: connection.execute(counted, (word,)).fetchone()[0] for word in found} == found
    # Compares the whole index with the table, and raises where they differ.
    connection.execute("INSERT INTO quotes_fts(quotes_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    "facet",
    ["kind", "year", "month", "publisher", "speaker_id", "said_on", "medium", "said_basis", "confidence"],
)
@pytest.mark.parametrize("where", ["1", "kind = 'direct'", "year = 2026", "publisher = 'Courier'"])
def test_counting_by_a_facet_reads_one_index_alone(path: Path, facet: str, where: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(ROWS)
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN SELECT {facet}, count(*) FROM quotes WHERE {where} GROUP BY {facet}"
        ).fetchall()
    assert "USING COVERING INDEX" in plan[0][3]


def test_optimise_lets_sqlite_know_how_values_are_spread(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(ROWS)
    engine = open_database(path)
    optimise(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        assert ("quotes",) in connection.execute("SELECT DISTINCT tbl FROM sqlite_stat1").fetchall()


def schema_text(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


@pytest.mark.parametrize("version", sorted(migrate.migrations()))
def test_every_version_comes_up_to_date(tmp_path: Path, path: Path, version: int) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for number, script in migrate.migrations().items():
            if number <= version:
                connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT")
    open_database(old).dispose()
    assert schema_text(old) == schema_text(path)


def test_migrating_again_does_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert migrate.migrate(connection, path) == 0
        assert migrate.version_of(connection, path) == migrate.newest_version() == max(migrate.migrations())


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER);", "already exists"),
        ("CREATE TABLE half (id INTEGER); nonsense;", "syntax error"),
        ("CREATE TABLE half (id INTEGER); UPDATE quotes SET article_id = 77;", "breaks 1 references"),
    ],
)
def test_a_migration_that_fails_leaves_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, complaint: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(ROWS)
    before, known = schema_text(path), migrate.newest_version()
    for number, migration in (migrate.migrations() | {known + 1: script}).items():
        (tmp_path / f"{number:04}_step.sql").write_text(migration, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", tmp_path)
    with pytest.raises(sqlite3.DatabaseError, match=complaint):
        open_database(path)
    assert schema_text(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (known,)
        assert connection.execute("SELECT article_id FROM quotes").fetchone() == (1,)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_version_is_refused(path: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(
        NewerDatabaseError, match="version 9999, but this program knows only up to [0-9]+; install"
    ):
        open_database(path, read_only=read_only)


@pytest.mark.parametrize(
    "script",
    ["CREATE TABLE songs (id INTEGER)", "PRAGMA user_version = 2", "PRAGMA application_id = 7"],
    ids=["its own tables", "its own version", "its own mark"],
)
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, script: str) -> None:
    path = tmp_path / "songs.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    before = path.read_bytes()
    with pytest.raises(OtherDatabaseError, match="another program"):
        open_database(path)
    assert path.read_bytes() == before


def test_an_old_version_cannot_be_read_without_being_written(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(migrate.migrations()[1] + "PRAGMA user_version = 1")
    with pytest.raises(OlderDatabaseError, match="version 1 is older"):
        open_database(path, read_only=True)


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ("", 0),
        ("SELECT 1;\n", 1),
        ("SELECT 1;\nSELECT 2;", 2),
        ("-- a; b\nSELECT ';';\n", 1),
        ("CREATE TRIGGER t AFTER INSERT ON quotes BEGIN\n SELECT 1;\n SELECT 2;\nEND;\nSELECT 3;\n", 2),
    ],
    ids=["none", "one", "two", "marks and comments", "a trigger is one"],
)
def test_a_script_is_cut_into_statements(script: str, count: int) -> None:
    assert len(list(migrate.statements(script))) == count
