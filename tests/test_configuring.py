"""quotes.toml, the environment, and options: which of them holds, and what outlets say of articles."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from quotes.cli import main
from quotes.configuring import configure
from quotes.console import defaults
from quotes.errors import ConfigurationError
from quotes.read import Article, Options, read
from quotes.read.outlet import Outlet, outlet_of

Run = Callable[..., Result]

STORY = "“The quay is closed,” Ana Ruiz said.\n"
FILE = """
db = "data/quotes.db"
workers = 1

[[outlets]]
match = "harbour"
publisher = "Harbour Post"
country = "GB"
licence = "all rights reserved"

[[searches]]
name = "the quay"
words = "quay"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "quotes.toml").write_text(FILE, encoding="utf-8")
    for name in ("harbour/a.txt", "harbour/b.md", "other/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        front = "---\npublisher: The Post\n---\n" if name.endswith(".md") else ""
        (tmp_path / name).write_text(f"{front}{name}: {STORY}", encoding="utf-8")
    return tmp_path


def articles(database: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        asked = "SELECT path, publisher, country, licence FROM articles ORDER BY path"
        return [(Path(path).name, *rest) for path, *rest in connection.execute(asked)]


@pytest.mark.model
def test_the_file_says_where_the_database_is_and_whose_articles_are_whose(run: Run, home: Path) -> None:
    """Also from a folder below; the outlet's name is put in place of the one that the article states."""
    assert run("add", "harbour", "other").exit_code == 0
    assert articles(home / "data/quotes.db") == [
        ("a.txt", "Harbour Post", "GB", "all rights reserved"),
        ("b.md", "Harbour Post", "GB", "all rights reserved"),
        ("c.txt", None, None, None),
    ]


@pytest.mark.model
def test_the_environment_beats_the_file_and_an_option_both(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTES_DB", "environment.db")
    monkeypatch.setenv("QUOTES_PUBLISHER", "Environment")
    run("add", "harbour/a.txt")
    run("add", "harbour/a.txt", "--db", "option.db", "--publisher", "Option", "--licence", "CC0")

    assert articles(home / "environment.db") == [("a.txt", "Environment", "GB", "all rights reserved")]
    assert articles(home / "option.db") == [("a.txt", "Option", "GB", "CC0")]
    assert not (home / "data").exists()


@pytest.mark.model
def test_another_licence_changes_the_article_and_leaves_no_older_wording(run: Run, home: Path) -> None:
    run("add", "harbour/a.txt")
    changed = run("add", "harbour/a.txt", "--licence", "CC0")
    with closing(sqlite3.connect(home / "data/quotes.db")) as connection:
        (versions,) = connection.execute("SELECT count(*) FROM versions").fetchone()

    assert "0 new, 1 changed" in changed.stdout
    assert articles(home / "data/quotes.db") == [("a.txt", "Harbour Post", "GB", "CC0")]
    assert versions == 0


def test_config_shows_what_holds_and_why(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_WORKERS", "3")
    monkeypatch.setenv("QUOTES_LICENCE", "")
    shown = run("config").stdout.splitlines()

    assert shown[0] == "file: quotes.toml"
    assert f"db = {Path('data', 'quotes.db')} (quotes.toml)" in shown
    assert "workers = 3 (QUOTES_WORKERS)" in shown
    assert shown[-1].startswith("not set: model, indirect, ")
    assert ", licence, " in shown[-1]
    assert (
        "outlet: match = harbour, publisher = Harbour Post, country = GB, licence = all rights reserved"
        in shown
    )
    assert "search: name = the quay, words = quay" in shown


def test_without_a_file_the_defaults_hold(run: Run) -> None:
    shown = run("config").stdout.splitlines()

    assert shown[:2] == [
        "file: no quotes.toml here or above",
        f"db = {Path('db', 'quotes.db')} (default)",
    ]


def test_the_file_of_a_folder_above_is_found(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / "harbour")

    assert run("config").stdout.startswith(f"file: {home / 'quotes.toml'}\ndb = {home / 'data/quotes.db'} (")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("db = ", "quotes.toml: is no TOML (", id="no TOML"),
        pytest.param("bd = 'a.db'", "quotes.toml: there is no “bd”; there are db, model, workers", id="slip"),
        pytest.param("workers = '2'", "quotes.toml: workers is no whole number", id="type"),
        pytest.param("workers = true", "quotes.toml: workers is no whole number", id="truth for a number"),
        pytest.param("outlets = 3", "quotes.toml: outlets are written [[outlets]]", id="no tables"),
        pytest.param(
            "[[outlets]]\nname = 'Post'", "outlets: there is no “name”; there are match", id="outlet"
        ),
        pytest.param("[[outlets]]\ndate_order = 'ymd'", "outlets: date_order is dmy or mdy", id="order"),
        pytest.param(
            "[[outlets]]\n[[outlets]]\ncountry = 'gb'",
            "number 2 of outlets: country: “gb” is no code of a country",
            id="country",
        ),
        pytest.param(
            "[[outlets]]\nlanguage = 'English'",
            "number 1 of outlets: language: “English” is no code of a language",
            id="language",
        ),
        pytest.param("[[searches]]\nname = 'a'", "searches: a search has a name, and words", id="search"),
        pytest.param(
            "[[searches]]\nname = 'a'\nkind = 'dirct'", "kind is direct, mixed or indirect", id="kind"
        ),
        pytest.param(
            "[[searches]]\nname = 'a'\nsince = 'tomorrow'", "since: “tomorrow” is no date", id="since"
        ),
        pytest.param("[[searches]]\nname = 'a'\nuntil = '2025-02-30'", "is in no calendar", id="until"),
        pytest.param("[[searches]]\nname = 'a'\nwords = '('", "no words to look for in “(”", id="words"),
        pytest.param(
            "[[searches]]\nname = 'a'\nwords = 'b'\n" * 2, "searches: two are named “a”", id="one name"
        ),
    ],
)
def test_what_is_wrong_is_said(run: Run, tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "quotes.toml").write_text(content, encoding="utf-8")
    result = run("config")

    assert result.exit_code == 1
    assert complaint in result.stderr
    assert len(result.stderr.splitlines()) == 1
    with pytest.raises(ConfigurationError):
        configure(tmp_path, {})


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "quotes.toml").touch()

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ConfigurationError, match=r"quotes\.toml: cannot be read \(Permission denied\)"):
        configure(tmp_path, {})


