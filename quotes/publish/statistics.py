"""Statistics of the whole database: SQL that reads covering indexes alone, and tables of its rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode  # type: ignore[import-untyped]

from quotes.publish.shares import Share, Whole

Row = Mapping[str, Any]

TOP_SPEAKERS = 10
"""Speakers whose share of a publisher's quotations is told: few names, whom most readers know."""

KINDS = ("direct", "mixed", "indirect")
BASES = ("stated", "carried", "published")

UNNAMED = "(speaker_id is null or speaker_id in (select id from speakers where type = 'unnamed'))"
"""The condition for a quotation whose speaker has no name."""

# Each sum over a million rows takes some 60 ms, so that the last part of a whole is what the others leave,
# and speakers are looked up in their own index.
BY_PUBLISHER = """
select *, quotations - direct - mixed as indirect, dated - stated - carried as published from (
  select publisher, count(*) as quotations, count(said_basis) as dated,
         sum(kind = 'direct') as direct, sum(kind = 'mixed') as mixed,
         sum(said_basis is 'stated') as stated, sum(said_basis is 'carried') as carried
  from quotes where publisher is not null
  group by publisher
) order by quotations desc, publisher limit :limit
"""

UNNAMED_BY_PUBLISHER = (
    f"select publisher, count(*) as quotations from quotes where {UNNAMED} group by publisher"
)

TOP_BY_PUBLISHER = f"""
select publisher, count(*) as quotations from quotes
where speaker_id in (select id from speakers order by quote_count desc, id limit {TOP_SPEAKERS})
group by publisher
"""

CUES = f"""
select speakers.name, speakers.slug, speakers.id, cue, count(*) as quotations
from quotes join speakers on speakers.id = quotes.speaker_id
where speaker_id in (select id from speakers where type in ('person', 'organisation')
                     order by quote_count desc, id limit {TOP_SPEAKERS}) and cue is not null
group by speaker_id, cue
"""

DATED = """
with recursive said(said_on) as (
  select min(said_on) from quotes
  union all
  select (select said_on from quotes where said_on > said.said_on order by said_on limit 1)
  from said where said.said_on is not null
), vague as materialized (
  select said_basis, count(*) filter (where length(said_on) = 7) as month,
         count(*) filter (where length(said_on) = 4) as year, count(*) filter (where said_on is null) as none
  from quotes
  where said_on is null or said_on in (select said_on from said where length(said_on) < 10)
  group by said_basis
)
select counted.said_basis, coalesce(month, 0) as month, coalesce(year, 0) as year, coalesce(none, 0) as none,
       quotations - coalesce(month + year + none, 0) as day
from (select said_basis, count(*) as quotations from quotes group by said_basis) as counted
left join vague on vague.said_basis is counted.said_basis
order by quotations desc
"""
"""Quotations by basis and precision; where a date is an interval, its first day counts."""

# Cues that a row tells by name; the rest are one number.
_CUES_SHOWN = 5


def publisher_path(name: str) -> str:
    """Return the path of a publisher's page."""
    return f"/publishers/{tilde_encode(name)}"


def selection_of(**filters: Any) -> str:
    """Return the path of the quotations that the filters select."""
    return f"/quotes/quotes?{urlencode(filters)}"


def shares_by_publisher(rows: Sequence[Row], column: str, parts: Sequence[str]) -> list[Whole]:
    """Return for each publisher how its quotations fall into the values of `column`."""
    return [
        Whole(
            row["publisher"],
            publisher_path(row["publisher"]),
            tuple(
                Share(part, row[part] or 0, selection_of(publisher=row["publisher"], **{column: part}))
                for part in parts
            ),
        )
        for row in rows
    ]


def split_by_publisher(rows: Sequence[Row], counts: Sequence[Row], names: tuple[str, str]) -> list[Whole]:
    """Return for each publisher how many of its quotations `counts` has, and how many are left."""
    counted = {row["publisher"]: row["quotations"] for row in counts}
    return [
        Whole(name, publisher_path(name), (Share(names[0], part), Share(names[1], row["quotations"] - part)))
        for row in rows
        for name in [row["publisher"]]
        for part in [counted.get(name, 0)]
    ]


def cues_by_speaker(rows: Sequence[Row]) -> tuple[list[str], list[Whole]]:
    """Return the commonest cues of all and, for each speaker, how often they signal the words."""
    total: dict[str, int] = {}
    speakers: dict[str, dict[str, int]] = {}
    names = {row["slug"]: (row["name"], row["id"]) for row in rows}
    for row in rows:
        total[row["cue"]] = total.get(row["cue"], 0) + row["quotations"]
        speakers.setdefault(row["slug"], {})[row["cue"]] = row["quotations"]
    shown = sorted(total, key=lambda cue: (-total[cue], cue))[:_CUES_SHOWN]
    wholes = [
        Whole(names[slug][0], f"/speakers/{slug}", _cue_shares(counts, shown, speaker_id=names[slug][1]))
        for slug, counts in speakers.items()
    ]
    return [*shown, "others"], sorted(wholes, key=lambda whole: (-whole.count, whole.name))


def _cue_shares(counts: Mapping[str, int], shown: Sequence[str], *, speaker_id: int) -> tuple[Share, ...]:
    named = [Share(cue, counts.get(cue, 0), selection_of(speaker_id=speaker_id, cue=cue)) for cue in shown]
    rest = sum(count for cue, count in counts.items() if cue not in shown)
    return (*named, Share("others", rest))


def dates_by_basis(rows: Sequence[Row], words: Callable[[str], str]) -> list[Whole]:
    """Return for each basis of a date how precise the dates are; `words` tells a basis."""
    return [
        Whole(
            words(row["said_basis"]) if row["said_basis"] else "no date",
            selection_of(said_basis=row["said_basis"]) if row["said_basis"] else None,
            tuple(Share(name, row[name]) for name in ("day", "month", "year", "none")),
        )
        for row in rows
    ]
