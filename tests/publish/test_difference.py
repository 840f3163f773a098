"""What two papers made of the same words."""

import pytest

from quotes.publish.difference import Part, differences


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("We won,", "we won", [("both", "We won,")]),
        ("We really won", "We won", [("both", "We"), ("one", "really"), ("both", "won")]),
        ("We won", "We won … twice", [("both", "We won"), ("other", "… twice")]),
        ("We won", "They lost", [("one", "We won"), ("other", "They lost")]),
        ("", "", []),
    ],
)
def test_words_are_in_both_or_in_one(one: str, other: str, parts: list[Part]) -> None:
    assert differences(one, other) == parts
