"""Which speaker a name from elsewhere may mean: the likeliest first, sure (!) or not."""

from typing import Any

import pytest

from quotes.publish import reconciliation
from quotes.publish.reconciliation import Directory

SPEAKERS: list[dict[str, Any]] = [
    {"id": 1, "name": "Karoline Leavitt", "type": "person", "role": "press secretary", "quote_count": 9},
    {"id": 2, "name": "Ana Ruiz", "type": "person", "role": None, "quote_count": 5},
    {"id": 3, "name": "Andrés Ruiz", "type": "person", "role": None, "quote_count": 3},
    {"id": 4, "name": "Ministry of Ports", "type": "organisation", "role": None, "quote_count": 2},
    {"id": 5, "name": "Jonah R. Okonjo-Pell", "type": "person", "role": "harbour master", "quote_count": 2},
]
ALIASES = [(1, "Leavitt"), (2, "Ruiz"), (3, "Ruiz"), (4, "the ministry"), (5, "Okonjo-Pell")]
DIRECTORY = Directory(SPEAKERS, [*((each["id"], each["name"]) for each in SPEAKERS), *ALIASES])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("Karoline Leavitt", ["Karoline Leavitt!"], id="the name"),
        pytest.param("LEAVITT", ["Karoline Leavitt!"], id="an alias in capitals"),
        pytest.param("Leavitt, Karoline", ["Karoline Leavitt!"], id="surname first"),
        pytest.param("K. Leavitt", ["Karoline Leavitt!"], id="an initial"),
        pytest.param("Leavitt, K.", ["Karoline Leavitt!"], id="surname and an initial"),
        pytest.param("Karolin Leavit", ["Karoline Leavitt"], id="misspelt, so not sure"),
        pytest.param("Jonah Robert Okonjo-Pell", ["Jonah R. Okonjo-Pell!"], id="more than we know"),
        pytest.param("Andres Ruiz", ["Andrés Ruiz!"], id="without the accent"),
        pytest.param("A. Ruiz", ["Ana Ruiz", "Andrés Ruiz"], id="two who may be meant"),
        pytest.param("Ruiz", ["Ana Ruiz", "Andrés Ruiz"], id="two of one surname"),
        pytest.param("Ministry of Ports", ["Ministry of Ports!"], id="a body"),
        pytest.param("Boris Karloff", [], id="nobody like it"),
        pytest.param("", [], id="nothing"),
        pytest.param("…", [], id="no letters"),
    ],
)
def test_candidates(asked: str, found: list[str]) -> None:
    candidates = DIRECTORY.candidates(asked)
    assert [each.name + "!" * each.match for each in candidates] == found


def test_candidates_of_one_type() -> None:
    assert [each.id for each in DIRECTORY.candidates("the ministry", kind="organisation")] == [4]
    assert DIRECTORY.candidates("the ministry", kind="person") == []


@pytest.mark.parametrize(
    ("prefix", "ids"), [("Le", [1]), ("rui", [2, 3]), ("okonjo-p", [5]), ("k", [1]), ("", []), ("zz", [])]
)
def test_names_that_begin_so(prefix: str, ids: list[int]) -> None:
    assert [each.id for each in DIRECTORY.beginning(prefix)] == ids


def test_a_common_first_name_costs_no_more_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    surnames = [
        f"{first}{second}{third}er" for first in "BDFGK" for second in "aeiou" for third in "klmnprst"
    ]
    speakers: list[dict[str, Any]] = [
        {"id": number, "name": f"John {name}", "type": "person", "role": None, "quote_count": 1}
        for number, name in enumerate(surnames * 4)
    ]
    directory = Directory(speakers, [(each["id"], each["name"]) for each in speakers])
    compared = []

    def score(wanted: str, known: str) -> float:
        compared.append(known)
        return reconciliation.SAME if wanted == known else 0.0

    monkeypatch.setattr(reconciliation, "score", score)
    found = directory.candidates("John Kuter")
    assert [each.name for each in found] == ["John Kuter"] * 4
    assert len(compared) == 300 < len(speakers)
