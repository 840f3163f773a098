"""The ranker: candidates and traits on parses written by hand, and when it speaks against the rules."""

import pytest
from parsed import make_view

from quotes.attribute import ranking
from quotes.attribute.candidates import find_candidates
from quotes.attribute.ranking import MARGIN, rank, score
from quotes.attribute.rules import decide
from quotes.attribute.traits import traits_of, traits_of_nobody

# Ruiz said Vale called it this.
NESTED = (
    "Ruiz/NNP/nsubj/2 said=say/VBD/ROOT/2 "
    "Vale/NNP/nsubj/4 called=call/VBD/ccomp/2 it/PRP/dobj/4 *this/DT/oprd/4"
)
# Yes, she said.
BESIDE = "*Yes/UH/intj/4 ,/,/punct/4 she/PRP/nsubj/4 said=say/VBD/ROOT/4 ././punct/4"
# It rained, this.
NOBODY = "It/PRP/nsubj/2 rained=rain/VBD/ROOT/2 ,/,/punct/2 *this/DT/npadvmod/2 ././punct/2"


@pytest.mark.parametrize(
    ("parse", "candidates"),
    [
        pytest.param(
            NESTED, ["Ruiz said say", "Vale called name"], id="each verb of saying with its subject"
        ),
        pytest.param(
            "Ruiz/NNP/nsubj/2 gave=give/VBD/ROOT/2 her/PRP$/poss/4 reply/NN/dobj/2 *Yes/UH/intj/2",
            ["her reply noun", "Ruiz gave verb"],
            id="who owns a noun of saying, who does something",
        ),
        pytest.param(
            "*this/DT/nsubj/2 leaks=leak/VBZ/ROOT/2 according=accord/VBG/prep/2 to/IN/prep/3 Ruiz/NNP/pobj/4",
            ["Ruiz according according"],
            id="according to",
        ),
        pytest.param(
            "Ruiz/NNP/nsubj/2 told=tell/VBD/ROOT/2 Vale/NNP/dobj/2 *this/DT/dobj/2",
            ["Ruiz told say"],
            id="silent: who is told",
        ),
        pytest.param("*this/DT/ROOT/1", [], id="silent: nothing but the content"),
    ],
)
def test_candidates_are_those_who_may_have_said_it(parse: str, candidates: list[str]) -> None:
    found = find_candidates(make_view(parse, direct=False))

    assert [f"{each.source.text} {each.anchor.text} {each.kind}" for each in found] == candidates


@pytest.mark.parametrize(
    ("parse", "number", "traits", "absent"),
    [
        pytest.param(
            NESTED,
            0,
            {"rules agree", "cue say", "cue above, say", "cues below 1, say", "source is the main subject"},
            {"source lent", "cue aside, say", "says above 1, say"},
            id="the outer verb",
        ),
        pytest.param(
            NESTED,
            1,
            {"cue name", "cues below 0, name", "says above 1, name", "under ccomp"},
            {"rules agree", "source is the main subject"},
            id="the inner verb",
        ),
        pytest.param(
            BESIDE,
            0,
            {"source person", "say behind by 3", "source behind the content"},
            {"source name"},
            id="behind the content",
        ),
    ],
)
def test_traits_say_what_is_seen(parse: str, number: int, traits: set[str], absent: set[str]) -> None:
    view = make_view(parse, direct=False)
    seen = traits_of(view, find_candidates(view)[number], decide(view))

    assert traits - seen == set()
    assert seen & absent == set()


def test_nobody_has_traits_of_its_own() -> None:
    view = make_view(NESTED, direct=False)

    assert traits_of_nobody(view, decide(view)) == {"nobody", "nobody: cue_content", "nobody, fragment"}


@pytest.mark.parametrize(
    ("parse", "direct", "weights", "answer"),
    [
        pytest.param(NESTED, False, {}, "cue_content Ruiz", id="even: the rules stay"),
        pytest.param(
            NESTED, False, {"cue name": MARGIN - 0.1}, "cue_content Ruiz", id="a little better: they stay"
        ),
        pytest.param(NESTED, False, {"cue name": MARGIN + 0.1}, "ranked Vale", id="better by far: the other"),
        pytest.param(NESTED, False, {"nobody": 9.0}, None, id="nobody better by far"),
        pytest.param(BESIDE, True, {"nobody": 9.0}, "beside she", id="silent: side by side"),
        pytest.param(NOBODY, False, {"nobody": 0.1}, None, id="no rule, and nobody is likelier"),
        pytest.param(NOBODY, False, {"cue verb": 0.1}, "ranked It", id="no rule, and somebody is likelier"),
        pytest.param("*this/DT/ROOT/1", False, {"nobody": -9.0}, None, id="silent: no candidate"),
    ],
)
def test_another_candidate_must_be_better_by_far(
    monkeypatch: pytest.MonkeyPatch, parse: str, direct: bool, weights: dict[str, float], answer: str | None
) -> None:
    monkeypatch.setattr(ranking, "table", lambda _: {trait: str(weight) for trait, weight in weights.items()})
    ranking.weights.cache_clear()
    decision = rank(make_view(parse, direct=direct)).decision
    ranking.weights.cache_clear()

    assert (decision and f"{decision.rule} {decision.source.text}") == answer


@pytest.mark.parametrize(
    ("parse", "direct", "weights", "rivals"),
    [
        pytest.param(NESTED, False, {}, [("Vale", 0.333)], id="the other, with its share"),
        pytest.param(NESTED, False, {"cue name": 9.0}, [], id="silent: a share next to nothing"),
        pytest.param(NESTED, False, {"nobody": 9.0}, [], id="silent: nobody is far likelier"),
        pytest.param(BESIDE, True, {}, [], id="silent: side by side is sure"),
    ],
)
def test_rivals_are_the_other_candidates(
    monkeypatch: pytest.MonkeyPatch,
    parse: str,
    direct: bool,
    weights: dict[str, float],
    rivals: list[tuple[str, float]],
) -> None:
    monkeypatch.setattr(ranking, "table", lambda _: {trait: str(weight) for trait, weight in weights.items()})
    ranking.weights.cache_clear()
    found = rank(make_view(parse, direct=direct)).rivals
    ranking.weights.cache_clear()

    assert [(decision.source.text, round(share, 3)) for decision, share in found] == rivals


def test_a_sum_is_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "table", lambda _: {"one": "0.1", "two": "0.2", "three": "0.3"})
    ranking.weights.cache_clear()
    sums = {score(order) for order in (["one", "two", "three"], ["three", "two", "one"])}
    ranking.weights.cache_clear()

    assert sums == {0.6}
