"""Where the libraries of a cluster are missing, it is told how to get them; nothing else asks for them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from corpus.corpora import make_job, records, write_shards

from quotes.corpus.manifest import Entry, write_entry


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus without articles."""
    entry = Entry(
        shard="a.jsonl",
        size=0,
        modified=0,
        checksum="",
        settings="",
        versions={},
        stem="a",
        articles=0,
        quotations=0,
        without_quotations=0,
        not_english=0,
        failure_count=0,
        failures=[],
        parts=[],
    )
    write_entry(make_job(tmp_path / "corpus").out, "x", entry)
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    ("missing", "arguments"),
    [
        pytest.param("pyarrow", ["load", "corpus", "--db", "a.db"], id="load"),
        pytest.param("duckdb", ["query", "corpus", "SELECT 1"], id="query"),
        pytest.param("ray", ["extract", "in", "--out", "corpus"], id="extract"),
    ],
)
def test_what_is_missing_is_told(
    run: Callable[..., Result],
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    arguments: list[str],
) -> None:
    write_shards(corpus.parent / "in", records(1), shards=1)
    for module in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    result = run("corpus", *arguments)

    complaint = f"quotes: a corpus needs {missing} here: pip install 'quotes[cluster]'\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", complaint)


def test_a_cluster_that_is_not_there_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    pytest.importorskip("ray")
    write_shards(tmp_path / "in", records(1), shards=1)
    result = run("corpus", "extract", "in", "--out", "out", "--address", "auto")

    assert result.exit_code == 1
    assert result.stderr.startswith("quotes: no Ray cluster answers at auto (")


@pytest.mark.parametrize("place", ["-", "https://harbour-post.example/feed"])
def test_what_is_no_shard_is_told(run: Callable[..., Result], place: str) -> None:
    pytest.importorskip("pyarrow")
    result = run("corpus", "extract", place, "--out", "out")

    assert (result.exit_code, result.stderr) == (
        1,
        f"quotes: {place}: a corpus is read from files and stores; `quotes add` reads that\n",
    )
