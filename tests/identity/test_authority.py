"""Lists of speakers: what is read, and what is said of a list that cannot be."""

from pathlib import Path

import pytest

from quotes.errors import AuthorityError
from quotes.identity.authority import read_authorities
from quotes.identity.speaker import Authority

HEAD = "name,aliases,role,type\n"


def write(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "speakers.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


@pytest.mark.parametrize(
    ("row", "authority"),
    [
        ("Ana Ruiz,,,", Authority(name="Ana Ruiz", type="person")),
        (
            "Ana Ruiz,Ruiz|A. Ruiz,mayor,person",
            Authority(name="Ana Ruiz", type="person", aliases=("Ruiz", "A. Ruiz"), role="mayor"),
        ),
        (
            " Ana  Ruiz , Ruiz | |Ruiz|Ana Ruiz, ,person",
            Authority(name="Ana Ruiz", type="person", aliases=("Ruiz",)),
        ),
        (
            'Port,"Port, the",body of trade,organisation',
            Authority(name="Port", type="organisation", aliases=("Port, the",), role="body of trade"),
        ),
    ],
    ids=["the name alone", "all columns", "spaces and repetitions", "commas in marks"],
)
def test_a_line_is_an_authority(tmp_path: Path, row: str, authority: Authority) -> None:
    assert read_authorities(write(tmp_path, HEAD + row)) == (authority,)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name,aliases,role,type\r\nZoë,Zoe,,person\r\n", "utf-8"),
        ("name,aliases,role,type\nZoë,Zoe,,person\n", "utf-8-sig"),
        ("type,role,aliases,name\nperson,,Zoe,Zoë", "utf-8"),
        ("name,aliases,role,type,wikidata\n\nZoë,Zoe,,person,Q1\n", "utf-8"),
    ],
    ids=["Windows line ends", "byte order mark", "columns in another order", "more columns, empty line"],
)
def test_lists_are_read_as_spreadsheets_write_them(tmp_path: Path, text: str, encoding: str) -> None:
    expected = (Authority(name="Zoë", type="person", aliases=("Zoe",)),)
    assert read_authorities(write(tmp_path, text, encoding=encoding)) == expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "speakers.csv, line 1: no column name, aliases, role, type; the first line must be"),
        ("name,role,type\nAna,,person\n", "speakers.csv, line 1: no column aliases;"),
        (HEAD + "Ana,,,person\n,Bo,,person\n", "speakers.csv, line 3: no name"),
        (
            HEAD + "Ana,,,robot\n",
            "speakers.csv, line 2: unknown type 'robot'; use one of person, organisation",
        ),
        (HEAD + "Ana,,mayor, and more,person\n", "speakers.csv, line 2: more or fewer cells"),
        (HEAD + "Ana,\n", "speakers.csv, line 2: more or fewer cells"),
        (HEAD + "Ana,,,person\nBo,,,\nAna,A.,,\n", "speakers.csv, line 4: 'Ana' stands on line 2 already"),
        (HEAD + '"Ana\nRuiz",,,person\nBo,,,robot\n', "speakers.csv, line 4: unknown type"),
    ],
    ids=["empty", "no column", "no name", "type", "surplus", "missing", "twice", "line ends in cells"],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(AuthorityError) as caught:
        read_authorities(write(tmp_path, text))
    assert str(caught.value).startswith(str(tmp_path))
    assert complaint in str(caught.value)


def test_other_encodings_are_named(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="not UTF-8 .byte 25.; save it as UTF-8"):
        read_authorities(write(tmp_path, HEAD + "Zoë,,,person\n", encoding="latin-1"))


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="speakers.csv: cannot be read .No such file"):
        read_authorities(tmp_path / "speakers.csv")


def test_two_types_of_one_name_are_two_authorities(tmp_path: Path) -> None:
    read = read_authorities(write(tmp_path, HEAD + "Selwin,,,person\nSelwin,,,organisation\n"))
    assert [authority.type for authority in read] == ["person", "organisation"]
