import re

import pytest

from quotes.publish.timeline import timeline


def bars(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Return the address and the words of each bar."""
    return re.findall(r'<a href="([^"]*)"[^>]*><title>([^<]*)</title>', timeline(counts, address=address))


def address(column: str, period: str) -> str:
    return f"/q?speaker_id=1&{column}={period}"


def test_draws_a_bar_for_each_month_with_a_quotation() -> None:
    assert bars({"2025-11": 1, "2026-01": 3}) == [
        ("/q?speaker_id=1&amp;month=2025-11", "November 2025: 1 quotation"),
        ("/q?speaker_id=1&amp;month=2026-01", "January 2026: 3 quotations"),
    ]


def test_goes_over_to_years_after_ten_of_them() -> None:
    assert bars({"2008-05": 2, "2008-06": 1, "2026-01": 3}) == [
        ("/q?speaker_id=1&amp;year=2008", "2008: 3 quotations"),
        ("/q?speaker_id=1&amp;year=2026", "2026: 3 quotations"),
    ]


@pytest.mark.parametrize("months", [1, 5, 40, 120])
def test_keeps_every_bar_within_the_picture(months: int) -> None:
    counts = {f"{2000 + n // 12}-{n % 12 + 1:02}": n + 1 for n in range(months)}
    svg = timeline(counts, address=address)
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())  # type: ignore[union-attr]
    boxes = [
        tuple(map(int, box))
        for box in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', svg)
    ]
    assert len(boxes) == months
    assert all(x >= 0 and x + w <= width and y >= 0 and h > 0 and y + h <= height for x, y, w, h in boxes)


def test_draws_nothing_of_nothing() -> None:
    assert timeline({}, address=address) == ""


def test_draws_days_where_a_month_is_given_by_days() -> None:
    assert bars({"2025-12-30": 1, "2026-01-02": 2}) == [
        ("/q?speaker_id=1&amp;said_on=2025-12-30", "30 December 2025: 1 quotation"),
        ("/q?speaker_id=1&amp;said_on=2026-01-02", "2 January 2026: 2 quotations"),
    ]


def test_counts_what_is_known_to_the_year_alone_among_years() -> None:
    assert bars({"2008": 4, "2008-06": 1, "2026-01": 3})[0][1] == "2008: 5 quotations"
    assert bars({"2013": 2})[0][1] == "2013: 2 quotations"


def test_shows_what_was_picked_and_says_it_all_in_a_table() -> None:
    svg = timeline({"2025-11": 1, "2025-12": 3}, address=address, picked=["2025-12"])
    assert re.findall(r'class="picked"><title>([^<:]*)', svg) == ["December 2025"]
    rows = re.findall(r'<td><a href="[^"]*">([^<]*)</a></td><td class="n">(\d+)</td>', svg)
    assert rows == [("November 2025", "1"), ("December 2025", "3")]


def test_tells_the_scale() -> None:
    caption = re.search(
        "<figcaption>(.*)</figcaption>", timeline({"2025-11": 1, "2025-12": 1203}, address=address)
    )
    assert caption is not None
    assert re.findall("<span>(.*?)</span>", caption[1]) == [
        "November 2025",
        "at most 1,203 a month",
        "December 2025",
    ]


def test_what_is_known_to_the_year_alone_stands_in_the_table_of_months() -> None:
    picture = timeline({"2011": 4, "2025-11": 1}, address=address)
    rows = re.findall(r'<td><a href="([^"]*)">([^<]*)</a></td><td class="n">(\d+)</td>', picture)
    assert rows == [
        ("/q?speaker_id=1&amp;year=2011", "2011", "4"),
        ("/q?speaker_id=1&amp;month=2025-11", "November 2025", "1"),
    ]
    assert bars({"2011": 4, "2025-11": 1}) == [
        ("/q?speaker_id=1&amp;month=2025-11", "November 2025: 1 quotation")
    ]
