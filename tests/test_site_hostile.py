"""What hostile.txt holds, put into every text of the database and into addresses, stays text everywhere."""

import asyncio
import re
import sqlite3
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import pytest
from sample import build_sample
from visit import METADATA, Site, csv_rows

from quotes.publish.export import guard
from quotes.publish.serve import make_site

HOSTILE = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()

# What our own templates are made of; nothing else may come out.
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """html head meta title link body a header div p span nav form label input button main h1 h2 h3 ul ol
        li strong section article blockquote aside dl dt dd details summary figure figcaption footer
        mark svg rect textarea table thead tbody tr th td pre code ins del em""",
    )
)
HARMFUL = ("javascript:", "data:", "vbscript:", "blob:", "//")
LINKS = {"href", "src", "action", "formaction", "data", "poster", "xlink:href"}


class Judge(HTMLParser):
    """Collects what could run or load in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = "".join((value or "").split()).casefold()
            if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}:
                self.found.append(f"{tag} {name}")
            elif name in LINKS and address.startswith(HARMFUL):
                self.found.append(f"{tag} {name}={value}")


def judged(html: str) -> list[str]:
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.found


@pytest.mark.parametrize("harm", ["<script>", "<p onclick=x>", '<a href=" java\nscript:x">', "<img src=x>"])
def test_the_judge_sees_harm(harm: str) -> None:
    assert judged(f"<html>{harm}") != []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on the sample, each of whose articles carries hostile texts in all of its fields."""
    path = build_sample(tmp_path_factory.mktemp("hostile") / "quotes.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        poison(connection)
    with closing(Site(make_site(path))) as site:
        yield site


def poison(connection: sqlite3.Connection) -> None:
    """Give the n-th row of each table the n-th hostile text, over and over, in every column of free text."""
    texts = {
        "articles": "title publisher url author path source_id",
        "quotes": "text speaker publisher cue source medium via hearer said_text rule repair",
        "speakers": "name role",
        "aliases": "name",
        "persons": "name role",
    }
    connection.execute("PRAGMA foreign_keys = OFF")
    for table, columns in texts.items():
        for place, (id_,) in enumerate(connection.execute(f"SELECT id FROM {table}").fetchall()):
            for step, column in enumerate(columns.split()):
                # speakers' names and aliases are unique together, so each gets its number behind the text
                value = f"{HOSTILE[(place + step) % len(HOSTILE)]}{id_ if table != 'quotes' else ''}"
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, id_))
    connection.execute("INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild')")


def test_there_are_many_texts() -> None:
    assert len(set(HOSTILE)) >= 60


def rows(site: Site, table: str) -> list[int]:
    size = "&_size=100" if table == "quotes" else ""
    return [row["id"] for row in site.get(f"/quotes/{table}.json?_shape=array{size}").json()]


@pytest.mark.parametrize("table", ["quotes", "articles", "speakers", "persons", "aliases", "contents"])
def test_no_row_page_runs_what_the_data_hold(site: Site, table: str) -> None:
    for id_ in rows(site, table):
        assert judged(site.get(f"/quotes/{table}/{id_}").text) == []


def test_no_list_runs_what_the_data_hold(site: Site) -> None:
    paths = ["/", "/quotes", "/statistics", "/publishers", "/check?words=alert+script+img"]
    paths += [f"/quotes/{table}" for table in METADATA["tables"]]
    paths += [f"/quotes/{query}?words=alert&speaker=x&day=2025-12-11" for query in METADATA["queries"]]
    paths += [f"/quotes/quotes?_search=alert&_size=100&_order={order}" for order in ("best",)]
    for path in paths:
        assert judged(site.get(path).text) == [], path


def test_no_page_of_a_publisher_runs_what_the_data_hold(site: Site) -> None:
    links = re.findall(r'href="(/publishers/[^"]*)"', site.get("/publishers").text)
    assert links
    for link in links:
        assert judged(site.get(unescape(link)).text) == [], link


@pytest.mark.parametrize("text", HOSTILE)
def test_no_address_runs_what_it_holds(site: Site, text: str) -> None:
    said = quote_plus(text)
    for path in (
        f"/quotes/quotes?_search={said}&publisher={said}&speaker__contains={said}",
        f"/check?words={said}",
        f"/quotes/words?words={said}",
    ):
        assert judged(site.get(path).text) == [], path
    for path in (f"/quotes/quotes?kind__in={said}&_since={said}", f"/quotes?sql={said}", f"/speakers/{said}"):
        answer = site.get(path, status=404 if path.startswith("/speakers") else 400)
        assert judged(answer.text) == [], path
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["//other.example/x", "/quotes//other.example", "/quotes/absent", "/absent", "/other.example"]
)
def test_an_error_asks_no_other_host_what_the_address_holds(site: Site, path: str) -> None:
    page = site.get(f"http://localhost{path}?sql=select+1", status=404).text
    assert "<textarea" not in page and "other.example" not in page
    assert judged(page) == []