@pytest.mark.parametrize("command", [["add"], ["judgements"], ["judgements", "undo"], []])
def test_help_is_there_when_the_file_is_broken(run: Run, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "quotes.toml").write_text("db = ", encoding="utf-8")
    shown = run(*command, "--help")

    assert shown.exit_code == 0
    assert shown.stdout.startswith("Usage: ")


def test_a_setting_is_checked_as_the_option_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is wrong is looked for where it stands."""
    (tmp_path / "quotes.toml").write_text("every = 3", encoding="utf-8")
    monkeypatch.setenv("QUOTES_WORKERS", "many")
    added, watched, given = run("add", "a.txt"), run("watch", "in"), run("add", "a.txt", "--workers", "x")

    assert (added.exit_code, watched.exit_code, given.exit_code) == (2, 2, 2)
    assert "It stands in QUOTES_WORKERS." in added.stderr
    assert "It stands in quotes.toml." in watched.stderr
    assert "It stands" not in given.stderr


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        pytest.param("add", {"publisher", "licence", "pages", "indirect"}, id="adding"),
        pytest.param("watch", {"publisher", "licence", "pages", "indirect"}, id="watching"),
        pytest.param("extract", {"publisher", "licence", "pages", "indirect"}, id="extracting"),
        pytest.param("remove", set(), id="remove: whose articles go"),
        pytest.param("evaluate", set(), id="evaluate: what is measured alone"),
        pytest.param("publish docker", set(), id="publish: the licence of the site"),
        pytest.param("publish sample", set(), id="publish: how many pages"),
    ],
)
def test_settings_of_reading_are_for_who_reads(command: str, meant: set[str]) -> None:
    """The same names mean something else elsewhere; what is always the same holds everywhere."""
    environment = {"QUOTES_PUBLISHER": "Post", "QUOTES_LICENCE": "CC0", "QUOTES_PAGES": "1"}
    configuration = configure(Path(), {**environment, "QUOTES_INDIRECT": "1", "QUOTES_DB": "a.db"})
    found = defaults(main, configuration)
    for name in command.split():
        found = found[name]

    assert found.keys() - {"db"} == meant
    assert ("db" in found) == (command not in {"extract", "evaluate"})


def test_no_setting_removes_anything(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_PUBLISHER", "Post")
    removed = run("remove")

    assert removed.exit_code == 2
    assert "say what to remove" in removed.stderr


@pytest.mark.parametrize(
    ("match", "place", "fits"),
    [
        (None, "anything.txt", True),
        ("harbour", "harbour/2025/a.txt", True),
        ("harbour", "harbours/a.txt", False),
        ("harbour/*.html", "harbour/a.html", True),
        ("harbour/*.html", "harbour/a.txt", False),
        ("post.example", "https://post.example/quay", True),
        ("post.example", "https://www.post.example/quay", True),
        ("post.example", "https://harbourpost.example/quay", False),
        ("post.example/sport", "https://post.example/sport/a", True),
        ("post.example/sport", "https://post.example/quay", False),
        ("https://post.example/", "https://post.example/quay", True),
        ("https://post.example/", "http://post.example/quay", False),
        ("post.example", "post.example", True),
        ("https://post.example/", "https://post.example", True),
        ("https://post.example", "https://www.post.example/quay", False),
        ("post.example", "https://post.example.au/quay", False),
        ("post.example", "https://post.examples.example/quay", False),
        ("post.example", "https://a.example/?from=post.example", False),
        ("post.example", "https://post.example:8080/quay", True),
        ("post.example:8080", "https://post.example:8080/quay", True),
        ("post.example:8080", "https://post.example/quay", False),
        ("Post.Example", "https://post.example/quay", True),
        ("post.example", "HTTPS://POST.EXAMPLE/quay", True),
        ("https://post.example/", "HTTPS://post.example/quay", True),
        ("post.example/sport", "https://www.post.example/sport?page=2", True),
        ("post.example/sport", "https://post.example/sports/a", False),
        ("post.example/Sport", "https://post.example/sport", False),
        ("post.example", "https://[/quay", False),
    ],
)
def test_what_an_outlet_fits(match: str | None, place: str, fits: bool) -> None:
    assert (outlet_of([Outlet(match=match, publisher="Post")], place).publisher == "Post") == fits


def test_the_first_outlet_that_fits_holds_and_addresses_before_files() -> None:
    """A crawl in one file holds pages of many outlets."""
    outlets = [Outlet(match="crawl.warc", publisher="Crawl"), Outlet(match="post.example", publisher="Post")]

    assert outlet_of(outlets, "https://post.example/a", "crawl.warc").publisher == "Post"
    assert outlet_of(outlets, None, "crawl.warc").publisher == "Crawl"
    assert outlet_of(outlets, "https://x.example/a", "x.warc") == Outlet()


@pytest.mark.parametrize(
    ("outlet", "published"),
    [
        pytest.param(Outlet(country="US"), date(2025, 3, 4), id="the country's order"),
        pytest.param(Outlet(country="GB"), date(2025, 4, 3), id="another country's"),
        pytest.param(Outlet(country="GB", date_order="mdy"), date(2025, 3, 4), id="what is said beats it"),
    ],
)
def test_the_outlet_tells_day_from_month(tmp_path: Path, outlet: Outlet, published: date) -> None:
    (tmp_path / "a.csv").write_text("day,words\n3/4/2025,Nothing was said.\n", encoding="utf-8")
    columns = {"text": "words", "published": "day"}
    found = read([tmp_path / "a.csv"], options=Options(columns=columns, outlets=(outlet,)))

    assert [item.published for item in found if isinstance(item, Article)] == [published]


def test_the_outlet_tells_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,Nothing was said.\n", encoding="utf-8")
    found = read([tmp_path / "a.csv"], options=Options(outlets=(Outlet(columns={"text": "b"}),)))

    assert [item.text for item in found if isinstance(item, Article)] == ["Nothing was said."]
