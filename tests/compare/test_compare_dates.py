"""The comparison of date words: what the table asks, and how a reader's answers are counted."""

from datetime import date

from compare.compare_dates import counts, ours, rows, table


def nothing(_text: str, _words: str | None, _published: date) -> None:
    """Read no date words at all."""


def test_readers_are_counted_by_what_the_words_mean() -> None:
    right = counts({"ours": ours, "nobody": nothing})

    assert right["ours"] == right["rows"]
    assert +right["nobody"] == {"nothing to read": right["rows"]["nothing to read"]}
    assert min(right["rows"].values()) >= 20


def test_an_interval_is_right_by_its_first_day() -> None:
    asked = next(row for row in rows() if row.words == "last week")

    assert (asked.part, asked.answer) == ("interval", "2025-12-01")


def test_the_table_has_a_line_for_each_reader() -> None:
    lines = table(counts({"nobody": nothing}))

    assert lines[0].count("|") == lines[1].count("|") == lines[-1].count("|")
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| rows", "| nobody"]
