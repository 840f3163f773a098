"""The gate itself: what is measured now on our own articles against the floors."""

from collections import Counter

import pytest
from gate import FLOORS, GOLD, digest, find_breaches, measure, read_floors

from quotes.evaluate import evaluate
from quotes.evaluate.gold import read_gold

ARTICLES_AT_LEAST = 10
ROWS_AT_LEAST = 20  # of each kind, speaker known or not, and basis: fewer and one row outweighs a rule


@pytest.mark.model
def test_no_step_falls_under_its_floor() -> None:
    measured = measure(evaluate(GOLD), GOLD)

    assert find_breaches(read_floors(FLOORS), measured) == []


def test_the_floors_were_measured_on_this_gold_file() -> None:
    assert read_floors(FLOORS)["sha256"] == digest(GOLD)


def test_gold_asks_for_all_that_is_measured() -> None:
    articles = list(read_gold(GOLD))
    rows = [row for article in articles for row in article.quotes]
    asked = Counter[str | None](row.kind for row in rows) + Counter(row.basis for row in rows)

    assert len(articles) >= ARTICLES_AT_LEAST
    assert all(asked[what] >= ROWS_AT_LEAST for what in ("direct", "mixed", "stated", "carried", "none")), (
        asked
    )
    assert all(article.article.published for article in articles)
    assert {True, False} == {row.speaker is None for row in rows if row.asks_speaker}
