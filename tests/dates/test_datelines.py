"""Datelines: the day of filing, and what is none."""

from datetime import date

import pytest

from quotes import Article
from quotes.dates import date_article

TODAY = date(2025, 12, 12)


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        ("WASHINGTON, Dec. 11, 2025 (NN) — The harbour is closed.", "2025-12-11"),
        ("LEEDS, England, 11 December 2025 – The harbour is closed.", "2025-12-11"),
        ("Harbour closed\n\nBy Ana Ruiz\n\nLEEDS, Dec. 11, 2025 — It rained.", "2025-12-11"),
        ("Thursday, December 11, 2025\n\nThe harbour is closed.", "2025-12-11"),
        ("11 December 2025\nThe harbour is closed.", "2025-12-11"),
        pytest.param("LEEDS, Dec. 11 (NN) — The harbour is closed.", None, id="no year"),
        pytest.param("LEEDS (NN) — The harbour is closed.", None, id="no day"),
        pytest.param("LEEDS, Dec. 13, 2025 — The harbour is closed.", None, id="in the future"),
        pytest.param("The harbour closed on Dec. 11, 2025.", None, id="a sentence"),
        pytest.param("UN chief Ruiz left on Dec. 11, 2025 - late.", None, id="capitals that are no place"),
        pytest.param("a\n\nb\n\nc\n\nd\n\ne\n\nLEEDS, Dec. 11, 2025 — It rained.", None, id="far down"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_article_without_a_date_takes_that_of_its_dateline(text: str, filed: str | None) -> None:
    article = date_article(Article(text=text), today=TODAY)

    assert article.published == (None if filed is None else date.fromisoformat(filed))
    assert article.published_source == (None if filed is None else "dateline")


def test_a_date_of_its_own_stays() -> None:
    article = Article(text="LEEDS, Dec. 11, 2025 — It rained.", published=TODAY, published_source="record")

    assert date_article(article, today=TODAY) == article
