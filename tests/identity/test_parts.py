"""Who the parts of a joint speaker are."""

import pytest

from quotes.coref.person import Person, SpeakerType
from quotes.identity.parts import is_joint, joint_name, parts_of
from quotes.identity.speaker import ArticlePerson


def person(id: int | None, name: str, type: SpeakerType = "person", *aliases: str) -> ArticlePerson:
    return ArticlePerson(id=id, article="id:1", person=Person(name=name, type=type, aliases=aliases))


def joint(*members: str, type: SpeakerType = "group") -> ArticlePerson:
    return ArticlePerson(id=9, article="id:1", person=Person(name="both", type=type, members=members))


ARTICLE = (
    person(1, "Ana Ruiz", "person", "Ms. Ruiz", "the mayor"),
    person(2, "Bo Lund"),
    person(3, "Eva Lund"),
    person(4, "the Port of Selwin", "organisation", "the port"),
)


@pytest.mark.parametrize(
    ("member", "part"),
    [
        ("Ana Ruiz", ARTICLE[0]),
        ("Ruiz", ARTICLE[0]),
        ("the mayor", ARTICLE[0]),
        ("Bo Lund", ARTICLE[1]),
        ("Lund", person(None, "Lund")),
        ("Port of Selwin", ARTICLE[3]),
        ("the port", ARTICLE[3]),
        ("Cy Sol", person(None, "Cy Sol")),
        ("the Kremlin", person(None, "the Kremlin", "organisation")),
        ("Axios", person(None, "Axios", "organisation")),
    ],
)
def test_a_part_is_somebody_of_the_article_or_new(member: str, part: ArticlePerson) -> None:
    assert parts_of(joint(member, "Zed"), ARTICLE, bodies=frozenset({"axios"}))[0] == part


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (joint("A", "B"), True),
        (joint("A"), False),
        (joint(), False),
        (joint("A", "B", type="organisation"), False),
    ],
)
def test_a_joint_speaker_is_a_group_of_named_parts(speaker: ArticlePerson, expected: bool) -> None:
    assert is_joint(speaker) is expected


@pytest.mark.parametrize(
    ("orders", "name"),
    [
        (["AB"], "A and B"),
        (["BA"], "B and A"),
        (["BA", "AB"], "A and B"),
        (["BA", "AB", "BA"], "B and A"),
        (["CAB"], "C, A and B"),
    ],
)
def test_parts_are_named_in_the_order_most_used(orders: list[str], name: str) -> None:
    assert joint_name(tuple(order) for order in orders) == name
