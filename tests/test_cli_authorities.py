"""Taking in lists of known names by command."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import newsroom
from click.testing import Result

Run = Callable[..., Result]


def test_a_list_names_the_speakers_and_what_is_left_out_is_told(run: Run, tmp_path: Path) -> None:
    path = newsroom.build(tmp_path / "quotes.db")
    lines = ["caption,aliases,wikidata_id,country", "Bodil Líndqvist,Bo Líndqvist,Q5,no", "A,,Q1,", "A,,Q2,"]
    (tmp_path / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    done = run("authorities", "import", "list.csv", "--db", path)

    assert (done.exit_code, done.stdout) == (0, "1 names from list.csv\n")
    assert done.stderr.splitlines() == [
        "quotes: list.csv: column country is not known and left out",
        "quotes: list.csv: A is the name of several people and left out",
    ]
    with closing(sqlite3.connect(path)) as connection:
        assert ("Bodil Líndqvist",) in connection.execute("SELECT name FROM speakers").fetchall()
        kept = connection.execute("SELECT name, wikidata, source FROM authorities").fetchall()
    assert kept == [("Bodil Líndqvist", "Q5", f"{tmp_path.name}/list.csv")]
