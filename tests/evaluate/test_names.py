import pytest

from quotes.evaluate.names import same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz", "Ana Ruiz", True),
        ("ANA RUIZ", "ana ruiz", True),
        ("Ána Ruíz", "Ana Ruiz", True),
        ("Sen. Ana Ruiz", "Ana Ruiz", True),
        ("Ana B. Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz Jr.", "Ana Ruiz", True),
        ("Ana Ruiz's", "Ana Ruiz", True),
        ("The Harbour Office", "Harbour Office", True),
        ("Ruiz", "Ruiz", True),
        ("Ruiz", "Ana Ruiz", False),
        ("Ruiz", "Ruiz Ruiz", False),
        ("Eva Ruiz", "Ana Ruiz", False),
        ("Ana Ruiz", "Ana Reyes", False),
        ("", "", False),
        (None, "Ana Ruiz", False),
        ("The President", "President", False),  # nothing is left to compare
    ],
)
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same
