"""Utterances in a database: joined across papers, settled anew where something changes."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import newsroom
import pytest
from made import make_found
from marked import plain

from quotes import store
from quotes.judging import deciding
from quotes.publish.database import reading
from quotes.publish.speakers import list_speakers
from quotes.read.article import Article

NOW = datetime(2026, 4, 2, tzinfo=timezone.utc)
WHOLE = "We will keep the harbour open through the winter, whatever it costs"
PAPERS = {"Courier": WHOLE, "Ledger": "keep the harbour open through the winter", "Mail": "Nobody asked us"}


def add(path: Path, papers: dict[str, str], *, speaker: str = "Ana Ruiz", day: int = 2) -> Path:
    engine = store.open_database(path)
    run_id = store.start_run(engine, **newsroom.VERSIONS, started_at=NOW)
    for paper, words in papers.items():
        marked = f"“[d1:{words},]” said [s1:{speaker}]."
        article = Article(
            text=plain(marked), id=paper, publisher=paper, published=date(2026, 3, day), path=f"{paper}.md"
        )
        store.add(engine, article, make_found(marked, speaker={"1": speaker}), run_id)
    store.settle(engine)
    engine.dispose()
    return path


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def utterances(path: Path) -> list[tuple[Any, ...]]:
    columns = "id, speaker_id, quote_id, quote_count, outlet_count, first_published"
    return ask(path, f"SELECT {columns} FROM utterances ORDER BY id")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return add(tmp_path / "quotes.db", PAPERS)


def test_the_same_words_in_two_papers_are_one_utterance(path: Path) -> None:
    counts = "SELECT quote_count, outlet_count, first_published FROM utterances ORDER BY quote_count"
    longest = "SELECT text FROM quotes JOIN utterances ON quotes.id = quote_id WHERE quote_count = 2"
    assert ask(path, counts) == [(1, 1, "2026-03-02"), (2, 2, "2026-03-02")]
    assert ask(path, longest) == [(f"{WHOLE},",)]
    assert ask(path, "SELECT count(*) FROM quotes WHERE utterance_id IS NULL") == [(0,)]


def test_what_comes_later_joins_and_equals_a_rebuild(path: Path, tmp_path: Path) -> None:
    later = {"Herald": f"{WHOLE} and more"}
    add(path, later, day=3)
    other = add(tmp_path / "other.db", PAPERS | {"Herald": later["Herald"]})
    assert [row[3] for row in utterances(path)] == [row[3] for row in utterances(other)]
    assert max(row[3] for row in utterances(path)) == 3


def test_settling_again_changes_nothing(path: Path) -> None:
    before = utterances(path)
    engine = store.open_database(path)
    assert store.settle(engine) == 0
    engine.dispose()
    assert utterances(path) == before


def test_an_article_that_changes_leaves_the_others_one(path: Path) -> None:
    add(path, {"Courier": "Something else was said in the end"})
    assert sorted(row[3] for row in utterances(path)) == [1, 1, 1]
    add(path, {"Courier": WHOLE})
    assert sorted(row[3] for row in utterances(path)) == [1, 2]


def test_another_speaker_is_another_utterance(path: Path) -> None:
    (id,) = ask(path, "SELECT id FROM quotes WHERE text LIKE 'keep%'")[0]
    deciding.correct(path, id, "speaker", "Eva Sol", author="kim", now=NOW)
    assert sorted(row[3] for row in utterances(path)) == [1, 1, 1]
    deciding.judge(path, "same", "Eva Sol", "Ana Ruiz", author="kim", now=NOW)
    assert sorted(row[3] for row in utterances(path)) == [1, 2]


def test_a_speaker_is_counted_by_utterance(path: Path) -> None:
    assert ask(path, "SELECT quote_count, utterance_count FROM speakers") == [(3, 2)]
    with reading(path) as connection:
        (speaker,) = list_speakers(connection, by="utterances")
    assert (speaker.quotations, speaker.utterances) == (3, 2)
