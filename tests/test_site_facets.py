"""Narrowing down in process: either-or within a list, dates from year to day, the timeline, relevance."""

import asyncio
import re
import sqlite3
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from datasette.database import Database as Database_  # type: ignore[import-untyped]
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request  # type: ignore[import-untyped]
from visit import METADATA, Database, Site, cards, csv_rows, local, one, total

from quotes.publish import counting
from quotes.publish.facets import choice, counts_of, days_of, periods
from quotes.publish.narrowing import parts_of

FACETS = METADATA["tables"]["quotes"]["facets"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "kind=direct",
        "speaker_id=1",
        "publisher__in=a,b&medium=post",
        "_certainty=likely&month=2025-12",
        "_since=2025-12-01&_until=2026-01",
    ],
)
def test_each_facet_is_counted_from_covering_indexes(site: Site, database: Database, query: str) -> None:
    parts = asyncio.run(parts_of(site.app, Request.fake(f"/quotes/quotes?{query}")))
    names = [facet["choice"] for facet in FACETS if facet["choice"] != "date"]
    choices = [*(choice(name, shown=["x"], limit=12) for name in names), periods(), days_of("2025-12")]
    for count in counts_of(choices, parts):
        plan = [row["detail"] for row in database.execute(f"EXPLAIN QUERY PLAN {count.sql}", count.values)]
        first = next(step for step in plan if " quotes " in step)
        assert re.search("^(SCAN|SEARCH) quotes USING COVERING INDEX", first), plan


@pytest.mark.parametrize(
    "query", ["_since=2008&_until=2025-12-11", "_until=2025", "_since=2025-12&kind=direct"]
)
@pytest.mark.parametrize("name", ["speaker_id", "publisher", "kind", "medium", "said_basis", "_certainty"])
def test_a_period_is_counted_along_the_stretch_of_each_value(
    site: Site, database: Database, query: str, name: str
) -> None:
    parts = asyncio.run(parts_of(site.app, Request.fake(f"/quotes/quotes?{query}")))
    (count,) = counts_of([choice(name, shown=[], limit=12)], parts)
    plan = [row["detail"] for row in database.execute(f"EXPLAIN QUERY PLAN {count.sql}", count.values)]
    column = "confidence" if name == "_certainty" else name
    stretch = rf"^SEARCH quotes USING COVERING INDEX \S+ \({column}=\? AND date_key>\?"
    assert any(re.search(stretch, step) for step in plan), plan


def test_what_has_no_date_is_in_no_period(database: Database) -> None:
    """Its date_key begins with no digit, on which counting a period without a beginning relies."""
    undated = [row[0] for row in database.execute("SELECT date_key FROM quotes WHERE said_on IS NULL")]
    assert undated and all(key.startswith("-") for key in undated)


@pytest.mark.parametrize("order", ["", "&_sort=date_key"])
def test_the_list_of_a_period_is_a_stretch_of_the_index_by_date(
    site: Site, database: Database, order: str
) -> None:
    answer = site.get(f"/quotes/quotes.json?_since=2025-12-01&_until=2025-12-31{order}").json()
    assert answer["filtered_table_rows_count"] == len(answer["rows"]) > 0
    statement = answer["query"]
    plan = [
        row["detail"]
        for row in database.execute(f"EXPLAIN QUERY PLAN {statement['sql']}", statement["params"])
    ]
    assert re.search(r"^SEARCH quotes USING INDEX \S+ \(date_key>\? AND date_key<\?\)", plan[0]), plan
    assert not any("ORDER BY" in step for step in plan)


def facet_links(page: Any) -> list[tuple[str, str, int]]:
    """Return each facet value's address, label and count."""
    item = r'<li(?: class="selected")?><a href="([^"]*)"[^>]*>([^<]*)</a> <span class="count">([\d,]+)<'
    found = re.findall(item, page.text)
    return [(unescape(url), unescape(label), int(count.replace(",", ""))) for url, label, count in found]


@pytest.mark.parametrize(
    "query", ["", "?_search=tide", "?kind=direct", "?_search=frustrated&publisher=Harbour+Post"]
)
def test_each_facet_value_leads_to_as_many_quotations_as_it_says(site: Site, query: str) -> None:
    links = facet_links(site.get(f"/quotes/quotes{query}"))
    assert len(links) >= len(FACETS)
    for url, _, count in links:
        if len(parse_qsl(urlsplit(url).query)) > len(parse_qsl(query.strip("?"))):
            assert total(site.get(url)) == count, url


def test_a_later_page_counts_facets_over_the_whole_selection(site: Site) -> None:
    first = site.get("/quotes/quotes?_search=tide")
    later = re.search(r'<a rel="next" href="([^"]*)"', first.text)
    assert later is not None
    second = site.get(local(later[1]))
    assert cards(first) and cards(second) and not set(cards(first)) & set(cards(second))
    counts = [(label, count) for _, label, count in facet_links(second)]
    assert counts == [(label, count) for _, label, count in facet_links(first)]
    assert all(total(site.get(url)) == count for url, _, count in facet_links(second)[:3])


