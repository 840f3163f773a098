"""Readings: date words in a text and what they mean."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from quotes.dates.moment import Moment, day, interval, month
from quotes.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Date words and their moment.

    `moment` is None where it hangs on something else: on the publication date that the article lacks, or,
    where `days` is set, on another day that the article tells of. *The following morning* is one day (`days`)
    after the occasion told of before it; *two days before the vote* is -2 days from the `event` *vote*, and
    *a week before the vote* may be `slack` days off -7.
    """

    words: Span
    moment: Moment | None
    days: int | None = None
    event: str | None = None
    slack: int = 0

    @property
    def on(self) -> str | None:
        """The moment's first or only day, month or year."""
        return None if self.moment is None else self.moment.on

    @property
    def until(self) -> str | None:
        """The moment's last day, where it is an interval."""
        return None if self.moment is None else self.moment.until

    @property
    def is_day(self) -> bool:
        """Whether the words name one day."""
        return self.moment is not None and self.moment.precision == "day"

    @property
    def is_week(self) -> bool:
        """Whether the words name some days, a week at the most."""
        if self.moment is None or self.moment.until is None:
            return False
        return date.fromisoformat(self.moment.until) - date.fromisoformat(self.moment.on) < timedelta(weeks=1)

    @property
    def is_past(self) -> bool:
        """Whether the words name a stretch of more than a week: a month, a year."""
        return self.moment is not None and not self.is_day and not self.is_week


def counted_from(reading: Reading, anchor: Moment) -> Reading:
    """Return a reading that hangs on another day, resolved by it; a month stays a month."""
    if reading.days is None:
        return reading
    if anchor.precision == "day":
        counted = date.fromisoformat(anchor.on) + timedelta(days=reading.days)
        off = timedelta(days=reading.slack)
        return replace(reading, moment=interval(counted - off, counted + off) if off else day(counted))
    if anchor.precision == "month" and abs(reading.days) < SAME_MONTH_DAYS:
        return replace(reading, moment=month(int(anchor.on[:4]), int(anchor.on[5:])))
    return replace(reading, moment=anchor if reading.days == 0 else None)


# A few days after something that happened in a month it is most likely that month still.
SAME_MONTH_DAYS = 4
