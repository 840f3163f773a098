"""What people type, as expressions that FTS5 understands."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.publish.words import NOTHING, expression


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("grain", '"grain"'),
        ("grain ships", '"grain" AND "ships"'),
        ('"grain ships" port', '"grain ships" AND "port"'),
        ("“grain ships”", '"grain ships"'),
        ("grain -war", '("grain") NOT ("war")'),
        ('-"cold war" grain -ship*', '("grain") NOT ("cold war" OR "ship"*)'),
        ("grain NOT war", '("grain") NOT ("war")'),
        ("grain OR wheat ships", '("grain" OR "wheat") AND "ships"'),
        ("ships grain OR wheat OR rye", '"ships" AND ("grain" OR "wheat" OR "rye")'),
        ("grain AND wheat", '"grain" AND "wheat"'),
        ("AND grain OR", '"AND" AND "grain" AND "OR"'),
        ('"OR"', '"OR"'),
        ("-war", NOTHING),
        ("( * - –", NOTHING),
        ("", NOTHING),
        ('"', NOTHING),
    ],
)
def test_words_become_an_expression(words: str, expected: str) -> None:
    assert expression(words) == expected


@given(st.text(alphabet=st.sampled_from("ab*-\" ()^:+'“”,ANDORT\0{}"), max_size=30))
def test_no_text_is_a_syntax_error(words: str) -> None:
    look_for(words)


@pytest.mark.parametrize("sign", [" ", " OR ", " -", " NOT "])
def test_many_words_are_no_error_either(sign: str) -> None:
    look_for(sign.join(f"w{number}" for number in range(3000)))


def look_for(words: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression(words),)).fetchall()
    connection.close()
