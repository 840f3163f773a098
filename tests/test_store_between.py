"""Speakers are settled while articles come in, as long as that is quick."""

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import newsroom
import pytest
from made import make_found
from marked import plain
from sqlalchemy import Engine

from quotes import store
from quotes.read.article import Article
from quotes.store import between
from quotes_db.session import reading

MARKED = "“[d1:We won,]” said [s1:Ana Ruiz]."
COUNT = "SELECT count(*), count(form_id), count(speaker_id) FROM persons"
"""Persons; those that are ready for settling; those that are settled."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = store.open_database(tmp_path / "quotes.db")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("beside_workers", "long", "second", "last"),
    [
        pytest.param(True, 1e9, (2, 2, 2), (4, 4, 4), id="settled whenever there are enough"),
        pytest.param(True, 0, (2, 2, 2), (4, 4, 2), id="made ready once it took long"),
        pytest.param(False, 1e9, (2, 2, 0), (4, 4, 0), id="made ready where nobody else works meanwhile"),
    ],
)
def test_speakers_are_settled_between(
    engine: Engine,
    beside_workers: bool,
    long: float,
    second: tuple[int, int, int],
    last: tuple[int, int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(between, "TOGETHER", 2)
    monkeypatch.setattr(between, "LONG_SECONDS", long)
    run_id = store.start_run(
        engine, **newsroom.VERSIONS, started_at=datetime(2026, 4, 1, tzinfo=timezone.utc)
    )
    settling = store.Between(engine, beside_workers=beside_workers)
    found = []
    for id in "1234":
        text = plain(MARKED)
        store.add(engine, Article(id=id, text=text), make_found(MARKED, speaker={"1": "Ana Ruiz"}), run_id)
        settling.note(1)
        with reading(engine) as session:
            found.append(tuple(session.connection().exec_driver_sql(COUNT).one()))
    assert found == [(1, 0, 0), second, (3, *second[1:]), last]
