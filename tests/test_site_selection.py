"""Searching, narrowing down, paging and taking away: the page of quotations in process."""

import asyncio
import io
import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from pyarrow.parquet import read_table  # type: ignore[import-untyped]
from sample import build_sample
from visit import METADATA, Database, Site, cards, csv_rows, one, total, walk

from quotes.publish.export import export_rows
from quotes.publish.selection import Selection
from quotes.publish.serve import make_site

# Searching and narrowing down


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("frustrated", 3),
        ("FRUSTRATED", 3),
        ("frustrated president", 1),
        ('"both sides"', 1),
        ('"sides both"', 0),
        ("Leavitt", 2),
        ("Leavitt war", 1),
        ("zzyzx", 0),
        ("frustrated zzyzx", 0),
        ("don't", 0),
        ("doesn't", 1),
        ("doesn’t", 1),
        ('"frustrated', 3),
        ("frustrated*", 3),
        ("text:frustrated", 0),
        ("AND", 1),
        ("crane OR frustrated", 4),
        ("frustrated -president", 2),
        ('frustrated -"both sides"', 2),
        ("-frustrated", 0),
        ("frustr*", 3),
        ("NEAR(", 0),
        ("C++", 0),
        ("(", 0),
        ('"', 0),
        ("*", 0),
        ("–", 0),
        ("%", 0),
        ("\x00", 0),
        ("<script>", 1),
    ],
)
def test_any_search_is_answered_and_none_selects_everything(site: Site, search: str, found: int) -> None:
    page = asyncio.run(site.app.client.get("/quotes/quotes", params={"_search": search}))
    assert (page.status_code, total(page), len(cards(page))) == (200, found, found)
    assert ("Nothing was found" in page.text) == (found == 0)
    taken = asyncio.run(site.app.client.get("/-/quotes.csv", params={"_search": search}))
    assert (taken.status_code, len(csv_rows(taken))) == (200, found)


def test_hits_are_marked_as_the_index_finds_them(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=FRUSTRATED")
    assert len(re.findall("<mark>frustrated</mark>", page.text)) == 3
    assert "<mark>" not in site.get("/quotes/quotes").text


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("speakr_id=1", "There is no column “speakr_id”"),
        ("kind=direct&nonsense=nonsense", "There is no column “nonsense”"),
        ("kind__is=direct", "There is no comparison “is”"),
        ("_since=soon", "“soon” is no date"),
        ("_until=2025-13-01", "is in no calendar"),
        ("_search=NEAR(&_searchmode=raw", "cannot be understood"),
        ("_searching=crane", "There is no filter “_searching”"),
        ("_search_nothing=crane", "Cannot search by that column"),
        ("_where=absent=1", "no such column: absent"),
    ],
)
def test_a_wrong_filter_is_refused_with_a_reason(site: Site, query: str, complaint: str) -> None:
    for path in ("/quotes/quotes", "/-/quotes.csv"):
        assert complaint in unescape(site.get(f"{path}?{query}", status=400).text)
    assert complaint in site.get(f"/quotes/quotes.json?{query}", status=400).json()["error"]


@pytest.mark.parametrize("query", ["_search=", "_search=+&_since=&_until=", "said_on__gte="])
def test_a_field_left_blank_is_no_wish(site: Site, database: Database, query: str) -> None:
    assert total(site.get(f"/quotes/quotes?{query}")) == one(database, "SELECT count(*) FROM quotes")
    assert total(site.get(f"/quotes/quotes?{query}&kind=indirect")) == 1


