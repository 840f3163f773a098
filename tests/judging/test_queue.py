"""What deserves a look: what is asked, in which order, and what an answer does."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import newsroom
import pytest
from made import make_found
from marked import plain

from quotes import store
from quotes.errors import JudgementError
from quotes.judging import deciding
from quotes.judging.queue import Question, answer, queue
from quotes.read.article import Article

NOW = datetime(2026, 4, 2, 9, 0, tzinfo=timezone.utc)


def build(path: Path, *speakers: str, confidence: float = 1.0) -> Path:
    """Make a database with an article for each speaker, who says two things."""
    engine = store.open_database(path)
    run_id = store.start_run(engine, **newsroom.VERSIONS, started_at=NOW)
    for number, name in enumerate(speakers):
        marked = (
            f"“[d1:We won {number} times,]” said [s1:{name}]. “[d2:So it is {number},]” said [s2:{name}]."
        )
        found = make_found(marked, speaker={"1": name, "2": name}, confidence={"1": confidence, "2": 1.0})
        store.add(engine, Article(text=plain(marked), id=str(number)), found, run_id)
    store.settle(engine)
    engine.dispose()
    return path


def asked(questions: Sequence[Question]) -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.subject, each.object) for each in questions]


@pytest.mark.parametrize(
    ("speakers", "pairs"),
    [
        (["Tom Lee", "Tom Lee Jr."], [("Tom Lee", "Tom Lee Jr.")]),
        (["Ana Ruiz", "A. Ruiz"], [("A. Ruiz", "Ana Ruiz")]),
        (["Ana Ruiz", "Eva Ruiz"], []),
        (["Ana Ruiz", "Ana B. Ruiz"], []),
    ],
)
def test_pairs_that_are_undecided_are_asked(
    tmp_path: Path, speakers: list[str], pairs: list[tuple[str, str]]
) -> None:
    questions = queue(build(tmp_path / "q.db", *speakers))
    assert [(each.subject, each.object) for each in questions] == pairs
    assert all(each.worth == 1.0 and each.reason for each in questions)


def test_doubt_is_told_in_words(tmp_path: Path) -> None:
    path = build(tmp_path / "q.db", "Tom Lee", confidence=0.6)
    (asked,) = queue(path)
    assert asked.reason.startswith("who spoke is uncertain (60%): ") and "_" not in asked.reason


def test_most_valuable_first_and_each_once(tmp_path: Path) -> None:
    path = build(tmp_path / "q.db", "Tom Lee", "Tom Lee Jr.", confidence=0.6)
    (pair, *quotations) = queue(path)
    assert pair.kind == "pair"
    assert asked(quotations) == [
        ("quotation", "We won 0 times,", "Tom Lee"),
        ("quotation", "We won 1 times,", "Tom Lee Jr."),
    ] or asked(quotations) == [
        ("quotation", "We won 1 times,", "Tom Lee Jr."),
        ("quotation", "We won 0 times,", "Tom Lee"),
    ]
    answer(path, pair, "unsure", author="kim", now=NOW)
    answer(path, quotations[0], "right", author="kim", now=NOW)
    answer(path, quotations[1], "nobody", author="kim", now=NOW)
    assert queue(path) == ()
    with closing(sqlite3.connect(path)) as connection:
        confidence = connection.execute("SELECT DISTINCT confidence FROM quotes").fetchall()
    assert confidence == [(1.0,)]


def test_same_joins_the_pair(tmp_path: Path) -> None:
    path = build(tmp_path / "q.db", "Tom Lee", "Tom Lee Jr.")
    answer(path, queue(path)[0], "same", author="kim", now=NOW)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(DISTINCT speaker_id) FROM quotes").fetchone() == (1,)


def test_an_answer_must_fit(tmp_path: Path) -> None:
    path = build(tmp_path / "q.db", "Tom Lee", "Tom Lee Jr.")
    with pytest.raises(JudgementError, match="'right' is no answer here; use one of same, different, unsure"):
        answer(path, queue(path)[0], "right", author="kim", now=NOW)


def test_what_is_lost_can_be_taken_back(tmp_path: Path) -> None:
    path = build(tmp_path / "q.db", "Tom Lee")
    with closing(sqlite3.connect(path)) as connection:
        (id,) = connection.execute("SELECT id FROM quotes WHERE position = 0").fetchone()
    deciding.correct(path, id, "speaker", "Eva Sol", author="kim", now=NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM articles")
    (question,) = queue(path)
    assert (question.kind, question.subject) == ("orphan", "We won 0 times,")
    answer(path, question, "undo", author="kim", now=NOW)
    assert queue(path) == ()
