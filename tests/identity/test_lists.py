"""Lists of others: which columns are understood, and what is told of the rest."""

from pathlib import Path

import pytest

from quotes.errors import AuthorityError
from quotes.identity.lists import AuthorityList, read_list
from quotes.identity.speaker import Authority

LUND = Authority(
    name="Bo Lund",
    type="person",
    aliases=("Bo A. Lund", "B. Lund"),
    role="mayor",
    wikidata="Q42",
    born="1970-05-01",
)


def read(folder: Path, text: str) -> AuthorityList:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_list(path)


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases,role,type,wikidata,born\nBo Lund,Bo A. Lund|B. Lund,mayor,person,Q42,1970-05-01",
        "schema,caption,aliases,position,wikidata_id,birth_date\n"
        "Person,Bo Lund,Bo A. Lund;B. Lund,mayor,Q42,1970-05-01",
        "item,itemLabel,itemAltLabel,positionLabel,dateOfBirth\n"
        'http://www.wikidata.org/entity/Q42,Bo Lund,"Bo A. Lund, B. Lund",mayor,1970-05-01T00:00:00Z',
    ],
    ids=["our own", "OpenSanctions", "Wikidata"],
)
def test_a_list_is_understood_by_its_columns(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == AuthorityList(authorities=(LUND,), unknown_columns=(), shared_names=())


@pytest.mark.parametrize(
    ("type", "expected"),
    [("Company", "organisation"), ("PublicBody", "organisation"), ("group", "group"), ("", "person")],
)
def test_a_type_is_translated(tmp_path: Path, type: str, expected: str) -> None:
    assert [each.type for each in read(tmp_path, f"name,schema\nThe Port,{type}").authorities] == [expected]


def test_what_is_not_understood_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,country,first_seen\nBo Lund,no,2020\n,no,2020\n")
    assert found.unknown_columns == ("country", "first_seen")
    assert [each.name for each in found.authorities] == ["Bo Lund"]


def test_a_name_of_two_people_claims_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, "name,qid\nBo Lund,Q1\nBo Lund,Q2\nEva Sol,Q3\nEva Sol,Q3\n")
    assert ([each.name for each in found.authorities], found.shared_names) == (["Eva Sol"], ("Bo Lund",))


def test_a_list_without_names_is_none(tmp_path: Path) -> None:
    with pytest.raises(
        AuthorityError, match="list.csv, line 1: no column with names; one of caption, fullname"
    ):
        read(tmp_path, "qid,born\nQ1,1970")
