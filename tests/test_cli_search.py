"""`quotes search`, `speakers` and `export` on a small database written by hand."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from terminal import run_in_terminal

Run = Callable[..., Result]
terminals = pytest.mark.skipif(sys.platform == "win32", reason="Python has no pseudo-terminals on Windows")


def test_search_shows_words_speaker_date_kind_and_place(run: Run, news_database: Path) -> None:
    result = run("search", "extremely", "--db", news_database)

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "We are extremely frustrated, … Nobody listens.",
        "  Ana Ruiz · 2026-03-05 · direct · The Brennholt Courier · Quay to close",
        "",
        "1 quotation",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["frustrated", "--speaker", "Ruiz"], "1 quotation", id="speaker"),
        pytest.param(["--since", "2026-03-06"], "4 quotations", id="since"),
        pytest.param(["--until", "2025"], "1 quotation", id="until"),
        pytest.param(["--kind", "mixed"], "1 quotation", id="kind"),
        pytest.param(["--limit", "2"], "9 quotations, the first 2 shown; --limit shows more", id="limit"),
        pytest.param(["zebra"], "no quotation found", id="nothing"),
        pytest.param(["(((", "zebra"], "no quotation found", id="signs that are no words"),
        pytest.param(["peace", "talks"], "1 quotation", id="two words"),
        pytest.param(["talks peace"], "1 quotation", id="two words in one argument, another order"),
        pytest.param(['"talks peace"'], "no quotation found", id="a phrase"),
    ],
)
def test_search_filters(run: Run, news_database: Path, arguments: list[str], expected: str) -> None:
    result = run("search", *arguments, "--db", news_database)

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, expected)


def test_search_for_an_unknown_speaker_offers_a_near_name(run: Run, news_database: Path) -> None:
    result = run("search", "x", "--speaker", "Anna Ruiz", "--db", news_database)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        "quotes: no speaker in the database is called “Anna Ruiz”; did you mean Ana Ruiz"
    )


@terminals
def test_search_highlights_the_hits_on_a_terminal(news_database: Path, tmp_path: Path) -> None:
    code, shown = run_in_terminal("search", "extremely", "--db", news_database, cwd=tmp_path)

    assert code == 0
    assert "We are \x1b[1;7mextremely\x1b[0m frustrated" in shown


def test_speakers_are_counted_by_utterance_if_asked(run: Run, news_database: Path) -> None:
    heading, first, *_ = run("speakers", "--by", "utterances", "--db", news_database).output.splitlines()

    assert "utterances" in heading
    assert first.split()[:2] == ["Ana", "Ruiz"]


def test_speakers_lists_the_most_quoted_first(run: Run, news_database: Path) -> None:
    rows = [
        line.split("  ")[0].strip() for line in run("speakers", "--db", news_database).output.splitlines()
    ]

    assert rows == ["speaker", "Ana Ruiz", "Bo Líndqvist", "Ana Ruiz and Bo Líndqvist", "Port Authority"]
    assert len(run("speakers", "--limit", "1", "--db", news_database).output.splitlines()) == 2


def test_one_speaker_has_aliases_and_the_latest_quotations(run: Run, news_database: Path) -> None:
    lines = run("speakers", "ms. ruiz", "--db", news_database).output.splitlines()

    assert lines[:4] == [
        "Ana Ruiz (person, mayor of Brennholt)",
        "also Ms. Ruiz, Ruiz",
        "3 quotations in 1 article",
        "",
    ]
    assert "They said ‘no deal’ to us." in lines


def test_a_name_that_fits_several_lists_them(run: Run, news_database: Path) -> None:
    output = run("speakers", "bo", "--db", news_database).output

    assert "Bo Líndqvist" in output
    assert "Ana Ruiz and Bo Líndqvist" in output
    assert "Port Authority" not in output


def test_an_unknown_name_is_told(run: Run, news_database: Path) -> None:
    result = run("speakers", "Xyzzy", "--db", news_database)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "called “Xyzzy”; `quotes speakers` lists all" in result.stderr


def test_export_prints_csv_without_a_byte_order_mark(run: Run, news_database: Path) -> None:
    output = run("export", "--db", news_database).stdout_bytes.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(output, newline="")))

    assert len(rows) == 9
    assert output.startswith("speaker,text,said_on,said_basis,")
    assert output.count("\r\n") == 10


def test_export_prints_json_lines(run: Run, news_database: Path) -> None:
    output = run("export", "cafe", "--format", "jsonl", "--db", news_database).output

    assert [json.loads(line)["text"] for line in output.splitlines()] == ["a café scandal"]


def test_export_writes_a_file_in_the_format_of_its_ending(
    run: Run, news_database: Path, tmp_path: Path
) -> None:
    assert run("export", "--speaker", "Ruiz", "--output", "a.csv", "--db", news_database).output == ""
    assert run("export", "--speaker", "Ruiz", "--output", "a.jsonl", "--db", news_database).output == ""

    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfspeaker,text,said_on,said_basis,")
    assert len((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_export_to_where_nothing_can_be_written_is_told(run: Run, news_database: Path) -> None:
    result = run("export", "--output", "gone/a.csv", "--db", news_database)

    assert result.exit_code == 1
    assert result.stderr.startswith("quotes: gone")
    assert "No such file or directory" in result.stderr


def test_the_nearest_database_is_taken(run: Run, news_database: Path, tmp_path: Path) -> None:
    (tmp_path / "db").mkdir()
    (tmp_path / "db/quotes.db").write_bytes(news_database.read_bytes())
    (tmp_path / "deep/er").mkdir(parents=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path / "deep/er")

        assert "1 quotation" in run("search", "extremely").output
