"""Lines as a contract, CSV that no spreadsheet misreads, and files that are there whole or not at all."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import newsroom
import pytest

from quotes.cli import TAKEN_AWAY
from quotes.evaluate.gold import read_gold
from quotes.publish.database import reading
from quotes.publish.export import (
    CSV_COLUMNS,
    EXPORT_COLUMNS,
    csv_rows,
    export_rows,
    exported,
    guard,
)
from quotes.publish.line import STORED_ONLY, quotation_line
from quotes.publish.search import selected_ids
from quotes.publish.selection import Selection
from quotes.publish.taking import FORMATS, format_of, take, write_file


@pytest.fixture
def connection(news_database: Path) -> Iterator[sqlite3.Connection]:
    with reading(news_database) as connection:
        yield connection


def fresh_lines() -> list[dict[str, Any]]:
    """Return what `extract` would print of the articles that the database holds."""
    return [quotation_line(article, quotation) for article, found in newsroom.news() for quotation in found]


def test_a_line_is_the_contract() -> None:
    assert fresh_lines()[2] == {
        "article": "courier/1",
        "position": 2,
        "kind": "direct",
        "text": "They said ‘no deal’ to us.",
        "contents": [{"start": 130, "end": 156}],
        "cue": None,
        "source": None,
        "speaker": "Ana Ruiz",
        "speaker_type": "person",
        "said_on": "2026-03-06",
        "said_until": None,
        "said_precision": "day",
        "said_basis": "published",
        "said_text": None,
        "medium": None,
        "via": None,
        "hearer": {"start": 118, "end": 127, "text": "reporters"},
        "rule": "made",
        "confidence": 0.5,
        "parent": None,
    }


def test_a_line_holds_spans_with_their_words() -> None:
    first = fresh_lines()[0]

    assert first["contents"] == [{"start": 1, "end": 29}, {"start": 59, "end": 74}]
    assert first["cue"] == {"start": 31, "end": 35, "text": "said"}
    assert first["source"] == {"start": 36, "end": 44, "text": "Ana Ruiz", "form": "name"}
    assert (first["said_on"], first["said_basis"], first["said_text"]) == ("2026-03-05", "stated", "Thursday")


def test_export_gives_the_lines_of_extract_and_what_a_database_knows(connection: sqlite3.Connection) -> None:
    def place(line: dict[str, Any]) -> tuple[str, int]:
        return line["article"], line["position"]

    lines = sorted(export_rows(connection, Selection()), key=place)
    added = [{name: line.pop(name) for name in STORED_ONLY} for line in lines]

    assert lines == sorted(fresh_lines(), key=place)
    assert [list(line) for line in lines] == [list(line) for line in fresh_lines()]
    assert len({each["id"] for each in added}) == len(added)
    courier = {name: added[0][name] for name in ("published", "publisher", "title", "url")}
    assert courier == {
        "published": "2026-03-06",
        "publisher": "The Brennholt Courier",
        "title": "Quay to close",
        "url": "https://courier.example/1",
    }
    assert added[3]["speaker_id"] is None  # the nested one, whose speaker nobody knows


def test_the_newest_come_first_and_the_order_is_always_the_same(connection: sqlite3.Connection) -> None:
    rows = list(export_rows(connection, Selection()))
    dates = [line["said_on"] or line["published"] or "" for line in rows]

    assert dates == sorted(dates, reverse=True)
    assert rows == list(export_rows(connection, Selection()))


def test_lines_can_be_asked_for_one_by_one(connection: sqlite3.Connection) -> None:
    """In the same order; those of one run are of the articles that it read last, and of no other run."""
    chosen = Selection(words="frustrated")
    ids = selected_ids(connection, chosen)
    runs = {run for (run,) in connection.execute("SELECT run_id FROM articles")}

    assert list(exported(connection, ids)) == list(export_rows(connection, chosen)) != []
    assert list(exported(connection, [])) == []
    assert set().union(*(selected_ids(connection, chosen, run_id=run) for run in runs)) == ids
    assert selected_ids(connection, chosen, run_id=max(runs) + 1) == set()


def test_export_takes_the_selection_alone(connection: sqlite3.Connection) -> None:
    rows = export_rows(connection, Selection(words="frustrated", speaker="Ruiz"))

    assert [line["text"] for line in rows] == ["We are extremely frustrated, … Nobody listens."]


def test_csv_has_a_row_for_each_quotation_and_the_words_of_each_span(connection: sqlite3.Connection) -> None:
    text = b"".join(take("csv", connection, Selection())).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert list(rows[0]) == list(EXPORT_COLUMNS)
    assert len(rows) == 9
    (first,) = [row for row in rows if row["article"] == "courier/1" and row["position"] == "0"]
    assert (first["cue"], first["source"], first["source_form"]) == ("said", "Ana Ruiz", "name")
    assert (first["start"], first["end"], first["parent"]) == ("1", "74", "")
    assert text.count("\r\n") == 10


def test_csv_of_extract_has_no_columns_of_the_database() -> None:
    assert set(EXPORT_COLUMNS) - set(CSV_COLUMNS) == set(STORED_ONLY)
    assert len("".join(csv_rows(fresh_lines(), CSV_COLUMNS)).splitlines()) == 9


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1 is not enough", "'+1 is not enough"),
        ("-- and so on", "'-- and so on"),
        ("@mention", "'@mention"),
        ("\tindented", "'\tindented"),
        ("\rreturned", "'\rreturned"),
        ("\nbroken", "'\nbroken"),
        ("a = b", "a = b"),
        ("", ""),
        (-5, -5),
        (0.5, 0.5),
        (None, None),
    ],
)
def test_no_cell_is_a_formula(cell: object, expected: object) -> None:
    assert guard(cell) == expected


def test_words_that_are_a_formula_are_disarmed_in_csv_but_not_in_json(connection: sqlite3.Connection) -> None:
    selection = Selection(words="sum")

    (line,) = export_rows(connection, selection)
    assert line["text"] == "=SUM(A1) is all we got,"
    rows = list(
        csv.DictReader(io.StringIO(b"".join(take("csv", connection, selection)).decode(), newline=""))
    )
    assert rows[0]["text"] == "'=SUM(A1) is all we got,"


def test_json_lines_keep_their_letters(connection: sqlite3.Connection) -> None:
    (piece,) = take("jsonl", connection, Selection(words="cafe"))

    assert "café" in piece.decode()
    assert json.loads(piece)["text"] == "a café scandal"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", "jsonl"),
        ("a.NDJSON", "jsonl"),
        ("a.csv", "csv"),
        ("a.db", "sqlite"),
        ("a.parquet", "parquet"),
        ("a", "csv"),
        (None, "csv"),
    ],
)
def test_the_ending_tells_the_format(name: str | None, expected: str) -> None:
    assert format_of(None if name is None else Path(name)) == expected


def test_a_csv_file_begins_with_a_byte_order_mark(connection: sqlite3.Connection) -> None:
    begins = {form: next(take(form, connection, Selection(), mark=True))[:3] for form in ("csv", "jsonl")}

    assert begins == {"csv": b"\xef\xbb\xbf", "jsonl": b'{"a'}


def test_a_file_is_there_whole_or_as_before(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"one"
        raise ZeroDivisionError

    (tmp_path / "a.csv").write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_file(tmp_path / "a.csv", broken())

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("a.csv", "before")
    ]


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"gold"}))
def test_every_format_holds_every_quotation(
    connection: sqlite3.Connection, tmp_path: Path, form: str
) -> None:
    arrow = pytest.importorskip("pyarrow.parquet") if form == "parquet" else None
    write_file(tmp_path / "a", take(form, connection, Selection()))
    if form == "sqlite":
        with closing(sqlite3.connect(tmp_path / "a")) as taken:
            count = len(taken.execute("SELECT id FROM quotes").fetchall())
    elif arrow is not None:
        count = arrow.read_table(tmp_path / "a").num_rows
    elif form == "csv":
        with (tmp_path / "a").open(encoding="utf-8", newline="") as file:
            count = len(list(csv.DictReader(file)))
    else:
        text = (tmp_path / "a").read_text(encoding="utf-8")
        count = len(json.loads(text) if form == "json" else text.splitlines())

    assert count == len(fresh_lines())


def test_gold_is_what_evaluate_reads(connection: sqlite3.Connection, tmp_path: Path) -> None:
    """Every article, also one without quotations; two parts are two rows, one inside another is none."""
    write_file(tmp_path / "gold.jsonl", take("gold", connection, Selection()))
    read = list(read_gold(tmp_path / "gold.jsonl"))
    expected = list(newsroom.news())
    standing = [each for _, found in expected for each in found if each.parent is None]

    assert len(read) == len(expected)
    assert sorted(each.article.text for each in read) == sorted(article.text for article, _ in expected)
    assert sum(len(each.quotes) for each in read) == sum(len(each.contents) for each in standing)
    assert {quote.speaker for each in read for quote in each.quotes} == {
        None if each.speaker is None else each.speaker.name for each in standing
    }


def test_gold_of_a_selection_is_of_its_articles(connection: sqlite3.Connection) -> None:
    lines = [json.loads(piece) for piece in take("gold", connection, Selection(words="cafe"))]

    assert len(lines) == 1
    assert any("café" in quote["text"].casefold() for quote in lines[0]["quotes"])


def test_the_command_offers_every_format() -> None:
    """It names them itself: reading them from here would make every help text slow."""
    assert tuple(FORMATS) == TAKEN_AWAY