SELECTIONS = [
    ("", "1"),
    ("kind=mixed", "kind = 'mixed'"),
    ("kind__in=mixed,indirect", "kind IN ('mixed', 'indirect')"),
    ("publisher=Harbour+Post&kind=direct", "publisher = 'Harbour Post' AND kind = 'direct'"),
    ("year=2025", "year = 2025"),
    ("month=2025-12", "month = '2025-12'"),
    ("speaker_id__isnull=1", "speaker_id IS NULL"),
    ("said_on__gte=2025-12-12&said_on__lte=2026-01-01", "said_on BETWEEN '2025-12-12' AND '2026-01-01'"),
    ("speaker__startswith=Ben&_sort=date_key", "speaker LIKE 'Ben%'"),
    ("_search=high&publisher=Harbour+Post", "text LIKE '%high%' AND publisher = 'Harbour Post'"),
    ("_search=frustrated&kind=direct&_size=1", "text LIKE '%frustrated%' AND kind = 'direct'"),
    ("_search_speaker=Okafor&kind=indirect", "speaker LIKE '%Okafor' AND kind = 'indirect'"),
    ("_where=confidence<0.7", "confidence < 0.7"),
    ("_since=2025-12-11&_until=2025-12-11", "said_on IN ('2025-12-11', '2025-12')"),
    ("_until=2013-05", "said_on = '2013'"),
    ("_since=2025-12-18&_until=2025-12", "said_on IN ('2025-12-15', '2025-12-20', '2025-12')"),
    ("_search=zzyzx&kind=direct", "0"),
]


@pytest.mark.parametrize(("query", "condition"), SELECTIONS)
def test_page_and_download_hold_the_selection(
    site: Site, database: Database, query: str, condition: str
) -> None:
    """Page count, stated rows, all pages and the CSV agree with plain SQL, in the same order."""
    order = "ASC" if "_sort=" in query else "DESC"
    sql = f"SELECT id FROM quotes WHERE {condition} ORDER BY date_key {order}"
    ids = [row["id"] for row in database.execute(sql)]
    page = site.get(f"/quotes/quotes?{query}")
    assert total(page) == len(ids)
    assert sum(walk(site, f"/quotes/quotes?{query}"), []) == ids
    link = re.search(r'<a class="csv" href="([^"]*)">Download CSV \(([\d,]+) rows?\)', page.text)
    if not ids:
        assert link is None
        return
    assert link is not None and int(link[2]) == len(ids)
    assert [int(row["id"]) for row in csv_rows(site.get(unescape(link[1])))] == ids


DATES = ("2012", "2013", "2013-05", "2025", "2025-12", "2025-12-11", "2025-12-15", "2025-12-18", "2026-01-02")


@pytest.mark.parametrize("since", DATES)
def test_a_period_is_the_same_on_the_page_and_in_the_shell(
    site: Site, database: Database, since: str
) -> None:
    for until in DATES:
        lines = export_rows(database, Selection(since=since, until=until))
        page = site.get(f"/quotes/quotes?_since={since}&_until={until}")
        assert total(page) == len(list(lines)), until


@pytest.mark.parametrize(
    "path",
    [
        "/quotes/quotes",
        "/quotes/quotes?_sort=date_key",
        "/quotes/quotes?_sort_desc=date_key&kind=direct",
        "/quotes/quotes?_sort=date_key&_search=tide",
        "/quotes/quotes?_size=1&_search=frustrated",
        "/quotes/speakers?_size=2",
        "/quotes/speakers?_sort=quote_count&_size=1",
        "/quotes/speakers?_sort_desc=quote_count&type=person&_size=1",
        "/quotes/articles?_size=2",
        "/quotes/articles?_sort=published&_size=1",
        "/quotes/articles?_sort_desc=published&publisher=Harbour+Post&_size=1",
    ],
)
def test_no_row_is_lost_or_seen_twice_between_pages(site: Site, path: str) -> None:
    pages = walk(site, path)
    ids = sum(pages, [])
    assert len(pages) > 1
    assert len(set(ids)) == len(ids) == total(site.get(path))


def test_only_orders_without_ties_are_offered_for_quotations(site: Site, database: Database) -> None:
    for column in METADATA["tables"]["quotes"]["sortable_columns"]:
        assert one(database, f"SELECT count(*) = count(DISTINCT {column}) FROM quotes")
    site.get("/quotes/quotes?_sort=said_on", status=400)
    site.get("/-/quotes.csv?_sort=said_on", status=400)


# Chips and forms


