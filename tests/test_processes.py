"""How many worker processes fit, and when the one of which they are copies is started."""

import os
import sys
from multiprocessing import forkserver
from pathlib import Path

import pytest

from quotes import processes


@pytest.mark.parametrize(
    ("memory", "most"),
    [
        pytest.param("MemFree: 9\nMemAvailable:      100 kB\n", 1, id="next to none is free"),
        pytest.param("MemAvailable: 1000000000 kB\n", os.cpu_count(), id="memory for all"),
        pytest.param("", os.cpu_count(), id="the system does not say"),
    ],
)
def test_workers_fit_into_memory(
    memory: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "MEMORY", tmp_path / "meminfo")
    if memory:
        (tmp_path / "meminfo").write_text(memory, encoding="ascii")
    assert 1 <= processes.default_workers() <= most


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each worker loads the model")
@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param({}, False, id="nothing"),
        pytest.param({"a.txt": 99}, False, id="little"),
        pytest.param({"a.jsonl": 100}, True, id="much in a file"),
        pytest.param({"a/1.txt": 60, "a/b/2.txt": 60}, True, id="much in a folder"),
    ],
)
def test_the_model_is_loaded_early_where_there_is_much(
    sizes: dict[str, int], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(processes, "MUCH", 100)
    monkeypatch.setattr(forkserver, "ensure_running", lambda: started.append(True))
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"-" * size)
    named = sorted({str(tmp_path / name.split("/")[0]) for name in sizes})
    processes.begin_early([*named, "https://harbour-post.example/feed.xml", "-", "x" * 5000])
    assert started == [True] * expected
