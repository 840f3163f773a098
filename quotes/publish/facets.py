"""How many quotations of a selection each value has: SQL for the lists beside it and for its timeline."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from quotes.publish.narrowing import CERTAINTY, DATES, SPAN, TABLE, Part, Values, where
from quotes.publish.stretches import counts_by_period, counts_by_value, is_stretch
from quotes.publish.wording import CONFIDENCE_BANDS

PERIOD = "period"
"""Counts by month, and by year where the month is not known."""

DATE = "date"
LISTS = ("speaker_id", DATE, "publisher", "kind", "medium", "said_basis", CERTAINTY)
"""What quotations can be narrowed down by; `date` stands for years, months and days."""

_BANDS = " ".join(f"when confidence >= {bound} then '{name}'" for bound, name in CONFIDENCE_BANDS)

# What a search keeps of each hit, so that all lists are counted from one look at the table.
_KEPT = "speaker_id, publisher, kind, medium, said_basis, year, month, said_on, confidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a selection is narrowed down by, and how its values are counted.

    `name` is the argument's name, `sql` gives the value in a row, rows with the same `group` are one value;
    `only` says which rows count, `shown` are values that come first, `limit` is how many are wanted.
    """

    name: str
    sql: str
    group: str
    only: str = "1"
    only_values: Values = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    limit: int = 1000

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """Return whose conditions do not count for this one's numbers; all dates go together."""
        return DATES if self.name in {PERIOD, *DATES} else (self.name,)


def choice(name: str, *, shown: Sequence[str], limit: int) -> Choice:
    """Return the choice among the values of a column, or among the bands of confidence."""
    if name == CERTAINTY:  # by the number, in the index's own order; what is one band is added up later
        return Choice(name=name, sql=f"case {_BANDS} end", group="confidence")
    return Choice(name=name, sql=name, group=name, shown=tuple(shown), limit=limit)


def periods() -> Choice:
    """Return the choice among all months."""
    return Choice(name=PERIOD, sql="coalesce(month, year)", group="year, month", limit=5000)


def days_of(month: str) -> Choice:
    """Return the choice among the days of a month."""
    only = "month = :in_month and length(said_on) = 10"
    return Choice(name="said_on", sql="said_on", group="said_on", only=only, only_values={"in_month": month})


@dataclass(frozen=True, slots=True)
class Count:
    """A statement that gives name, value and count, and its values."""

    sql: str
    values: Values


def counts_of(choices: Sequence[Choice], parts: Sequence[Part]) -> list[Count]:
    """Return statements that count these choices; the values that most rows have come first.

    Without a search each choice is counted from its own covering index, and the statements may run side by
    side. A search finds rows one by one, so that it is done once for several choices: two statements share
    them. A period is counted along the stretch of each value, or among the rows that another filter leaves.
    """
    if any("quotes_fts" in part.sql for part in parts):
        halves = [[each for each in choices if (each.name in _SLOW) is slow] for slow in (True, False)]
        return [_found_count(half, parts) for half in halves if half]
    walked = [_unindexed(part, _FEW_VALUES) for part in parts]
    if is_stretch(parts):
        return [_stretch_count(each, walked) for each in choices]
    return [statement(each, [_unindexed(part, {SPAN}) for part in walked]) for each in choices]


def _stretch_count(choice: Choice, parts: Sequence[Part]) -> Count:
    """Return the statement that counts one choice among the rows of a period."""
    others = [part for part in parts if part.choice not in choice.leaves_out]
    counts = counts_by_period(others) if choice.name == PERIOD else counts_by_value(choice.group, others)
    _, values = where(others)
    return _tallied(choice, f"({counts})", values, number="sum(n)")


def _found_count(choices: Sequence[Choice], parts: Sequence[Part]) -> Count:
    """Return the statement that finds the rows of a search and counts them by each of the choices."""
    own = [part for part in parts if part.choice in _COUNTED]
    found_by_words = [_unindexed(part, {SPAN}) for part in parts]
    condition, values = where(found_by_words, without=_COUNTED)
    counts = [statement(each, own, source="found") for each in choices]
    for count in counts:
        values |= count.values
    found = f"with found as materialized (select {_KEPT} from {TABLE} where {condition})"
    return Count(f"{found} {' union all '.join(f'select * from ({count.sql})' for count in counts)}", values)


# Among the hits of a search these two take as long as all others together: many values, long texts to sort.
_SLOW = frozenset(("speaker_id", "said_basis"))

# The columns that a search keeps: what picks their values is left to the count of each choice.
_COUNTED = frozenset((*LISTS, *DATES))


# What has few values: to look one up in its index and then sort is slower than to walk the counted column's.
_FEW_VALUES = frozenset(("kind", "said_basis", CERTAINTY))

# Columns to write a plus before, which keeps SQLite from their index.
_COLUMNS = {CERTAINTY: "confidence", SPAN: "said_on"}


def _unindexed(part: Part, choices: Collection[str]) -> Part:
    """Return the condition so that SQLite answers it without an index where that only costs time."""
    if part.choice is None or part.choice not in choices:
        return part
    column = _COLUMNS.get(part.choice)
    sql = f"+{part.sql}" if column is None else re.sub(rf"\b{column}\b", f"+{column}", part.sql)
    return replace(part, sql=sql)


def statement(choice: Choice, parts: Sequence[Part], *, source: str = TABLE) -> Count:
    """Return the statement that counts one choice among the rows of `source` that the parts leave."""
    condition, values = where(parts, without=choice.leaves_out)
    return _tallied(choice, source, values | choice.only_values, condition=f"{condition} and {choice.only}")


def _tallied(
    choice: Choice, source: str, values: Values, *, condition: str = "1", number: str = "count(*)"
) -> Count:
    """Return the statement that adds up the rows of `source` by the values of the choice, the most first."""
    shown = {f"{choice.name}_shown_{place}": value for place, value in enumerate(choice.shown)}
    first = f"cast(value as text) in ({', '.join(f':{name}' for name in shown)}) desc, " if shown else ""
    sql = (
        f"select '{choice.name}' as name, {choice.sql} as value, {number} as count from {source} "
        f"where {condition} and value is not null "
        f"group by {choice.group} having count > 0 order by {first}count desc, value limit {choice.limit}"
    )
    return Count(sql, values | shown)
