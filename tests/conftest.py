"""Fixtures for all rooms: databases that are built once, and the program as a command line."""

import gc
import importlib
import os
import shutil
import signal
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from visit import Site

ROOT = Path(__file__).parent.parent

Run = Callable[..., Result]


def pytest_configure() -> None:
    """Make tests tell the same wherever they run.

    Property tests go without a clock, and try the same examples each time (others with WANDER=1 in the
    environment): speed is measured by benchmarks, and what fails should be what was changed. Ctrl-C is heard
    where a shell starts the tests in the background with that signal ignored, which every process started by
    them would inherit. Python 3.13 complains of a connection that a module leaves open when it is imported:
    it is imported here, before warnings fail.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("steady", deadline=None, derandomize="WANDER" not in os.environ)
    settings.load_profile("steady")
    if sys.version_info >= (3, 13):
        with warnings.catch_warnings(action="ignore"):
            importlib.import_module("datasette.filters")  # of Datasette 0.65
            gc.collect()


@pytest.fixture(scope="session")
def news_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the quotations of `newsroom`, to be read, not written."""
    import newsroom  # here, so that tests of other rooms run while the store is broken

    return newsroom.build(tmp_path_factory.mktemp("news") / "quotes.db")


@pytest.fixture(scope="module")
def database_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of `sample`, which a module's site serves."""
    from sample import build_sample

    return build_sample(tmp_path_factory.mktemp("site") / "quotes.db")


@pytest.fixture(scope="module")
def site(database_path: Path) -> "Iterator[Site]":
    """The site on that database, asked without a browser."""
    from visit import Site

    from quotes.publish.serve import make_site

    with closing(Site(make_site(database_path))) as site:
        yield site


@pytest.fixture(scope="module")
def database(database_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to that database, to compare with what the site says."""
    with closing(sqlite3.connect(database_path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test may make a database."""
    return tmp_path / "quotes.db"


@pytest.fixture
def engine(path: Path) -> "Iterator[Engine]":
    """An engine on a new database there."""
    from quotes import store

    engine = store.open_database(path)
    yield engine
    engine.dispose()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder: `run("search", "words").output`."""
    from quotes.cli import main

    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture(scope="session")
def seeded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with seeds/, the gold articles, and db/quotes.db made of the seeds; add nothing to it."""
    from quotes.adding import add_paths

    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "seeds", home / "seeds")
    (home / "tests/gold").mkdir(parents=True)
    shutil.copy(ROOT / "tests/gold/gold.jsonl", home / "tests/gold")
    summary = add_paths([home / "seeds"], home / "db/quotes.db")
    assert summary.failures == []
    return home
