"""`quotes evaluate`: the figures as a table and as JSON, the misses, and what is no gold file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from made import make_gold

pytestmark = pytest.mark.model

Run = Callable[..., Result]

EASY = "“[d1:We won the vote, and we will win again,]” [q1:said] [s1:Ana Ruiz].\n"
MISSED = "“[d1:We won the vote, and we will win again,]” [q1:said] [s1:Ana Ruiz], [s2:Bo Lind]’s friend.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    records = [
        make_gold(EASY, id="easy", speaker_name={"1": "Ana Ruiz"}),
        make_gold(MISSED, id="hard", speaker_name={"1": "Somebody Else"}),
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def figures(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_table_has_a_line_for_each_step(run: Run, gold: Path) -> None:
    result = run("evaluate", gold)
    lines = result.stdout.splitlines()

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0].startswith("gold.jsonl")
    assert ["span", "F1", "100.0", "100.0"] in [line.split()[:4] for line in lines]


def test_json_holds_the_figures_of_all_direct_and_mixed(run: Run, gold: Path) -> None:
    found = figures(run("evaluate", gold, "--json"))

    assert (found["articles"], found["all"]["span_f1"], found["direct"]["name_acc"]) == (2, 100.0, 50.0)
    assert found["mixed"]["gold"] == 0
    assert found["misses"] == []


def test_the_styles_of_marks_are_counted_apart(run: Run, gold: Path) -> None:
    rows = [line.split() for line in run("evaluate", gold).stdout.splitlines()]
    assert ["curly", "2", "2", "100.0", "100.0", "100.0"] in rows
    assert figures(run("evaluate", gold, "--json"))["styles"][0]["style"] == "curly"


def test_dates_are_measured_alone_with_golds_words_and_speakers(run: Run, tmp_path: Path) -> None:
    text = "On Monday, “[d1:We won the vote],” [q1:said] [s1:Ana Ruiz].\n\n“[d2:Twice],” [q2:said] [s2:he].\n"
    record = make_gold(text, id="a", speaker_name={"1": "Ana Ruiz", "2": "Ana Ruiz"})
    record["published"] = "2025-12-12"
    for row, basis in zip(record["quotes"], ["stated", "carried"], strict=True):
        row |= {"said_on": "2025-12-08", "basis": basis, "certain_date": True}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")

    found = figures(run("evaluate", path, "--dates", "--json"))

    assert (found["date_stated_acc"], found["date_carried_acc"], found["date_undated_acc"]) == (
        100.0,
        100.0,
        None,
    )
    assert "date, carried" in run("evaluate", path, "--dates").stdout


def test_indirect_speech_is_measured_on_request(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    record = make_gold("[s1:Ana Ruiz] [q1:said] [i1:that the quay would close].\n")
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")

    assert figures(run("evaluate", path, "--indirect", "--json"))["speech_f1"] == 100.0
    assert "indirect f1              100.0" in run("evaluate", path, "--indirect").stdout.splitlines()


def test_half_takes_every_other_article(run: Run, gold: Path) -> None:
    assert figures(run("evaluate", gold, "--json", "--half", "odd"))["all"]["name_acc"] == 100.0
    assert figures(run("evaluate", gold, "--json", "--half", "even"))["all"]["name_acc"] == 0.0


def test_misses_are_shown_up_to_a_number(run: Run, gold: Path) -> None:
    assert "hard | We won the vote" not in run("evaluate", gold).stdout
    assert "hard | We won the vote" in run("evaluate", gold, "--misses", "1").stdout
    assert len(figures(run("evaluate", gold, "--json", "--misses", "1"))["misses"]) == 1


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param(None, "gold.jsonl", id="missing"),
        pytest.param('{"text": "A"', "gold.jsonl line 1", id="broken"),
        pytest.param('{"text": "A"}', "gold.jsonl line 1", id="an article without annotation"),
    ],
)
def test_what_is_no_gold_file_is_told_in_one_line(
    run: Run, tmp_path: Path, content: str | None, where: str
) -> None:
    if content is not None:
        (tmp_path / "gold.jsonl").write_text(content, encoding="utf-8")
    result = run("evaluate", "gold.jsonl")

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert where in result.stderr


def test_each_step_is_measured_by_itself(run: Run, gold: Path) -> None:
    found = figures(run("evaluate", gold, "--steps", "form", "--json"))

    assert [row["group"] for row in found["rows"]] == ["all", "name"]
    assert found["rows"][0]["attribution"] == 100.0
    assert "speaker, gold mentions" in run("evaluate", gold, "--steps", "kind").stdout
