"""The whole story: read, correct, change, read again, rebuild; what people decided holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from quotes.adding import Adding, add_paths
from quotes.judgement import CorrectionKind, NameKind
from quotes.judging import deciding, sharing

pytestmark = pytest.mark.model

NAMES = ("Ana Ruiz", "Bo Lund", "Eva Sol", "Tom Harker", "Mira Vane")
WORDS = (
    "We will keep the harbour open through the winter",
    "The bridge was inspected in March and found sound",
    "Nobody in this building knew about the pipes",
    "The strike ends tonight and the trains run again",
    "Our archive burned for two days and two nights",
)
DECISIONS: dict[CorrectionKind, str | None] = {
    "speaker": "Ida Brandt",
    "said_on": "2026-03-01",
    "quote_kind": "mixed",
    "contents": None,  # the first three words, see `decide`
    "not_a_quotation": None,
}


PAIRS: dict[NameKind, tuple[tuple[str, str], ...]] = {
    "same": (
        ("Ola Berg", "Olaf Bergen"),
        ("Greta Vos", "Margaret Voss-Tal"),
        ("Hugo Stein", "Hugo Rask"),
        ("Kira Tamm", "Kira Ulm"),
        ("Leif Wolde", "Leif Okoro"),
    ),
    "different": (
        ("Nils Hald", "Nils B. Hald"),
        ("Inga Moor", "Inga C. Moor"),
        ("Karl Dahl", "Karl D. Dahl"),
        ("Rosa Lenz", "Rosa E. Lenz"),
        ("Paul Wirth", "Paul F. Wirth"),
    ),
    "unsure": (
        ("Ada Quill", "A. Quill"),
        ("Ben Thorne", "B. Thorne"),
        ("Cora Blythe", "C. Blythe"),
        ("Dora Finch", "D. Finch"),
        ("Emil Garth", "E. Garth"),
    ),
    "alias": (
        ("Frieda Holm", "Freya Holt"),
        ("Gerd Ilves", "Gary Ives"),
        ("Hilde Jansen", "Heather Johns"),
        ("Ivo Kranz", "Ian Crane"),
        ("Jutta Lorenz", "Judy Lawrence"),
    ),
    "rename": (
        ("Klaus Merten", "Klaus von Merten"),
        ("Lotte Nagel", "Charlotte Nagel"),
        ("Moritz Oster", "Moritz A. Oster"),
        ("Nora Pohl", "Eleonora Pohl"),
        ("Otto Reuss", "Otto Prinz Reuss"),
    ),
    "type": (
        ("Petra Sand", "organisation"),
        ("Rolf Timm", "organisation"),
        ("Silke Unruh", "group"),
        ("Theo Vogt", "document"),
        ("Ute Weiss", "organisation"),
    ),
}
"""For each sort of judgement on names five: one article quotes the first of each pair, another the second."""


def write_articles(folder: Path) -> None:
    """Write five articles, in each of which five people say one thing, and two for judgements on names."""
    folder.mkdir()
    ones = [one for pairs in PAIRS.values() for one, _ in pairs]
    others = [other for kind in ("same", "different", "unsure", "alias") for _, other in PAIRS[kind]]
    for file, names in (("one", ones), ("other", others)):
        lines = [f"“House number {number} is sold,” said {name}." for number, name in enumerate(names)]
        text = f"---\ntitle: {file}\npublished: 2026-03-06\n---\n" + "\n\n".join(lines) + "\n"
        (folder / f"{file}.md").write_text(text, encoding="utf-8")
    for number in range(5):
        lines = [
            f"“{words}, and that is the {number + 1}. time,” said {name} on Thursday."
            for name, words in zip(NAMES, WORDS, strict=True)
        ]
        head = (
            f"---\ntitle: Day {number}\npublished: 2026-03-06\nurl: https://courier.example/{number}\n---\n"
        )
        (folder / f"{number}.md").write_text(head + "\n\n".join(lines) + "\n", encoding="utf-8")


def moments() -> Iterator[datetime]:
    start = datetime(2026, 4, 1, tzinfo=timezone.utc)
    return (start + timedelta(minutes=minute) for minute in count())


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def shown(path: Path) -> dict[int, tuple[Any, ...]]:
    """Return what readers see of each quotation, by the number in its address."""
    columns = "id, text, speaker, speaker_id, said_on, said_precision, kind, speaker_type"
    rows = ask(path, f"SELECT {columns} FROM quotes ORDER BY id")
    return {id: tuple(rest) for id, *rest in rows}


def decide(path: Path) -> dict[CorrectionKind, list[int]]:
    """Correct five quotations in each of the five ways, and judge five pairs of names in each of six."""
    now = moments()
    joined = "quotes JOIN articles ON articles.id = article_id AND url IS NOT NULL"
    quotes = ask(path, f"SELECT quotes.id, quotes.text FROM {joined} ORDER BY articles.url, position")
    decided: dict[CorrectionKind, list[int]] = {kind: [] for kind in DECISIONS}
    for index, (id, text) in enumerate(quotes):
        kind = list(DECISIONS)[(index + index // 5) % 5]
        value = " ".join(text.split()[:3]) if kind == "contents" else DECISIONS[kind]
        deciding.correct(path, id, kind, value, author="kim", now=next(now))
        decided[kind].append(id)
    for sort, pairs in PAIRS.items():
        for one, other in pairs:
            deciding.judge(path, sort, one, other, author="kim", now=next(now))
    return decided


def speakers(path: Path) -> list[tuple[Any, ...]]:
    """Return the speakers with what is in their addresses."""
    return ask(path, "SELECT id, slug, name, type FROM speakers ORDER BY id")


def ids_of(path: Path, kind: NameKind) -> list[bool]:
    """Tell for each pair of that kind whether the two are quoted as one speaker."""
    found = dict(ask(path, "SELECT name, speaker_id FROM persons"))
    return [found[one] == found[other] for one, other in PAIRS[kind]]


def test_what_people_decided_holds_through_everything(tmp_path: Path) -> None:
    folder, path = tmp_path / "news", tmp_path / "db" / "quotes.db"
    write_articles(folder)
    add_paths([folder], path)
    ids = set(shown(path))
    assert len(ids) == 25 + 30 + 20
    assert ids_of(path, "different") == [True] * 5 and ids_of(path, "same") == [False] * 5

    decided = decide(path)
    assert all(len(each) == 5 for each in decided.values())
    held = shown(path)
    assert set(held) == ids - set(decided["not_a_quotation"])
    assert {held[id][1] for id in decided["speaker"]} == {"Ida Brandt"}
    assert {held[id][3] for id in decided["said_on"]} == {"2026-03-01"}
    assert {held[id][5] for id in decided["quote_kind"]} == {"mixed"}
    assert {len(held[id][0].split()) for id in decided["contents"]} == {3}
    assert ids_of(path, "same") == ids_of(path, "alias") == [True] * 5
    assert ids_of(path, "different") == ids_of(path, "unsure") == [False] * 5
    people = speakers(path)
    assert {name for _, name in PAIRS["rename"]} <= {name for _, _, name, _ in people}
    assert set(PAIRS["type"]) <= {(name, type) for _, _, name, type in people}

    add_paths([folder], path, adding=Adding(again=True))
    assert (shown(path), speakers(path)) == (held, people)

    for number in (1, 3):
        article = folder / f"{number}.md"
        head, text = article.read_text(encoding="utf-8").rsplit("---\n", 1)
        article.write_text(f"{head}---\nIt rained.\n\n{text}\nThe wind fell.\n", encoding="utf-8")
    assert add_paths([folder], path).changed == 2
    assert (shown(path), speakers(path)) == (held, people)
    assert not any(entry.is_orphaned for entry in deciding.listed(path))

    kept = tmp_path / "judgements.jsonl"
    kept.write_text("".join(sharing.export_judgements(path)), encoding="utf-8")
    entries = deciding.listed(path)
    for file in path.parent.iterdir():
        file.unlink()
    add_paths([folder], path)
    sharing.import_judgements(path, kept)
    assert (shown(path), speakers(path)) == (held, people)
    assert deciding.listed(path) == entries
