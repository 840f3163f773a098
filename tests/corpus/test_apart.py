"""Extraction in a process that may die: what kills it is set aside, and nothing else is lost."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from corpus import extractors
from corpus.corpora import make_job

from quotes.corpus.apart import STARTS, Apart
from quotes.errors import WorkerError
from quotes.read import Article, Failure


@contextmanager
def apart(extract: Any, *, seconds: float = 60.0) -> Iterator[Apart]:
    with closing(Apart(make_job(Path("out"), extract=extract), seconds=seconds)) as process:
        yield process


def outcomes(process: Apart, texts: list[str], **fields: Any) -> list[str]:
    """Return `found` or the failure of each article, which are called by their numbers."""
    articles = [Article(id=str(number), text=text, **fields) for number, text in enumerate(texts)]
    found = process.extract(articles)
    return [str(each) if isinstance(each, Failure) else f"found {each[0].id}" for each in found]


@pytest.mark.parametrize(
    ("texts", "lost"),
    [
        pytest.param(["a", "b", "c"], {}, id="nothing is wrong"),
        pytest.param(["a", "b", "poison", "d", "e"], {2: "signal 9"}, id="one of them kills"),
        pytest.param(["poison", "poison"], {0: "signal 9", 1: "signal 9"}, id="all of them do"),
        pytest.param(["a", "fault"], {1: "exit code 1"}, id="one is a fault of ours"),
        pytest.param([], {}, id="no article"),
    ],
)
def test_what_kills_is_set_aside_and_named(texts: list[str], lost: dict[int, str]) -> None:
    expected = [
        f"crawl.jsonl {number}: ends the process that extracts it ({lost[number]}); set aside"
        if number in lost
        else f"found {number}"
        for number in range(len(texts))
    ]
    with apart(extractors.die_of_poison) as process:
        assert outcomes(process, texts, path="crawl.jsonl") == expected


def test_what_never_ends_is_set_aside() -> None:
    with apart(extractors.die_of_poison, seconds=1.0) as process:
        found = outcomes(process, ["a", "endless"])
    assert found == ["found 0", "1: ends the process that extracts it (not within 1 seconds); set aside"]


def test_a_death_by_accident_costs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "accident"
    mark.touch()
    with apart(extractors.die_once) as process:
        assert outcomes(process, ["a"], title=str(mark)) == ["found 0"]
    assert not mark.exists()


def test_a_process_that_is_killed_before_it_is_ready_is_started_again(tmp_path: Path) -> None:
    for number in range(STARTS - 1):
        (tmp_path / str(number)).touch()
    with apart(extractors.KilledAtStart(str(tmp_path))) as process:
        assert outcomes(process, ["a"]) == ["found 0"]
    assert not list(tmp_path.iterdir())


def test_a_process_that_is_always_killed_is_told(tmp_path: Path) -> None:
    for number in range(STARTS + 1):
        (tmp_path / str(number)).touch()
    with pytest.raises(WorkerError, match=r"can be started \(signal 9\)"):
        Apart(make_job(Path("out"), extract=extractors.KilledAtStart(str(tmp_path))))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_MODEL", "no_such_model")
    with pytest.raises(WorkerError, match=r"no process that extracts can be started \(exit code 1\)"):
        Apart(make_job(Path("out")))
