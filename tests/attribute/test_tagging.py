"""Words at the start of a sentence that are names elsewhere in the article, on parses written by hand."""

import pytest
from parsed import make_doc

from quotes.attribute.tagging import names_in, tag_names

TEXTS = [
    pytest.param("We met Ana Sanders.", {"Ana", "Sanders"}, id="inside a sentence"),
    pytest.param("Sanders left.", set(), id="silent: only at the start of a sentence"),
    pytest.param("Some Voters stayed, and the voters voted.", set(), id="silent: in lower case as well"),
    pytest.param("We met Mary-Ann O’Hara.", {"Mary-Ann", "O’Hara"}, id="hyphen and apostrophe"),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_names_are_words_with_a_capital_inside_a_sentence(text: str, names: set[str]) -> None:
    assert names_in(text) == names


PARSES = [
    pytest.param("Sanders/NNS/nsubj/2 left=leave/VBD/ROOT/2 ././punct/2", "NNP", id="a plural"),
    pytest.param("Sanders/VB/nsubj/2 left=leave/VBD/ROOT/2 ././punct/2", "NNP", id="a verb"),
    pytest.param("Voters/NNS/nsubj/2 left=leave/VBD/ROOT/2 ././punct/2", "NNS", id="silent: no name"),
    pytest.param("Sanders/NNS/dobj/2 left=leave/VBD/ROOT/2 ././punct/2", "NNS", id="silent: no subject"),
]


@pytest.mark.parametrize(("parse", "tag"), PARSES)
def test_a_subject_that_is_a_name_is_tagged_as_one(parse: str, tag: str) -> None:
    [doc] = tag_names([make_doc(parse)], "We met Ana Sanders.")

    assert doc[0].tag_ == tag
