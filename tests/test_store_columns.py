"""Articles and quotations as columns, and back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import newsroom
import pytest

from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.store.columns import columns_of, values_of
from quotes.store.stored import stored_form

ROOM = newsroom.news()


@pytest.mark.parametrize(("article", "quotations"), ROOM, ids=lambda value: getattr(value, "label", ""))
def test_what_is_written_and_read_back_is_what_a_database_keeps(
    article: Article, quotations: tuple[Quotation, ...]
) -> None:
    assert values_of(*columns_of(article, quotations)) == (article, stored_form(article, quotations))


def test_columns_hold_what_the_tables_hold(news_database: Path) -> None:
    """All but what only a database knows, and the speaker, who is the person of the article here."""
    columns = [columns_of(*found) for found in ROOM]
    with closing(sqlite3.connect(news_database)) as database:
        database.row_factory = sqlite3.Row
        articles = [dict(row) for row in database.execute("SELECT * FROM articles ORDER BY id")]
        quotations = [dict(row) for row in database.execute("SELECT * FROM quotes ORDER BY id")]
    own = sorted((article for article, _ in columns), key=lambda row: row["id"])
    rows = sorted((row for _, rows in columns for row in rows), key=lambda row: row["id"])

    assert [{name: row[name] for name in each} for row, each in zip(articles, own, strict=True)] == own
    for row, each in zip(quotations, rows, strict=True):
        shared = each.keys() - {"contents", "person", "speaker", "speaker_type"}
        assert {name: row[name] for name in shared} == {name: each[name] for name in shared}
        assert each["speaker"] == (None if each["person"] is None else each["person"]["name"])
    assert set(quotations[0]) - set(rows[0]) == {
        "date_key", "person_id", "run_id", "speaker_id", "utterance_id"
    }  # fmt: skip