def test_filters_can_be_taken_away_one_by_one(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=frustrated&kind=mixed&_since=2025-12-12&month=2025-12")
    chips = re.findall(r'<li><a href="([^"]*)" title="Take this filter away">([^<]*?)\s*<span', page.text)
    labels = [unescape(label) for _, label in chips]
    assert labels == ["“frustrated”", "mixed", "from 12 December 2025", "December 2025"]
    for url, _ in chips:
        assert len(parse_qsl(urlsplit(unescape(url)).query)) == 3
        site.get(unescape(url))


def test_searching_again_keeps_the_filters(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=frustrated&kind=mixed&_since=2025-12-12&_next=x,1")
    form = re.search(r'<form class="search big narrowing".*?</form>', page.text, re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form[0]))
    assert fields == {"_search": "frustrated", "_since": "2025-12-12", "_until": "", "kind": "mixed"}


# The download


def test_the_download_is_safe_and_readable_in_a_spreadsheet(site: Site) -> None:
    answer = site.get("/-/quotes.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="quotes.csv"'
    rows = csv_rows(answer)
    assert "'=SUM(cranes) is no plan" in {row["text"] for row in rows}
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    leavitt = next(row for row in rows if row["text"].startswith("The president is extremely"))
    assert leavitt["speaker"] == "Karoline Leavitt"
    assert leavitt["title"] == "Press secretary: president tired of waiting"


def test_the_download_has_no_last_row(tmp_path: Path) -> None:
    """More rows than Datasette returns (1,000) come out, each once."""
    path = build_sample(tmp_path / "quotes.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        copied = [row[1] for row in connection.execute("PRAGMA table_info(quotes)")]
        changed = {"id": "id + n", "date_key": "date_key || n", "position": "position + n"}
        values = ", ".join(changed.get(column, column) for column in copied)
        connection.execute(f"""
            WITH RECURSIVE numbers(n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3499)
            INSERT INTO quotes SELECT {values} FROM numbers, (SELECT * FROM quotes ORDER BY id LIMIT 1)""")
        connection.execute("""
            INSERT INTO contents(quote_id, position, start, "end", text) SELECT id, 0, 0, 1, 'x'
            FROM quotes WHERE id NOT IN (SELECT quote_id FROM contents)""")
        count = connection.execute("SELECT count(*) FROM quotes").fetchone()[0]
    with closing(Site(make_site(path))) as site:
        assert f"Download CSV ({count:,} rows)" in site.get("/quotes/quotes").text
        rows = csv_rows(site.get("/-/quotes.csv"))
    assert len(rows) == len({row["id"] for row in rows}) == count > 2500


@pytest.mark.parametrize("query", ["", "kind=mixed", "_search=frustrated&_sort=date_key", "_search=zzyzx"])
def test_every_format_holds_the_same_rows_in_the_same_order(site: Site, tmp_path: Path, query: str) -> None:
    ids = [int(row["id"]) for row in csv_rows(site.get(f"/-/quotes.csv?{query}"))]
    assert [line["id"] for line in site.get(f"/-/quotes.json?{query}").json()] == ids
    lines = site.get(f"/-/quotes.jsonl?{query}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    (tmp_path / "taken.db").write_bytes(site.get(f"/-/quotes.db?{query}").content)
    with closing(sqlite3.connect(tmp_path / "taken.db")) as taken:
        assert [id_ for (id_,) in taken.execute("SELECT id FROM quotes ORDER BY rowid")] == ids
    table = read_table(io.BytesIO(site.get(f"/-/quotes.parquet?{query}").content))
    assert table.column("id").to_pylist() == ids
    assert table.schema.field("confidence").type == "double" and table.schema.field("start").type == "int64"
    package = site.get(f"/-/datapackage.json?{query}").json()
    assert {file["rows"] for file in package["resources"]} == {len(ids)}
    fields = package["resources"][0]["schema"]["fields"]
    assert all(field["description"] for field in fields)
    assert site.get(f"/-/quotes.atom?{query}").text.count("<entry>") == len(ids[:100])


def test_the_address_of_datasettes_own_csv_leads_to_every_row(site: Site) -> None:
    answer = site.get("/quotes/quotes.csv?kind=mixed&_size=1")
    assert "attachment" in answer.headers["content-disposition"]
    assert len(csv_rows(answer)) == total(site.get("/quotes/quotes?kind=mixed")) > 1


def test_what_the_server_cannot_write_is_not_offered(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/-/quotes.parquet" in site.get("/quotes/quotes").text
    monkeypatch.setattr("quotes.publish.formats.can_write_parquet", lambda: False)
    assert "This server cannot write parquet" in site.get("/-/quotes.parquet", status=400).text


def test_the_mark_before_the_csv_can_be_left_out(site: Site) -> None:
    assert site.get("/-/quotes.csv?_bom=0").content.startswith(b"speaker,")


def test_an_empty_page_tells_what_to_do_without(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=frustrated&kind=indirect&year=2024")
    assert total(page) == 0
    hints = re.findall(r'Without <em>([^<]*)</em>: <a href="([^"]*)">([\d,]+) quotation', page.text)
    assert hints == []  # two filters stand in the way, so that to take one away does not help
    page = site.get("/quotes/quotes?_search=frustrated&kind=indirect")
    hints = re.findall(r'Without <em>([^<]*)</em>: <a href="([^"]*)">([\d,]+) quotation', page.text)
    assert [unescape(label) for label, _, _ in hints] == ["indirect", "“frustrated”"]
    for _, url, count in hints:
        assert total(site.get(unescape(url))) == int(count)


def test_a_search_can_be_kept_to_the_words_said(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=ruiz")
    link = re.search(r'<a href="([^"]*)">Only where the words themselves were said</a>', page.text)
    assert link is not None
    inside = site.get(unescape(link[1]))
    texts = [row["text"] for row in csv_rows(site.get("/-/quotes.csv?_search_text=ruiz"))]
    assert total(inside) == len(texts) < total(page)
    assert all("ruiz" in text.lower() for text in texts)


@pytest.mark.parametrize("words", ["Leavytt", "Karolyne Leavitt"])
@pytest.mark.parametrize("address", ["/quotes/quotes?_search=", "/quotes/speakers?_who="])
def test_a_name_that_is_misspelt_finds_its_like(site: Site, address: str, words: str) -> None:
    page = site.get(address + words).text
    assert re.search('Did you mean <a href="[^"]*">Karoline Leavitt<', page)


@pytest.mark.parametrize("address", ["/quotes/quotes?_search=", "/quotes/speakers?_who="])
@pytest.mark.parametrize("words", ["xylophone", "--", "%22"])
def test_a_name_like_none_offers_nobody(site: Site, address: str, words: str) -> None:
    assert "Did you mean" not in site.get(address + words).text


def test_a_period_that_ends_before_it_begins_can_be_turned_round(site: Site) -> None:
    page = site.get("/quotes/quotes?_since=2026&_until=2012-12-31")
    link = re.search(r'the period ends before it begins: <a href="([^"]*)"', page.text)
    assert total(page) == 0 and link is not None
    assert total(site.get(unescape(link[1]))) > 0
    assert "ends before" not in site.get("/quotes/quotes?_since=2012-12-11&_until=2012-12&_search=xyz").text


def test_a_period_says_how_many_stand_at_their_day_of_publication(site: Site) -> None:
    page = site.get("/quotes/quotes?_since=2025")
    told = re.search(r'>(\d+) of them stands? at the day of publication.*?<a href="([^"]*)"', page.text)
    assert told is not None
    assert total(site.get(unescape(told[2]))) == total(page) - int(told[1])
    assert "day of publication" not in site.get("/quotes/quotes?_since=2025&said_basis=stated").text
    assert "at the day of publication" not in site.get("/quotes/quotes").text


def test_lists_stay_where_nothing_is_found(site: Site) -> None:
    page = site.get("/quotes/quotes?_search=frustrated&year=2024").text
    years = re.search(r'id="facet-year">.*?</section>', page, re.DOTALL)
    assert years is not None and "year__in=2024%2C2025" in years[0]
    assert 'id="facet-month"' not in page  # no month of a year that was not picked
