"""`quotes extract`: formats, folders, standard input, and that no database is touched."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from terminal import run_in_terminal

from quotes.publish.export import CSV_COLUMNS

pytestmark = pytest.mark.model

Run = Callable[..., Result]

TEXT = "“We won the vote, and we will win again,” Ana Ruiz told reporters on Friday.\n"


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_for_each_quotation(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", "a.txt")
    (line,) = lines(result)

    assert result.exit_code == 0
    assert (line["article"], line["position"], line["kind"]) == ("a.txt", 0, "direct")
    assert [TEXT[each["start"] : each["end"]] for each in line["contents"]] == [TEXT[1:40]]
    assert (line["speaker"], line["cue"]["text"], line["source"]["text"]) == ("Ana Ruiz", "told", "Ana Ruiz")


def test_the_article_is_called_by_its_id(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a/1", "text": TEXT}), encoding="utf-8")

    assert [line["article"] for line in lines(run("extract", "a.jsonl"))] == ["a/1"]


def test_indirect_speech_is_given_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "She said that nobody had asked her.\n", encoding="utf-8")

    assert [line["kind"] for line in lines(run("extract", "a.txt"))] == ["direct"]
    direct, indirect = lines(run("extract", "a.txt", "--indirect"))
    assert (direct["kind"], indirect["kind"]) == ("direct", "indirect")
    assert (indirect["text"], indirect["speaker"]) == ("that nobody had asked her", "Ana Ruiz")


def test_standard_input(run: Run) -> None:
    assert [line["article"] for line in lines(run("extract", "-", stdin=TEXT))] == ["-"]
    assert [line["article"] for line in lines(run("extract", "-", stdin=json.dumps({"text": TEXT})))] == ["-"]


def test_published_is_for_articles_that_carry_no_date(run: Run, tmp_path: Path) -> None:
    records = [{"text": TEXT}, {"text": TEXT, "published": "2025-01-10"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    found = lines(run("extract", "a.jsonl", "--published", "2025-12-12"))

    assert [line["said_on"] for line in found] == ["2025-12-12", "2025-01-10"]
    assert [line["said_on"] for line in lines(run("extract", "a.jsonl"))] == [None, "2025-01-10"]


def test_a_folder_and_a_file_that_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "news" / name).write_text(TEXT, encoding="utf-8")
    result = run("extract", "news", "gone.txt", "news/a.txt")

    assert [line["article"] for line in lines(result)] == [
        str(Path("news", name)) for name in ("a.txt", "b.txt", "a.txt")
    ]
    assert (result.exit_code, result.stderr) == (1, "quotes: gone.txt: there is no such file or folder\n")


@pytest.mark.model
def test_candidates_are_those_too_doubtful_to_be_named(run: Run, tmp_path: Path) -> None:
    """A speaker who is only taken to go on from farther up is withheld; who is sure is no candidate."""
    doubtful = "“We know this,” Ana Ruiz said.\n\nIt rained.\n\n“We knew it all along.”\n"
    (tmp_path / "a.txt").write_text(doubtful, encoding="utf-8")
    sure, other = lines(run("extract", "a.txt", "--candidates"))

    assert (sure["speaker"], sure["candidates"]) == ("Ana Ruiz", [])
    assert (other["rule"], other["speaker"]) == ("last_speaker", None)
    assert [each["speaker"] for each in other["candidates"]] == ["Ana Ruiz"]
    assert other["candidates"][0]["confidence"] < 0.5
    assert "candidates" not in lines(run("extract", "a.txt"))[1]


def test_candidates_are_the_rivals_too(run: Run, tmp_path: Path) -> None:
    """Of two verbs of saying in one sentence the ranker chooses one, and says how likely the other was."""
    text = "Bo Lind warned, Ana Ruiz said, that the quay was “a toy harbour for rich men” without a crane.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (line,) = lines(run("extract", "a.txt", "--candidates"))
    others = {each["speaker"]: each["confidence"] for each in line["candidates"]}

    assert {line["speaker"], *others} == {"Ana Ruiz", "Bo Lind"}
    assert all(0 < share < 1 for share in others.values())


def test_csv(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    output = run("extract", "a.txt", "a.txt", "--format", "csv").stdout_bytes.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(output, newline="")))

    assert [row["speaker"] for row in rows] == ["Ana Ruiz", "Ana Ruiz"]
    assert output.splitlines()[0] == ",".join(CSV_COLUMNS)


def test_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    output = run("extract", "a.txt", "--format", "table", "--published", "2025-12-12").output

    assert output.splitlines()[0] == "a.txt"
    assert all(
        words in output
        for words in ("Ana Ruiz", "Friday 12 December 2025", "“Friday”", "direct", "We won the vote")
    )


def test_a_table_says_where_there_is_no_quotation(run: Run) -> None:
    assert run("extract", "-", "--format", "table", stdin="Nothing was said.").output == "-: no quotation\n"


def test_no_database_is_touched(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt")

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Python has no pseudo-terminals on Windows")
def test_a_terminal_gets_a_coloured_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, shown = run_in_terminal("extract", "a.txt", cwd=tmp_path)

    assert code == 0
    assert "speaker" in shown
    assert "\x1b[1;36mAna Ruiz" in shown


def test_words_that_would_steer_a_terminal_do_not(run: Run) -> None:
    text = "“We won \x1b[31m the vote, and so on,” Ana Ruiz said."

    assert "\x1b" not in run("extract", "-", "--format", "table", stdin=text).output
