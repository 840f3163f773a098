"""Confidence: a probability that rises and falls with what speaks for the source and for the name."""

import pytest

from quotes.attribute.mention import Attribution
from quotes.confidence import FLOOR, confidence, confidence_known, name_confidence, source_confidence
from quotes.coref.person import Person, Resolved
from quotes.find.quotation import Found, Kind
from quotes.span import Span

ANA = Person(name="Ana Ruiz", type="person")


def found(kind: Kind = "direct", *, repair: str | None = None) -> Found:
    return Found(kind=kind, contents=(Span(1, 5),), marked=(Span(0, 6),), repair=repair)


def resolved(rule: str, *evidence: str) -> Resolved:
    return Resolved(ANA, rule, evidence)


@pytest.mark.parametrize(
    ("surer", "doubtful"),
    [
        pytest.param(resolved("full_name"), resolved("description"), id="a full name and a description"),
        pytest.param(
            resolved("short_name"), resolved("bare_name", "one word"), id="a surname that stays bare"
        ),
        pytest.param(resolved("short_name"), resolved("short_name", "namesake"), id="a namesake"),
        pytest.param(resolved("pronoun", "no rival"), resolved("pronoun", "rival"), id="a rival"),
        pytest.param(resolved("pronoun", "no rival"), resolved("pronoun", "no rival", "far"), id="far off"),
        pytest.param(resolved("full_name"), resolved("full_name", "body"), id="a body"),
    ],
)
def test_what_speaks_against_a_name_lowers_its_probability(surer: Resolved, doubtful: Resolved) -> None:
    assert 1 > name_confidence(surer) > name_confidence(doubtful) > 0


def test_a_rule_that_was_never_seen_has_the_probability_of_any_name() -> None:
    assert name_confidence(resolved("unheard_of")) == name_confidence(resolved("unheard_of", "unheard of"))


@pytest.mark.parametrize(
    ("surer", "doubtful"),
    [("beside", "subject"), ("turn_label", "speaker_goes_on"), ("content_cue", "ranked")],
)
def test_a_rule_that_errs_more_often_has_less_confidence(surer: str, doubtful: str) -> None:
    name = resolved("full_name")
    told = [confidence(found(), Attribution(rule=rule), name) for rule in (surer, doubtful)]

    assert told[0] > told[1]


def test_a_speaker_taken_from_farther_up_is_below_the_floor() -> None:
    assert source_confidence(found(), Attribution(rule="last_speaker")) < FLOOR


def test_a_mended_mark_lowers_the_confidence() -> None:
    rule = Attribution(rule="beside")
    mended = confidence(found(repair="closed at the paragraph’s end"), rule, resolved("full_name"))

    assert mended < confidence(found(), rule, resolved("full_name"))


def test_nobody_has_a_probability_too() -> None:
    assert 0 < confidence(found(), Attribution(rule="no_source"), Resolved(None, "no_source")) < 1


@pytest.mark.parametrize(
    ("alone", "whole"),
    [
        (resolved("bare_name", "one word"), resolved("short_name")),
        (resolved("pronoun_to_bare_name", "no rival", "one word"), resolved("pronoun", "no rival")),
        (resolved("role", "one word", "named once"), resolved("role", "named once")),
    ],
    ids=["a surname alone", "he, and a surname alone", "a role, and a surname alone"],
)
def test_a_surname_alone_is_as_sure_as_a_name_once_the_name_is_known(
    alone: Resolved, whole: Resolved
) -> None:
    rule = Attribution(rule="beside")

    assert confidence_known(found(), rule, alone) == confidence(found(), rule, whole)
    assert confidence(found(), rule, whole) > confidence(found(), rule, alone)


@pytest.mark.parametrize(
    "told", [resolved("short_name"), Resolved(None, "no_source")], ids=["a name", "nobody"]
)
def test_where_the_article_tells_the_name_others_tell_nothing(told: Resolved) -> None:
    assert confidence_known(found(), Attribution(rule="beside"), told) is None
