"""What `add` tells, where, and how it ends: --quiet, --log, --errors, --retry, --files-from, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from started import PATIENCE, QUOTES, started

from quotes.commands import telling

pytestmark = pytest.mark.model

Run = Callable[..., Result]

GOOD = "“We won the vote,” Ana Ruiz told reporters on Friday.\n"


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with an article that can be read, one that cannot, and one line of two that cannot."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\0\1")
    (folder / "c.jsonl").write_text(
        f'{json.dumps({"id": "c", "text": GOOD})}\n{{"text": \n', encoding="utf-8"
    )
    return folder


def test_the_log_has_a_line_for_each_article(run: Run, mixed: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("add", "in", "--log", "log").exit_code == 1
    steps = lines_of(tmp_path / "log")

    first, second = (sorted((each["outcome"], Path(each["label"]).name) for each in half)
                     for half in (steps[:4], steps[4:]))  # fmt: skip
    assert first == [("failed", "b.txt"), ("failed", "c.jsonl"), ("new", "a.txt"), ("new", "c")]
    assert second == [("failed", "b.txt"), ("failed", "c.jsonl"), ("unchanged", "a.txt"), ("unchanged", "c")]
    article = next(each for each in steps if each["outcome"] == "new")
    assert (article["source"], article["quotations"]) == (str(Path("in", "a.txt")), 1)
    failure = next(each for each in steps if each["outcome"] == "failed")
    assert failure["words"].endswith("is a binary file (it holds NUL bytes), not a text")
    moments = [datetime.fromisoformat(step["time"]) for step in steps]
    assert moments == sorted(moments)
    assert moments[0].tzinfo is not None


def test_errors_are_kept_and_tried_again(run: Run, mixed: Path, tmp_path: Path) -> None:
    """Of a file with a broken line, the whole file is tried; what is in already stays unchanged."""
    run("add", "in", "--errors", "errors")
    assert [each["source"] for each in lines_of(tmp_path / "errors")] == [
        str(Path("in", "b.txt")),
        str(Path("in", "c.jsonl")),
    ]
    (mixed / "b.txt").write_text(GOOD.replace("won", "lost"), encoding="utf-8")
    again = run("add", "--retry", "errors", "--errors", "still")
    assert again.stdout.startswith("articles: 1 new, 0 changed, 1 unchanged, 1 failed\n")
    assert [Path(each["path"]).name for each in lines_of(tmp_path / "still")] == ["c.jsonl"]


def test_errors_may_be_kept_in_the_file_that_is_tried_again(run: Run, mixed: Path, tmp_path: Path) -> None:
    run("add", "in", "--errors", "errors")
    (mixed / "c.jsonl").write_text(json.dumps({"id": "c", "text": GOOD}), encoding="utf-8")
    (mixed / "b.txt").write_text(GOOD.replace("won", "lost"), encoding="utf-8")
    again = run("add", "--retry", "errors", "--errors", "errors")

    assert again.exit_code == 0
    assert lines_of(tmp_path / "errors") == []
    assert run("add", "--retry", "errors").exit_code == 0  # nothing is left to be tried


def test_what_is_no_list_of_errors_is_refused(run: Run, mixed: Path) -> None:
    result = run("add", "--retry", "in/a.txt")

    assert result.exit_code == 1
    assert result.stderr == "quotes: in/a.txt, line 1: is no failure as --errors writes them\n"


def test_quiet_says_nothing_unless_something_is_wrong(run: Run, mixed: Path) -> None:
    good, bad = run("add", "in/a.txt", "--quiet"), run("add", "in", "--quiet")

    assert (good.exit_code, good.stdout, good.stderr) == (0, "", "")
    assert bad.exit_code == 1
    assert "failed: 2\n" in bad.stdout


def test_a_list_of_files(run: Run, mixed: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("in/a.txt\n\n  in/c.jsonl \n", encoding="utf-8")

    assert run("add", "--files-from", "list").stdout.startswith(
        "articles: 2 new, 0 changed, 0 unchanged, 1 failed"
    )
    assert run("add", "--files-from", "gone").exit_code == 2
    assert run("add").exit_code == 2


def test_columns_that_were_guessed_are_told_before_they_are_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("headline,body\nVote,Nothing was said.\n", encoding="utf-8")

    told = "quotes: a.csv: columns taken: text = body, title = headline (--map text=COLUMN says otherwise)\n"
    assert run("add", "a.csv").stderr == told
    assert run("add", "a.csv", "--quiet").stderr == ""


def test_elsewhere_than_on_a_terminal_a_line_tells_now_and_then(
    run: Run, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "LINE_SECONDS", 0.0)
    told = run("add", "in/a.txt").stderr

    assert told.startswith("quotes: 1 articles, 1 quotations, ")
    assert told.endswith(f"0 MB read, now {Path('in', 'a.txt')}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither signal to send")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "the system's request"])
def test_who_is_stopped_ends_with_130_and_loses_nothing(tmp_path: Path, number: int) -> None:
    records = [json.dumps({"id": f"{each}", "text": GOOD * 20}) for each in range(3000)]
    (tmp_path / "a.jsonl").write_text("\n".join(records), encoding="utf-8")
    asked = ["add", "a.jsonl", "--db", "a.db", "--log", "log"]
    with started([*QUOTES, *asked], cwd=tmp_path, stderr=subprocess.PIPE) as process:
        while not (tmp_path / "log").exists() or (tmp_path / "log").stat().st_size < 1000:
            assert process.poll() is None
            time.sleep(0.1)
        os.kill(process.pid, number)
        _, stderr = process.communicate(timeout=PATIENCE)
    logged = len(lines_of(tmp_path / "log"))

    assert process.returncode == 130
    assert f"quotes: stopped; {logged} articles are safe in a.db, the same command goes on" in stderr
