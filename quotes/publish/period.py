"""A period of time as conditions on quotations: what may have been said between two dates.

Dates are as precise as they are known: *2025-12* may lie on or after 2025-12-11. The tilde sorts behind every
digit and the hyphen, so `2025-12~` stands for the end of December. All conditions here select what
`quotes.publish.selection` selects; they differ in which index can answer them.
"""

from dataclasses import dataclass

from quotes.publish.selection import check_date

SINCE, UNTIL = "_since", "_until"
"""The arguments of an address that make a period."""

# A stretch of date_key, for lists in that order. It begins with the year, whose month may not be known, or
# with the first interval that reaches into the period.
_LISTED_SINCE = """
date_key >= min(:since_year, coalesce((select min(+date_key) from quotes where said_until >= :since), '~'))
and (said_on >= :since or coalesce(said_until, said_on || '~') >= :since)
"""
_LISTED_UNTIL = "date_key <= :until || '~' and +said_on is not null"

# Of all columns these ask only said_on, which every covering index has, and the id of most rows.
_COUNTED_SINCE = """
said_on >= :since
or said_on in (:since_month, :since_year) and id not in (select id from quotes where said_until < :since)
or id in (select id from quotes where said_until >= :since)
"""
_COUNTED_UNTIL = "said_on <= :until || '~'"


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another, each a day, a month or a year that counts itself in, or None for no end."""

    since: str | None
    until: str | None

    @property
    def values(self) -> dict[str, str]:
        """Return the values of the conditions' placeholders."""
        since, until = self.since, self.until
        found = {} if since is None else {"since": since, "since_month": since[:7], "since_year": since[:4]}
        return found if until is None else found | {"until": until}

    def listed(self) -> list[str]:
        """Return conditions for a list in the order of `date_key`, which must hold together."""
        return self._chosen(_LISTED_SINCE, _LISTED_UNTIL)

    def counted(self) -> list[str]:
        """Return conditions for counting, which must hold together."""
        return self._chosen(_COUNTED_SINCE, _COUNTED_UNTIL)

    def _chosen(self, since: str, until: str) -> list[str]:
        wanted = ((self.since, since), (self.until, until))
        return [f"({sql.strip()})" for end, sql in wanted if end is not None]


def period(since: str | None, until: str | None) -> Period | None:
    """Return the period, None without an end; raise ValueError for what is no date."""
    if since is None and until is None:
        return None
    return Period(None if since is None else check_date(since), None if until is None else check_date(until))
