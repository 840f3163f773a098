"""`quotes extract --nonquotes`: words in marks that quote nobody, with the reason."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXT = "The film “Silent Harbour” opened. “We won the vote, and we will win again,” Ana Ruiz said.\n"
LINE = {"article": "a.txt", "start": 10, "end": 24, "text": "Silent Harbour", "reason": "title"}


@pytest.fixture
def article(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_lines(run: Run, article: Path) -> None:
    result = run("extract", article.name, "--nonquotes")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [LINE]


def test_csv(run: Run, article: Path) -> None:
    result = run("extract", article.name, "--nonquotes", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row == {name: str(value) for name, value in LINE.items()}


def test_table(run: Run, article: Path) -> None:
    result = run("extract", article.name, "--nonquotes", "--format", "table")
    assert result.stdout.split(maxsplit=1) == ["title", "Silent Harbour\n"]


def test_a_text_without_any(run: Run, article: Path) -> None:
    article.write_text("“We won the vote,” Ana Ruiz said.\n", encoding="utf-8")
    result = run("extract", article.name, "--nonquotes")
    assert (result.stdout, result.exit_code) == ("", 0)
