"""Deciding by command: judge, correct, judgements."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import newsroom
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return newsroom.build(tmp_path / "quotes.db")


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def quote(path: Path, text: str) -> int:
    return int(ask(path, f"SELECT id FROM quotes WHERE text = '{text}'")[0][0])


def test_names_are_judged(run: Run, path: Path) -> None:
    done = run(
        "judge", "rename", "Bo Líndqvist", "Bo A. Lindqvist", "--by", "kim", "--why", "his card", "--db", path
    )
    number, _, told = done.output.partition(" ")

    assert number.isdigit()
    assert told.startswith("“Bo Líndqvist” rename “Bo A. Lindqvist”, by kim on ")
    assert told.endswith(" (his card)\n")
    assert ("Bo A. Lindqvist",) in ask(path, "SELECT name FROM speakers")


def test_several_things_are_corrected_at_once(run: Run, path: Path) -> None:
    id = quote(path, "a café scandal")
    answers = ("--speaker", "Cy Sol", "--said-on", "2026-03", "--kind", "direct", "--contents", "scandal")
    done = run("correct", id, *answers, "--db", path)

    assert len(done.output.splitlines()) == 4
    assert ask(path, f"SELECT text, speaker, said_on, kind FROM quotes WHERE id = {id}") == [
        ("scandal", "Cy Sol", "2026-03", "direct")
    ]


@pytest.mark.parametrize(
    ("flag", "left"),
    [("--nobody", [(None, "corrected")]), ("--not-a-quotation", [])],
)
def test_flags_need_no_value(run: Run, path: Path, flag: str, left: list[tuple[Any, ...]]) -> None:
    id = quote(path, "=SUM(A1) is all we got,")

    assert run("correct", id, flag, "--db", path).exit_code == 0
    assert ask(path, f"SELECT speaker, rule FROM quotes WHERE id = {id}") == left


def test_nothing_decided_is_wrong_usage(run: Run, path: Path) -> None:
    done = run("correct", quote(path, "=SUM(A1) is all we got,"), "--db", path)

    assert (done.exit_code, "say what is right: --speaker" in done.output) == (2, True)


def test_judgements_are_listed_taken_back_and_carried_over(run: Run, path: Path, tmp_path: Path) -> None:
    run("judge", "same", "Ana Ruiz", "Bo Líndqvist", "--by", "kim", "--db", path)
    run("correct", quote(path, "=SUM(A1) is all we got,"), "--nobody", "--by", "kim", "--db", path)
    first, second = run("judgements", "list", "--db", path).output.splitlines()[:2]
    run("judgements", "undo", first.split()[0], "--db", path)
    lines = run("judgements", "export", "--db", path).output
    (tmp_path / "shared.jsonl").write_text(lines, encoding="utf-8")
    other = tmp_path / "other.db"

    assert run("judgements", "import", tmp_path / "shared.jsonl", "--db", other).output == "2 new, 0 known\n"
    assert run("judgements", "list", "--db", other).output.splitlines() == [
        f"{first} [taken back]",
        f"{second} [orphaned]",
        "2 judgements",
    ]
    assert run("judgements", "list", "--orphaned", "--db", path).output == "0 judgements\n"
    assert second in run("judgements", "list", "--orphaned", "--db", other).output


def test_a_contradiction_is_one_line(run: Run, path: Path) -> None:
    run("judge", "same", "Ana Ruiz", "Bo Líndqvist", "--by", "kim", "--db", path)
    done = run("judge", "different", "Ana Ruiz", "Bo Líndqvist", "--by", "lee", "--db", path)

    assert done.exit_code == 1
    assert "contradicts: “Ana Ruiz” same “Bo Líndqvist”, by kim" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_contradictions_that_are_imported_are_told(run: Run, path: Path, tmp_path: Path) -> None:
    run("judge", "same", "Ana Ruiz", "Bo Líndqvist", "--by", "kim", "--db", path)
    line = (
        '{"kind": "different", "subject": "Ana Ruiz", "object": "Bo Líndqvist", '
        '"author": "lee", "created_at": "2026"}'
    )
    (tmp_path / "theirs.jsonl").write_text(line, encoding="utf-8")
    done = run("judgements", "import", tmp_path / "theirs.jsonl", "--db", path)

    assert (done.exit_code, done.stdout) == (1, "1 new, 0 known\n")
    assert "1 contradictions; take one side back" in done.stderr
