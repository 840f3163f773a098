"""Compare the reading of date words with dateparser and parsedatetime, on our table of date words.

    pip install dateparser parsedatetime
    python tests/compare/compare_dates.py

The others are given the date words alone and the day of publication, and are told to prefer the past; ours
has to find the words in the phrase. Right is the right day, month or year; for an interval, its first day.
Rows without an answer ask that nothing be read: there they get the whole phrase.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from casetable import read_table  # noqa: E402
from marked import parse  # noqa: E402

from quotes.dates.calendar import Calendar  # noqa: E402
from quotes.dates.expressions import read_dates  # noqa: E402
from quotes.span import Span  # noqa: E402

Reader = Callable[[str, str | None, date], str | None]


def rows() -> list[tuple[date, str, str | None, str | None]]:
    """Return the dated rows of the table: publication, phrase, date words (None: none), the right answer."""
    found = []
    for row in read_table(TESTS / "dates" / "readings.txt", width=3):
        published, marked, answer = row.columns
        text, spans = parse(marked)
        words: Sequence[Span] = spans.get("d", [])
        if published != "-" and not (words and answer == "-"):
            told = words[0].of(text) if words else None
            found.append((date.fromisoformat(published), text, told, answer.split("/")[0] if words else None))
    return found


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


def main() -> None:
    """Print how many rows each reads rightly: days, months and years, first days of intervals, and none."""
    readers: dict[str, Reader] = {
        "quotes": ours,
        "dateparser": with_dateparser(),
        "parsedatetime": with_parsedatetime(),
    }
    parts = {"day": 0, "month or year": 0, "interval": 0, "nothing to read": 0}
    whole = {name: dict(parts) for name in ["rows", *readers]}
    marked = {
        row.columns[1]: "/" in row.columns[2] for row in read_table(TESTS / "dates" / "readings.txt", width=3)
    }
    intervals = {parse(text)[0] for text, is_interval in marked.items() if is_interval}
    for published, text, words, answer in rows():
        part = "nothing to read" if answer is None else "interval" if text in intervals else None
        part = part or ("day" if answer is not None and len(answer) == len("2025-12-12") else "month or year")
        whole["rows"][part] += 1
        for name, reader in readers.items():
            whole[name][part] += reader(text, words, published) == answer
    for name, counts in whole.items():
        print(
            f"{name:14}",
            *(f"{part} {count}" for part, count in counts.items()),
            f"all {sum(counts.values())}",
            sep="  ",
        )


if __name__ == "__main__":
    main()
