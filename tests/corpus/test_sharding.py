"""Databases by year are together the one into which the corpus is loaded, and one Datasette serves them."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpus.corpora import extract_here, group_here, make_job, records, write_shards
from corpus.settled import asked

from quotes.cli import main
from quotes.corpus.grouping import grouped
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.manifest import read_entries
from quotes.corpus.places import place_of
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.sharding.overview import Overview
from quotes.corpus.sharding.sharding import Sharded, remove_left, shard_corpus
from quotes.errors import CorpusError
from quotes.upkeep import check

pytestmark = pytest.mark.model

MORE = [
    {"id": "21", "published": "2024-02-01", "text": "“We wait,” Ana B. Ruiz and Bo Lind said on Friday."},
    {"id": "0", "publisher": "Moved", "published": "2024-03-01", "text": "“We pay,” said Kira Ulm."},
    {"id": "0", "publisher": "Moved", "published": "2025-03-01", "text": "“We paid,” said Kira Ulm Voss."},
    {"id": "22", "published": "2025-02-01", "text": "“We pay,” Bo Lind said. “We all pay,” Lind said."},
]
QUOTES = "SELECT id, article_id, speaker_id, speaker, speaker_type, said_on, text FROM quotes"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that is settled, and the database into which it is loaded."""
    home = tmp_path_factory.mktemp("sharding")
    folder = write_shards(home / "in", [*records(16), *MORE], shards=2)
    extract_here(make_job(home / "out"), folder)
    settle_corpus(place_of(home / "out"), Settling(grouping=group_here))
    load_corpus(place_of(home / "out"), home / "loaded.db", Loading())
    return home


@pytest.fixture(scope="module")
def made(home: Path) -> Sharded:
    return shard_corpus(place_of(home / "out"), home / "site")


def test_the_years_hold_together_what_one_database_holds(home: Path, made: Sharded) -> None:
    assert [path.stem for path in made.databases] == ["2024", "2025", "undated"]
    assert sorted((row for path in made.databases for row in asked(path, QUOTES)), key=repr) == asked(
        home / "loaded.db", QUOTES
    )
    for path in made.databases:
        assert check(path) == ()


def test_a_speaker_has_one_number_and_one_slug_everywhere(home: Path, made: Sharded) -> None:
    names = set(asked(home / "loaded.db", "SELECT id, name, slug FROM speakers"))
    for path in (*made.databases, home / "site" / "overview.db"):
        assert set(asked(path, "SELECT id, name, slug FROM speakers")) <= names


SAME = {
    "speakers": "SELECT id, name, type, role, slug, quote_count, article_count FROM speakers",
    "members": "SELECT group_id, speaker_id FROM members",
    "aliases": "SELECT speaker_id, name FROM aliases",
}
COUNTED = {
    "months": (
        "SELECT month, quotations FROM months",
        "SELECT month, count(*) FROM quotes WHERE month IS NOT NULL GROUP BY month",
    ),
    "publishers": (
        "SELECT publisher, quotations FROM publishers",
        "SELECT publisher, count(*) FROM quotes WHERE publisher IS NOT NULL GROUP BY publisher",
    ),
    "months of a speaker": (
        "SELECT speaker_id, month, sum(quotations) FROM counts GROUP BY speaker_id, month",
        "SELECT speaker_id, month, count(*) FROM quotes GROUP BY speaker_id, month",
    ),
    "numbers": (
        "SELECT sum(articles), sum(quotations) FROM shards",
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM quotes)",
    ),
}


