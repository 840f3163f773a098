"""The comparison itself: peers' rows are judged as ours are, and the table finds its place."""

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from compare.compare import PEERS, Result, measure_peer, put, quotations, said, table
from compare.peers import _places

from quotes.evaluate import evaluate
from quotes.read.article import Article

TEXT = "“The boats stay in,” said Ana Ruiz on Monday. “Nobody sails,” he said."
ARTICLE = Article(id="one", text=TEXT)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def row(content: str, source: str, *, named: bool) -> dict[str, object]:
    return {
        "content": span(content),
        "cue": span("said"),
        "source": span(source),
        "name": source,
        "named": named,
    }


ROWS = [row("“The boats stay in,”", "Ana Ruiz", named=True), row("“Nobody sails,”", "he", named=False)]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article with two quotations: one by Ana Ruiz, one by a man whom nobody names."""

    def quote(content: str, source: str, name: str | None) -> dict[str, object]:
        (start, end), (first, last) = span(content), span(source)
        return {
            "start": start,
            "end": end,
            "kind": "direct",
            "speaker": {"start": first, "end": last},
            "speaker_name": name,
        }

    path = tmp_path / "gold.jsonl"
    quotes = [quote("The boats stay in,", "Ana Ruiz", "Ana Ruiz"), quote("Nobody sails,", "he", None)]
    path.write_text(json.dumps({"id": "one", "text": TEXT, "quotes": quotes}) + "\n", encoding="utf-8")
    return path


def test_rows_with_their_marks_meet_gold_without(gold: Path) -> None:
    figures = evaluate(gold, extract=lambda article: quotations(article, ROWS, "peer")).figures["all"]

    assert (figures.span_f1, figures.mention_acc, figures.name_acc) == (100.0, 100.0, 100.0)


def test_a_speaker_without_a_proper_noun_is_unnamed() -> None:
    assert [found.speaker.type for found in quotations(ARTICLE, ROWS, "peer") if found.speaker] == [
        "person",
        "unnamed",
    ]


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        pytest.param("One.\n\n“Two.”", "One.\n“Two.”", id="a blank line is taken out"),
        pytest.param("He said ''no'' twice", 'He said "no" twice', id="two apostrophes become a mark"),
        pytest.param("the boys' boat", "the boys'x boat", id="a letter is put in"),
    ],
)
def test_letters_of_a_prepared_text_are_found_in_the_article(text: str, prepared: str) -> None:
    places = _places(text, prepared)
    kept = [place for place, letter in enumerate(prepared) if letter.isalnum() and letter != "x"]

    assert [text[places[place]] for place in kept] == [prepared[place] for place in kept]
    assert places == sorted(places)


@pytest.mark.model
def test_the_table_shows_figures_for_all_and_for_direct(gold: Path) -> None:
    report = evaluate(gold, extract=lambda article: quotations(article, ROWS[:1], "peer"))
    every, direct = report.figures["all"], replace(report.figures["direct"], mention_acc=None)
    lines = table([Result(name="peer", every=every, direct=direct, rate=1234.5), Result(name="other")])

    assert lines[2] == "| peer | 66.7 (66.7) | 100.0 (–) | 66.7 (66.7) | 100.0 (100.0) | – | 1,234 |"
    assert lines[3] == "| other | – | – | – | – | – | – |"


def test_a_peer_that_cannot_run_is_told_and_stops_nothing(gold: Path) -> None:
    """The Python of the tests has spaCy and its model, but not the peers."""
    result = measure_peer("textacy-whole", gold, Path(sys.executable))

    assert result.every is None
    assert result.name == "textacy-whole (could not be run: ModuleNotFoundError: No module named 'textacy')"


@pytest.mark.parametrize(
    ("gold", "half", "command"),
    [
        pytest.param("tests/gold/gold.jsonl", None, "make compare", id="our own"),
        pytest.param("more/gold.jsonl", None, "make compare GOLD=more/gold.jsonl", id="inside"),
        pytest.param("../far/dev.jsonl", "even", "make compare GOLD=dev.jsonl HELD_OUT=even", id="elsewhere"),
    ],
)
def test_the_date_and_the_command_are_said(gold: str, half: object, command: str) -> None:
    words = said(Path(gold), half)  # type: ignore[arg-type]

    assert words.startswith(f"Measured {date.today().isoformat()} by `{command}`, everybody with ")


def test_the_table_replaces_what_stands_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- measured dev -->\nold\n<!-- end -->\nb\n<!-- end -->\n", encoding="utf-8")

    put(readme, "dev", ["new \\1", "newer"])

    assert readme.read_text(encoding="utf-8") == (
        "a\n<!-- measured dev -->\nnew \\1\nnewer\n<!-- end -->\nb\n<!-- end -->\n"
    )


def test_a_readme_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n", encoding="utf-8")

    with pytest.raises(SystemExit, match="no <!-- measured dev -->"):
        put(readme, "dev", ["new"])

    assert readme.read_text(encoding="utf-8") == "a\n"


def test_every_peer_has_a_name_in_the_table() -> None:
    from compare import peers

    assert set(PEERS) == set(peers.PEERS)
