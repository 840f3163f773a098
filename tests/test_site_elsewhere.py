"""The same words in other papers, and what an article said before: on the pages, in process."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sample import BRIEFING, OKAFOR, Entry, build_sample
from visit import Site, cards, one, total, words

from quotes.dates.said import Said
from quotes.publish.serve import make_site

DAY = Said(on="2025-12-11", precision="day", basis="stated")


def said(publisher: str, text: str, *, on: date) -> Entry:
    """Return an article that quotes Okafor."""
    marked = f"“[c1:{text}],” [q1:said] [s1:Ben Okafor] on Thursday."
    quotations = {"1": {"speaker": OKAFOR, "said": DAY}}
    return Entry(text=marked, title=publisher, publisher=publisher, published=on, quotations=quotations)


PAPERS = (
    said("Harbour Post", "We will strike on Monday, and nobody will load a ship", on=date(2025, 12, 12)),
    said("Vesmark Ledger", "We will strike on Monday and nobody will load a ship", on=date(2025, 12, 11)),
    said("Tarnow Times", "We will strike on Monday", on=date(2025, 12, 13)),
)


@pytest.fixture(scope="module")
def database_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("elsewhere") / "quotes.db", (*PAPERS, BRIEFING))


@pytest.fixture(scope="module")
def database(database_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database_path)) as connection:
        yield connection


@pytest.fixture
def site(database_path: Path) -> Iterator[Site]:
    with closing(Site(make_site(database_path))) as site:
        yield site


def test_a_quotation_shows_the_same_words_elsewhere_with_the_differences(
    site: Site, database: sqlite3.Connection
) -> None:
    id_ = one(database, "SELECT id FROM quotes WHERE publisher = 'Harbour Post'")
    page = site.get(f"/quotes/quotes/{id_}").text
    assert "quoted 3 times, by 3 publishers; first in an article of 11 December 2025" in words(page)
    others = re.findall(r'<div class="other">(.*?)</div>', page, re.DOTALL)
    assert [re.findall("<(?:ins|del)>[^<]*</(?:ins|del)>", other) for other in others] == [
        [],
        ["<del>and nobody will load a ship</del>"],
    ]
    assert ["Vesmark Ledger" in others[0], "Tarnow Times" in others[1]] == [True, True]


def test_the_times_that_words_were_quoted_lead_to_all_of_them(
    site: Site, database: sqlite3.Connection
) -> None:
    page = site.get("/quotes/quotes?_search=strike")
    links = re.findall(r'<a class="again" href="([^"]*)">quoted 3 times by 3 publishers', page.text)
    assert len(links) == 3
    listed = site.get(links[0])
    assert total(listed) == 3 and sorted(cards(listed)) == sorted(cards(page))
    assert "wherever it was quoted" in listed.text
    assert "counted once: 1)" in words(site.get("/speakers/ben-okafor").text)


def test_a_sentence_is_compared_with_each_utterance_once(site: Site) -> None:
    page = site.get("/check?words=We+will+strike+on+Monday+and+nobody+will+load+a+ship")
    assert len(cards(page)) == 1
    assert "quoted 3 times by 3 publishers" in words(page.text)


def test_an_article_shows_what_was_changed_and_when(database_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    with closing(sqlite3.connect(database_path)) as source, closing(sqlite3.connect(path)) as copy, copy:
        source.backup(copy)
        id_, text = copy.execute("SELECT id, text FROM articles WHERE publisher = 'Harbour Post'").fetchone()
        first, second = text.replace("a ship", "<b>two</b> ships"), f"{text}\n\nMore later."
        for number, title, wording in ((1, "Harbour Post", first), (2, "Strike!", second)):
            copy.execute(
                "INSERT INTO versions(article_id, number, title, published, text, fingerprint, replaced_at) "
                "VALUES (?, ?, ?, '2025-12-12', ?, ?, ?)",
                (id_, number, title, wording, f"f{number}", f"2025-12-1{number + 2}T08:15:00+00:00"),
            )
    with closing(Site(make_site(path))) as site:
        page = site.get(f"/quotes/articles/{id_}").text
    shown = page.split('id="changes"')[1]
    assert re.findall("<h3>([^<]*)", shown) == [
        "Seen on 14 December 2025, 08:15 UTC",
        "Seen on 13 December 2025, 08:15 UTC",
    ]
    assert "The headline was: <del>Strike!</del>" in shown and "<del>More later.</del>" in shown
    assert "&lt;b&gt;two&lt;/b&gt;" in shown and "<b>" not in shown
    assert "<ins>More later.</ins>" in shown


def test_of_many_wordings_the_latest_are_compared_and_the_others_counted(
    database_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "quotes.db"
    with closing(sqlite3.connect(database_path)) as source, closing(sqlite3.connect(path)) as copy, copy:
        source.backup(copy)
        id_ = one(copy, "SELECT min(id) FROM articles")
        copy.executemany(
            "INSERT INTO versions(article_id, number, text, fingerprint, replaced_at) VALUES (?, ?, ?, ?, ?)",
            [
                (id_, each, f"Draft {each}.", f"f{each}", f"2025-12-0{each}T08:15:00+00:00")
                for each in range(1, 8)
            ],
        )
    with closing(Site(make_site(path))) as site:
        shown = site.get(f"/quotes/articles/{id_}").text.split('id="changes"')[1]
    assert re.findall(r"<h3>Seen on (\d)", shown) == ["7", "6", "5", "4", "3"]
    assert "<del>3.</del> <ins>4.</ins>" in shown and "2 earlier wordings before that are kept" in shown


def test_an_article_that_never_changed_says_nothing_of_changes(
    site: Site, database: sqlite3.Connection
) -> None:
    assert (
        'id="changes"'
        not in site.get(f"/quotes/articles/{one(database, 'SELECT min(id) FROM articles')}").text
    )
