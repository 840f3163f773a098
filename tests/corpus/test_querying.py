"""SQL on a corpus where it lies."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from corpus.corpora import extract_here, make_job, records, write_shards

from quotes.adding import add_paths
from quotes.corpus.places import place_of
from quotes.corpus.querying import query_corpus
from quotes.errors import CorpusError

if os.environ.get("QUOTES_REQUIRE_CLUSTER") != "1":
    pytest.importorskip("duckdb", reason="quotes[cluster] is not installed")
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("corpus")
    folder = write_shards(home / "in", records(6), shards=2)
    extract_here(make_job(home / "out"), folder)
    add_paths([folder], home / "added.db")
    return home


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT kind, year, count(*) FROM quotes GROUP BY kind, year ORDER BY kind, year NULLS FIRST",
        "SELECT q.text, a.title FROM quotes q JOIN articles a ON a.id = q.article_id ORDER BY q.id",
        "SELECT id, source_form, cue, cue_start FROM quotes WHERE year = 2025 ORDER BY id",
        "SELECT source_id FROM articles WHERE published IS NULL",
        "SELECT count(*) FROM quotes WHERE year IS NULL",
    ],
)
def test_a_corpus_answers_as_the_database_does(home: Path, sql: str) -> None:
    with closing(sqlite3.connect(home / "added.db")) as database:
        expected = database.execute(sql).fetchall()
    names, *rows = query_corpus(place_of(home / "out"), sql)

    assert expected
    assert rows == expected
    assert len(names) == len(rows[0])


def test_what_no_entry_names_is_not_there(home: Path) -> None:
    """Such as the files of a commit that was stopped."""
    stray = home / "out" / "quotes" / "year=2025" / "stray.parquet"
    stray.write_bytes(b"PAR1 half a file")
    try:
        assert list(query_corpus(place_of(home / "out"), "SELECT count(*) > 9 AS many FROM quotes")) == [
            ("many",),
            (True,),
        ]
    finally:
        stray.unlink()


def test_what_is_no_sql_is_told_in_one_line(home: Path) -> None:
    with pytest.raises(CorpusError, match=r'^Parser Error: syntax error at or near "frobnicate"[^\n]*$'):
        list(query_corpus(place_of(home / "out"), "frobnicate"))


def test_the_command_prints_csv_or_a_table(run: Callable[..., Result], home: Path) -> None:
    asked = ("corpus", "query", home / "out", "SELECT 1 AS one, NULL AS none, 'a, b' AS words")

    assert run(*asked).stdout.splitlines() == ["one,none,words", '1,,"a, b"']
    assert run(*asked, "--format", "table").stdout == "one  none  words\n1          a, b\n"
