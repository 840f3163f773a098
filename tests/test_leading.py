import re

import pytest

from quotes.leading import led

PHRASES = ["at", "in", "inside", "told", r"of\s+(?:a|the)"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("told at the inn", ["told", "at"]),
        ("inside that cabin", ["inside"]),
        ("the top of  the hat", ["of  the"]),
        ("(at) “in” 3at _in", ["at", "in"]),
        ("At Home In May", []),
        ("", []),
    ],
)
def test_led_finds_the_phrases_where_a_word_begins(text: str, found: list[str]) -> None:
    assert re.findall(led(PHRASES) + r"\b", text) == found
    assert re.findall(rf"\b(?:{'|'.join(PHRASES)})\b", text) == found


@pytest.mark.parametrize("flags", [re.DOTALL, re.IGNORECASE])
def test_led_in_any_case_takes_capitals(flags: re.RegexFlag) -> None:
    assert re.findall(led(PHRASES, any_case=True) + r"\b", "At home IN may", flags) == ["At", "IN"]
