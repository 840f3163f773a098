import pytest

from quotes.find.cues import Strength, cue_forms


@pytest.mark.parametrize(
    ("strength", "form", "why"),
    [
        ("say", "told", "irregular past"),
        ("say", "urging", "e falls before ing"),
        ("say", "admitted", "doubled t"),
        ("say", "concurring", "doubled r"),
        ("say", "hinted", "an unstressed end is not doubled"),
        ("say", "replies", "y becomes ie"),
        ("name", "slammed", "doubled m"),
        ("name", "called", "two consonants are not doubled"),
        ("name", "calling", "participle"),
    ],
)
def test_forms_of_cues_are_spelt_as_people_write_them(strength: Strength, form: str, why: str) -> None:
    assert form in cue_forms(strength), why


@pytest.mark.parametrize("form", ["hintted", "admited", "telled", "sayed", "slept", "called"])
def test_forms_of_saying_hold_no_others(form: str) -> None:
    assert form not in cue_forms("say")
