"""`quotes add`: what is new, changed, unchanged; where the database is; what the summary tells."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from terminal import run_in_terminal

pytestmark = pytest.mark.model

Run = Callable[..., Result]

FIRST = "“We won the vote, and we will win again,” Ana Ruiz told reporters on Friday.\n"
SECOND = "“The harbour is closed until spring,” said Bo Lind, the harbour master.\n"
NOTHING = "The harbour was quiet.\n"


def rows(database: Path) -> list[tuple[object, ...]]:
    """Return everything that must stay the same when an article is added once more."""
    with closing(sqlite3.connect(database)) as connection:
        quotes = connection.execute("SELECT * FROM quotes ORDER BY id").fetchall()
        return quotes + connection.execute("SELECT * FROM speakers ORDER BY id").fetchall()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(
        f"---\npublished: 2025-12-12\nurl: https://x.example/a\n---\n{FIRST}", encoding="utf-8"
    )
    (folder / "b.jsonl").write_text(json.dumps({"id": "b", "text": SECOND}), encoding="utf-8")
    (folder / "c.txt").write_text(NOTHING, encoding="utf-8")
    return folder


def test_the_summary_counts_articles_and_quotations(run: Run, news: Path) -> None:
    result = run("add", "news")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "articles: 3 new, 0 changed, 0 unchanged, 0 failed",
        f"quotations: 2 added, 2 now in {Path('db', 'quotes.db')}",
        "without quotations: 1",
        f"  {news.relative_to(news.parent) / 'c.txt'}",
    ]


def test_adding_three_times_changes_nothing(run: Run, news: Path, tmp_path: Path) -> None:
    run("add", "news")
    before = rows(tmp_path / "db/quotes.db")

    for _ in range(2):
        summary = run("add", "news").stdout.splitlines()[:2]
        assert summary[0] == "articles: 0 new, 0 changed, 3 unchanged, 0 failed"
        assert summary[1].startswith("quotations: 0 added, 2 now in")
    assert rows(tmp_path / "db/quotes.db") == before


def test_again_extracts_anew_and_changes_nothing_either(run: Run, news: Path, tmp_path: Path) -> None:
    run("add", "news")
    before = rows(tmp_path / "db/quotes.db")

    assert "0 new, 0 changed, 3 unchanged" in run("add", "news", "--again").stdout
    assert rows(tmp_path / "db/quotes.db") == before


def test_indirect_speech_is_added_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz said that the quay would close.\n", encoding="utf-8")

    assert "quotations: 0 added" in run("add", "a.txt").stdout
    assert "quotations: 1 added" in run("add", "a.txt", "--indirect", "--again").stdout
    assert "that the quay would close" in run("search", "--kind", "indirect").stdout


def test_a_changed_article_is_replaced(run: Run, news: Path) -> None:
    run("add", "news")
    (news / "b.jsonl").write_text(json.dumps({"id": "b", "text": SECOND + FIRST}), encoding="utf-8")
    summary = run("add", "news").stdout.splitlines()

    assert summary[0] == "articles: 0 new, 1 changed, 2 unchanged, 0 failed"
    assert summary[1].startswith("quotations: 1 added, 3 now in")


def test_the_same_article_twice_in_one_file_is_in_once(run: Run, tmp_path: Path) -> None:
    record = json.dumps({"id": "b", "text": SECOND})
    (tmp_path / "b.jsonl").write_text(f"{record}\n{record}\n", encoding="utf-8")
    result = run("add", "b.jsonl")

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "articles: 1 new, 0 changed, 1 unchanged, 0 failed\nquotations: 1 added, 1 now"
    )


def test_without_a_database_near_one_is_made_here(run: Run, news: Path, tmp_path: Path) -> None:
    run("add", "news/a.md")

    assert (tmp_path / "db/quotes.db").is_file()


def test_a_database_above_is_found(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "news/a.md")
    monkeypatch.chdir(news)

    assert "2 now in" in run("add", "b.jsonl").stdout
    assert not (news / "db").exists()


def test_a_database_can_be_named(run: Run, news: Path, tmp_path: Path) -> None:
    assert "1 added, 1 now in other.db" in run("add", "news/a.md", "--db", "other.db").stdout
    assert not (tmp_path / "db").exists()


def test_a_list_of_speakers_gives_names_and_roles(run: Run, news: Path) -> None:
    (news / "speakers.csv").write_text(
        "name,aliases,role,type\nAna Ruiz Vidal,Ana Ruiz|Ruiz,mayor of Brennholt,person\n", encoding="utf-8"
    )
    run("add", "news")

    assert run("speakers", "Ana Ruiz").output.startswith("Ana Ruiz Vidal (person, mayor of Brennholt)\n")


def test_a_broken_list_of_speakers_is_counted_and_the_articles_go_on(run: Run, news: Path) -> None:
    (news / "speakers.csv").write_text("who,what\nAna Ruiz,mayor\n", encoding="utf-8")
    result = run("add", "news")

    assert result.exit_code == 1
    assert "articles: 3 new, 0 changed, 0 unchanged, 1 failed" in result.stdout
    assert f"failed: 1\n  {Path('news', 'speakers.csv')}, line 1: no column" in result.stdout


def test_published_is_for_articles_that_carry_no_date(run: Run, news: Path, tmp_path: Path) -> None:
    run("add", "news", "--published", "2025-12-20")
    with closing(sqlite3.connect(tmp_path / "db/quotes.db")) as connection:
        dates = connection.execute("SELECT published FROM articles ORDER BY published").fetchall()

    assert dates == [("2025-12-12",), ("2025-12-20",), ("2025-12-20",)]


@pytest.mark.skipif(sys.platform == "win32", reason="Python has no pseudo-terminals on Windows")
def test_a_terminal_shows_a_bar_that_goes_when_all_is_done(news: Path, tmp_path: Path) -> None:
    code, shown = run_in_terminal("add", "news", cwd=tmp_path)
    before, _, summary = shown.partition("articles: 3 new")

    assert code == 0
    assert "━" in before
    assert "━" not in summary


def test_elsewhere_there_is_no_bar(run: Run, news: Path) -> None:
    assert run("add", "news").stderr == ""


def test_what_could_not_be_read_leaves_the_number_of_quotations(run: Run, news: Path) -> None:
    total = run("add", "news").stdout.splitlines()[1].split(" ")[3]
    shown = run("add", "nosuch.txt").stdout.splitlines()
    nowhere = run("add", "nosuch.txt", "--db", "other.db").stdout.splitlines()

    assert shown[1].startswith(f"quotations: 0 added, {total} now in ")
    assert nowhere[1].startswith("quotations: 0 added, 0 now in ")
    assert not Path("other.db").exists()
