"""Garbage is looked for less often within the block, and as before behind it."""

import gc
from collections.abc import Iterator

import pytest

from quotes.collecting import BETWEEN, collecting_rarely


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    """Give the tests behind these the thresholds of before."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("own", "within"),
    [
        pytest.param((700, 10, 10), (BETWEEN, 10, 10), id="usual"),
        pytest.param((50_000, 5, 5), (50_000, 5, 5), id="rarer already"),
        pytest.param((0, 10, 10), (0, 10, 10), id="turned off"),
    ],
)
def test_thresholds(own: tuple[int, int, int], within: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)

    with collecting_rarely():
        assert gc.get_threshold() == within

    assert gc.get_threshold() == own


def test_an_error_gives_them_back() -> None:
    gc.set_threshold(700, 10, 10)

    with pytest.raises(LookupError), collecting_rarely():
        raise LookupError

    assert gc.get_threshold() == (700, 10, 10)
