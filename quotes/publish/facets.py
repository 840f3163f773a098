"""How many quotations of a selection each value has: SQL for the lists beside it and for its timeline."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from quotes.publish.narrowing import CERTAINTY, DATES, SPAN, TABLE, Part, Values, where
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


def width_count(parts: Sequence[Part]) -> Count | None:
    """Return the statement that tells whether the period, if there is one, has a great part of all.

    It looks at the stretch of dates alone, without what is only known to the month or the year.
    """
    ends = {name: value for part in parts if part.choice == SPAN for name, value in part.values.items()}
    values = {name: value for name, value in ends.items() if name in _STRETCH}
    if not values:
        return None
    condition = " and ".join(_STRETCH[name] for name in values)
    enough = f"(select count(*) / {_SORTED_WALKED} from {TABLE})"
    within = f"select 1 from {TABLE} where {condition} limit {enough}"
    return Count(f"select '{SPAN}' as name, count(*) = {enough} as value, 1 as count from ({within})", values)


# A period's ends as ends of a stretch of the index by date.
_STRETCH = {"since": "date_key >= :since", "until": "date_key <= :until || '~'"}


def counts_of(choices: Sequence[Choice], parts: Sequence[Part], *, wide: bool = False) -> list[Count]:
    """Return statements that count these choices; the values that most rows have come first.

    Without a search each choice is counted from its own covering index, and the statements may run side by
    side. A search finds rows one by one, so that it is done once for several choices: two statements share
    them. A period is looked up by its dates and sorted by each choice, unless it is `wide`: then each index
    is walked.
    """
    if not any("quotes_fts" in part.sql for part in parts):
        unindexed = _FEW_VALUES | {SPAN} if wide else _FEW_VALUES
        return [statement(each, [_unindexed(part, unindexed) for part in parts]) for each in choices]
    return [_found_count(half, parts) for half in (choices[::2], choices[1::2]) if half]


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


# The columns that a search keeps: what picks their values is left to the count of each choice.
_COUNTED = frozenset((*LISTS, *DATES))


# What has few values: to look one up in its index and then sort is slower than to walk the counted column's.
_FEW_VALUES = frozenset(("kind", "said_basis", CERTAINTY))

# Rows that are walked along an index in the time in which one is looked up and sorted: measured, 4 to 6.
_SORTED_WALKED = 5

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
    shown = {f"{choice.name}_shown_{place}": value for place, value in enumerate(choice.shown)}
    first = f"cast(value as text) in ({', '.join(f':{name}' for name in shown)}) desc, " if shown else ""
    sql = (
        f"select '{choice.name}' as name, {choice.sql} as value, count(*) as count from {source} "
        f"where {condition} and {choice.only} and value is not null "
        f"group by {choice.group} order by {first}count desc, value limit {choice.limit}"
    )
    return Count(sql, values | shown | choice.only_values)
