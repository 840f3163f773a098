"""Descriptions of speakers, read: type, head, owner, gender, and whether they point at one known person."""

import pytest

from quotes.coref.nominals import read_nominal


@pytest.mark.parametrize(
    ("surface", "head"),
    [
        pytest.param("his spokeswoman", "spokeswoman", id="a possessive"),
        pytest.param("the prime minister", "minister", id="the last word"),
        pytest.param("a spokesman for the ministry", "spokesman", id="before for"),
        pytest.param("the mayor of Velm", "mayor", id="before of"),
        pytest.param("a senior official who asked not to be named", "official", id="before who"),
        pytest.param("Ruiz’s campaign", "campaign", id="behind a possessive"),
        pytest.param("residents", "resident", id="a plural"),
        pytest.param("ministries", "ministry", id="a plural in -ies"),
        pytest.param("two congressmen", "congressman", id="an irregular plural"),
        pytest.param("the boss", "boss", id="silent: no plural in -s"),
    ],
)
def test_head(surface: str, head: str) -> None:
    assert read_nominal(surface).head == head


@pytest.mark.parametrize(
    ("surface", "kind"),
    [
        pytest.param("the mayor", None, id="one person"),
        pytest.param("a senior official", None, id="one unnamed person"),
        pytest.param("critics", "group", id="a bare plural"),
        pytest.param("two officials", "group", id="a counted plural"),
        pytest.param("the crowd", "group", id="a group noun"),
        pytest.param("the couple", "group", id="a pair"),
        pytest.param("the ministry", "organisation", id="a body"),
        pytest.param("the prime minister’s office", "organisation", id="a body that somebody owns"),
        pytest.param("the report", "document", id="a document"),
        pytest.param("the reports", "document", id="documents"),
        pytest.param("his letter", "document", id="whose document"),
        pytest.param("a spokesman for the ministry", None, id="a body behind for is not the speaker"),
        pytest.param("one of the divers", None, id="one of several"),
        pytest.param("the 45-year-old", None, id="a number for a person"),
        pytest.param("people", "group", id="people"),
    ],
)
def test_type(surface: str, kind: str | None) -> None:
    assert read_nominal(surface).type == kind


@pytest.mark.parametrize(
    ("surface", "definite"),
    [
        ("the mayor", True),
        ("his spokeswoman", True),
        ("Vale’s spokeswoman", True),
        ("a mayor", False),
        ("another official", False),
        ("one official", False),
        ("officials", False),
        ("two officials", False),
    ],
)
def test_definite(surface: str, definite: bool) -> None:
    assert read_nominal(surface).definite == definite


@pytest.mark.parametrize(
    ("surface", "gender"),
    [
        ("his spokeswoman", "female"),
        ("the spokesman", "male"),
        ("the chairman of the board", "male"),
        ("the mayor", None),
        ("her brother", "male"),
        ("two congresswomen", "female"),
        ("the former first lady and senator", "female"),
        ("his wife’s lawyer", None),
    ],
)
def test_gender(surface: str, gender: str | None) -> None:
    assert read_nominal(surface).gender == gender


@pytest.mark.parametrize(
    ("surface", "owner", "possessive"),
    [
        ("Vale’s campaign", "Vale", True),
        ("the prime minister's spokesman", "prime minister", True),
        ("the Vale campaign", "Vale", False),
        ("his spokeswoman", None, True),
        ("the campaign", None, False),
    ],
)
def test_owner(surface: str, owner: str | None, possessive: bool) -> None:
    read = read_nominal(surface)

    assert (read.owner, read.possessive) == (owner, possessive)


@pytest.mark.parametrize("surface", ["", " ", ",", "’s", "the", "of"])
def test_odd_words_are_read_without_complaint(surface: str) -> None:
    assert read_nominal(surface).text == surface.strip(" ,;:")
