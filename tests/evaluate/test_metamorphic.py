"""Changes that must not matter: edits carry spans, and our own gold articles bear them."""

from pathlib import Path

import pytest

from quotes.evaluate.metamorphic import Edit, apply, carry, changes, measure_changes, metamorphic_table

GOLD = Path(__file__).parent.parent / "gold" / "gold.jsonl"
TEXT = "“We won,” she said.\n\nHe called it “odd” of her."

# Of the rows in our articles a change may touch this share, in percent.
MOST_CHANGED = 1.0


@pytest.mark.parametrize(
    ("edits", "text", "row"),
    [
        ([], TEXT, (1, 8)),
        ([Edit(0, 0, "So: ")], "So: " + TEXT, (5, 12)),
        ([Edit(0, 1, "``"), Edit(8, 9, "''")], "``We won,''" + TEXT[9:], (2, 9)),
        ([Edit(0, 1, "")], TEXT[1:], (0, 7)),
        ([Edit(3, 4, "\n")], "“We\nwon,”" + TEXT[9:], (1, 8)),
        ([Edit(8, 8, "!")], "“We won,!”" + TEXT[9:], (1, 8)),
        ([Edit(19, 21, "\r\n\r\n")], TEXT.replace("\n", "\r\n"), (1, 8)),
    ],
)
def test_edits_carry_what_was_found(edits: list[Edit], text: str, row: tuple[int, int]) -> None:
    assert apply(TEXT, edits) == text
    assert carry([(1, 8, "direct")], edits) == {(*row, "direct")}


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("straight marks", '"We won," she said.\n\nHe called it "odd" of her.'),
        ("guillemets", "«We won,» she said.\n\nHe called it «odd» of her."),
        ("entities", "&quot;We won,&quot; she said.\n\nHe called it &quot;odd&quot; of her."),
        ("curly marks", TEXT),
        ("blank lines doubled", TEXT.replace("\n\n", "\n\n\n\n")),
        ("Windows line ends", TEXT.replace("\n", "\r\n")),
        ("another article behind", TEXT + "\n\n" + TEXT),
        ("lines wrapped", TEXT),
    ],
)
def test_each_change_does_what_it_says(change: str, text: str) -> None:
    assert apply(TEXT, changes([TEXT])[change](TEXT)) == text


def test_long_lines_are_wrapped() -> None:
    text = "It froze over night. " * 9
    wrapped = apply(text, changes([text])["lines wrapped"](text))
    assert wrapped.replace("\n", " ") == text
    assert max(map(len, wrapped.split("\n"))) <= 72


def test_our_articles_bear_every_change() -> None:
    outcomes = measure_changes(GOLD)
    assert all(outcome.rows for outcome in outcomes)
    assert [outcome for outcome in outcomes if outcome.share > MOST_CHANGED] == []


def test_the_table_has_a_line_for_each_change() -> None:
    lines = metamorphic_table(GOLD, half="odd")
    assert lines[0].split() == ["change", "rows", "changed", "percent"]
    assert len(lines) == len(changes([TEXT])) + 2
