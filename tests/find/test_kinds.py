"""Direct or mixed: a clause or more in marks, or a fragment in the reporter's own sentence."""

import pytest
from marking import remark, rows

from quotes.find.context import Context
from quotes.find.kinds import is_direct, is_name_like

KINDS = {
    "a sentence": "“[d1:We won.]”",
    "a sentence behind a colon": "She asked: “[d1:Why?]”",
    "a sentence behind a comma": "She said, “[d1:We have won.]”",
    "one word as an answer": "“[d1:No,]” he said.",
    "a clause in the reporter's sentence": "He said “[d1:we have to go on]” and left.",
    "a clause behind that": "He said that “[d1:it was the worst night of the year.]”",
    "a fragment hung on a speaker": "He called it “[m1:a disgrace]” on Friday.",
    "a fragment as an object": "She said the plan was “[m1:utterly mad.]”",
    "two fragments": "He said it was “[m1:odd]” and “[m2:slow.]”",
    "a verb phrase": "She vowed to “[m1:fight on for the harbour.]”",
    "a fragment with a clause hung on it": "He praised “[m1:the only man who did what he said]” there.",
    "a verb phrase with a clause": "She said the town “[m1:deserves a mayor who is with it]” at last.",
    "a clause behind a conjunction": "He called it a risk, “[d1:but we have to go on,]” and left.",
    "a fragment before its cue": "It was “[m1:a bad night,]” she said.",
}


@rows(KINDS)
def test_a_clause_is_direct_and_a_fragment_mixed(row: str) -> None:
    assert remark(row) == row


@pytest.mark.parametrize(
    ("before", "inside", "direct"),
    [
        ("", "We won.", True),
        ("She said: ", "Why?", True),
        ("He said ", "we have to go on", True),
        ("He called it ", "a disgrace", False),
        ("He said it was ", "odd", False),
        ("He said ", "Nobody there will ever know this", True),
        ("He read ", "The Long Road to Silent Harbour", False),
    ],
)
def test_what_is_set_off_or_has_a_subject_is_direct(before: str, inside: str, direct: bool) -> None:
    assert is_direct(Context(inside=inside, before=before)) == direct


@pytest.mark.parametrize(
    ("words", "name_like"),
    [
        ("Silent Harbour", True),
        ("The Art of Ice", True),
        ("Otter", True),
        ("We won", False),
        ("a Long Road", False),
        ("", False),
    ],
)
def test_names_are_told_by_their_capitals(words: str, name_like: bool) -> None:
    assert is_name_like(words.split()) == name_like
