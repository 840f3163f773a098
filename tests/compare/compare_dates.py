"""Compare the reading of date words with dateparser and parsedatetime, on our table: `make compare-dates`.

The others are given the date words alone and the day of publication, and are told to prefer the past; ours
has to find the words in the phrase. Right is the right day, month or year; for an interval, its first day.
Rows without an answer ask that nothing be read: there they get the whole phrase. The table is the one that
ours is tested by (tests/dates/readings.txt), so ours is right by construction: what counts is how far the
others get on what newspapers write.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from casetable import read_table
from compare.compare import put
from marked import parse

from quotes.dates.calendar import Calendar
from quotes.dates.expressions import read_dates
from quotes.span import Span

TABLE = Path(__file__).parent.parent / "dates" / "readings.txt"
PARTS = ("day", "month or year", "interval", "nothing to read")

Reader = Callable[[str, str | None, date], str | None]


class Row(NamedTuple):
    """A dated row of the table: the phrase, its date words and the right answer (None: nothing to read)."""

    published: date
    text: str
    words: str | None
    answer: str | None
    part: str


def rows() -> Iterator[Row]:
    """Yield the rows of papers with a date, the part of the table that each belongs to with it."""
    for row in read_table(TABLE, width=3):
        published, marked, answer = row.columns
        text, spans = parse(marked)
        words: Sequence[Span] = spans.get("d", [])
        if published == "-" or (words and answer == "-"):
            continue
        day = date.fromisoformat(published)
        if words:
            yield Row(day, text, words[0].of(text), answer.split("/")[0], _part(answer))
        else:
            yield Row(day, text, None, None, "nothing to read")


def _part(answer: str) -> str:
    if "/" in answer:
        return "interval"
    return "day" if len(answer) == len("2025-12-12") else "month or year"


def ours(text: str, _words: str | None, published: date) -> str | None:
    """Return the first answer in the phrase."""
    return next((reading.on for reading in read_dates(text, 0, len(text), Calendar(published))), None)


def with_dateparser() -> Reader:
    """Return what dateparser reads, as precise as its period says."""
    parser = import_module("dateparser.date").DateDataParser
    search_dates = import_module("dateparser.search").search_dates

    def read(text: str, words: str | None, published: date) -> str | None:
        base = datetime.combine(published, datetime.min.time())
        settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        if words is None:
            found = search_dates(text, languages=["en"], settings=settings)
            return None if not found else found[0][1].date().isoformat()
        data = parser(languages=["en"], settings=settings).get_date_data(words)
        return None if data.date_obj is None else _cut(data.date_obj.date(), data.period)

    return read


def with_parsedatetime() -> Reader:
    """Return what parsedatetime reads; it always names a day."""
    calendar = import_module("parsedatetime").Calendar()

    def read(text: str, words: str | None, published: date) -> str | None:
        base = datetime.combine(published, datetime.min.time())
        found = calendar.nlp(text if words is None else words, sourceTime=base)
        return None if not found else found[0][0].date().isoformat()

    return read


def _cut(day: date, period: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(period, 10)]


def counts(readers: Mapping[str, Reader]) -> dict[str, Counter[str]]:
    """Return by reader, and under `rows` for the table, how many rows of each part are read rightly."""
    right: dict[str, Counter[str]] = {name: Counter() for name in ("rows", *readers)}
    for row in rows():
        right["rows"][row.part] += 1
        for name, reader in readers.items():
            right[name][row.part] += reader(row.text, row.words, row.published) == row.answer
    return right


def table(right: Mapping[str, Counter[str]]) -> list[str]:
    """Return the lines of the Markdown table."""
    lines = [f"|  | {' | '.join(PARTS)} | all |", f"| --- |{' ---: |' * (len(PARTS) + 1)}"]
    for name, of in right.items():
        figures = " | ".join(str(of[part]) for part in PARTS)
        lines.append(f"| {name} | {figures} | {of.total()} |")
    return lines


def main() -> None:
    """Print how many rows each reads rightly, and write it into the README if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", type=Path)
    options = parser.parse_args()
    lines = table(
        counts(
            {
                "quotes": ours,
                f"dateparser {version('dateparser')}": with_dateparser(),
                f"parsedatetime {version('parsedatetime')}": with_parsedatetime(),
            }
        )
    )
    print("\n".join(lines))
    if options.readme is not None:
        measured = f"Measured {date.today().isoformat()} by `make compare-dates`."
        put(options.readme, "date words", [*lines, "", measured])


if __name__ == "__main__":
    main()
