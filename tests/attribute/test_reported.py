"""What a speech cue may report, on parses written by hand: `tests/parsed.py` explains the notation."""

import pytest
from parsed import make_doc

from quotes.attribute.cues import find_cues
from quotes.attribute.indirect import LEAST_PROBABILITY
from quotes.attribute.reported import candidates
from quotes.attribute.reporting import evidence, probability

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


def offered(parse: str, *, taken: frozenset[int] = frozenset()) -> dict[str, float]:
    """Return the words of each candidate, with their probability."""
    doc = make_doc(parse)
    return {
        doc[each.start : each.end].text: probability(doc, each, set(taken))
        for cue in find_cues(doc, set(taken))
        for each in candidates(doc, cue, set(taken))
    }


@pytest.mark.parametrize(
    ("parse", "best"),
    [
        pytest.param(THAT, "that the quay fell", id="behind the cue"),
        pytest.param(BEHIND, "The quay fell", id="before the cue"),
        pytest.param(ACCORDING, "the quay fell", id="according to"),
    ],
)
def test_the_likeliest_is_the_whole_clause(parse: str, best: str) -> None:
    found = offered(parse)

    assert max(found, key=lambda words: found[words]) == best
    assert found[best] >= LEAST_PROBABILITY


def test_a_clause_that_the_cue_breaks_is_offered_in_two_parts() -> None:
    assert {"The quay", "fell"} <= set(offered(INSIDE))


def test_words_in_marks_are_in_no_candidate() -> None:
    assert not [words for words in offered(THAT, taken=frozenset({4})) if "quay" in words]


def test_the_cue_is_in_no_candidate() -> None:
    for parse in (THAT, BEHIND, INSIDE, ACCORDING):
        assert not [words for words in offered(parse) if "said" in words or "ccording" in words]


def test_evidence_is_named_by_what_is_seen() -> None:
    doc = make_doc(THAT)
    (cue,) = find_cues(doc, set())
    clause = next(each for each in candidates(doc, cue, set()) if (each.start, each.end) == (2, 6))
    names = evidence(doc, clause, set())

    assert {"cue say", "subject name", "say opens that", "way ccomp", "length 4 right"} <= names
    assert "right up to the end" in names
    assert "right beside marks" not in names
    assert "right beside marks" in evidence(doc, clause, {0})
