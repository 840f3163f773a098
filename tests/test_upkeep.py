"""Looking after a database: what `check` finds and mends, what `remove` leaves, what `vacuum` gives back."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import soak
from click.testing import Result

from quotes_db.migrate import migrations

pytestmark = pytest.mark.model

Run = Callable[..., Result]

ARTICLES = (
    {
        "id": "1",
        "publisher": "Courier",
        "title": "Quay",
        "text": "“The quay is closed,” Ana Ruiz said on Friday.",
    },
    {
        "id": "2",
        "publisher": "Ledger",
        "title": "Ferry",
        "text": "“Nobody was hurt,” said Bo Lind, the captain.",
    },
)


@pytest.fixture
def news(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    assert run("add", "a.jsonl", "--db", "a.db").exit_code == 0
    return path


def change(database: Path, sql: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(sql)


def ask(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def test_nothing_is_wrong_with_what_we_write(run: Run, news: Path) -> None:
    assert run("check", "--db", "a.db").output == "a.db: nothing is wrong\n"


@pytest.mark.parametrize(
    ("damage", "said", "mended"),
    [
        pytest.param("UPDATE contents SET start = start + 1", "contents that are not the words", False,
                     id="offsets"),
        pytest.param("UPDATE quotes SET cue_start = cue_start - 1 WHERE cue_start",
                     "cue that is not the words", False,
                     id="cue"),
        pytest.param("UPDATE quotes SET publisher = 'Times'",
                     "do not repeat their article's publisher", False,
                     id="copies"),
        pytest.param("DELETE FROM contents", "quotations without contents: 2 rows", False, id="no contents"),
        pytest.param("UPDATE articles SET run_id = 99",
                     "references to rows that are not there: 2 rows", False,
                     id="references"),
        pytest.param("UPDATE speakers SET quote_count = 7", "miscounted: 2 rows", True, id="counts"),
        pytest.param("UPDATE quotes SET speaker = 'X' WHERE speaker IS NOT NULL",
                     "do not repeat their speaker's name",
                     True, id="names"),
        pytest.param("UPDATE quotes SET speaker_id = NULL; UPDATE persons SET speaker_id = NULL",
                     "persons who are no speaker yet: 2 rows", True, id="unsettled"),
        pytest.param("DROP INDEX quotes_kind", "indexes of the quotations that are not there", True,
                     id="indexes"),
        pytest.param("INSERT INTO quotes_fts(quotes_fts) VALUES ('delete-all')",
                     "a search index that does not fit",
                     True, id="search"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_and_mended_where_that_can_be(
    run: Run, news: Path, tmp_path: Path, damage: str, said: str, mended: bool
) -> None:
    change(tmp_path / "a.db", damage)
    found = run("check", "--db", "a.db")

    assert found.exit_code == 1
    assert said in found.stderr
    assert run("check", "--mend", "--db", "a.db").exit_code == (0 if mended else 1)


def test_a_damaged_file_is_told(run: Run, news: Path, tmp_path: Path) -> None:
    whole = bytearray((tmp_path / "a.db").read_bytes())
    whole[8192:12288] = bytes(4096)
    (tmp_path / "a.db").write_bytes(whole)
    found = run("check", "--db", "a.db")

    assert found.exit_code == 1
    assert "damaged" in found.stderr


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        pytest.param(["1"], ["Ferry"], id="its own id"),
        pytest.param(["--publisher", "Ledger"], ["Quay"], id="a publisher"),
        pytest.param(["a.jsonl"], [], id="a file"),
        pytest.param(["--run", "1"], [], id="a run"),
        pytest.param(["1", "--publisher", "Ledger"], ["Ferry", "Quay"], id="both must hold"),
        pytest.param(["1", "--dry-run"], ["Ferry", "Quay"], id="only to see"),
    ],
)
def test_what_is_removed_stays_away(
    run: Run, news: Path, tmp_path: Path, asked: list[str], left: list[str]
) -> None:
    run("remove", *asked, "--why", "takedown", "--db", "a.db")
    again = run("add", "a.jsonl", "--db", "a.db")

    assert [title for (title,) in ask(tmp_path / "a.db", "SELECT title FROM articles ORDER BY title")] == left
    assert len(ask(tmp_path / "a.db", "SELECT * FROM removed WHERE reason = 'takedown'")) == 2 - len(left)
    assert f"{len(left)} unchanged, 0 failed" in again.stdout
    assert (f"left out, for they were removed: {2 - len(left)}" in again.stdout) == (len(left) < 2)
    assert run("check", "--db", "a.db").exit_code == 0


def test_what_is_removed_comes_back_when_told(run: Run, news: Path, tmp_path: Path) -> None:
    run("remove", "1", "--db", "a.db")

    assert "1 new, 0 changed, 1 unchanged" in run("add", "a.jsonl", "--bring-back", "--db", "a.db").stdout
    assert ask(tmp_path / "a.db", "SELECT * FROM removed") == []


def test_vacuum_wipes_what_was_removed(run: Run, news: Path, tmp_path: Path) -> None:
    run("remove", "1", "--db", "a.db")
    result = run("vacuum", "--db", "a.db")

    assert result.exit_code == 0
    assert b"The quay is closed" not in (tmp_path / "a.db").read_bytes()


def test_there_may_be_nothing_to_remove(run: Run, news: Path) -> None:
    assert run("remove", "7", "--db", "a.db").exit_code == 1
    assert run("remove", "--db", "a.db").exit_code == 2


def test_a_migration_leaves_a_copy_until_the_check_passes(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "a.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.executescript(f"BEGIN; {migrations()[1]}; PRAGMA user_version = 1; COMMIT")
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLES[0]) + "\n", encoding="utf-8")
    run("add", "a.jsonl", "--db", "a.db")

    assert ask(tmp_path / "a.db.version-1", "PRAGMA user_version") == [(1,)]
    assert ask(tmp_path / "a.db.version-1", "SELECT * FROM articles") == []
    assert run("check", "--db", "a.db").exit_code == 0
    assert list(tmp_path.glob("a.db.version-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_program_that_is_killed_goes_on_where_it_was() -> None:
    """Ten of the three hundred kills of `make soak`; in a process of its own, for it forks."""
    program = [sys.executable, soak.__file__, "--kills", "10", "--articles", "40", "--seed", "7"]
    done = subprocess.run(program, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"\d+ databases, killed 1\d times \(.*\), 0 faults\n", done.stdout)
