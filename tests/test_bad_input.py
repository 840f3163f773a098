"""Bad input: one line that says what, where, what to do; exit code 1; nothing half-written; the others go on.

And what is odd but fine: exit code 0, and told in the summary.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import Result
from started import PATIENCE, QUOTES, started

from quotes_db import session

pytestmark = pytest.mark.model

Run = Callable[..., Result]

GOOD = "“We won the vote, and we will win again,” Ana Ruiz told reporters on Friday.\n"
QUOTATIONS = "SELECT count(*) FROM quotes"
ARTICLES = "SELECT count(*) FROM articles"


def ask(database: Path, sql: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(sql).fetchone()[0])


BROKEN = [
    ("missing file", "gone.txt", None, "there is no such file or folder"),
    ("binary", "photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\r", "is a binary file (it holds NUL bytes)"),
    ("broken JSON line", "a.jsonl", b'{"text": "A"}\n{"text": \n', "is broken JSON"),
    ("JSON without text", "a.jsonl", b'{"text": "A"}\n{"title": "A"}\n', "has no text"),
    ("published: soon", "a.md", b"---\npublished: soon\n---\nA", "published is “soon”, which is no date"),
    ("soon in JSON", "a.jsonl", b'{"text": "A"}\n{"text": "A", "published": "soon"}', "published is “soon”"),
    ("empty file", "a.txt", b"", "is empty"),
    ("broken Word file", "a.docx", b"PK", "is a broken Word file"),
]


@pytest.mark.parametrize(
    ("name", "content", "reason"), [pytest.param(*row, id=each) for each, *row in BROKEN]
)
def test_what_cannot_be_read_is_told_and_the_others_go_on(
    run: Run, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    failure = f"{name}, line 2: {reason}" if name.endswith("jsonl") else f"{name}: {reason}"
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")

    extracted = run("extract", name, "good.txt")
    added = run("add", name, "good.txt")

    assert (extracted.exit_code, added.exit_code) == (1, 1)
    assert extracted.stderr.startswith(f"quotes: {failure}")
    assert len(extracted.stderr.splitlines()) == 1
    assert "Ana Ruiz" in extracted.stdout
    summary = added.stdout.splitlines()
    assert summary[0].endswith(", 1 failed")
    assert summary[1].startswith("quotations: 1 added, 1 now in")
    assert summary[-2] == "failed: 1"
    assert summary[-1].startswith(f"  {failure}")


def test_a_folder_without_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/README.md").write_text("Photos.", encoding="utf-8")
    result = run("add", "photos")

    assert result.exit_code == 1
    assert "photos: this folder holds no articles (files that end in .atom .csv" in result.stdout


def test_where_nothing_can_be_read_no_database_is_made(run: Run, tmp_path: Path) -> None:
    result = run("add", "gone.txt", "--db", "new.db")

    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


@contextmanager
def another_program_writing(database: Path) -> Iterator[None]:
    """Hold the write lock of the database from another process."""
    script = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN IMMEDIATE')\nprint('locked', flush=True)\nsys.stdin.read()"
    )
    program = [sys.executable, "-c", script, database]
    with started(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith("locked")
        yield
        other.communicate(timeout=PATIENCE)


def test_a_database_that_another_program_writes_for_too_long(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("add", "good.txt", "--db", "a.db")
    (tmp_path / "more.txt").write_text(GOOD * 2, encoding="utf-8")
    monkeypatch.setattr(session, "LOCK_WAIT_SECONDS", 1)

    with another_program_writing(tmp_path / "a.db"):
        blocked = run("add", "more.txt", "--db", "a.db")
        searched = run("search", "vote", "--db", "a.db")

    assert blocked.exit_code == 1
    assert blocked.stderr == (
        "quotes: a.db: another program has been writing to it for more than 1 seconds; "
        "wait for it to end and try again\n"
    )
    assert searched.output.endswith("1 quotation\n")  # a reader waits for nobody
    assert run("add", "more.txt", "--db", "a.db").exit_code == 0


@pytest.mark.parametrize(
    "command", [["add", "good.txt"], ["search", "vote"], ["speakers"], ["export"], ["serve"]]
)
def test_a_database_of_a_newer_version(run: Run, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("add", "good.txt", "--db", "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = (tmp_path / "a.db").read_bytes()
    result = run(*command, "--db", "a.db")

    assert result.exit_code == 1
    assert result.stderr.startswith("quotes: a.db: database version 999, but this program knows only up to")
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_full_disk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file may not grow beyond some pages more than it has: as on a disk with that much room left."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("add", "good.txt", "--db", "a.db")
    records = [json.dumps({"id": str(number), "text": GOOD + "x" * 20_000}) for number in range(20)]
    (tmp_path / "more.jsonl").write_text("\n".join(records), encoding="utf-8")
    room = ask(tmp_path / "a.db", "PRAGMA page_count") + 30
    connect = session._connect

    def connect_to_a_small_disk(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.execute(f"PRAGMA max_page_count = {room}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(session, "_connect", connect_to_a_small_disk)
        result = run("add", "more.jsonl", "--db", "a.db")

    assert result.exit_code == 1
    assert result.stderr == (
        "quotes: a.db: the disk is full; make room and try again (what is in already is safe)\n"
    )
    whole = ask(tmp_path / "a.db", ARTICLES)
    assert 1 < whole < 21
    assert ask(tmp_path / "a.db", QUOTATIONS) == whole
    assert "0 failed" in run("add", "more.jsonl", "--db", "a.db").stdout
    assert ask(tmp_path / "a.db", ARTICLES) == 21


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits on the size of files")
def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    """As a quota would, it ends the work with another complaint of SQLite's than a full disk."""
    records = [json.dumps({"id": str(number), "text": GOOD + "x" * 20_000}) for number in range(40)]
    (tmp_path / "more.jsonl").write_text("\n".join(records), encoding="utf-8")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)); "
    script = limited + "from quotes.cli import main; main()"
    program = [sys.executable, "-c", script, "add", "more.jsonl", "--db", "a.db"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "quotes: a.db: the disk fails, or a limit on it is reached; look after it and try again "
        "(what is in already is safe)\n"
    )
    assert ask(tmp_path / "a.db", QUOTATIONS) == ask(tmp_path / "a.db", ARTICLES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c(tmp_path: Path) -> None:
    """One line, exit code 130, and the articles so far are in, whole."""
    records = [json.dumps({"id": str(number), "text": GOOD * 20}) for number in range(5000)]
    (tmp_path / "many.jsonl").write_text("\n".join(records), encoding="utf-8")
    program = [*QUOTES, "add", "many.jsonl", "--db", "a.db"]
    with started(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for_articles(tmp_path / "a.db", 3, process)
        os.kill(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=PATIENCE)

    articles = ask(tmp_path / "a.db", ARTICLES)
    assert (process.returncode, stdout) == (130, "")
    assert stderr.splitlines()[-1] == (  # on a slow machine, lines that tell how far it is come before
        f"quotes: stopped; {articles} articles are safe in a.db, the same command goes on from there"
    )
    assert 3 <= articles < 5000
    assert ask(tmp_path / "a.db", QUOTATIONS) == 20 * articles
    assert ask(tmp_path / "a.db", "SELECT count(*) FROM quotes WHERE speaker_id IS NULL") == 0


def wait_for_articles(database: Path, number: int, process: "subprocess.Popen[str]") -> None:
    """Return once the database holds so many articles."""
    for _ in range(600):
        assert process.poll() is None, process.stderr and process.stderr.read()
        if database.is_file() and database.stat().st_size and has_articles(database, number):
            return
        time.sleep(0.1)
    pytest.fail("no article was added within a minute")


def has_articles(database: Path, number: int) -> bool:
    try:
        return ask(database, ARTICLES) >= number
    except sqlite3.OperationalError:  # not migrated yet
        return False


RECORD = json.dumps({"text": GOOD, "published": None, "title": None}).encode()
ODD = [
    ("no quotation", "a.txt", b"Nothing was said.\n", "without quotations: 1\n  a.txt"),
    ("marks only", "a.txt", "“”\n\n‘’ “ ” \" ' «» „“\n".encode(), "without quotations: 1\n  a.txt"),
    ("no UTF-8", "a.txt", GOOD.encode("cp1252"), "not in UTF-8: 1\n  a.txt: decoded as cp1252"),
    ("Windows line ends", "a.txt", GOOD.replace("\n", "\r\n").encode(), "1 added"),
    ("null", "a.jsonl", RECORD, "1 added"),
    ("twice in one file", "a.jsonl", RECORD + b"\n" + RECORD, "1 new, 0 changed, 1 unchanged"),
    ("no words", "a.jsonl", b'{"text": ""}', "without quotations: 1\n  a.jsonl"),
]


@pytest.mark.parametrize(("name", "content", "told"), [pytest.param(*row, id=each) for each, *row in ODD])
def test_odd_but_fine(run: Run, tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    added = run("add", name)

    assert (added.exit_code, added.stderr) == (0, "")
    assert ", 0 failed\n" in added.stdout
    assert told in added.stdout
    assert run("extract", name).exit_code == 0


def test_offsets_hold_with_windows_line_ends(run: Run, tmp_path: Path) -> None:
    text = f"The vote\r\nis over.\r\n\r\n{GOOD}".replace("\n", "\r\n").replace("\r\r", "\r")
    (tmp_path / "a.txt").write_bytes(text.encode())
    (line,) = map(json.loads, run("extract", "a.txt").stdout.splitlines())

    assert [text[each["start"] : each["end"]] for each in line["contents"]] == [
        "We won the vote, and we will win again,"
    ]


SECONDS_FOR_FIVE_MEGABYTES = 300  # it takes thirty; what grows with the square of the text takes hours


def test_one_article_of_five_megabytes(tmp_path: Path) -> None:
    """spaCy refuses a text of more than a million characters."""
    sentence = "The water was quiet, the cranes stood still, and nobody came ashore before noon. "
    paragraph = f"{sentence * 500}“It will be quiet for {{0}} weeks,” Ana Ruiz said.\n\n"
    number = 5_000_000 // len(paragraph)
    (tmp_path / "long.txt").write_text(GOOD + "".join(map(paragraph.format, range(number))), encoding="utf-8")
    program = [sys.executable, "-c", "from quotes.cli import main; main()", "add", "--quiet", "long.txt"]
    done = subprocess.run(
        program, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS_FOR_FIVE_MEGABYTES
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with closing(sqlite3.connect(tmp_path / "db/quotes.db")) as connection:
        assert connection.execute("SELECT count(*) FROM quotes").fetchone() == (number + 1,)
