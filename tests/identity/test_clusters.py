"""Clusters: earlier links weigh more, and nothing joins what is kept apart."""

import pytest

from quotes.identity.clusters import cluster
from quotes.identity.forms import Form


def pairs(text: str) -> list[tuple[Form, Form]]:
    return [(Form("body", pair[0]), Form("body", pair[1])) for pair in text.split()]


@pytest.mark.parametrize(
    ("links", "apart", "clusters"),
    [
        ("", "", "a b c d"),
        ("ab", "", "ab c d"),
        ("ba ba aa", "", "ab c d"),
        ("ab bc cd", "", "abcd"),
        ("ab cd ac", "", "abcd"),
        ("ab", "ab", "a b c d"),
        ("ab", "ba", "a b c d"),
        ("ab bc", "ac", "ab c d"),
        ("bc ab", "ac", "a bc d"),
        ("ab cd ac", "bd", "ab cd"),
        ("ab cd bd", "ac", "ab cd"),
        ("ad bd cd", "ab bc", "acd b"),
        ("ab", "cd", "ab c d"),
    ],
)
def test_links_join_unless_somebody_is_kept_apart(links: str, apart: str, clusters: str) -> None:
    forms = [Form("body", key) for key in "dcba"]
    found = cluster(forms, pairs(links), pairs(apart))
    assert ["".join(form.key for form in each) for each in found] == clusters.split()
