"""One site over databases by year: what all have in common, the way into each year, and across them."""

import asyncio
import glob
import re
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
from datasette.plugins import pm  # type: ignore[import-untyped]
from visit import HOME, Site, cards, total, words

from quotes.cli import main
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.places import place_of
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.sharding.sharding import shard_corpus
from quotes.publish.serve import NothingToServeError, make_years_site
from quotes.publish.years import searching
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
]


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
    assert re.search(r"quotations 5 speakers 2 articles 5", words(page.text))
    assert re.findall(r'<a href="/(\w+)/">', page.text) == ["2025", "2024", "2023", "undated"]
    assert re.findall(r'href="/speakers/([\w-]+)">', page.text)[-2:] == ["bo-lind", "ana-ruiz"]
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
    for path in ("/", "/speakers/bo-lind", "/search?_search=dam", "/check", "/2024/quotes/quotes"):
        for link in sorted(set(re.findall(r'href="(/[^"]*)"', site.get(path).text))):
            site.get(link.replace("&amp;", "&"))


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
