"""The word lists: sorted, with source and licence, without what they leave out, in step with each other."""

import re
from pathlib import Path

import pytest

from quotes.lexicon import table, words
from quotes.saying import said_forms

PACKAGE = Path(__file__).parent.parent / "quotes"
LISTS = {path.stem: path for path in sorted((PACKAGE / "lexicon").glob("*.txt"))}
_READ = re.compile(r"\b(words|table)\(\"([a-z_]+)\"\)")
_ITALIC = re.compile(r"\*([^*]+)\*")

every_list = pytest.mark.parametrize("name", LISTS)


def lines(name: str) -> list[str]:
    return LISTS[name].read_text(encoding="utf-8").split("\n")


def header(name: str) -> str:
    return " ".join(line[2:] for line in lines(name) if line.startswith("#"))


def rows(name: str) -> list[str]:
    return [line for line in lines(name) if line and not line.startswith("#")]


def entries(name: str) -> list[str]:
    return [row.partition("\t")[0] for row in rows(name)]


def reads() -> set[tuple[str, str]]:
    """Return the lists that the program reads, each with the function that reads it."""
    sources = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return {match.groups() for source in sources for match in _READ.finditer(source)}  # type: ignore[misc]


@every_list
def test_entries_are_sorted_by_code_point_and_come_once(name: str) -> None:
    assert entries(name) == sorted(set(entries(name)))


@every_list
@pytest.mark.parametrize("key", ["Source:", "Licence:", "Left out:"])
def test_the_header_says_whence_how_licensed_and_what_is_left_out(name: str, key: str) -> None:
    assert re.search(rf"{key} \S", header(name))


@every_list
def test_lines_are_plain(name: str) -> None:
    text = LISTS[name].read_bytes().decode("utf-8")

    assert text.endswith("\n")
    assert "\r" not in text
    assert [line for line in text.split("\n")[:-1] if not line.strip() or line != line.strip()] == []
    assert not re.search(r"^[^#].*\n#", text, re.MULTILINE), "the header stands above all entries"


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"given_names"}))
def test_entries_are_in_lower_case(name: str) -> None:
    if name in {"attribution_weights", "confidence", "indirect_weights", "naming_weights", "quoting_weights"}:
        pytest.skip("counted, not words")
    assert [entry for entry in entries(name) if entry != entry.lower()] == []


@pytest.mark.parametrize(
    "name",
    [
        *sorted(set(LISTS) - {"organisation_nouns", "occasion_words"}),
        pytest.param(
            "occasion_words", marks=pytest.mark.xfail(reason="called is in it and said to be left out")
        ),
    ],
)
def test_what_a_list_says_it_leaves_out_is_not_in_it(name: str) -> None:
    left_out = _ITALIC.findall(header(name).partition("Left out:")[2])
    lower = {entry.lower() for entry in entries(name)}

    assert [word for word in left_out if word.lower() in lower] == []


def test_every_list_is_read_and_every_list_read_is_there() -> None:
    assert {name for _, name in reads()} == set(LISTS)


def test_lists_without_values_are_read_as_words() -> None:
    valued = {name for name in LISTS if any("\t" in row for row in rows(name))}

    assert {name for how, name in reads() if how == "table"} - valued <= {"confidence"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("column_names", r"(text|id|title|published|publisher|url|author) [1-4]"),
        ("authority_columns", "name|aliases|type|role|wikidata|born"),
        ("authority_types", "person|organisation"),
        ("body_kinds", r"[a-z]+( [a-z]+)*"),
        ("body_names", r"[a-z]+( [a-z]+)+"),
        ("body_spellings", "[a-z]+"),
        ("name_variants", r"[a-z]+( [a-z]+)*"),
        ("role_domains", "arts|church|medicine|office|sport"),
        ("cue_verbs", r"(say|name)( [a-z ]+)?"),
        ("eastern_places", r"1?\d"),
        ("feasts", r"\S.*"),
        ("gendered_nouns", "female|male"),
        ("given_names", "female|male|either"),
        ("irregular_cues", r"[a-z]+( [a-z]+)*"),
        ("irregular_plurals", r"[a-z]+"),
        ("irregular_verbs", r"[a-z]+( [a-z]+)+"),
        ("name_suffixes", "generation|honour"),
        ("renaming_phrases", "family|whole"),
        ("nicknames", r"[a-z]+( [a-z]+)*"),
        ("occasion_nouns", r"[a-z]+( [a-z]+)*"),
        ("titles", "|female|male"),
        ("hearer_verbs", "object|to"),
        ("occasion_forms", "[a-z]+"),
        ("confidence", r"[01]\.\d+ \d+"),
        ("indirect_weights", r"-?\d+(\.\d+)?"),
        ("quoting_weights", r"-?\d+(\.\d+)?"),
        ("attribution_weights", r"-?\d+(\.\d+)?"),
        ("naming_weights", r"-?\d+(\.\d+)?"),
        ("short_titles", r"[a-z]+"),
        ("speaking_openers", "deed|speech"),
    ],
)
def test_values_are_well_formed(name: str, value: str) -> None:
    if name not in LISTS:
        pytest.skip(f"there is no list {name}")
    written = {entry: each for entry, each in table(name).items() if not re.fullmatch(value, each)}

    assert written == {}


