"""What a speaker is called."""

from collections import Counter

import pytest

from quotes.coref.person import Person, SpeakerType
from quotes.identity.canonical import (
    canonical_name,
    plain_slug,
    shown_name,
    speaker_aliases,
    speaker_role,
    speaker_type,
    with_slugs,
)
from quotes.identity.speaker import Alias, Authority, Speaker

RUIZ = Authority(name="Ana Ruiz", type="person", aliases=("Ruiz", "Ana Ruiz"), role="mayor")


def persons(*names: str, type: SpeakerType = "person") -> Counter[Person]:
    return Counter(Person(name=name, type=type) for name in names)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["Ana Ruiz", "Ana Ruiz", "Ana B. Ruiz"], "Ana Ruiz"),
        (["Ana Ruiz", "Ana B. Ruiz"], "Ana B. Ruiz"),
        (["Ruiz", "Ruiz", "Ana Ruiz"], "Ana Ruiz"),
        (["A. Ruiz", "A. Ruiz", "Ana Ruiz"], "Ana Ruiz"),
        (["Mayor Ana Ruiz", "Mayor Ana Ruiz", "Ana Ruiz"], "Ana Ruiz"),
        (["Ana Ruiz ", " Ana Ruiz"], "Ana Ruiz"),
        (["Eva Ruiz", "Ana Ruiz"], "Ana Ruiz"),
    ],
    ids=["most used", "longer", "full", "no initial", "no title", "spaces", "alphabet"],
)
def test_the_name_is_the_one_that_most_articles_use(names: list[str], name: str) -> None:
    assert canonical_name(persons(*names), None) == name
    assert canonical_name(persons(*reversed(names)), None) == name


def test_an_authority_decides_name_type_and_role() -> None:
    guessed = Counter({Person(name="Ana B. Ruiz", type="group", role="boss"): 3})
    assert canonical_name(guessed, RUIZ) == "Ana Ruiz"
    assert speaker_type(guessed, RUIZ) == "person"
    assert speaker_role(guessed, RUIZ) == "mayor"
    assert speaker_role(guessed, Authority(name="Ana Ruiz", type="person")) == "boss"


@pytest.mark.parametrize(
    ("type", "name", "shown"),
    [
        ("organisation", "the Port", "Port"),
        ("document", "The Lancet", "Lancet"),
        ("organisation", "the ministry", "the ministry"),
        ("organisation", "The", "The"),
        ("organisation", "Theatre Selwin", "Theatre Selwin"),
        ("person", "The Rock", "The Rock"),
        ("unnamed", "the official", "the official"),
    ],
)
def test_a_body_stands_without_article(type: SpeakerType, name: str, shown: str) -> None:
    assert shown_name(Person(name=name, type=type)) == shown


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        ([], None),
        ([None, None], None),
        (["mayor", None, "mayor", "boss"], "mayor"),
        (["mayor", "boss"], "boss"),
    ],
)
def test_the_role_is_the_one_most_given(roles: list[str | None], role: str | None) -> None:
    assert speaker_role(Counter(Person(name="A", type="person", role=each) for each in roles), None) == role


def test_of_types_as_frequent_the_first_of_the_design_counts() -> None:
    assert speaker_type(persons("A", type="document") + persons("A", type="group"), None) == "group"


def test_aliases_are_all_other_names_and_where_they_come_from() -> None:
    named = Counter(
        [Person(name="Ana B. Ruiz", type="person", aliases=("Ruiz", "Ana Ruiz")), *persons("Ana Ruiz")]
    )
    assert speaker_aliases("Ana Ruiz", named, RUIZ) == (
        Alias("Ana B. Ruiz", "article"), Alias("Ruiz", "article"), Alias("Ruiz", "authority")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("Zoë O’Hara-Šmíd", "zoe-ohara-smid"),
        ("Smith & Sons, Ltd.", "smith-sons-ltd"),
        ("snake_case", "snake-case"),
        ("Łódź 2025/26", "lodz-2025-26"),
        ("Путин", "путин"),
        ("김정은", "김정은"),
        ("???", "speaker-7"),
    ],
)
def test_a_slug_is_readable_in_an_address(name: str, slug: str) -> None:
    (speaker,) = with_slugs([make_speaker(7, name)])
    assert speaker.slug == slug


def test_the_first_of_a_slug_keeps_it_plain() -> None:
    speakers = [
        make_speaker(8, "Ana-Ruiz"),
        make_speaker(7, "Ana Ruiz"),
        make_speaker(5, "Ana Ruiz", alone=False),
    ]
    assert {each.id: each.slug for each in with_slugs(speakers)} == {
        5: "ana-ruiz-5", 7: "ana-ruiz", 8: "ana-ruiz-8"
    }  # fmt: skip


def make_speaker(id: int, name: str, *, alone: bool = True) -> Speaker:
    return Speaker(id=id, name=name, type="person", plain_slug=plain_slug(name) if alone else None)