def test_an_error_of_a_question_is_asked_again_where_questions_are(site: Site) -> None:
    page = site.get("/quotes?sql=select+x+fro", status=400).text
    assert '<form class="sql" action="/quotes">' in page


def test_exports_and_feeds_carry_the_texts_as_texts(site: Site) -> None:
    ids = rows(site, "quotes")
    feed = ElementTree.fromstring(site.get("/-/quotes.atom").content)
    tags = {element.tag.rpartition("}")[2] for element in feed.iter()}
    assert tags == {"feed", "id", "title", "updated", "link", "entry", "author", "name", "content"}
    taken = csv_rows(site.get("/-/quotes.csv"))
    assert {int(row["id"]) for row in taken} == set(ids)
    assert all(cell == guard(cell) for row in taken for cell in row.values())
    lines = site.get("/-/quotes.json").json()
    assert [line["id"] for line in lines] == [int(row["id"]) for row in taken]
    for path in ("/-/quotes.csv", "/-/quotes.json", "/-/quotes.jsonl", "/-/quotes.atom"):
        assert site.get(path).headers["x-content-type-options"] == "nosniff"
    for id_ in ids[:80]:
        assert site.get(f"/-/cite/{id_}.json").json()[0]["id"] == f"quotation-{id_}"
        assert site.get(f"/-/cite/{id_}.bib").text.count("\n@") == 0


@pytest.mark.parametrize(
    "path", ["/quotes/quotes_view.csv?_stream=on&_size=max", "/quotes.csv?sql=select+text,-1.5+from+quotes"]
)
def test_no_csv_of_datasettes_own_holds_a_formula(site: Site, path: str) -> None:
    taken = csv_rows(site.get(path))
    cells = [cell for row in taken for cell in row.values()]
    assert all(cell == guard(cell) or re.fullmatch(r"-[\d.]+", cell) for cell in cells)
    texts = site.get("/quotes.json?sql=select+text+from+quotes&_shape=arrayfirst").json()
    assert sorted(row["text"] for row in taken) == sorted(guard(text) for text in texts)
    assert any(row["text"].startswith("'=") for row in taken)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../metadata.yaml",
        "/static/..%2f..%2fpyproject.toml",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/-/static/../../app.py",
    ],
)
def test_no_path_leads_out_of_the_static_files(site: Site, path: str) -> None:
    assert site.get(path, status=404).status_code == 404


LONG = "a" * 5000


@pytest.mark.parametrize(
    "query",
    [
        f"_search={LONG}",
        "_search=" + "%22a%22+OR+" * 300 + "a",
        f"_next={LONG}",
        "_next=%00",
        "_size=-1",
        "_size=99999999999999999999",
        "_page=9999999",
        "_facet_size=-5",
        f"publisher__in={LONG}",
        "publisher__in=" + ",".join("abcdefghij" * 100),
        "_facet=absent",
        "_facet_choice=" + LONG,
        "_through=x",
        "_timelimit=x",
        "_shape=absurd",
        "year=%F0%9F%92%A9",
        "speaker_id=1e999",
        "_sort=date_key&_sort_desc=date_key",
        "_col=absent",
        "_since=9999-99-99",
        "&&&===%%%",
    ],
)
def test_absurd_parameters_give_a_page_and_no_trace(
    site: Site, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = asyncio.run(site.app.client.get(f"/quotes/quotes?{query}"))
    assert answer.status_code in {200, 302, 400, 404}, answer.text[-1500:]
    assert "Traceback" not in answer.text + capsys.readouterr().err


def test_an_answer_in_sql_says_in_its_csv_that_it_is_cut(site: Site) -> None:
    """It ends with a line that tells, and only where something may be left out."""
    numbers = "with recursive n(x) as (select 1 union all select x + 1 from n where x < {}) select x from n"
    for count, last in ((999, "999"), (2000, "perhaps cut here: an answer has at most 1")):
        lines = site.get(f"/quotes.csv?{urlencode({'sql': numbers.format(count)})}").text.splitlines()
        assert lines[-1].strip('"').startswith(last) and len(lines) == min(count + 1, 1002)


def test_a_long_cell_comes_whole(site: Site) -> None:
    lines = site.get(
        f"/quotes.csv?{urlencode({'sql': 'select hex(zeroblob(100000)) as x'})}"
    ).text.splitlines()
    assert lines == ["x", "0" * 200_000]


def test_the_csv_of_a_table_is_the_whole_table(site: Site) -> None:
    answer = site.get("/quotes/contents.csv?_size=1")
    assert "_stream=on" in str(answer.url)
    assert len(csv_rows(answer)) == site.get("/quotes/contents.json").json()["filtered_table_rows_count"] > 1
