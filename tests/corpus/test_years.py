"""One site over databases by year: what all have in common, the way into each year, and across them."""

import asyncio
import glob
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from corpus.corpora import extract_here, group_here, make_job, write_shards
from corpus.settled import asked
from corpus.skewed import CHIEF, extract_lines
from datasette.database import QueryInterrupted  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]
from visit import HOME, Site, cards, total, words

from quotes.cli import main
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.places import place_of
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.sharding.sharding import shard_corpus
from quotes.publish.serve import NothingToServeError, make_years_site
from quotes.publish.years import overview, searching
from quotes.publish.years.searching import RANKED, years_from

ARTICLES = [
    {
        "id": "1",
        "publisher": "Post",
        "published": "2023-05-01",
        "text": f"“The dam leaks now,” said {CHIEF}.",
    },
    {
        "id": "2",
        "publisher": "Post",
        "published": "2024-05-01",
        "text": f"“The dam holds again,” said {CHIEF}.",
    },
    {
        "id": "3",
        "publisher": "Times",
        "published": "2024-05-02",
        "text": "“A dam costs money,” said Bo Lind.",
    },
    {
        "id": "4",
        "publisher": "Times",
        "published": "2025-05-02",
        "text": "“Ferries cost money,” said Bo Lind.",
    },
    {"id": "5", "text": "“Nobody knows when the dam was built,” said Bo Lind."},
    {
        "id": "6",
        "publisher": "Times",
        "published": "2023-01-02",
        "text": "“The river rises,” said 李明 王.",
    },
]


