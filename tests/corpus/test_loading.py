"""A corpus loaded is the database that `quotes add` makes of the same articles; a slice of it is as asked."""

import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import soak
from corpus.corpora import exported, extract_here, make_job, records, write_shards

from quotes.adding import add_paths
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.places import place_of
from quotes.corpus.reading import Slice
from quotes.corpus.told import Told
from quotes.errors import CorpusError
from quotes.upkeep import Which, check, remove

pytestmark = pytest.mark.model

ARTICLES = records(12)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with shards, the corpus made of them, and the database that `quotes add` makes of them."""
    home = tmp_path_factory.mktemp("corpus")
    folder = write_shards(home / "in", ARTICLES, shards=3)
    extract_here(make_job(home / "out"), folder)
    add_paths([folder], home / "added.db")
    return home


def load(home: Path, database: Path, **wanted: Any) -> Any:
    return load_corpus(place_of(home / "out"), database, Loading(wanted=Slice(**wanted)))


def test_the_database_is_the_same_row_by_row(home: Path, tmp_path: Path) -> None:
    database = tmp_path / "loaded.db"
    summary = load(home, database)

    assert (summary.new, summary.added, summary.total) == (len(ARTICLES), summary.added, summary.added)
    assert summary.not_english == ["french: fr"] and summary.without_quotations == ["silent"]
    assert soak.contents(database) == soak.contents(home / "added.db")
    assert exported(database) == exported(home / "added.db")
    assert check(database) == ()


def test_loading_again_changes_nothing(home: Path, tmp_path: Path) -> None:
    database = tmp_path / "loaded.db"
    load(home, database)
    before = soak.contents(database)
    again = load(home, database)

    assert (again.new, again.changed, again.unchanged, again.added) == (0, 0, len(ARTICLES), 0)
    assert soak.contents(database) == before


def test_what_was_removed_stays_away(home: Path, tmp_path: Path) -> None:
    database = tmp_path / "loaded.db"
    load(home, database)
    remove(database, Which(names=("both",)), reason=None, now=datetime.now(timezone.utc), try_only=False)
    assert load(home, database).removed == 1


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        pytest.param({"publisher": "Harbour Post"}, "publisher = 'Harbour Post'", id="a publisher"),
        pytest.param({"since": "2025"}, "said_on >= '2025'", id="since"),
        pytest.param({"until": "2024-12"}, "said_on < '2025'", id="until"),
        pytest.param({"since": "2024-12-30", "until": "2024-12-30"}, "said_on = '2024-12-30'", id="a day"),
        pytest.param({"speaker": "lind"}, "speaker LIKE '%Lind%'", id="a speaker"),
        pytest.param(
            {"speaker": "Bo Lind", "since": "2024-12"},
            "speaker LIKE '%Bo Lind%' AND said_on >= '2024-12'",
            id="a speaker at a time",
        ),
        pytest.param({"speaker": "Nobody"}, "0", id="nobody"),
    ],
)
def test_a_slice_holds_the_whole_articles_that_are_asked_for(
    home: Path, tmp_path: Path, wanted: dict[str, str], fits: str
) -> None:
    ids = f"SELECT DISTINCT article_id FROM quotes WHERE {fits}"
    with closing(sqlite3.connect(home / "added.db")) as added:
        expected = added.execute(
            f"SELECT article_id, position, text FROM quotes WHERE article_id IN ({ids}) ORDER BY id"
        ).fetchall()
    load(home, tmp_path / "part.db", **wanted)
    with closing(sqlite3.connect(tmp_path / "part.db")) as part:
        found = part.execute("SELECT article_id, position, text FROM quotes ORDER BY id").fetchall()

    assert found == expected
    assert bool(found) == (fits != "0")


def test_what_is_read_is_told(home: Path, tmp_path: Path) -> None:
    told: list[Told] = []
    totals: list[int] = []
    load_corpus(place_of(home / "out"), tmp_path / "a.db", Loading(begin=totals.append, tell=told.append))

    assert sum(each.articles for each in told) == len(ARTICLES)
    assert [sum(each.bytes for each in told)] == totals


def test_what_is_no_corpus_is_told_and_makes_no_database(home: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no corpus .*; make one with `quotes corpus extract`"):
        load_corpus(place_of(home / "in"), tmp_path / "a.db", Loading())
    assert not (tmp_path / "a.db").exists()


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = write_shards(tmp_path / "in", ARTICLES[:2], shards=1)
    extract_here(make_job(tmp_path / "out"), folder)
    next((tmp_path / "out" / "articles").rglob("*.parquet")).unlink()
    with pytest.raises(CorpusError, match=r"\.parquet: cannot be read .*; extract its shard anew"):
        load(tmp_path, tmp_path / "a.db")
