"""Extraction in several processes: the same answers in the same order, and clear ends."""

import json
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
from started import PATIENCE, QUOTES, started

from quotes import workers
from quotes.batches import BATCH_CHARACTERS, batches
from quotes.errors import WorkerError
from quotes.pipeline import extract
from quotes.read.article import Article

STORY = "“The dam leaks,” Ana Ruiz said on Monday. Bo Lind called it “a wet wall”.\n\n"
STARTED = ("spawn_main", "multiprocessing.forkserver")


def make_articles(number: int, *, times: int = 1) -> Iterator[Article]:
    return (Article(id=str(n), text=STORY * (n % 3 + 1) * times) for n in range(number))


@pytest.mark.parametrize("number", [0, 1, workers.FEW, workers.FEW + 1])
def test_answers_come_in_order_whatever_the_number_of_workers(number: int) -> None:
    expected = [(article, extract(article)) for article in make_articles(number)]
    assert list(workers.extract_all(make_articles(number), workers=2)) == expected


def test_no_process_is_left_when_all_is_extracted() -> None:
    list(workers.extract_all(make_articles(workers.FEW + 1), workers=2))
    assert not [child for child in psutil.Process().children(recursive=True) if is_started(child)]


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_pool", None)
    assert len(list(workers.extract_all(make_articles(workers.FEW), workers=2))) == workers.FEW


def test_articles_are_read_as_they_are_wanted() -> None:
    """However many there are: those in work, those that wait, and no more."""
    read = 0

    def endless() -> Iterator[Article]:
        nonlocal read
        while True:
            read += 1
            yield Article(id=str(read), text=STORY + "The dam stands. " * 600)  # a batch holds eleven

    results = workers.extract_all(endless(), workers=2)
    assert next(results)[0].id == "1"
    results.close()  # type: ignore[attr-defined]
    assert read <= (2 * workers.WAITING + 1) * 11


def test_batches_hold_all_and_are_bounded() -> None:
    articles = list(make_articles(50, times=100))
    cut = list(batches(articles))
    assert [article for batch in cut for article in batch] == articles
    assert len(cut) > 2
    for batch in cut:
        assert sum(len(article.text) for article in batch[:-1]) < BATCH_CHARACTERS


@pytest.mark.parametrize(
    "seconds", [pytest.param(0.0, id="while it works"), pytest.param(3.0, id="before it is given more")]
)
def test_a_worker_that_dies_is_told_of(seconds: float) -> None:
    """It is killed here, as the system does when memory runs out."""
    results = workers.extract_all(make_articles(2000, times=100), workers=2)
    next(results)
    for child in workers_of(psutil.Process()):
        child.kill()
    time.sleep(seconds)
    with pytest.raises(WorkerError, match=r"died near \d+, .* fewer --workers"):
        list(results)


def test_a_worker_that_is_killed_while_it_answers_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of its answer only the length has come, and whoever waits for the rest would wait without end."""
    pools: list[Any] = []

    class Kept(ProcessPoolExecutor):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            pools.append(self)

    monkeypatch.setattr(workers, "ProcessPoolExecutor", Kept)
    monkeypatch.setattr(workers, "LOOK_SECONDS", 0.1)
    results = workers.extract_all(make_articles(2000, times=100), workers=2)
    next(results)
    answers = pools[0]._result_queue
    with answers._wlock:
        answers._writer._send(struct.pack("!i", 4096))
        for child in workers_of(psutil.Process()):
            child.kill()
    with pytest.raises(WorkerError, match="died near"):
        list(results)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_workers_end_with_the_process_that_was_killed(tmp_path: Path) -> None:
    lines = [json.dumps({"id": a.id, "text": a.text}) for a in make_articles(5000, times=20)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [*QUOTES, "add", "many.jsonl", "--db", "a.db", "--workers", "2"]
    with started(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        children = wait_for_workers(process.pid, 2)
        os.kill(process.pid, signal.SIGKILL)
    gone, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert (len(gone), alive) == (len(children), [])


def wait_for_workers(number: int, count: int) -> list[psutil.Process]:
    """Return all that a process has started, once there are so many workers among it."""
    for _ in range(int(10 * PATIENCE)):
        if len(workers_of(psutil.Process(number))) >= count:
            return psutil.Process(number).children(recursive=True)
        time.sleep(0.1)
    pytest.fail(f"no worker was started within {PATIENCE} seconds")


def workers_of(process: psutil.Process) -> list[psutil.Process]:
    """Return the processes that extract for it: on Linux, copies of one that it has started."""
    return [each for each in process.children(recursive=True) if is_started(each) and not each.children()]


def is_started(process: psutil.Process) -> bool:
    return any(word in " ".join(process.cmdline()) for word in STARTED)
