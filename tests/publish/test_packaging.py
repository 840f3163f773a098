"""The folder that a server gets: it serves the same site without this program's own installation."""

import asyncio
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette  # type: ignore[import-untyped]
from sample import build_sample
from visit import Site, one

from quotes.judging.deciding import correct
from quotes.publish import packaging
from quotes.publish.packaging import FolderTakenError, publish_folder
from quotes.publish.passages import GAP, passages_of
from quotes.span import Span


@pytest.fixture(scope="module")
def database_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("packaging") / "quotes.db")


@pytest.fixture(scope="module")
def folder(database_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public") / "folder"
    publish_folder(database_path, folder)
    return folder


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    with closing(Site(Datasette([], config_dir=folder / "site"))) as site:
        yield site


# In a process where nothing is installed but Datasette and what Datasette asks for.
ALONE = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"spacy", "numpy", "sqlmodel", "sqlalchemy", "lxml", "trafilatura"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
import asyncio, pathlib, quotes
from datasette.app import Datasette
assert quotes.__file__.startswith(sys.argv[1]), quotes.__file__
site = Datasette([], config_dir=pathlib.Path(sys.argv[1], "site"))
for path in ("/", "/quotes/quotes?_search=frustrated", "/statistics", "/-/quotes.csv"):
    answer = asyncio.run(site.client.get(path))
    assert answer.status_code == 200, (path, answer.text)
"""


def test_the_folder_serves_itself_where_only_datasette_is_installed(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(folder / "lib")}
    command = [sys.executable, "-c", ALONE, str(folder)]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_installed_is_pinned(folder: Path) -> None:
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [f"datasette=={version('datasette')}", f"pyarrow=={version('pyarrow')}"]


def test_the_database_is_one_file_that_nothing_changes(folder: Path, site: Site, database_path: Path) -> None:
    assert not list((folder / "site").glob("quotes.db-*"))
    database = site.app.get_database("quotes")
    assert not database.is_mutable
    inspected = json.loads((folder / "site" / "inspect-data.json").read_text(encoding="utf-8"))["quotes"]
    with closing(sqlite3.connect(database_path)) as connection:
        assert inspected["tables"]["quotes"]["count"] == one(connection, "SELECT count(*) FROM quotes")
        assert one(connection, "PRAGMA user_version") == one(
            sqlite3.connect(folder / "site" / "quotes.db"), "PRAGMA user_version"
        )


@pytest.mark.parametrize(
    "path", ["/", "/speakers/ben-okafor", "/quotes/quotes?kind=direct", "/-/quotes.json"]
)
def test_a_page_that_was_read_before_costs_nothing(site: Site, path: str) -> None:
    first = site.get(path)
    assert first.headers["cache-control"] == "public, max-age=3600"
    again = asyncio.run(site.app.client.get(path, headers={"if-none-match": first.headers["etag"]}))
    assert (again.status_code, again.content) == (304, b"")
    changed = asyncio.run(site.app.client.get(path, headers={"if-none-match": 'W/"other"'}))
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("path", "status"), [("/nosuch/page", 404), ("/-/actor.json", 200), ("/-/messages", 200)]
)
def test_what_is_missing_or_the_visitors_own_is_not_kept(site: Site, path: str, status: int) -> None:
    tag = site.get("/").headers["etag"]
    answer = asyncio.run(site.app.client.get(path, headers={"if-none-match": tag}))
    assert answer.status_code == status
    assert "public" not in answer.headers.get("cache-control", "") and answer.headers.get("etag") != tag


def test_an_answer_with_a_cookie_is_not_kept(site: Site) -> None:
    first = site.get("/")
    messages = site.app.sign([["Kept", 1]], "messages")  # Datasette takes the cookie back with the next page
    answer = asyncio.run(
        site.app.client.get(
            "/", headers={"if-none-match": first.headers["etag"]}, cookies={"ds_messages": messages}
        )
    )
    assert answer.status_code == 200
    assert "set-cookie" in answer.headers and "public" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("metadata.yaml", "title: Who", "title: What"),
        ("settings.json", '"default_page_size"', '"max_returned_rows": 1500, "default_page_size"'),
        ("templates/index.html", "Most quoted", "Quoted most"),
        ("static/site.css", "{", "{ "),
    ],
)
def test_pages_that_are_published_again_have_another_tag(
    folder: Path, site: Site, tmp_path: Path, file: str, old: str, new: str
) -> None:
    again = shutil.copytree(folder / "site", tmp_path / "site")
    text = (again / file).read_text(encoding="utf-8")
    assert old in text
    (again / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with closing(Site(Datasette([], config_dir=again))) as other:
        assert other.get("/").headers["etag"] != site.get("/").headers["etag"]


def test_nothing_is_kept_of_a_database_that_may_change(database_path: Path) -> None:
    from quotes.publish.serve import make_site

    with closing(Site(make_site(database_path))) as site:
        assert "etag" not in site.get("/").headers


def test_crawlers_are_kept_from_filters_and_told_the_pages(site: Site) -> None:
    robots = site.get("/robots.txt").text
    assert "Disallow: /*?\n" in robots and "Sitemap: http://localhost/sitemap.xml" in robots
    addresses = re.findall("<loc>http://localhost(/[^<]*)</loc>", site.get("/sitemap.xml").text)
    assert {"/", "/speakers/ana-ruiz", "/publishers/Harbour+Post"} <= set(addresses)
    for address in addresses:
        site.get(address)
    assert 'name="robots"' in site.get("/quotes/quotes?kind=direct").text
    assert 'name="robots"' not in site.get("/quotes/quotes").text


def test_a_proxy_limits_what_is_dear(folder: Path) -> None:
    proxy = (folder / "nginx.conf").read_text(encoding="utf-8")
    dear = [
        re.compile(found) for found in re.findall(r"^    ~(\S+) \$binary_remote_addr;", proxy, re.MULTILINE)
    ]
    for path, is_dear in {
        "/-/quotes.csv": True,
        "/quotes/quotes?_search=x": True,
        "/quotes?sql=select+1": True,
        "/reconcile": True,
        "/reconcile?queries={}": True,
        "/quotes/quotes": False,
        "/quotes/quotes/77": False,
        "/speakers/ana-ruiz": False,
    }.items():
        assert any(each.search(path) for each in dear) == is_dear, path
    compose = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))
    assert compose["services"]["proxy"]["ports"] == ["127.0.0.1:8080:8080"]


def test_a_second_run_writes_anew_and_a_foreign_folder_is_left_alone(
    database_path: Path, folder: Path, tmp_path: Path
) -> None:
    publish_folder(database_path, folder, licence="CC0")
    assert yaml.safe_load((folder / "site" / "metadata.yaml").read_text(encoding="utf-8"))["license"] == "CC0"
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderTakenError, match="something else in it"):
        publish_folder(database_path, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    beside = tmp_path / ".public.old"
    beside.mkdir()
    (beside / "mine.txt").write_text("mine")
    (tmp_path / "public").mkdir()
    with pytest.raises(FolderTakenError, match=r"\.public\.old: there is something else"):
        publish_folder(database_path, tmp_path / "public")
    assert (beside / "mine.txt").read_text() == "mine"


def test_a_run_that_breaks_off_leaves_what_was_served_and_the_next_one_works(
    database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "public"
    served = publish_folder(database_path, folder).read_bytes()

    async def break_off(database: Path) -> dict[str, Any]:
        assert (folder / "site" / "quotes.db").read_bytes() == served
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(packaging, "_inspected", break_off)
        for target in (folder, tmp_path / "first"):
            with pytest.raises(KeyboardInterrupt):
                publish_folder(database_path, target)
    assert (folder / "site" / "quotes.db").read_bytes() == served
    for target in (folder, tmp_path / "first"):
        publish_folder(database_path, target)
        assert (target / "site" / "inspect-data.json").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "public"]


def test_a_run_that_ended_while_it_swapped_loses_nothing(database_path: Path, tmp_path: Path) -> None:
    publish_folder(database_path, tmp_path / "public")
    (tmp_path / "public").rename(tmp_path / ".public.old")
    publish_folder(database_path, tmp_path / "public")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


# Passages alone


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("One.\n\nTwo “two”.\n\nThree.", ["two"], "…   \n\nTwo “two”.\n\n…     "),
        ("One “one”.\n\nTwo.\n\nThree “three”.", ["one", "three"], "One “one”.\n\n…   \n\nThree “three”."),
        ("One.\n\nTwo.", [], "…   \n\n    "),
        ("", [], ""),
    ],
)
def test_paragraphs_without_quotations_become_blanks(text: str, words: list[str], left: str) -> None:
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    assert passages_of(text, spans) == left
    assert len(left) == len(text)


def test_with_passages_alone_the_rest_of_an_article_is_gone_from_the_file(
    database_path: Path, tmp_path: Path
) -> None:
    gone = "In Vesmark, far from it all, nobody was listening."
    copy = publish_folder(database_path, tmp_path / "folder", passages_only=True)
    with closing(sqlite3.connect(database_path)) as whole, closing(sqlite3.connect(copy)) as left:
        assert one(whole, "SELECT count(*) FROM articles WHERE instr(text, ?)", gone) == 1
        assert gone.encode() not in copy.read_bytes()
        wrong = """SELECT count(*) FROM contents JOIN quotes ON quotes.id = contents.quote_id
            JOIN articles ON articles.id = quotes.article_id
            WHERE substr(articles.text, start + 1, "end" - start) <> contents.text"""
        assert one(left, wrong) == 0
        id_ = one(left, "SELECT id FROM articles WHERE title LIKE 'Press secretary%'")
    with closing(Site(Datasette([], config_dir=tmp_path / "folder" / "site"))) as site:
        page: Any = site.get(f"/quotes/articles/{id_}").text
        assert "Only the passages with quotations" in page and f"<p>{GAP}" in page
        assert "is extremely frustrated with both sides" in page


def test_with_passages_alone_words_that_a_person_rejected_are_gone_with_who_did(tmp_path: Path) -> None:
    database = build_sample(tmp_path / "quotes.db")
    with closing(sqlite3.connect(database)) as whole:
        words = one(whole, "SELECT text FROM quotes WHERE text LIKE '%extremely frustrated%' LIMIT 1")
        ids = whole.execute(
            "SELECT id FROM quotes WHERE article_id IN (SELECT article_id FROM quotes WHERE text = ?)",
            [words],
        )
        rejected = [id_ for (id_,) in ids]
        with whole:
            whole.execute("UPDATE articles SET path = '/home/mirela/texts/' || id")
    now = datetime(2026, 4, 2, tzinfo=timezone.utc)
    for id_ in rejected:
        correct(database, id_, "not_a_quotation", None, author="mirela", now=now)
    assert words.encode() in database.read_bytes() and b"mirela" in database.read_bytes()
    copy = publish_folder(database, tmp_path / "folder", passages_only=True).read_bytes()
    assert words.encode() not in copy and b"mirela" not in copy
