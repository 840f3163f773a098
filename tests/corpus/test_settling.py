"""What is settled of a corpus is what a database settles that holds the same articles."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from corpus.corpora import extract_here, group_here, make_job, records, write_shards
from corpus.settled import asked, check_settled, rows

from quotes import versions
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.manifest import Table
from quotes.corpus.places import Place, place_of
from quotes.corpus.reading import corpus_entries
from quotes.corpus.rows import Row, read_part
from quotes.corpus.settling import portions, same
from quotes.corpus.settling.labels import labels_of
from quotes.corpus.settling.portions import Portion
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.settling.tables import Settled, read_settled

pytestmark = pytest.mark.model

TEXT = "“We pay for the dam,” said Ana Ruiz, the mayor. “We pay for the quay and the mill,” Bo Lind told us."
NAMES = [
    {"id": "jointly", "text": "“It holds,” Ana Ruiz and Bo Lind said. “It leaks,” Ruiz said."},
    {"id": "spelled", "published": "2025-02-01", "text": "“We wait,” Ana B. Ruiz said on Friday."},
    {"id": "body", "text": "“We wait,” the Harbour Board said. “And wait,” the Quay Trust (QT) said."},
    {"id": "bodies", "text": "“It fell,” Cleo Marsh and Bo Lind said. “It fell,” QT said."},
    {"id": "parted", "text": "“No,” Cleo Marsh, Minister, said. “Yes,” Ana Marsh said."},
]
"""Joint speakers, bodies, acronyms, and people of one family."""
AGAIN = [
    {"id": "1", "publisher": "Harbour Post", "published": "2025-03-01", "text": TEXT},
    {"id": "1", "publisher": "Harbour Post", "published": "2025-03-01", "text": TEXT},
    {"id": "1", "publisher": "Harbour Post", "published": "2025-03-01", "text": f"{TEXT} It rained."},
    {"id": "1", "publisher": "Tarnow Times", "text": TEXT},
    {
        "id": "1",
        "publisher": "Harbour Post",
        "text": "“Nothing is known of the mill,” Kira Ulm said. It is another article, of the same id.",
    },
    {"url": "https://example.com/a", "text": TEXT},
    {"url": "https://example.com/a", "text": "“We pay for the dam,” said Ana Ruiz."},
]
"""Articles that come again, come changed, or share no more than a number."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus, and the database into which it is loaded."""
    home = tmp_path_factory.mktemp("settling")
    folder = write_shards(home / "in", [*NAMES, *AGAIN[::2], *records(16), *AGAIN[1::2]], shards=3)
    extract_here(make_job(home / "out"), folder)
    load_corpus(place_of(home / "out"), home / "loaded.db", Loading())
    return home


def settle(home: Path, **settings: Any) -> Settled:
    (home / "out" / "settled.json").unlink(missing_ok=True)
    return settle_corpus(place_of(home / "out"), Settling(grouping=group_here, **settings))


@pytest.mark.parametrize("in_a_group", [3, 1_000_000], ids=["many groups", "one group"])
def test_speakers_and_utterances_are_those_of_one_machine(home: Path, in_a_group: int) -> None:
    check_settled(home / "out", settle(home, in_a_group=in_a_group), home / "loaded.db")


def test_the_table_has_what_is_hard(home: Path) -> None:
    """Or the test above would show little."""
    assert asked(home / "loaded.db", "SELECT count(*) > 3, count(DISTINCT group_id) > 1 FROM members") == [
        (1, 1)
    ]
    assert asked(home / "loaded.db", "SELECT count(*) > 1 FROM aliases") == [(1,)]
    keys = asked(home / "loaded.db", "SELECT key FROM articles WHERE source_id = '1'")
    assert sorted(key.count(":") for (key,) in keys) == [2, 2, 2, 3]  # one has a digest


def test_each_quotation_is_found_in_the_corpus(home: Path) -> None:
    settled = settle(home)
    files = (home / "out" / "quotes").rglob("*.parquet")
    held = {row["id"] for path in files for row in read_part(place_of(path), ["id"])}
    said_by = rows(home / "out", settled, "said_by")
    assert {row["quote_id"] for row in said_by} <= held
    assert any(row["quote_id"] != row["id"] for row in said_by)


def test_what_is_settled_is_settled_once(home: Path) -> None:
    said: list[str] = []
    first = settle(home)
    again = settle_corpus(place_of(home / "out"), Settling(grouping=group_here, say=said.append))
    assert (again, said) == (first, [])


def test_a_corpus_that_has_changed_is_not_settled(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "out", tmp_path / "out")
    out = place_of(tmp_path / "out")
    before = settle(tmp_path)
    next((tmp_path / "out" / "manifest").iterdir()).unlink()

    assert read_settled(out, corpus_entries(out)) is None
    after = settle_corpus(out, Settling(grouping=group_here))
    assert after.speakers < before.speakers
    left = {path.parent.parent.name for path in (tmp_path / "out" / "settled").rglob("*.parquet")}
    assert left == {after.state}


def test_the_texts_of_a_piece_are_read_once_for_all_articles_that_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ("1", "2", "3", "4")
    changed = [{"id": id_, "text": f"{TEXT} {end}"} for end in ("It rained.", "It snowed.") for id_ in ids]
    extract_here(make_job(tmp_path / "out"), write_shards(tmp_path / "in", changed, shards=1))
    out, read = place_of(tmp_path / "out"), []

    def portion_rows(out: Place, portion: Portion, table: Table, columns: Sequence[str]) -> list[Row]:
        read.extend([portion.number] if "text" in columns else [])
        return portions.portion_rows(out, portion, table, columns)

    monkeypatch.setattr(same, "portion_rows", portion_rows)
    settled = settle_corpus(out, Settling(grouping=group_here))
    assert len(rows(tmp_path / "out", settled, "replaced")) == len(ids)
    assert read and len(read) == len(set(read))


@pytest.mark.parametrize(
    ("what", "installed", "is_same"),
    [
        pytest.param("model_version", lambda _: None, True, id="no model"),
        pytest.param("model_version", lambda _: "0.1", True, id="another model"),
        pytest.param("__version__", "0.0.1", False, id="another program"),
        pytest.param("_lexicon_version", lambda: "0", False, id="other word lists"),
    ],
)
def test_what_is_settled_counts_on_machines_of_the_same_program(
    home: Path, monkeypatch: pytest.MonkeyPatch, what: str, installed: Any, is_same: bool
) -> None:
    out = place_of(home / "out")
    settled = settle(home)
    monkeypatch.setattr(versions, what, installed)
    assert read_settled(out, corpus_entries(out)) == (settled if is_same else None)


@pytest.mark.parametrize(
    ("ties", "labels"),
    [
        pytest.param([], {1: 1}, id="nothing is tied"),
        pytest.param([(1, 2)], {1: 1, 2: 1, 3: 3}, id="two"),
        pytest.param([(3, 2), (5, 4), (4, 3)], {2: 2, 3: 2, 4: 2, 5: 2}, id="a chain"),
        pytest.param([(9, 1), (9, 5), (8, 5), (7, 6)], {1: 1, 5: 1, 8: 1, 9: 1, 6: 6, 7: 6}, id="two lots"),
        pytest.param([(n, n + 1) for n in range(40, 0, -1)], dict.fromkeys(range(1, 42), 1), id="a long one"),
    ],
)
def test_labels(ties: list[tuple[int, int]], labels: dict[int, int]) -> None:
    found = labels_of(np.array(each, np.int64).reshape(-1, 2) for each in (ties[::2], ties[1::2]))
    assert {node: found.of(node) for node in labels} == labels
