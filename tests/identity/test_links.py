"""Which forms names, lists and judgements link."""

import pytest

from quotes.identity.claims import claims_of
from quotes.identity.clusters import Link
from quotes.identity.forms import Form
from quotes.identity.links import alias_links, judged_pairs, name_links
from quotes.identity.speaker import Authority
from quotes.judgement import Judgement


def people(*names: str) -> list[Form]:
    return [Form("person", name) for name in names]


def shown(links: list[Link]) -> list[str]:
    return [f"{one.key} = {other.key}" for one, other in links]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["ana ruiz", "ana b ruiz"], ["ana b ruiz = ana ruiz"]),
        (["ana ruiz", "ana b ruiz", "ana c ruiz"], []),
        (
            ["ana ruiz", "ana b ruiz", "ana beatriz ruiz"],
            ["ana b ruiz = ana beatriz ruiz", "ana b ruiz = ana ruiz"],
        ),
        (["ana b ruiz", "ana beatriz ruiz", "ana c ruiz", "ana ruiz"], ["ana b ruiz = ana beatriz ruiz"]),
        (["ana zelensky", "ana zelenskyy"], ["ana zelensky = ana zelenskyy"]),
        (["ana ruiz", "eva ruiz", "ana lund"], []),
        (["a ruiz", "ana ruiz"], []),
        (["tom lee", "tom lee jr"], []),
        (["tom lee", "tom lee jr", "tom lee sr"], []),
    ],
)
def test_names_that_agree_are_linked_unless_a_third_divides_them(
    names: list[str], expected: list[str]
) -> None:
    assert shown(name_links(people(*names), {}, [])) == expected
    assert shown(name_links(people(*reversed(names)), {}, [])) == expected


def test_names_of_two_authorities_are_not_linked() -> None:
    one, other = people("ana ruiz", "ana b ruiz")
    assert name_links([one, other], {one: one, other: other}, []) == []
    assert name_links([one, other], {one: one, other: one}, []) != []


def test_names_kept_apart_are_not_linked() -> None:
    one, other = people("ana ruiz", "ana b ruiz")
    assert name_links([one, other], {}, [(other, one)]) == []


def test_names_of_one_article_or_of_bodies_are_not_compared() -> None:
    forms = [Form("person", "ana b ruiz", "id:1"), *people("ana ruiz"), Form("body", "ana c ruiz")]
    assert name_links(forms, {}, []) == []


def test_full_aliases_of_people_lead_to_their_authority() -> None:
    authorities = [
        Authority(name="Ana Ruiz", type="person", aliases=("Ruiz", "A. Ruiz", "Anita Sol", "Eva Lund")),
        Authority(name="Bo Ruiz", type="person", aliases=("Eva Lund",)),
        Authority(name="Port of Selwin", type="organisation", aliases=("Selwin Port",)),
    ]
    linked = shown(alias_links(claims_of(authorities)))
    assert linked == ["ana ruiz = ana ruiz", "anita sol = ana ruiz", "bo ruiz = bo ruiz"]


@pytest.mark.parametrize(
    ("subject", "object", "expected"),
    [
        ("Ana Ruiz", "Dr. Eva Ruiz", ["ana ruiz = eva ruiz"]),
        ("The Port", "Ana Ruiz", ["port = ana ruiz"]),
        ("Ruiz", "Ana Ruiz", ["ruiz = ana ruiz", "ruiz = ana ruiz"]),
        ("Ana Ruiz", "Ana Ruiz", []),
        ("Ana Ruiz", "Nobody", []),
    ],
)
def test_judgements_are_about_names(subject: str, object: str, expected: list[str]) -> None:
    forms = [
        *people("ana ruiz", "eva ruiz"), Form("body", "port"),
        Form("person", "ruiz", "id:1"), Form("person", "ruiz", "id:2"),
    ]  # fmt: skip
    judgement = Judgement(kind="same", subject=subject, object=object)
    assert shown(judged_pairs(forms, [judgement], "same")) == expected
    assert judged_pairs(forms, [judgement], "different") == []
