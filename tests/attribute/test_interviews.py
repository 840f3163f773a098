"""Who speaks in interviews without names: the questions nobody, the answers whom the reporter named."""

import pytest

from quotes.pipeline import extract
from quotes.read.article import Article

pytestmark = pytest.mark.model

LEAD = "Mayor Ana Ruiz spoke to the Harbour Post on Friday about the quay.\n\n"
INTERVIEWS = {
    "Q and A": LEAD + "Q: Did you win?\n\nA: We won.\n\nQ: Was it close?\n\nA: It was.",
    "with full stops": LEAD + "Q. Did you win?\n\nA. We won.\n\nQ. Was it close?\n\nA. It was.",
    "bold questions": LEAD + "**Did you win?**\n\nWe won.\n\n**Was it close?**\n\nIt was very close.",
}


@pytest.mark.parametrize("text", INTERVIEWS.values(), ids=INTERVIEWS)
def test_answers_are_by_the_one_who_was_named_and_questions_by_nobody(text: str) -> None:
    found = [
        (quotation.rule, quotation.speaker and quotation.speaker.name)
        for quotation in extract(Article(text=text))
    ]

    assert found == [("question", None), ("speaker_goes_on", "Ana Ruiz")] * 2


def test_a_question_with_a_name_is_by_that_name() -> None:
    text = "**Ben Sol:** Did you win?\n\n**Ana Ruiz:** We won.\n\n**Ben Sol:** Was it close?"

    assert [q.speaker and q.speaker.name for q in extract(Article(text=text))] == [
        "Ben Sol",
        "Ana Ruiz",
        "Ben Sol",
    ]


def test_a_question_in_marks_is_none_of_an_interview() -> None:
    (quotation,) = extract(Article(text="“Was it close?” Ana Ruiz asked."))

    assert (quotation.rule, quotation.speaker and quotation.speaker.name) == ("beside", "Ana Ruiz")
