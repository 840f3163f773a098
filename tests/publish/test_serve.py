import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from sample import BRIEFING, build_sample
from started import PATIENCE, started

from quotes.publish.serve import CannotListenError, NothingToServeError, PortTakenError, make_site, serve


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A name that Datasette would not call "quotes", in a folder that breaks an address left unquoted.
    folder = tmp_path_factory.mktemp("C# 100% sure?")
    return build_sample(folder / "my own.db", (BRIEFING,))


def test_calls_every_database_quotes(database: Path) -> None:
    names = make_site(database).databases
    assert [name for name in names if not name.startswith("_")] == ["quotes"]


SERVE = (
    "import sys, pathlib, quotes.publish.serve as s; s.serve(pathlib.Path(sys.argv[1]), port=0, ready=print)"
)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be sent Ctrl-C alone")
def test_serves_until_interrupted(database: Path) -> None:
    """The address is told once it answers, nothing else is printed, and Ctrl-C ends it."""
    command = [sys.executable, "-u", "-c", SERVE, database]
    with started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdout is not None and server.stderr is not None
        address = server.stdout.readline().strip()
        assert address, server.stderr.read()
        with urllib.request.urlopen(address, timeout=PATIENCE) as page:
            assert page.status == 200
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=PATIENCE)
    assert (address[:17], said) == ("http://127.0.0.1:", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "no such database", id="missing"),
        pytest.param(
            b"no database at all, but long enough to be read as one" * 20, "not a database", id="text"
        ),
        pytest.param(b"", "not a database of quotations", id="empty"),
    ],
)
def test_says_that_there_is_nothing_to_serve(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NothingToServeError, match=words) as error:
        make_site(path)
    assert "other.db" in str(error.value)


def test_refuses_a_taken_port(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"127.0.0.1:{port}: another program listens there"):
            serve(database, "127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("192.0.2.1", 0)])
def test_says_that_it_cannot_listen(database: Path, host: str, port: int) -> None:
    with pytest.raises(CannotListenError, match=f"{host}:{port}"):
        serve(database, host, port)
