import pytest

from quotes.attribute.rules import RULES
from quotes.publish.wording import confidence_in_words, date_in_words, rule_in_words, said_in_words

DAY = {"precision": "day"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            {"on": "2025-12-11", **DAY, "basis": "stated"}, "said Thursday 11 December 2025", id="stated"
        ),
        pytest.param(
            {"on": "2025-12-11", **DAY, "basis": "carried"},
            "said Thursday 11 December 2025, from the same occasion",
            id="carried",
        ),
        pytest.param(
            {"on": "2025-12-12", **DAY, "basis": "published", "published": "2025-12-12"},
            "no date given; published 12 December 2025",
            id="the publication date stands in",
        ),
        pytest.param(
            {"on": "2025-12-03", **DAY, "basis": "stated", "words": "Monday, Dec. 3"},
            "said Wednesday 3 December 2025, which the article calls a Monday",
            id="weekday and date disagree",
        ),
        pytest.param(
            {"on": "2025-12-03", **DAY, "basis": "stated", "words": "Wednesday, Dec. 3"},
            "said Wednesday 3 December 2025",
            id="weekday and date agree",
        ),
        pytest.param(
            {"on": "2025-12-09", **DAY, "basis": "stated", "words": "the day after Monday’s vote"},
            "said Tuesday 9 December 2025",
            id="a weekday that is not the date’s",
        ),
        pytest.param({"on": "2013", "precision": "year", "basis": "stated"}, "said in 2013", id="year"),
        pytest.param(
            {"on": "2025-12", "precision": "month", "basis": "carried"},
            "said in December 2025, from the same occasion",
            id="month",
        ),
        pytest.param(
            {"on": "2025-12-08", "until": "2025-12-11", "precision": "interval", "basis": "stated"},
            "said between 8 and 11 December 2025",
            id="interval within a month",
        ),
        pytest.param(
            {"on": "2025-11-28", "until": "2025-12-01", "precision": "interval", "basis": "stated"},
            "said between 28 November 2025 and 1 December 2025",
            id="interval over a month's end",
        ),
        pytest.param(
            {"on": None, "words": "Thursday"}, "said “Thursday”; the article carries no date", id="words only"
        ),
        pytest.param({"on": None}, "no date given", id="nothing at all"),
        pytest.param(
            {"on": None, "published": "2025-12-12"}, "no date given; published 12 December 2025", id="no said"
        ),
    ],
)
def test_says_when_and_how_we_know(said: dict[str, str], words: str) -> None:
    assert said_in_words(**said) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-12-01", "1 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("0999-01-01", "1 January 999"),
        ("2025-13-40", "2025-13-40"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_names_dates_and_leaves_the_rest_alone(value: str | None, words: str) -> None:
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "almost certain (100%)"),
        (0.95, "almost certain (95%)"),
        (0.94, "very likely (94%)"),
        (0.7, "likely (70%)"),
        (0.5, "uncertain (50%)"),
        (0.0, "doubtful (0%)"),
    ],
)
def test_puts_a_probability_into_words(confidence: float, words: str) -> None:
    assert confidence_in_words(confidence) == words


@pytest.mark.parametrize(
    ("rule", "repair", "words"),
    [
        ("content_cue", None, "The sentence opens with the words; who said them follows."),
        (
            "content_cue",
            "unopened",
            "The sentence opens with the words; who said them follows. "
            "The opening quotation mark is missing.",
        ),
        ("made_up", None, "The rule “made up” decided."),
        ("made_up", "re-made", "The rule “made up” decided. The marks were mended: re made."),
    ],
)
def test_explains_a_rule(rule: str, repair: str | None, words: str) -> None:
    assert rule_in_words(rule, repair) == words


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_has_a_sentence_for_every_rule(rule: str) -> None:
    """A new rule of `quotes.attribute` needs a sentence for readers in `quotes.publish.wording`."""
    assert "The rule “" not in rule_in_words(rule)
