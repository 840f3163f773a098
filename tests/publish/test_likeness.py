"""How near a pasted sentence is to what was said, and the differences between the two."""

import pytest

from quotes.publish.likeness import likeness


@pytest.mark.parametrize(
    ("asked", "said", "share", "verdict", "shown"),
    [
        pytest.param("We won", "We won,", 1.0, "word for word", "We won", id="the same"),
        pytest.param("we WON!", "“We won”", 1.0, "word for word", "We won”", id="capitals and marks"),
        pytest.param("a cafe", "a café", 1.0, "word for word", "a café", id="accents"),
        pytest.param("don't go", "Don’t go", 1.0, "word for word", "Don’t go", id="apostrophes"),
        pytest.param(
            "We won big", "We won", 2 / 3, "partly alike", "We won <del>big</del>", id="a word too many"
        ),
        pytest.param(
            "We won", "We never won", 1.0, "all of these words, and more", "We <ins>never</ins> won",
            id="a word too few",
        ),
        pytest.param(
            "We won", "We won … twice", 1.0, "all of these words, and more", "We won … <ins>twice</ins>",
            id="a word more at the end",
        ),
        pytest.param(
            "We nearly won it all", "We fairly won it all", 0.8, "much alike",
            "We <del>nearly</del> <ins>fairly</ins> won it all", id="another word",
        ),
        pytest.param("Boats", "Ships", 0.0, "partly alike", "<del>Boats</del> <ins>Ships</ins>", id="none"),
        pytest.param("…", "Ships", 0.0, "partly alike", "<ins>Ships</ins>", id="no words"),
        pytest.param(
            "<b>won</b>", "won <i>", 1 / 3, "partly alike",
            "<del>b&gt;</del> won &lt; <del>b&gt;</del> <ins>i&gt;</ins>", id="no HTML gets through",
        ),
    ],
)  # fmt: skip
def test_likeness(asked: str, said: str, share: float, verdict: str, shown: str) -> None:
    found = likeness(asked, said)
    assert (round(found.share, 6), found.verdict) == (round(share, 6), verdict)
    assert found.shown == shown


@pytest.mark.parametrize(
    ("asked", "is_near"),
    [
        ("The ships are a great sight for sailors on the river", True),
        ("Bananas are a delicious fruit for breakfast on the moon", False),
        ("…", False),
    ],
)
def test_small_words_in_common_make_no_sentence_near(asked: str, is_near: bool) -> None:
    assert likeness(asked, "Ships are a great sight for everybody on the quay").is_near is is_near
