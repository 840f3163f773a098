"""Cues, their subjects and hearers, on parses written by hand: `tests/parsed.py` explains the notation."""

import pytest
from parsed import make_doc
from spacy.tokens import Doc, Token

from quotes.attribute.cues import cue_medium, cue_strength, find_cues, hearer_of, subject_of

CUES = [
    pytest.param("Ruiz/NNP/nsubj/2 said=say/VBD/ROOT/2", ["said say"], id="a verb of saying"),
    pytest.param(
        "Ruiz/NNP/nsubj/2 called=call/VBD/ROOT/2 it/PRP/dobj/2", ["called name"], id="a verb that names"
    ),
    pytest.param(
        "It/PRP/nsubj/2 fell=fall/VBD/ROOT/2 ,/,/punct/2 according=accord/VBG/prep/2 to/IN/prep/4 "
        "Ruiz/NNP/pobj/5",
        ["according to according"],
        id="according to",
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 laughed=laugh/VBD/ROOT/2 and/CC/cc/2 said=say/VBD/conj/2",
        ["laughed say", "said say"],
        id="two in order",
    ),
    pytest.param("Ruiz/NNP/nsubj/2 slept=sleep/VBD/ROOT/2", [], id="silent: no cue"),
    pytest.param("the/DT/det/2 call/NN/ROOT/2", [], id="silent: a noun that looks like a cue"),
    pytest.param(
        "It/PRP/nsubj/2 fell=fall/VBD/ROOT/2 according=accord/VBG/advmod/2",
        [],
        id="silent: according without to",
    ),
    pytest.param("*he/PRP/nsubj/2 *said=say/VBD/ROOT/2", [], id="silent: in quoted words"),
]


@pytest.mark.parametrize(("parse", "cues"), CUES)
def test_find_cues(parse: str, cues: list[str]) -> None:
    doc = make_doc(parse)
    taken = {index for index, written in enumerate(parse.split()) if written.startswith("*")}

    found = [f"{doc[cue.first : cue.last + 1].text} {cue.strength}" for cue in find_cues(doc, taken)]
    assert found == cues


@pytest.mark.parametrize(
    ("verb", "strength", "medium"),
    [
        ("said=say", "say", None),
        ("tweeted=tweet", "say", "post"),
        ("wrote=write", "say", "written"),
        ("called=call", "name", None),
        ("slept=sleep", None, None),
    ],
)
def test_a_cue_verb_tells_its_strength_and_medium(
    verb: str, strength: str | None, medium: str | None
) -> None:
    token = make_doc(f"Ruiz/NNP/nsubj/2 {verb}/VBD/ROOT/2")[1]

    assert (cue_strength(token), cue_medium(token)) == (strength, medium)


SUBJECTS = [
    pytest.param("Ruiz/NNP/nsubj/2 *said=say/VBD/ROOT/2", "Ruiz", id="its own"),
    pytest.param("*said=say/VBD/ROOT/1 Ruiz/NNP/nsubj/1", "Ruiz", id="behind it"),
    pytest.param(
        "*said=say/VBD/ROOT/1 Ruiz/NNP/dobj/1", "Ruiz", id="behind it, taken for an object by the parser"
    ),
    pytest.param(
        "*said=say/VBD/ROOT/1 the/DT/det/3 mayor/NN/dobj/1", "mayor", id="a role noun taken for an object"
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 rose=rise/VBD/ROOT/2 and/CC/cc/2 *said=say/VBD/conj/2",
        "Ruiz",
        id="of the verb it is joined to",
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 smiled=smile/VBD/ROOT/2 ,/,/punct/2 *saying=say/VBG/advcl/2",
        "Ruiz",
        id="of the verb it goes with",
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 wants=want/VBZ/ROOT/2 to/TO/aux/4 *say/VB/xcomp/2",
        "Ruiz",
        id="of the verb it completes",
    ),
    pytest.param(
        "Ruiz/NNP/ROOT/1 ,/,/punct/1 who/WP/nsubj/4 *said=say/VBD/relcl/1", "Ruiz", id="whom who stands for"
    ),
    pytest.param(
        "a/DT/det/2 man/NN/ROOT/2 *calling=call/VBG/acl/2 it/PRP/dobj/3",
        "man",
        id="the noun a participle hangs on",
    ),
    pytest.param("*said=say/VBD/ROOT/1 ././punct/1", None, id="silent: none"),
    pytest.param("*told=tell/VBD/ROOT/1 Ruiz/NNP/dobj/1", None, id="silent: told is not turned round"),
    pytest.param("*said=say/VBD/ROOT/1 it/PRP/dobj/1", None, id="silent: it is what is said"),
    pytest.param(
        "Ruiz/NNP/nsubj/2 hopes=hope/VBZ/ROOT/2 critics=critic/NNS/nsubj/4 *say/VBP/ccomp/2",
        "critics",
        id="its own rather than the verb’s above",
    ),
]


def starred(doc: Doc, parse: str) -> Token:
    return doc[next(index for index, written in enumerate(parse.split()) if written.startswith("*"))]


@pytest.mark.parametrize(("parse", "subject"), SUBJECTS)
def test_subject_of(parse: str, subject: str | None) -> None:
    found = subject_of(starred(make_doc(parse), parse), set())

    assert (None if found is None else found.text) == subject


HEARERS = [
    pytest.param("Ruiz/NNP/nsubj/2 *told=tell/VBD/ROOT/2 Vale/NNP/dobj/2", "Vale", id="told"),
    pytest.param("Ruiz/NNP/nsubj/2 *said=say/VBD/ROOT/2 to/IN/prep/2 Vale/NNP/pobj/3", "Vale", id="said to"),
    pytest.param("Ruiz/NNP/nsubj/2 *asked=ask/VBD/ROOT/2 her/PRP/dobj/2", "her", id="asked"),
    pytest.param("Ruiz/NNP/nsubj/2 *said=say/VBD/ROOT/2", None, id="silent: nobody"),
    pytest.param(
        "Ruiz/NNP/nsubj/2 *accused=accuse/VBD/ROOT/2 Vale/NNP/dobj/2", None, id="silent: who is accused"
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 *said=say/VBD/ROOT/2 on/IN/prep/2 Monday/NNP/pobj/3", None, id="silent: a day"
    ),
    pytest.param(
        "Ruiz/NNP/nsubj/2 *said=say/VBD/ROOT/2 nothing/NN/dobj/2",
        None,
        id="silent: what is said",
    ),
]


@pytest.mark.parametrize(("parse", "hearer"), HEARERS)
def test_hearer_of(parse: str, hearer: str | None) -> None:
    found = hearer_of(starred(make_doc(parse), parse), set())

    assert (None if found is None else found.text) == hearer
