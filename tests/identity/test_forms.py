"""Which names count in all articles, and which only in their own."""

import pytest

from quotes.coref.person import Person, SpeakerType
from quotes.identity.forms import Form, form_of, is_description, name_key, sort_of
from quotes.identity.speaker import ArticlePerson


@pytest.mark.parametrize(
    ("type", "name", "form"),
    [
        ("person", "Dr. Ana B. Ruiz", Form("person", "ana b ruiz")),
        ("person", "J. K. Marlow", Form("person", "j k marlow")),
        ("person", "Ruiz", Form("person", "ruiz", "id:7")),
        ("person", "Dr. Ruiz", Form("person", "dr ruiz", "id:7")),
        ("person", "A. Ruiz", Form("person", "a ruiz", "id:7")),
        ("person", "his spokeswoman", Form("person", "his spokeswoman", "id:7")),
        ("organisation", "The Port of Selwin", Form("body", "port of selwin")),
        ("group", "Selwin Rovers", Form("body", "selwin rovers")),
        ("document", "The Lancet", Form("body", "lancet")),
        ("organisation", "the ministry", Form("body", "the ministry", "id:7")),
        ("organisation", "Her office", Form("body", "her office", "id:7")),
        ("unnamed", "A Kremlin official", Form("unnamed", "a kremlin official", "id:7")),
        ("unnamed", "…", Form("unnamed", "…", "id:7")),
        ("organisation", "!!!", Form("body", "!!!")),
    ],
)
def test_a_form_is_a_folded_name_and_where_it_counts(type: SpeakerType, name: str, form: Form) -> None:
    assert form_of(ArticlePerson(id=1, article="id:7", person=Person(name=name, type=type))) == form


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("the ministry", True),
        ("The ministry", True),
        ("A resident", True),
        ("Their survey of 2025", True),
        ("police", True),
        ("Police", False),
        ("The Ministry", False),
        ("the Kremlin’s press office", False),
        ("Her Majesty’s Treasury", False),
        ("The", False),
        ("eBay", False),
        ("国防部", False),
        ("2025", False),
    ],
)
def test_a_description_has_no_capital_of_its_own(name: str, description: bool) -> None:
    assert is_description(name) is description


@pytest.mark.parametrize(
    ("type", "sort"),
    [
        ("person", "person"),
        ("unnamed", "unnamed"),
        ("organisation", "body"),
        ("group", "body"),
        ("document", "body"),
    ],
)
def test_types_between_which_articles_may_differ_are_one_sort(type: SpeakerType, sort: str) -> None:
    assert sort_of(type) == sort


def test_keys_lose_titles_of_people_alone() -> None:
    assert [name_key(sort, "General Motors") for sort in ("person", "body")] == ["motors", "general motors"]
