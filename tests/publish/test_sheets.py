"""Formulas in CSV that streams past: each cell is disarmed, and no other letter changes."""

import csv
import io

import pytest

from quotes.publish.export import csv_row, guard
from quotes.publish.sheets import disarmed, last_row_end, row_count


@pytest.mark.parametrize(
    "cells",
    [
        ("=1+1", "plain", "@sum"),
        ("a,=b", 'say "=x", twice', "+1 555", "-"),
        ("", "=", "", "-x\ny", "a\r\n=b"),
        ("\tindented", "é=1", "x" * 200_000),
    ],
)
def test_each_cell_is_disarmed_and_nothing_else_changes(cells: tuple[str, ...]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([cells, cells])
    assert disarmed(written.getvalue()) == 2 * csv_row(guard(cell) for cell in cells)


@pytest.mark.parametrize("number", ["-1.5", "+7", "-2e-05", "-0"])
def test_a_number_stays_a_number(number: str) -> None:
    assert disarmed(f"a,{number}\r\n") == f"a,{number}\r\n"


@pytest.mark.parametrize(
    ("rows", "count"), [("", 0), ("a\r\n", 1), ('"a\nb",c\n', 1), ('"say ""x""\n",b\r\nc,d\r\n', 2)]
)
def test_a_line_end_in_a_cell_ends_no_row(rows: str, count: int) -> None:
    assert row_count(rows) == count


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a,b\r\nc", "c"),
        ('a,b\r\n"c\r\nd', '"c\r\nd'),
        ('"a\nb"\r\n', ""),
        ("a,b", "a,b"),
        ('"=a\r\n', '"=a\r\n'),
    ],
)
def test_half_a_row_waits_for_its_end(text: str, rest: str) -> None:
    assert text[last_row_end(text) :] == rest
