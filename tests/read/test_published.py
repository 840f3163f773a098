"""Publication dates: what is one, and what is refused with a word."""

from datetime import date

import pytest

from quotes.read.failure import UnreadableError
from quotes.read.published import parse_published

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-12-12", date(2025, 12, 12)),
        (" 2025-12-12\n", date(2025, 12, 12)),
        ("2025-12-12T09:30", date(2025, 12, 12)),
        ("2025-12-12 09:30:15", date(2025, 12, 12)),
        ("2025-12-12T09:30:15.123456Z", date(2025, 12, 12)),
        ("2025-12-12T23:59:59+14:00", date(2025, 12, 12)),
        ("2025-12-12T00:10:00-0800", date(2025, 12, 12)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1600-01-01", date(1600, 1, 1)),
        ("2026-01-31", TODAY),
        pytest.param("2026-02-01", date(2026, 2, 1), id="tomorrow, as it is somewhere already"),
    ],
)
def test_dates(words: str, expected: date) -> None:
    assert parse_published(words, today=TODAY) == expected


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("soon", "which is no date"),
        ("12 December 2025", "which is no date"),
        ("12/11/2025", "which is no date"),
        ("2025-12", "which is no date"),
        ("20251212", "which is no date"),
        ("2025-12-12 or so", "which is no date"),
        ("2025-02-30", "a day that no calendar has"),
        ("2025-00-10", "a day that no calendar has"),
        ("1599-12-31", "before newspapers existed"),
        ("2026-02-02", "lies in the future (today is 2026-01-31)"),
    ],
)
def test_refusals(words: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_published(words, today=TODAY)

    assert reason in str(refused.value)
