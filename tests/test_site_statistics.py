"""The statistics and the pages of publishers in process: every share is that of the rows behind it."""

import re
from html import unescape

import pytest
from visit import Database, Site, cards, one, total, words

from quotes.publish.shares import Share, Whole
from quotes.publish.statistics import BY_PUBLISHER, CUES, DATED, TOP_BY_PUBLISHER, UNNAMED_BY_PUBLISHER


def shares_of(site: Site, label: str) -> dict[str, tuple[list[int], int]]:
    """Return the percents and the number of quotations of each row of a table of the statistics."""
    page = site.get("/statistics").text
    table = page.split(f'aria-label="{label}"')[1].split("</table>")[0]
    rows = {}
    for row in re.findall(r'<th scope="row">.*?</tr>', table, re.DOTALL):
        name, *cells = [words(cell) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row, re.DOTALL)]
        rows[name] = ([int(cell[:-2]) for cell in cells if cell.endswith(" %")], int(cells[-1]))
    return rows


@pytest.mark.parametrize(
    ("label", "conditions"),
    [
        ("Kinds by publisher", ["kind = 'direct'", "kind = 'mixed'", "kind = 'indirect'"]),
        ("Unnamed sources by publisher", ["speaker_id IS NULL", "speaker_id IS NOT NULL"]),
        (
            "Evidence for dates by publisher",
            [f"said_basis = '{b}'" for b in ("stated", "carried", "published")],
        ),
    ],
)
def test_shares_by_publisher_are_those_of_the_rows(
    site: Site, database: Database, label: str, conditions: list[str]
) -> None:
    rows = shares_of(site, label)
    assert len(rows) == one(database, "SELECT count(DISTINCT publisher) FROM quotes")
    for publisher in ("Harbour Post", "The Vesmark Ledger"):
        counts = [
            one(database, f"SELECT count(*) FROM quotes WHERE publisher = ? AND {condition}", publisher)
            for condition in conditions
        ]
        all_ = one(database, "SELECT count(*) FROM quotes WHERE publisher = ?", publisher)
        assert rows[publisher] == ([round(100 * count / sum(counts)) for count in counts], sum(counts))
        assert sum(counts) == all_


def test_cues_are_counted_by_speaker(site: Site, database: Database) -> None:
    rows = shares_of(site, "Cues by speaker")
    wrote = one(database, "SELECT count(*) FROM quotes WHERE speaker = 'Ben Okafor' AND cue = 'wrote'")
    every = one(database, "SELECT count(*) FROM quotes WHERE speaker = 'Ben Okafor' AND cue IS NOT NULL")
    percents, count = rows["Ben Okafor"]
    assert (percents[0], count) == (round(100 * wrote / every), every)


def test_dates_are_counted_by_precision(site: Site, database: Database) -> None:
    rows = shares_of(site, "Precision of dates")
    assert sum(count for _, count in rows.values()) == one(database, "SELECT count(*) FROM quotes")
    assert rows["no date"][0] == [0, 0, 0, 100]


def test_a_share_leads_to_as_many_quotations_as_it_says(site: Site) -> None:
    page = site.get("/statistics").text
    links = re.findall(r'<a href="(/quotes/quotes\?[^"]*)" title="([\d,]+)">', page)
    assert links
    for url, count in links:
        assert total(site.get(unescape(url))) == int(count.replace(",", "")), url


def test_every_publisher_of_a_quotation_has_a_page(site: Site, database: Database) -> None:
    listed = site.get("/publishers").text
    for (publisher,) in database.execute("SELECT DISTINCT publisher FROM quotes WHERE publisher IS NOT NULL"):
        id_ = one(database, "SELECT id FROM quotes WHERE publisher = ?", publisher)
        found = re.search(r'class="publisher" href="([^"]*)"', site.get(f"/quotes/quotes/{id_}").text)
        assert found is not None and f'href="{found[1]}"' in listed
        page = site.get(unescape(found[1]))
        count = one(database, "SELECT count(*) FROM quotes WHERE publisher = ?", publisher)
        assert f"{count} quotation" in words(page.text) and publisher in words(page.text)
        latest = database.execute(
            "SELECT id FROM quotes WHERE publisher = ? ORDER BY date_key DESC LIMIT 6", [publisher]
        )
        assert cards(page) == [id for (id,) in latest]
    site.get("/publishers/The+Nowhere+Gazette", status=404)


@pytest.mark.parametrize(
    ("counts", "percents"), [((1, 1, 2), [25, 25, 50]), ((0, 0), [0, 0]), ((1, 199), [0, 100])]
)
def test_parts_are_percents_of_their_whole(counts: tuple[int, ...], percents: list[int]) -> None:
    whole = Whole("x", None, tuple(Share(str(count), count) for count in counts))
    assert [whole.percent(share) for share in whole.shares] == percents
    assert whole.bar().count("<rect") == len(counts)


def test_statistics_read_indexes_alone(database: Database) -> None:
    for sql in (BY_PUBLISHER, UNNAMED_BY_PUBLISHER, TOP_BY_PUBLISHER, CUES, DATED):
        plan = [row["detail"] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", {"limit": 15})]
        reads = [step for step in plan if re.match(r"(SCAN|SEARCH) quotes\b", step)]
        assert reads and all("USING COVERING INDEX" in step for step in reads), plan
