"""Disks that are full, that may not be written, and clocks that are wrong: what is in stays whole."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import Result

from quotes import adding, store
from quotes_db import session

pytestmark = pytest.mark.model

Run = Callable[..., Result]

FULL = "quotes: a.db: the disk is full; make room and try again (what is in already is safe)\n"
ARTICLES = 20


def ask(database: Path, sql: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(sql).fetchone()[0])


def write_articles(folder: Path) -> None:
    """Write articles of 20 kB, each with one quotation of a person of its own."""
    records = [
        {"id": f"{number}", "text": f"“We won,” Ana{number:x} Ruiz said.\n" + "The wind blew. " * 1400}
        for number in range(ARTICLES)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")


class SmallDisk:
    """Connections that may grow the file to so many pages, as on a disk with that much room."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self._connect = session._connect
        self._made: list[sqlite3.Connection] = []

    def connect(self, path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = self._connect(path, read_only=read_only)
        connection.execute(f"PRAGMA max_page_count = {self.pages}")
        self._made.append(connection)
        return connection

    def fill(self) -> None:
        """Leave no room at all from now on."""
        connection = self._made[-1]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.parametrize(
    ("moment", "fewest", "most"),
    [
        pytest.param("migrating", 0, 0, id="while the database is made"),
        pytest.param("adding", 1, ARTICLES - 1, id="amid the articles"),
        pytest.param("settling", ARTICLES, ARTICLES, id="when the speakers are settled"),
    ],
)
def test_a_disk_that_is_full(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, fewest: int, most: int
) -> None:
    """What is in is whole, and the same command goes on from there when there is room."""
    write_articles(tmp_path)
    disk = SmallDisk({"migrating": 20, "adding": 150, "settling": 10_000}[moment])
    settle = store.settle

    def settle_on_a_full_disk(*given: object) -> int:
        if moment == "settling":
            disk.fill()
        return settle(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(session, "_connect", disk.connect)
        patch.setattr(store, "settle", settle_on_a_full_disk)
        result = run("add", "a.jsonl", "--db", "a.db", "--workers", "1")

    assert (result.exit_code, result.stderr) == (1, FULL)
    if moment != "migrating":
        assert fewest <= ask(tmp_path / "a.db", "SELECT count(*) FROM articles") <= most
    assert run("add", "a.jsonl", "--db", "a.db").exit_code == 0
    assert ask(tmp_path / "a.db", "SELECT count(*) FROM quotes WHERE speaker_id > 0") == ARTICLES
    assert run("check", "--db", "a.db").exit_code == 0


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Give a disk of its own at the folder, where we may make one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a disk")
    folder.mkdir(exist_ok=True)
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True
    ).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize(
    "size", [pytest.param("200k", id="too small for a database"), pytest.param("1m", id="for some articles")]
)
def test_a_real_disk_that_is_full(run: Run, tmp_path: Path, size: str) -> None:
    write_articles(tmp_path)
    with mounted(tmp_path / "disk", f"size={size}") as disk:
        result = run("add", "a.jsonl", "--db", disk / "a.db")

        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert "the disk" in result.stderr
        if size == "1m":
            with closing(sqlite3.connect(disk / "a.db")) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                counted = "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM quotes)"
                assert connection.execute(counted).fetchone() == (0,)


def test_a_folder_that_may_not_be_written(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path)
    with mounted(tmp_path / "disk", "size=4m") as disk:
        assert run("add", "a.jsonl", "--db", disk / "a.db").exit_code == 0
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        old = run("add", "a.jsonl", "--again", "--db", disk / "a.db")
        new = run("add", "a.jsonl", "--db", disk / "b.db")

    for result in (old, new):
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1, result.stderr
    assert not (tmp_path / "disk/b.db").exists()


def test_a_clock_that_was_set_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs and wordings keep the order in which they came, whatever the clock says."""
    now = datetime.now(timezone.utc)
    for days, words in ((2000, "will"), (0, "may"), (1000, "shall")):
        moment = now + timedelta(days=days)
        monkeypatch.setattr(adding, "_now", lambda moment=moment: moment)
        record = {"id": "1", "text": f"“We {words} win,” Ana Ruiz said."}
        (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
        assert run("add", "a.jsonl", "--db", "a.db").exit_code == 0

    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        (text,) = connection.execute("SELECT text FROM articles").fetchone()
        wordings = connection.execute("SELECT text FROM versions ORDER BY number").fetchall()
    assert ["will" in words for (words,) in wordings] == [True, False]
    assert "shall" in text
    assert "1 unchanged" in run("add", "a.jsonl", "--db", "a.db").stdout
    assert run("check", "--db", "a.db").exit_code == 0


def test_an_article_from_the_future(run: Run, tmp_path: Path) -> None:
    """A clock that is behind by years costs the articles that it takes for tomorrow's, and says so."""
    tomorrow = (datetime.now(timezone.utc) + timedelta(days=400)).date()
    record = {"id": "1", "published": f"{tomorrow}", "text": "“We won,” Ana Ruiz said."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run("add", "a.jsonl")

    assert result.exit_code == 1
    assert f"published is {tomorrow}, which lies in the future" in result.stdout