# The stand-in for the pipeline reads neither dates nor other names.
KNOWN_BESIDES = {
    "overview.db": """
        INSERT INTO aliases SELECT id, 'Ruiz' FROM speakers WHERE slug = 'ana-ruiz';
        INSERT INTO counts SELECT '2023', id, '2024-05', 'Post', 2 FROM speakers WHERE slug = 'ana-ruiz';
        UPDATE months SET month = '2022-12' WHERE month = '2023-01';
    """,
    "2023.db": "UPDATE quotes SET said_on = '2022-12-30', month = '2022-12', year = '2022' "
    "WHERE month = '2023-01'",
    "2024.db": "INSERT INTO aliases (speaker_id, name, origin) "
    "SELECT id, 'Ruiz', 'article' FROM speakers WHERE slug = 'ana-ruiz'",
}

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus, the database into which it is loaded, and the databases by year."""
    home = tmp_path_factory.mktemp("years")
    folder = write_shards(home / "in", ARTICLES, shards=1)
    extract_here(make_job(home / "out", extract=extract_lines), folder)
    settle_corpus(place_of(home / "out"), Settling(grouping=group_here))
    load_corpus(place_of(home / "out"), home / "loaded.db", Loading())
    shard_corpus(place_of(home / "out"), home / "site")
    for database, statements in KNOWN_BESIDES.items():
        with closing(sqlite3.connect(home / "site" / database)) as connection:
            connection.executescript(statements)
    return home


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    with closing(Site(make_years_site(home / "site"))) as site:
        yield site
        for each in site.app.quotes_years.opened():
            Site(each).close()


def opened(site: Site) -> list[str]:
    """Return the years of which a page has opened the database."""
    return [each.quotes_year[1] for each in site.app.quotes_years.opened()]


def test_the_front_page_counts_all_and_opens_the_latest_year_alone(site: Site) -> None:
    page = site.get("/")
    assert re.search(r"quotations 6 speakers 3 articles 6", words(page.text))
    assert re.findall(r'<a href="/(\w+)/">', page.text) == ["2025", "2024", "2023", "undated"]
    assert re.findall(r'href="/speakers/([\w%-]+)">', page.text)[-3:] == [
        "bo-lind",
        "ana-ruiz",
        "%E6%9D%8E%E6%98%8E-%E7%8E%8B",
    ]
    assert len(cards(page)) == 1 and 'href="/2025/speakers/bo-lind"' in page.text
    assert opened(site) == ["2025"]


def test_a_speakers_page_counts_all_and_opens_the_latest_year_alone(site: Site) -> None:
    page = site.get("/speakers/ana-ruiz")
    assert "Ana Ruiz 2 quotations in 2 articles, 1 May 2023 to 1 May 2024" in words(page.text)
    assert re.findall(r'<a href="(/\d+/quotes/quotes)\?speaker_id=\d+">(\d+)</a>', page.text) == [
        ("/2024/quotes/quotes", "2024"),
        ("/2023/quotes/quotes", "2023"),
    ]
    assert len(cards(page)) == 1 and opened(site) == ["2024"]
    assert "No speaker has this address" in site.get("/speakers/nobody", status=404).text


def test_every_link_of_the_pages_of_all_years_leads_somewhere(site: Site) -> None:
    pages = ("/", "/speakers/bo-lind", "/speakers", "/search?_search=dam", "/check", "/2024/quotes/quotes")
    tables = ("/overview", "/overview/speakers", "/overview/most_quoted", "/overview?sql=select+1")
    for path in (*pages, *tables):
        for link in sorted(set(re.findall(r'href="(/[^"]*)"', site.get(path).text))):
            site.get(link.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        pytest.param("/speakers/李明-王", "/speakers/%E6%9D%8E%E6%98%8E-%E7%8E%8B", id="other letters"),
        pytest.param("/2023/speakers/李明-王", "/2023/speakers/%E6%9D%8E%E6%98%8E-%E7%8E%8B", id="in a year"),
        pytest.param("/speakers/ANA-RUIZ", "/speakers/ana-ruiz", id="capitals"),
        pytest.param("/speakers/ruiz", "/speakers/ana-ruiz", id="another name"),
        pytest.param("/2024/speakers/ruiz", "/2024/speakers/ana-ruiz", id="another name, in a year"),
        pytest.param("/quotes/speakers?_who=ana", "/speakers?_who=ana", id="a list's form"),
        pytest.param("/quotes/speakers", "/speakers", id="the list"),
    ],
)
def test_other_addresses_lead_to_the_page(site: Site, address: str, leads_to: str) -> None:
    assert str(site.get(address).url).removeprefix("http://localhost") == leads_to


def test_a_speakers_feed_is_the_latest_years(site: Site) -> None:
    assert "/2024/" in str(site.get("/speakers/ana-ruiz.atom").url)
    assert "/2025/" in str(site.get("/speakers/bo-lind.atom").url)  # who speaks in undated articles, too


def test_speakers_are_listed_and_looked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = re.compile(r'class="speaker" href="/speakers/([^"]*)"')
    everybody = ["bo-lind", "ana-ruiz", "%E6%9D%8E%E6%98%8E-%E7%8E%8B"]
    assert listed.findall(site.get("/speakers").text) == everybody
    assert listed.findall(site.get("/speakers?_who=ana").text) == ["ana-ruiz"]
    assert "No speaker was found" in site.get("/speakers?_who=nobody&_page=x").text
    monkeypatch.setattr(overview, "LISTED", 2)
    first = site.get("/speakers")
    following = re.search(r'rel="next" href="([^"]*)"', first.text)
    assert following is not None
    second = site.get(following[1])
    assert listed.findall(first.text) + listed.findall(second.text) == everybody
    assert 'rel="next"' not in second.text


def test_a_bar_leads_to_the_year_that_printed_most_of_it(site: Site) -> None:
    bar = re.compile(r'<a href="([^"]*)" tabindex="-1"><title>(\w+ \d+: \d+)')
    bars = {said: address for address, said in bar.findall(site.get("/").text)}
    assert bars["December 2022: 1"] == "/2023/quotes/quotes?month=2022-12"
    assert total(site.get(bars["December 2022: 1"])) == 1
    bars = {said: address for address, said in bar.findall(site.get("/speakers/ana-ruiz").text)}
    assert bars["May 2024: 3"].startswith("/2023/quotes/quotes?")


def test_the_overview_is_asked_by_number_like_any_table(site: Site) -> None:
    for question in ("quote_count=2", "slug=ana-ruiz"):
        rows = site.get(f"/overview/speakers.json?{question}&_shape=array").json()
        assert [row["slug"] for row in rows] == ["ana-ruiz"]
    assert "Ana Ruiz" in site.get(f"/overview/speakers/{rows[0]['id']}").text


def test_programs_find_the_maps_and_the_years(site: Site) -> None:
    years = re.findall("<loc>http://localhost(/[^<]*)</loc>", site.get("/sitemap.xml").text)
    assert years == [f"/{name}/sitemap.xml" for name in ("2025", "2024", "2023", "undated")]
    for path in (*years, "/robots.txt"):
        site.get(path)
    assert 'href="/2024/reconcile' in site.get("/reconcile?queries={}").text


def test_a_year_that_takes_too_long_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows_within(*_: Any) -> list[Any]:
        raise QueryInterrupted(TimeoutError(), "", {})

    monkeypatch.setattr(searching, "rows_within", rows_within)
    assert "2024 not searched to the end: that took too long" in words(site.get("/search?_search=dam").text)


def test_a_year_that_is_gone_is_said_to_be_gone(home: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(home / "site", tmp_path / "site"))
    with closing(Site(make_years_site(folder))) as site:
        (folder / "2025.db").unlink()
        for path in ("/", "/search?_search=dam", "/2025/", "/2025/quotes/quotes"):
            assert "That year cannot be opened now" in site.get(path, status=503).text
    with pytest.raises(NothingToServeError, match=r"2025\.db: no such database.*copy the whole folder"):
        make_years_site(folder)
    (folder / "2025.db").write_text("half a file")
    with pytest.raises(NothingToServeError, match=r"2025\.db: not a database.*copy the whole folder"):
        make_years_site(folder)


def test_results_have_a_switch_of_year_that_keeps_the_question(site: Site) -> None:
    page = site.get("/2024/quotes/quotes?_search=dam&kind=direct")
    assert total(page) == 2
    switch = re.search(r'<nav class="years.*?</nav>', page.text, re.DOTALL)
    assert switch is not None
    assert re.findall('href="([^"]*)"', switch[0]) == [
        "/2025/quotes/quotes?_search=dam&amp;kind=direct",
        "/2023/quotes/quotes?_search=dam&amp;kind=direct",
        "/undated/quotes/quotes?_search=dam&amp;kind=direct",
        "/",
    ]
    assert "?speaker_id" not in switch[0] and "<strong" in switch[0]
    assert 'href="/speakers/ana-ruiz">all years' in site.get("/2024/speakers/ana-ruiz").text


def test_search_asks_each_year_in_turn(home: Path, site: Site) -> None:
    page = site.get("/quotes/quotes?_search=dam")
    found = re.findall(r'<h2><a href="[^"]*">(\w+)</a> <span class="count">([^<]*)', page.text)
    assert found == [("2025", "no hit"), ("2024", "2 hits"), ("2023", "1 hit"), ("undated", "1 hit")]
    ids = asked(home / "loaded.db", "SELECT id FROM quotes WHERE text LIKE '%dam%'")
    assert sorted(cards(page)) == sorted(id for (id,) in ids)
    assert "<mark>dam</mark>" in page.text
    assert "All that was said by Ana Ruiz 2" in words(site.get("/search?_search=ana").text)
    for odd in ("", '"', "-dam", "dam*", "' OR 1=1 --"):
        site.get(f"/search?_search={odd}")


def test_a_year_with_more_hits_than_are_ranked_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "RANKED", 2)
    page = site.get("/search?_search=dam")
    assert f"2024 {RANKED:,} hits or more" in words(page.text)


@pytest.mark.parametrize(
    ("latest", "now", "following"),
    [
        pytest.param(None, ["25", "24"], "23", id="the first"),
        pytest.param("23", ["23", "22"], "21", id="the next"),
        pytest.param("21", ["21"], None, id="the last"),
        pytest.param("1700", ["25", "24"], "23", id="none of them"),
    ],
)
def test_years_are_asked_some_at_a_time(
    monkeypatch: pytest.MonkeyPatch, latest: str | None, now: list[str], following: str | None
) -> None:
    monkeypatch.setattr(searching, "YEARS_AT_ONCE", 2)
    assert years_from(["25", "24", "23", "22", "21"], latest) == (now, following)


@pytest.fixture(params=[False, True], ids=["listed forwards", "listed backwards"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Plugins as folders list them: each machine lists them in another order."""
    listed = partial(_listed, glob.glob, reverse=request.param)
    monkeypatch.setattr(glob, "glob", listed)
    before = _plugins_of_ours()
    for plugin in before:
        pm.unregister(plugin)
    yield
    for plugin in _plugins_of_ours():
        pm.unregister(plugin)
    for plugin in before:
        pm.register(plugin)


