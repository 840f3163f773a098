"""What became of the articles that were added, and how that reads."""

from dataclasses import dataclass, field
from pathlib import Path

LISTED = 20  # lines that a heading shows where nothing is wrong
FAILURES = 200
"""Failures that are shown: all of a day's work, not each row of a table that is wrong as a whole."""


@dataclass(slots=True, kw_only=True)
class Summary:
    """Numbers of articles by what became of them, and a line for each that is worth telling.

    `added` is by how many quotations the database has grown to `total`. After Ctrl-C `interrupted` is
    true, and the numbers are those so far. `lost` says that something was read and could not be stored.
    `run_id` is the run that articles which are new or changed now belong to.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: list[str] = field(default_factory=list)
    without_quotations: list[str] = field(default_factory=list)
    not_english: list[str] = field(default_factory=list)
    decoded: list[str] = field(default_factory=list)
    added: int = 0
    total: int = 0
    interrupted: bool = False
    lost: bool = False
    run_id: int | None = None

    @property
    def safe(self) -> int:
        """Return how many of the articles are in the database."""
        return self.new + self.changed + self.unchanged


def summary_lines(summary: Summary, database: Path) -> list[str]:
    """Return the summary as lines: the numbers first, then what is worth telling, the failures last."""
    counts = f"{summary.new} new, {summary.changed} changed, {summary.unchanged} unchanged"
    return [
        f"articles: {counts}, {len(summary.failures)} failed",
        f"quotations: {summary.added} added, {summary.total} now in {database}",
        *([f"left out, for they were removed: {summary.removed}"] if summary.removed else []),
        *listed("without quotations", summary.without_quotations, limit=LISTED),
        *listed("not in English, kept without quotations", summary.not_english, limit=LISTED),
        *listed("not in UTF-8", summary.decoded, limit=LISTED),
        *listed("failed", summary.failures, limit=FAILURES, elsewhere="; --errors FILE keeps all"),
    ]


def listed(
    heading: str,
    entries: list[str],
    *,
    limit: int | None = None,
    count: int | None = None,
    elsewhere: str = "",
) -> list[str]:
    """Return a heading with the number of entries and up to `limit` of them below; nothing for none.

    `count` is how many there are where not all of them are in hand, `elsewhere` where the others are found.
    """
    if not entries:
        return []
    shown = entries[:limit]
    count = len(entries) if count is None else count
    more = [f"  and {count - len(shown)} more{elsewhere}"] if len(shown) < count else []
    return [f"{heading}: {count}", *(f"  {entry}" for entry in shown), *more]