def test_every_table_has_its_form() -> None:
    marks = getattr(test_values_are_well_formed, "pytestmark", [])
    formed = {name for name, _ in marks[0].args[1]}

    assert {name for name in LISTS if any("\t" in row for row in rows(name))} <= formed


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param("titles", "name_openers", "a title would be cut off as a sentence’s first word", id="1"),
        pytest.param("name_titles", "name_particles", "*van* and *al* belong to the name", id="2"),
        pytest.param("group_nouns", "organisation_nouns", "a group has no address", id="3"),
        pytest.param("group_nouns", "document_nouns", "a description has one type", id="4"),
        pytest.param("group_nouns", "titles", "a group is nobody with a title", id="5"),
        pytest.param("organisation_nouns", "titles", "a title makes a body a person", id="6"),
        pytest.param("organisation_nouns", "gendered_nouns", "a body has no gender", id="7"),
        pytest.param("document_nouns", "gendered_nouns", "a document has no gender", id="8"),
        pytest.param("document_nouns", "titles", "a title makes a document a person", id="9"),
        pytest.param("irregular_verbs", "irregular_cues", "one list has the forms of a verb", id="10"),
        pytest.param("places", "titles", "a state is no title", id="11"),
    ],
)
def test_lists_that_share_no_entry(one: str, other: str, why: str) -> None:
    assert words(one) & words(other) == set(), why


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param(
            "hearer_verbs",
            {"cue_verbs"},
            id="who hears is told by a cue",
            marks=pytest.mark.xfail(reason="phone is no cue verb"),
        ),
        pytest.param("irregular_verbs", {"cue_verbs"}, id="irregular verbs are cues"),
        pytest.param("irregular_cues", {"cue_verbs"}, id="irregular cues are cues"),
        pytest.param(
            "gendered_nouns",
            {"human_nouns", "titles"},
            id="who has a gender can speak",
        ),
        pytest.param(
            "group_nouns",
            {"human_nouns"},
            id="groups can speak",
        ),
    ],
)
def test_lists_that_lie_in_others(part: str, whole: set[str]) -> None:
    assert words(part) - {entry for name in whole for entry in words(name)} == set()


@pytest.mark.parametrize(
    "name",
    [
        "plain_cues",
        "inverting_cues",
    ],
)
def test_forms_of_saying_are_forms_of_cue_verbs(name: str) -> None:
    assert words(name) - said_forms() - words("cue_verbs") == set()


def test_a_plural_and_its_singular_differ_and_the_singular_can_speak() -> None:
    speaking = words("human_nouns") | words("titles") | words("organisation_nouns")

    assert {plural: one for plural, one in table("irregular_plurals").items() if one not in speaking} == {}


def test_short_forms_of_names_belong_to_names() -> None:
    known = {name.lower() for name in table("given_names")}

    assert [name for name in table("nicknames") if name not in known] == []
    assert [name for name, short in table("nicknames").items() if name in short.split()] == []


@pytest.mark.parametrize(
    ("name", "entry", "value"),
    [
        ("cue_verbs", "tweet", "say post"),
        ("given_names", "Ana", "female"),
        ("titles", "mr", "male"),
        ("titles", "mayor", ""),
        ("nicknames", "william", "bill billy will"),
    ],
)
def test_table_gives_what_an_entry_stands_for(name: str, entry: str, value: str) -> None:
    assert table(name)[entry].split()[: len(value.split())] == value.split()


def test_words_gives_the_entries_alone() -> None:
    assert "female" not in words("given_names")
    assert not any(entry.startswith("#") or "\t" in entry for name in LISTS for entry in words(name))
