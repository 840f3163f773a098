"""The word lists of this room: sorted, folded, without repetition, and with a head that says where from."""

from importlib.resources import files

import pytest

from quotes.identity.names import fold

LISTS = ("description_openers", "name_particles", "name_suffixes", "name_titles")


def lines_of(name: str) -> list[str]:
    return files("quotes").joinpath("lexicon", f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", LISTS)
def test_entries_are_sorted_folded_and_single(name: str) -> None:
    entries = [line.partition("\t")[0] for line in lines_of(name) if not line.startswith("#")]
    assert entries == sorted(set(entries))
    assert entries == [fold(entry).replace(".", "").strip() for entry in entries]


@pytest.mark.parametrize("name", LISTS)
def test_the_head_says_where_from_and_what_is_left_out(name: str) -> None:
    head = " ".join(line for line in lines_of(name) if line.startswith("#"))
    assert all(words in head for words in ("Source:", "Licence:", "Left out:"))


def test_suffixes_are_of_two_kinds() -> None:
    kinds = {line.partition("\t")[2] for line in lines_of("name_suffixes") if not line.startswith("#")}
    assert kinds == {"generation", "honour"}


def test_no_word_is_title_and_particle() -> None:
    entries = [{line.partition("\t")[0] for line in lines_of(name) if line[0] != "#"} for name in LISTS]
    assert sum(map(len, entries)) == len(set().union(*entries))
