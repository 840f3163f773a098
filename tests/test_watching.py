"""`quotes watch`: what is new is added when it is still; what fails waits; searches tell of matches."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from read.made_files import rss
from started import PATIENCE, QUOTES, started

from quotes.adding import Adding, add_paths
from quotes.publish.line import Line
from quotes.publish.selection import Selection
from quotes.publish.summary import Summary
from quotes.read import Options, web
from quotes.watching import LONGEST_SECONDS, Watching, changes, watch

pytestmark = pytest.mark.model

Run = Callable[..., Result]

QUAY = "“The quay is closed,” Ana Ruiz said.\n"
FERRY = "“Nobody was hurt,” said Bo Lind, the captain.\n"
EVERY = 100.0


class Feed(BaseHTTPRequestHandler):
    """A site with one feed that may fail; `asked` holds what was asked for, and answered with what."""

    asked: list[tuple[str, int]] = []
    status = 200

    def do_GET(self) -> None:
        status = 404 if self.path == "/robots.txt" else self.status
        if self.headers.get("If-None-Match") == '"1"' and status == 200:
            status = 304
        self.asked.append((self.path, status))
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(rss() if status == 200 else b"")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(web, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(Feed, "asked", [])
    monkeypatch.setattr(Feed, "status", 200)
    with ThreadingHTTPServer(("127.0.0.1", 0), Feed) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/feed"
        server.shutdown()
        thread.join()


class Told:
    """What was told, and a clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0
        self.rounds: list[Summary] = []
        self.complaints: list[str] = []
        self.found: list[tuple[str, list[str]]] = []

    def watching(self, **searches: Selection) -> Watching:
        return Watching(
            every=EVERY,
            adding=Adding(options=Options(allow_private=True)),
            told=self.rounds.append,
            complain=self.complaints.append,
            searches=searches,
            found=self.note,
            clock=lambda: self.now,
        )

    def note(self, name: str, lines: list[Line]) -> None:
        self.found.append((name, [line["text"] for line in lines]))

    @property
    def new(self) -> list[int]:
        return [each.new for each in self.rounds]


def asked_at(told: Told, moments: list[float]) -> Iterator[set[str]]:
    for moment in moments:
        told.now = moment
        yield set()


def test_a_file_is_read_when_it_is_still(tmp_path: Path) -> None:
    """Not at the tick at which it changed: it may be half written."""
    told, new = Told(), tmp_path / "in/b.txt"
    new.parent.mkdir()
    (tmp_path / "in/a.txt").write_text(QUAY, encoding="utf-8")
    rounds_before: list[int] = []

    def ticks() -> Iterator[set[str]]:
        yield set()
        new.write_text(FERRY[:20], encoding="utf-8")
        yield {str(new)}
        new.write_text(FERRY, encoding="utf-8")
        yield {str(new)}
        rounds_before.append(len(told.rounds))
        yield set()
        yield set()

    watch([str(tmp_path / "in")], tmp_path / "a.db", watching=told.watching(), ticks=ticks())

    assert rounds_before == [1]
    assert told.new == [1, 1]
    assert told.rounds[-1].total == 2


def test_an_address_is_asked_every_few_minutes_for_what_has_changed(tmp_path: Path, feed: str) -> None:
    told = Told()
    moments = [0.0, EVERY / 2, EVERY, 1.5 * EVERY, 2 * EVERY]
    watch([feed], tmp_path / "a.db", watching=told.watching(), ticks=asked_at(told, moments))

    assert [status for path, status in Feed.asked if path == "/feed"] == [200, 304, 304]
    assert told.new == [2, 0, 0]
    assert told.complaints == []


