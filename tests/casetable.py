"""Case tables in text files, one case a line, that a linguist can read and add to.

A line holds its columns between ` | `. A line that begins with `##` names the phenomenon of the lines below
it; other lines that begin with `#` are notes. A last column `xfail: reason` marks a case that we fail.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

_FAILS = "xfail: "


@dataclass(frozen=True, slots=True)
class Row:
    """One case: its columns, the phenomenon it belongs to, why it fails (None: it holds), and its line."""

    columns: tuple[str, ...]
    phenomenon: str
    fails: str | None
    line: int


def read_table(path: Path, *, width: int) -> Iterator[Row]:
    """Yield the rows of a table; a row without exactly `width` columns is an error in the table."""
    phenomenon = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("##"):
            phenomenon = line.lstrip("# ")
        elif line.strip() and not line.startswith("#"):
            columns = [column.strip() for column in line.split(" | ")]
            fails = columns.pop().removeprefix(_FAILS) if columns[-1].startswith(_FAILS) else None
            if len(columns) != width:
                raise ValueError(f"{path.name}, line {number}: {len(columns)} columns, not {width}")
            yield Row(tuple(columns), phenomenon, fails, number)


def cases(path: Path, *, width: int) -> list[ParameterSet]:
    """Return the rows of a table as pytest parameters, named by phenomenon and line."""
    return [_case(row) for row in read_table(path, width=width)]


def _case(row: Row) -> ParameterSet:
    marks = () if row.fails is None else (pytest.mark.xfail(reason=row.fails),)
    return pytest.param(*row.columns, id=f"{row.phenomenon}, line {row.line}", marks=marks)