@pytest.mark.parametrize("what", [*SAME, *COUNTED])
def test_the_overview_counts_all(home: Path, made: Sharded, what: str) -> None:
    overview, database = COUNTED.get(what) or (SAME[what], SAME[what])
    expected = asked(home / "loaded.db", database)
    assert expected and asked(home / "site" / "overview.db", overview) == expected


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/", "overview"),
        ("/overview/timeline", "2024"),
        ("/overview/speaker.json?slug=bo-lind&_shape=array", "/2025/quotes?speaker_id="),
        ("/2024/quotes?_search=ferry", "ferry"),
    ],
)
def test_one_datasette_serves_them_together(home: Path, made: Sharded, address: str, shown: str) -> None:
    """In a process of its own: the site's plugins, once they are in, are in for every Datasette."""
    folder = home / "site"
    program = [sys.executable, "-m", "datasette", "serve", "--metadata", str(folder / "metadata.yaml")]
    databases = [str(path) for path in sorted(folder.glob("*.db"))]
    done = subprocess.run(
        [*program, *databases, "--get", address], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout


def test_making_them_again_replaces_them(home: Path, made: Sharded) -> None:
    again = shard_corpus(place_of(home / "out"), home / "site")
    assert again.overview == made.overview
    assert not list((home / "site").glob("*.part*"))


TEXT = "“We pay for the dam,” said Ana Ruiz, the mayor."


def test_years_that_the_corpus_has_no_more_go_and_files_of_others_stay(tmp_path: Path) -> None:
    published = [{"id": year, "published": f"{year}-03-01", "text": TEXT} for year in ("2019", "2024")]
    out, folder = place_of(tmp_path / "out"), tmp_path / "site"
    extract_here(make_job(tmp_path / "out"), write_shards(tmp_path / "in", published, shards=2))
    settle_corpus(out, Settling(grouping=group_here))
    assert [path.name for path in shard_corpus(out, folder).databases] == ["2019.db", "2024.db"]
    for name in ("2018.db", "notes.db"):
        (folder / name).write_text("another's", encoding="utf-8")

    gone = next(key for key, entry in read_entries(out).items() if entry.parts[0].year == "2019")
    out.below("manifest", f"{gone}.json").remove()
    settle_corpus(out, Settling(grouping=group_here))
    shard_corpus(out, folder)

    assert {path.name for path in folder.glob("*.db")} == {"2024.db", "overview.db", "2018.db", "notes.db"}
    assert asked(folder / "overview.db", "SELECT name FROM shards") == [("2024",)]


@pytest.mark.parametrize(
    ("overview", "left"),
    [
        pytest.param("CREATE TABLE shards (name); INSERT INTO shards VALUES ('2019')", False, id="ours"),
        pytest.param("CREATE TABLE shards (name); INSERT INTO shards VALUES ('2018')", True, id="not there"),
        pytest.param("CREATE TABLE shards (name); INSERT INTO shards VALUES ('../2019')", True, id="outside"),
        pytest.param("CREATE TABLE shards (name); INSERT INTO shards VALUES ('notes')", True, id="no year"),
        pytest.param("CREATE TABLE years (name); INSERT INTO years VALUES ('2019')", True, id="another's"),
        pytest.param(None, True, id="no database"),
    ],
)
def test_only_what_an_overview_of_ours_counts_is_removed(
    home: Path, made: Sharded, tmp_path: Path, overview: str | None, left: bool
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    others = [tmp_path / "2019.db", folder / "notes.db", folder / "2019.db"]
    for path in others:
        path.write_text("held", encoding="utf-8")
    (folder / "overview.db").write_text("none", encoding="utf-8")
    if overview is not None:
        (folder / "overview.db").unlink()
        with closing(sqlite3.connect(folder / "overview.db")) as connection:
            connection.executescript(overview)
    remove_left(folder, made.databases)
    assert [path.exists() for path in others] == [True, True, left]


def test_a_corpus_must_be_settled(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "out", tmp_path / "out")
    (tmp_path / "out" / "settled.json").unlink()
    with pytest.raises(CorpusError, match="is not settled as it is now; do so with `quotes corpus settle"):
        shard_corpus(place_of(tmp_path / "out"), tmp_path / "site")


def test_a_corpus_of_empty_shards_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").touch()
    (entry,) = extract_here(make_job(tmp_path / "out"), tmp_path / "in")
    out = place_of(tmp_path / "out")

    assert (entry.articles, entry.parts) == (0, [])
    assert entry.failures == [f"{tmp_path}/in/a.jsonl: is empty"]
    assert settle_corpus(out, Settling(grouping=grouped)).speakers == 0
    made = shard_corpus(out, tmp_path / "site")
    assert (made.databases, made.overview) == ([], Overview(speakers=0, articles=0, quotations=0))
    load_corpus(out, tmp_path / "loaded.db", Loading())
    assert asked(tmp_path / "loaded.db", "SELECT count(*) FROM articles") == [(0,)]


def test_the_command_says_what_was_made(home: Path, made: Sharded) -> None:
    folder = home / "site"
    settled = CliRunner().invoke(main, ["corpus", "settle", str(home / "out")])
    sharded = CliRunner().invoke(main, ["corpus", "shards", str(home / "out"), "--out", str(folder)])

    numbers = made.overview
    assert (settled.exit_code, settled.stdout) == (0, f"{numbers.speakers} speakers in {home / 'out'}\n")
    assert (sharded.exit_code, sharded.stderr) == (0, "2024\n2025\nundated\n")
    assert sharded.stdout == (
        f"3 databases in {folder}: {numbers.quotations} quotations in {numbers.articles} articles,"
        f" {numbers.speakers} speakers\n"
    )