def test_values_of_one_facet_are_either_or_and_the_others_stay_in_sight(site: Site) -> None:
    path = "/quotes/quotes?_search=frustrated"
    counts = kinds_of(site, path)
    for label in ("direct", "mixed"):
        path = next(url for url, name, _ in facet_links(site.get(path)) if name == label)
        assert kinds_of(site, path) == counts
    assert "kind__in=direct%2Cmixed" in path
    assert total(site.get(path)) == counts["direct"] + counts["mixed"] == 3
    assert sum(kinds_of(site, f"{path}&publisher=Harbour+Post").values()) == 1


def kinds_of(site: Site, path: str) -> dict[str, int]:
    links = facet_links(site.get(path))
    return {label: count for _, label, count in links if label in {"direct", "mixed", "indirect"}}


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("kind=mixed&kind=indirect", "kind IN ('mixed', 'indirect')"),
        ("publisher__in=%5B%22Harbour+Post%22%5D", "publisher = 'Harbour Post'"),
        ("_certainty=doubtful", "confidence < 0.5"),
        ("_certainty=doubtful,likely", "confidence < 0.5 OR confidence >= 0.7 AND confidence < 0.85"),
        ("_certainty=very+likely&kind=mixed", "confidence >= 0.85 AND confidence < 0.95 AND kind = 'mixed'"),
    ],
)
def test_several_values_are_either_or(site: Site, database: Database, query: str, condition: str) -> None:
    expected = one(database, f"SELECT count(*) FROM quotes WHERE {condition}")
    assert total(site.get(f"/quotes/quotes?{query}")) == expected
    assert len(csv_rows(site.get(f"/-/quotes.csv?{query}"))) == expected


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("_certainty=sure", "There is no certainty “sure”; there are almost certain, very likely"),
        ("kind__in=[direct", "“[direct” is no list of values"),
        ("kind__in=[[1]]", "is no list of texts and numbers"),
        ("_order=worst&_search=tide", "There is no order “worst”"),
        ("_order=best&_search=tide&_page=0", "“0” is no page"),
        ("_facet_choice=absent", "There is no list “absent”"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(site: Site, query: str, complaint: str) -> None:
    assert complaint in unescape(site.get(f"/quotes/quotes?{query}", status=400).text)


def test_what_was_chosen_is_listed_even_where_others_are_more_frequent(
    site: Site, database: Database
) -> None:
    rare = one(database, "SELECT speaker_id FROM quotes WHERE speaker = 'Ana Ruiz'")
    page = site.get(f"/quotes/quotes?speaker_id={rare}&_facet_size=1")
    assert "Ana Ruiz" in [label for _, label, _ in facet_links(page)]


def test_a_date_is_narrowed_down_from_year_to_month_to_day(site: Site, database: Database) -> None:
    path = "/quotes/quotes"
    for label in ("2025", "December 2025", "11 December 2025"):
        path = next(url for url, name, _ in facet_links(site.get(path)) if name == label)
    page = site.get(path)
    assert total(page) == one(database, "SELECT count(*) FROM quotes WHERE said_on = '2025-12-11'")
    assert {"2013", "2026", "15 December 2025"} <= {label for _, label, _ in facet_links(page)}
    year = next(url for url, name, _ in facet_links(page) if name == "2025")
    assert year == "/quotes/quotes"


@pytest.mark.parametrize("query", ["", "?_search=frustrated", "?year=2025", "?month=2025-12&kind=direct"])
def test_the_bars_are_filters_that_lead_to_as_many_as_they_say(site: Site, query: str) -> None:
    page = site.get(f"/quotes/quotes{query}").text
    bars = re.findall(r'<a href="([^"]*)" tabindex="-1"(?: class="picked")?><title>[^<]*: (\d+) quo', page)
    assert bars
    for url, count in bars:
        if len(parse_qsl(urlsplit(unescape(url)).query)) > len(parse_qsl(query.strip("?"))):
            assert total(site.get(unescape(url))) == int(count), url


def test_the_best_match_comes_first_and_no_page_repeats_another(site: Site, database: Database) -> None:
    ranked = [
        row["rowid"]
        for row in database.execute(
            "SELECT quotes_fts.rowid FROM quotes_fts JOIN quotes ON quotes.id = quotes_fts.rowid "
            "WHERE quotes_fts MATCH 'tide' ORDER BY quotes_fts.rank, date_key DESC"
        )
    ]
    found: list[int] = []
    path = "/quotes/quotes?_search=tide&_order=best"
    while path:
        page = site.get(path)
        found += cards(page)
        following = re.search(r'<a rel="next" href="([^"]*)"', page.text)
        path = local(following[1]) if following else ""
    assert found == ranked
    assert [int(row["id"]) for row in csv_rows(site.get("/-/quotes.csv?_search=tide&_order=best"))] == ranked
    narrowed = site.get("/quotes/quotes?_search=tide&_order=best&publisher=Harbour+Post")
    assert set(cards(narrowed)) < set(ranked) and total(narrowed) < len(ranked)


def interrupt(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Let every statement that holds the words take too long; return those that were met."""
    execute, rows_within, met = Database_.execute, counting.rows_within, []

    def hold_up(sql: str) -> None:
        if words in sql:
            met.append(sql)
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, {})

    async def slow(self: Any, sql: str, *arguments: Any, **options: Any) -> Any:
        hold_up(sql)
        return await execute(self, sql, *arguments, **options)

    def slow_count(connection: sqlite3.Connection, sql: str, *arguments: Any) -> Any:
        hold_up(sql)
        return rows_within(connection, sql, *arguments)

    monkeypatch.setattr(Database_, "execute", slow)
    monkeypatch.setattr(counting, "rows_within", slow_count)
    counting.forget()
    return met


def test_where_the_best_hits_take_too_long_the_newest_are_shown(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = cards(site.get("/quotes/quotes?_search=tide"))
    interrupt(monkeypatch, "badness")
    page = site.get("/quotes/quotes?_search=tide&_order=best")
    assert cards(page) == newest and "too many hits" in page.text
    assert '<span aria-current="true">newest first</span>' in page.text


def test_what_takes_too_long_is_a_page_that_says_so(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    interrupt(monkeypatch, "group by publisher")
    assert "Narrow the question" in site.get("/statistics", status=503).text
    assert "Traceback" not in capsys.readouterr().err


def test_lists_that_take_too_long_are_named_and_the_rest_stands(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(monkeypatch, "count(*) as count")
    page = site.get("/quotes/quotes?_search=tide")
    assert "Counting took too long" in page.text and cards(page)


@pytest.mark.parametrize(
    ("path", "slow", "left", "said"),
    [
        ("/", "select count(*) from quotes", "Most quoted", "numbers are missing"),
        ("/", "group by year, month", "Most quoted", "numbers are missing"),
        ("/quotes", "select count(*) as count from", "Questions", "not counted"),
        ("/quotes/quotes?kind=direct", "count(*)", "card", "Quotations, not counted"),
        ("/quotes/persons", "count(*)", "<td", "Rows, not counted"),
        ("/quotes/speakers", "count(*)", "<td", "Speakers, not counted"),
        ("/quotes/quotes?_search=xyzzy&kind=direct", "count(*) as count from quotes", "xyzzy", "not counted"),
    ],
)
def test_a_page_says_which_part_takes_too_long_and_does_without(
    site: Site, monkeypatch: pytest.MonkeyPatch, path: str, slow: str, left: str, said: str
) -> None:
    met = interrupt(monkeypatch, slow)
    page = site.get(path).text
    assert met and left in page and said in page


@pytest.mark.parametrize(
    ("query", "setting"),
    [
        pytest.param("kind=direct&_since=2025", "facet_time_limit_ms", id="our own"),
        pytest.param("_search=tide&_order=best", "facet_time_limit_ms", id="our own, ranked"),
        pytest.param("_where=length(text)>3", "sql_time_limit_ms", id="a visitor's"),
        pytest.param("_where=length(text)>3&_search=tide&_order=best", "sql_time_limit_ms", id="ranked"),
        pytest.param("_where=length(text)>3&_search=xyzzy&kind=direct", "sql_time_limit_ms", id="empty"),
    ],
)
def test_a_visitors_condition_has_no_more_time_than_a_visitors_question(
    site: Site, monkeypatch: pytest.MonkeyPatch, query: str, setting: str
) -> None:
    limits = record_limits(monkeypatch)
    site.get(f"/quotes/quotes?{query}")
    asked = [limit for sql, limit in limits if "_where" not in query or "length(text)>3" in sql]
    assert len(asked) > 2 and set(asked) == {site.app.setting(setting)}


def test_what_is_counted_without_the_visitors_condition_has_our_own_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = record_limits(monkeypatch)
    site.get("/quotes/quotes?_where=length(text)<0&kind=direct")
    without = [limit for sql, limit in limits if "length(text)" not in sql and "as count from quotes" in sql]
    assert without == [site.app.setting("facet_time_limit_ms")]


def record_limits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Note of each statement that is counted how many milliseconds it may take."""
    rows_within, met = counting.rows_within, []

    def noted(connection: sqlite3.Connection, sql: str, values: Any, milliseconds: int) -> Any:
        met.append((sql, milliseconds))
        return rows_within(connection, sql, values, milliseconds)

    monkeypatch.setattr(counting, "rows_within", noted)
    counting.forget()
    return met


def test_where_datasette_gives_up_counting_we_go_on(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    number = total(site.get("/quotes/quotes?kind=direct"))
    met = interrupt(monkeypatch, "select count(*) from quotes where")
    assert total(site.get("/quotes/quotes?kind=direct")) == number and met


@pytest.mark.parametrize(
    ("path", "slow"),
    [
        ("/publishers", "publisher"),
        ("/publishers/Harbour+Post", "publisher = :name"),
        ("/reconcile?queries={}", "from speakers"),
    ],
)
def test_other_pages_say_that_they_take_too_long(
    site: Site, monkeypatch: pytest.MonkeyPatch, path: str, slow: str
) -> None:
    interrupt(monkeypatch, slow)
    assert "Narrow the question" in site.get(path, status=503).text
