"""What a word may report, on parses written by hand: `tests/parsed.py` explains the notation."""

import pytest
from parsed import make_doc

from quotes.attribute.indirect import LEAST_PROBABILITY
from quotes.attribute.reported import candidates
from quotes.attribute.reporters import find_reporters, of_cue, reporter_of
from quotes.attribute.reporting import evidence, probabilities

THAT = (
    "Ruiz/NNP/nsubj/2 said=say/VBD/ROOT/2 that/IN/mark/6 the/DT/det/5 quay/NN/nsubj/6 "
    "fell=fall/VBD/ccomp/2 ././punct/2"
)
BEHIND = "The/DT/det/2 quay/NN/nsubj/3 fell=fall/VBD/ccomp/6 ,/,/punct/6 Ruiz/NNP/nsubj/6 said=say/VBD/ROOT/6"
INSIDE = (
    "The/DT/det/2 quay/NN/nsubj/7 ,/,/punct/5 Ruiz/NNP/nsubj/5 said=say/VBD/parataxis/7 ,/,/punct/5 "
    "fell=fall/VBD/ROOT/7"
)
ACCORDING = (
    "According=accord/VBG/prep/7 to/IN/prep/1 Ruiz/NNP/pobj/2 ,/,/punct/7 the/DT/det/6 quay/NN/nsubj/7 "
    "fell=fall/VBD/ROOT/7"
)

CALLED = (
    "Ruiz/NNP/nsubj/2 called=call/VBD/ROOT/2 for/IN/prep/2 a/DT/det/5 vote/NN/pobj/3 "
    "on/IN/prep/5 Friday/NNP/pobj/6 ././punct/2"
)
OWNED = (
    "Sol/NNP/nsubj/2 denied=deny/VBD/ROOT/2 Ruiz/NNP/poss/5 's/POS/case/3 claim/NN/dobj/2 that/IN/mark/9 "
    "the/DT/det/8 quay/NN/nsubj/9 fell=fall/VBD/acl/5 ././punct/2"
)
EAGER = (
    "Ruiz/NNP/nsubj/2 was=be/VBD/ROOT/2 eager/JJ/acomp/2 to/TO/aux/5 close/VB/xcomp/3 "
    "the/DT/det/7 quay/NN/dobj/5 ././punct/2"
)


def offered(parse: str, *, taken: frozenset[int] = frozenset()) -> dict[str, float]:
    """Return the words of each candidate, with their probability."""
    doc = make_doc(parse)
    found: dict[str, float] = {}
    for cue in find_reporters(doc, set(taken)):
        places = candidates(doc, cue, set(taken))
        for each, likely in zip(places, probabilities(doc, cue, places, set(taken)), strict=True):
            words = doc[each.start : each.end].text
            found[words] = max(likely, found.get(words, 0.0))
    return found


@pytest.mark.parametrize(
    ("parse", "best"),
    [
        pytest.param(THAT, "that the quay fell", id="behind the cue"),
        pytest.param(BEHIND, "The quay fell", id="before the cue"),
        pytest.param(ACCORDING, "the quay fell", id="according to"),
        pytest.param(CALLED, "a vote on Friday", id="behind a preposition"),
    ],
)
def test_the_likeliest_is_the_whole_clause(parse: str, best: str) -> None:
    found = offered(parse)

    assert max(found, key=lambda words: found[words]) == best
    assert found[best] >= LEAST_PROBABILITY


def test_a_clause_that_the_cue_breaks_is_offered_in_two_parts() -> None:
    assert {"The quay", "fell"} <= set(offered(INSIDE))


@pytest.mark.parametrize(
    ("parse", "words"),
    [
        pytest.param(THAT, {"that the quay fell", "the quay fell"}, id="with that and without"),
        pytest.param(CALLED, {"for a vote on Friday", "a vote on Friday", "a vote"}, id="a preposition"),
        pytest.param(OWNED, {"that the quay fell"}, id="what a noun has behind it"),
        pytest.param(EAGER, {"to close the quay"}, id="what an adjective has behind it"),
    ],
)
def test_what_stands_behind_is_offered(parse: str, words: set[str]) -> None:
    assert words <= set(offered(parse))


@pytest.mark.parametrize(
    ("parse", "cue", "source"),
    [
        pytest.param(THAT, "said", "Ruiz", id="the subject"),
        pytest.param(ACCORDING, "According", "Ruiz", id="according to"),
        pytest.param(OWNED, "claim", "Ruiz", id="the owner"),
        pytest.param(EAGER, "eager", "Ruiz", id="the subject of was"),
    ],
)
def test_the_reporter(parse: str, cue: str, source: str) -> None:
    (found,) = (each for each in find_reporters(make_doc(parse), set()) if each.head.text == cue)
    reporter = reporter_of(found, set())

    assert reporter is not None
    assert reporter.text == source


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        pytest.param(THAT, ["said", "fell"], id="verbs"),
        pytest.param(OWNED, ["denied", "claim", "fell"], id="a noun with a clause"),
        pytest.param(EAGER, ["was", "eager", "close"], id="an adjective with a verb"),
        pytest.param("The/DT/det/2 quay/NN/ROOT/2 ././punct/2", [], id="a noun alone"),
        pytest.param(
            "It/PRP/nsubj/3 has=have/VBZ/aux/3 fallen=fall/VBN/ROOT/3", ["fallen"], id="no helping verb"
        ),
    ],
)
def test_what_may_report(parse: str, found: list[str]) -> None:
    assert [cue.head.text for cue in find_reporters(make_doc(parse), set())] == found


def test_words_in_marks_are_in_no_candidate() -> None:
    assert not [words for words in offered(THAT, taken=frozenset({4})) if "quay" in words]


def test_a_cue_is_in_no_candidate_of_its_own() -> None:
    for parse in (THAT, BEHIND, INSIDE, ACCORDING, CALLED, OWNED, EAGER):
        doc = make_doc(parse)
        for cue in find_reporters(doc, set()):
            held = [each for each in candidates(doc, cue, set()) if each.start <= cue.head.i < each.end]
            assert held == []


def test_evidence_is_named_by_what_is_seen() -> None:
    doc = make_doc(THAT)
    cue = find_reporters(doc, set())[0]
    clause = next(each for each in candidates(doc, cue, set()) if (each.start, each.end) == (2, 6))
    names = evidence(doc, clause)

    assert {"say opens that", "way ccomp", "length 4 right of VERB", "up to the end right of VERB"} <= names
    assert {"cue say", "subject name", "say has ccomp", "say then that"} <= of_cue(doc, cue, set())
    assert "beside marks" not in of_cue(doc, cue, set())
    assert "beside marks" in of_cue(doc, cue, {0})
