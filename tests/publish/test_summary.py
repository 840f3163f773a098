"""What `quotes add` ends with."""

from pathlib import Path

from quotes.publish.summary import FAILURES, LISTED, Summary, summary_lines


def test_numbers_alone_where_there_is_nothing_to_tell() -> None:
    summary = Summary(new=2, changed=1, unchanged=3, added=5, total=9)

    assert summary_lines(summary, Path("a.db")) == [
        "articles: 2 new, 1 changed, 3 unchanged, 0 failed",
        "quotations: 5 added, 9 now in a.db",
    ]
    assert summary.safe == 6


def test_each_failure_has_its_reason_and_many_quiet_articles_are_counted() -> None:
    quiet = [f"{number}.txt" for number in range(LISTED + 2)]
    summary = Summary(
        without_quotations=quiet, decoded=["x.txt: decoded as cp1252"], failures=["y.txt: is empty"]
    )
    lines = summary_lines(summary, Path("a.db"))[2:]

    assert lines[0] == f"without quotations: {LISTED + 2}"
    assert lines[1] == "  0.txt"
    assert lines[LISTED + 1 :] == [
        "  and 2 more",
        "not in UTF-8: 1",
        "  x.txt: decoded as cp1252",
        "failed: 1",
        "  y.txt: is empty",
    ]


def test_more_failures_than_quiet_articles_are_shown_but_not_ten_thousand() -> None:
    summary = Summary(failures=[f"{number}.txt: is empty" for number in range(FAILURES)])
    assert len(summary_lines(summary, Path("a.db"))) == 2 + 1 + FAILURES

    summary.failures += ["a.txt: is empty", "b.txt: is empty"]
    assert summary_lines(summary, Path("a.db"))[2 + 1 + FAILURES :] == [
        "  and 2 more; --errors FILE keeps all"
    ]
