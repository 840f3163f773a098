"""Which authority a name belongs to, and when that stays open."""

from typing import Any

import pytest

from quotes.coref.person import Person
from quotes.identity.claims import authority_form, claimant, claims_of
from quotes.identity.speaker import Authority

LIST = (
    Authority(name="Ilse Marrow", type="person", aliases=("Dr. Marrow", "Marrow", "Minister Marrow")),
    Authority(name="Tomas Marrow", type="person", aliases=("Mr. Marrow", "Marrow", "T. Marrow")),
    Authority(name="Port of Selwin", type="organisation", aliases=("the port", "Selwin")),
    Authority(name="Selwin Hall", type="person", aliases=("Hall", "Tomas Marrow")),
)


@pytest.mark.parametrize(
    ("person", "owner"),
    [
        ({"name": "Ilse Marrow"}, "Ilse Marrow"),
        ({"name": "Energy Minister Ilse Marrow"}, None),
        ({"name": "Minister Ilse Marrow"}, "Ilse Marrow"),
        ({"name": "Dr Marrow"}, "Ilse Marrow"),
        ({"name": "MR. MARROW"}, "Tomas Marrow"),
        ({"name": "Marrow"}, None),
        ({"name": "Marrow", "aliases": ("Mr. Marrow",)}, "Tomas Marrow"),
        ({"name": "Marrow", "aliases": ("Tomas",)}, None),
        ({"name": "Greta Marrow", "aliases": ("Mr. Marrow",)}, None),
        ({"name": "Ms. Marrow"}, None),
        ({"name": "T. Marrow"}, "Tomas Marrow"),
        ({"name": "Tomas Marrow"}, "Tomas Marrow"),
        ({"name": "Hall"}, "Selwin Hall"),
        ({"name": "Selwin"}, "Port of Selwin"),
        ({"name": "Selwin", "gender": "male"}, None),
        ({"name": "Selwin", "type": "document"}, "Port of Selwin"),
        ({"name": "Hall", "type": "organisation"}, None),
        ({"name": "The Port", "type": "organisation"}, "Port of Selwin"),
        ({"name": "the harbour office", "type": "organisation", "aliases": ("the port",)}, None),
        ({"name": "the port", "type": "unnamed"}, None),
    ],
)
def test_a_name_belongs_to_the_only_authority_that_claims_it(
    person: dict[str, Any], owner: str | None
) -> None:
    found = claimant(claims_of(LIST), Person(**({"type": "person"} | person)))
    expected = [authority_form(authority) for authority in LIST if authority.name == owner]
    assert found == (expected[0] if expected else None)


def test_nothing_is_claimed_without_a_list() -> None:
    assert claimant(claims_of([]), Person(name="Ilse Marrow", type="person")) is None


def test_lists_that_name_the_same_speaker_are_put_together() -> None:
    one = Authority(name="Zoë Sol", type="person", aliases=("Sol",))
    two = Authority(name="Zoe Sol", type="person", aliases=("Z. Sol", "Sol"), role="ecologist")
    merged = Authority(name="Zoe Sol", type="person", aliases=("Z. Sol", "Sol", "Zoë Sol"), role="ecologist")
    assert list(claims_of([one, two]).authorities.values()) == [merged]
    assert claims_of([two, one]) == claims_of([one, two])


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    both = [Authority(name="Selwin", type="person"), Authority(name="Selwin", type="organisation")]
    assert len(claims_of(both).authorities) == 2