def _listed(found: Callable[..., list[str]], *pattern: str, reverse: bool) -> list[str]:
    return sorted(found(*pattern), reverse=reverse)


def _plugins_of_ours() -> list[Any]:
    folder = str(HOME / "plugins")
    return [plugin for plugin in pm.get_plugins() if str(getattr(plugin, "__file__", "")).startswith(folder)]


@pytest.mark.usefixtures("either_way")
def test_nothing_foreign_may_load_in_any_page_however_plugins_are_listed(site: Site) -> None:
    for path in (
        "/",
        "/search",
        "/speakers/bo-lind",
        "/quotes/quotes",
        "/2024",
        "/2024/",
        "/2024/quotes/quotes",
    ):
        answer = asyncio.run(site.app.client.get(path))
        assert answer.headers.get_list("content-security-policy") == [POLICY], path


@pytest.mark.usefixtures("either_way")
def test_a_long_answer_of_a_year_says_once_that_it_was_cut_however_plugins_are_listed(site: Site) -> None:
    sql = "with recursive c(x) as (select 1 union all select x + 1 from c where x < 1000) select * from c"
    for database in ("/2024/quotes.csv", "/overview.csv"):
        answer = site.get(f"{database}?{urlencode({'sql': sql})}")
        assert answer.text.count("perhaps cut here") == 1, database


def test_a_folder_without_an_overview_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToServeError, match="quotes corpus shards CORPUS"):
        make_years_site(tmp_path)
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--review"])
    assert result.exit_code == 2 and "without --review" in result.output