def test_an_address_that_fails_is_asked_later_and_later(
    tmp_path: Path, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the time after each failure, at most a day; as usual when it answers again."""
    told = Told()
    monkeypatch.setattr(Feed, "status", 503)

    def ticks() -> Iterator[set[str]]:
        yield from asked_at(told, [0.0, EVERY, 2 * EVERY, 3 * EVERY, 5 * EVERY, 6 * EVERY])
        assert len(told.rounds) == 3  # at 0, 2 and 6 times the time
        monkeypatch.setattr(Feed, "status", 200)
        yield from asked_at(told, [14 * EVERY, 15 * EVERY])

    watch([feed], tmp_path / "a.db", watching=told.watching(), ticks=ticks())

    assert told.new == [0, 0, 0, 2, 0]
    assert told.rounds[0].failures == [f"{feed}: is answered with 503"]
    assert EVERY * 2**12 > LONGEST_SECONDS


def test_a_database_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    told = Told()
    (tmp_path / "a.txt").write_text(QUAY, encoding="utf-8")
    (tmp_path / "a.db").write_text("no database", encoding="utf-8")

    def ticks() -> Iterator[set[str]]:
        yield from asked_at(told, [0.0, EVERY])
        (tmp_path / "a.db").unlink()
        yield from asked_at(told, [2 * EVERY])

    watch([str(tmp_path / "a.txt")], tmp_path / "a.db", watching=told.watching(), ticks=ticks())

    assert len(told.complaints) == 1
    assert "(tried again in 200 seconds)" in told.complaints[0]
    assert told.new == [1]


def test_a_search_tells_of_what_is_new(tmp_path: Path) -> None:
    """Neither of what was there before, nor of anything twice."""
    told = Told()
    (tmp_path / "old.txt").write_text(QUAY, encoding="utf-8")
    add_paths([tmp_path / "old.txt"], tmp_path / "a.db")
    (tmp_path / "in").mkdir()

    def ticks() -> Iterator[set[str]]:
        for name, words in (
            ("b", QUAY.replace("closed", "open")),
            ("c", FERRY),
            ("d", QUAY.replace("is", "was")),
        ):
            (tmp_path / f"in/{name}.txt").write_text(words, encoding="utf-8")
            yield {str(tmp_path / f"in/{name}.txt")}
            yield set()

    watching = told.watching(quay=Selection(words="quay"), lind=Selection(speaker="Bo Lind"))
    watch([str(tmp_path / "in")], tmp_path / "a.db", watching=watching, ticks=ticks())

    assert told.found == [
        ("quay", ["The quay is open,"]),
        ("lind", ["Nobody was hurt,"]),
        ("quay", ["The quay was closed,"]),
    ]


def test_what_a_search_could_not_tell_is_told_later_though_nothing_changes(tmp_path: Path) -> None:
    told = Told()
    database, aside = tmp_path / "a.db", tmp_path / "aside.db"
    (tmp_path / "b.txt").write_text(QUAY, encoding="utf-8")

    def hide(summary: Summary) -> None:
        told.rounds.append(summary)
        database.rename(aside)

    def ticks() -> Iterator[set[str]]:
        yield set()
        assert told.found == []
        aside.rename(database)
        yield from asked_at(told, [EVERY])
        assert told.found == []
        yield from asked_at(told, [2 * EVERY])

    watching = replace(told.watching(quay=Selection(words="quay")), told=hide)
    watch([str(tmp_path / "b.txt")], database, watching=watching, ticks=ticks())

    assert told.found == [("quay", ["The quay is closed,"])]
    assert told.new == [1]
    [complaint] = told.complaints
    assert f"what “quay” finds is told in {2 * EVERY:.0f} seconds" in complaint


def test_what_changes_in_a_folder(tmp_path: Path) -> None:
    """Also in a folder that comes later; not what no folder would give."""
    ticks = changes([str(tmp_path)])
    next(ticks)
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(QUAY, encoding="utf-8")
    (tmp_path / "README.md").write_text(QUAY, encoding="utf-8")
    (tmp_path / "a.bin").write_bytes(b"a")
    wanted = {str(tmp_path / "a.txt"), str(tmp_path / "deep")}
    seen: set[str] = set()
    until = time.monotonic() + 30
    while not wanted <= seen and time.monotonic() < until:
        seen |= next(ticks)
    seen |= next(ticks)  # the others came at the same time

    assert seen == wanted


def test_what_is_gone_again_or_empty_is_passed_over(tmp_path: Path) -> None:
    """A file that a program moves on, and a folder that is made before its files."""
    told, home = Told(), tmp_path / "in"
    home.mkdir()
    (home / "a.txt").write_text(QUAY, encoding="utf-8")

    def ticks() -> Iterator[set[str]]:
        yield set()
        (home / "empty").mkdir()
        yield {str(home / "gone.txt"), str(home / "empty"), str(home / "gone")}
        yield set()
        (home / "empty/b.txt").write_text(FERRY, encoding="utf-8")
        yield {str(home / "empty")}
        yield set()

    watch([str(home)], tmp_path / "a.db", watching=told.watching(), ticks=ticks())

    assert told.new == [1, 1]
    assert [each.failures for each in told.rounds] == [[], []]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        pytest.param("nosuch", "nosuch: there is no such file or folder; what can", id="missing"),
        pytest.param("in/*.txt", "in/*.txt: there is no such file or folder; what can", id="pattern"),
        pytest.param("-", "-: is read once, by `quotes add -`; what can", id="standard input"),
    ],
)
def test_what_can_never_change_is_refused(run: Run, tmp_path: Path, path: str, complaint: str) -> None:
    (tmp_path / "in").mkdir()
    refused = run("watch", "in", path)

    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"quotes: {complaint} be watched are files, folders and addresses")


def test_what_a_site_gave_is_kept_for_the_next_run(run: Run, tmp_path: Path, feed: str) -> None:
    """But what is asked for in another way, or again, is read anew."""
    added = [
        run("add", feed, "--allow-private", "--db", "a.db", *more).stdout.splitlines()[:2]
        for more in ([], [], ["--publisher", "Post"], ["--again"])
    ]
    total = added[0][1].removeprefix("quotations: ").split(" ")[0]

    assert [status for path, status in Feed.asked if path == "/feed"] == [200, 304, 200, 200]
    assert added[0][0] == "articles: 2 new, 0 changed, 0 unchanged, 0 failed"
    assert added[1] == [
        "articles: 0 new, 0 changed, 0 unchanged, 0 failed",
        f"quotations: 0 added, {total} now in a.db",
    ]


def test_what_was_not_asked_for_keeps_its_time_and_what_was_read_otherwise_goes(
    run: Run, tmp_path: Path, feed: str
) -> None:
    def rows() -> list[tuple[str, bool]]:
        with closing(sqlite3.connect("a.db")) as connection:
            asked = "SELECT address, fetched_at = 'then' FROM fetched ORDER BY address"
            return [(address, bool(is_old)) for address, is_old in connection.execute(asked)]

    add = ["add", feed, "--allow-private", "--db", "a.db"]
    run(*add)
    with closing(sqlite3.connect("a.db")) as connection, connection:
        connection.execute("UPDATE fetched SET fetched_at = 'then'")
        connection.execute(
            "INSERT INTO fetched SELECT 'http://a.example/', asked, etag, NULL, 'then' FROM fetched"
        )
    (tmp_path / "a.txt").write_text(QUAY, encoding="utf-8")
    run(*add, "a.txt")
    assert rows() == [(feed, True), ("http://a.example/", True)]

    run(*add, "--publisher", "Post")
    assert rows() == [(feed, False), ("http://a.example/", True)]


def test_a_feed_whose_page_failed_comes_again(run: Run, tmp_path: Path, feed: str) -> None:
    """Or the page would never be read: the feed itself has not changed."""
    for _ in range(2):
        failed = run("add", feed, "--pages", "--allow-private", "--db", "a.db")
        assert failed.exit_code == 1  # the pages that the feed links to are of no real host

    assert [status for path, status in Feed.asked if path == "/feed"] == [200, 200]


def test_notify_needs_searches(run: Run) -> None:
    assert run("watch", "in", "--notify", "true").exit_code == 2


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        pytest.param('echo "', "is no command: No closing quotation", id="an open quotation"),
        pytest.param("nosuchprogram -x", "begins with no program that can be run", id="no program"),
        pytest.param("", "begins with no program that can be run", id="nothing"),
    ],
)
def test_a_command_that_cannot_be_run_is_refused_before_watching(
    run: Run, tmp_path: Path, command: str, complaint: str
) -> None:
    """Or the first that a search finds would be lost with the program."""
    (tmp_path / "quotes.toml").write_text('[[searches]]\nname = "a"\nwords = "quay"\n', encoding="utf-8")
    (tmp_path / "in").mkdir()
    refused = run("watch", "in", "--notify", command)

    assert refused.exit_code == 2
    assert complaint in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_a_service_adds_tells_and_ends_when_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "quotes.toml").write_text('[[searches]]\nname = "quay"\nwords = "quay"\n', encoding="utf-8")
    keep = "import os, sys; open('kept', 'a').write(os.environ['QUOTES_SEARCH'] + ' ' + sys.stdin.read())"
    (tmp_path / "keep.py").write_text(keep, encoding="utf-8")
    asked = ["watch", "in", "--db", "a.db", "--log", "log", "--notify", f"{sys.executable} keep.py"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started([*QUOTES, *asked], cwd=tmp_path, **pipes) as process:
        time.sleep(3)
        (tmp_path / "in/a.txt").write_text(QUAY, encoding="utf-8")
        for _ in range(300):
            if (tmp_path / "kept").exists() and (tmp_path / "kept").read_text(encoding="utf-8"):
                break
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.2)
        os.kill(process.pid, signal.SIGTERM)
        stdout, stderr = process.communicate(timeout=PATIENCE)

    name, _, line = (tmp_path / "kept").read_text(encoding="utf-8").partition(" ")
    assert process.returncode == 130
    assert (name, json.loads(line)["text"]) == ("quay", "The quay is closed,")
    assert "1 new, 0 changed articles, 1 quotations more, 1 in all" in stdout
    assert stderr.splitlines()[-1].startswith("quotes: stopped")
    assert json.loads((tmp_path / "log").read_text(encoding="utf-8").splitlines()[-1])["outcome"] == "new"
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM quotes").fetchone() == (1,)
