"""Where the libraries of a cluster are missing, it is told how to get them; nothing else asks for them."""

import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
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


@pytest.fixture
def nobody() -> str:
    """An address at which nobody listens."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("address", ["auto", "{}"])
def test_a_cluster_that_does_not_answer_is_told(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody: str, address: str
) -> None:
    """Nor is one waited for that has ended without saying so."""
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_TMPDIR", str(tmp_path))
    (tmp_path / "ray").mkdir()
    (tmp_path / "ray" / "ray_current_cluster").write_text(nobody, encoding="utf-8")
    write_shards(tmp_path / "in", records(1), shards=1)
    result = run("corpus", "extract", "in", "--out", "out", "--address", address.format(nobody))

    assert result.exit_code == 1
    assert result.stderr.startswith(f"quotes: no Ray cluster answers at {address.format(nobody)} (")
    assert result.stderr.endswith("; start one with `ray start --head`\n")


@pytest.mark.parametrize(
    ("address", "host"), [("ray://10.0.0.7:10001", "10.0.0.7"), ("ray://head", "head"), ("ray://", "HEAD")]
)
def test_a_ray_client_is_told_how_to_run_on_the_cluster(
    run: Callable[..., Result], tmp_path: Path, address: str, host: str
) -> None:
    write_shards(tmp_path / "in", records(1), shards=1)
    result = run("corpus", "extract", "in", "--out", "out", "--address", address)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"quotes: {address}: a Ray Client is not supported; run the command on a machine of the cluster with"
        f" --address auto, or send it there: ray job submit --address http://{host}:8265 -- quotes …\n"
    )


@pytest.mark.parametrize("place", ["-", "https://harbour-post.example/feed"])
def test_what_is_no_shard_is_told(run: Callable[..., Result], place: str) -> None:
    pytest.importorskip("pyarrow")
    result = run("corpus", "extract", place, "--out", "out")

    assert (result.exit_code, result.stderr) == (
        1,
        f"quotes: {place}: a corpus is read from files and stores; `quotes add` reads that\n",
    )


def test_ray_does_not_start_of_its_own_accord() -> None:
    """As a thread of Ray Data's would have it that asks for something when our Ray has ended."""
    pytest.importorskip("ray")
    program = "from quotes.corpus import extras; extras.ray(alone=True).put(1)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "Ray has not been started yet" in done.stderr
