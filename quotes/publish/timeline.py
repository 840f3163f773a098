"""A small picture, in inline SVG, of how many quotations fall into each year, month or day."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta

from markupsafe import Markup

from quotes.publish.wording import date_in_words

# In units of the picture, which is stretched to the width that it gets.
_BAR_WIDTH, _GAP = 8, 2

# In pixels: four lines of text high, wide enough for the labels below the bars, no wider than they need.
_HEIGHT, _LEAST_WIDTH, _WIDTH_A_BAR, _MOST_BARS = 72, 260, 28, 26

# More months than this (ten years) would be thinner than a pixel on a phone: then a bar is a year.
_MOST_MONTHS = 120

_YEAR, _MONTH, _DAY = len("2025"), len("2025-12"), len("2025-12-11")
_COLUMNS = {_YEAR: "year", _MONTH: "month", _DAY: "said_on"}
_EACH = {_YEAR: "a year", _MONTH: "a month", _DAY: "a day"}


def timeline(
    counts: Mapping[str, int], *, address: Callable[[str, str], str], picked: Collection[str] = ()
) -> Markup:
    """Return a bar chart of `counts`, and the same as a table; nothing for no counts.

    `counts` are quotations by day, by month, or by month and, where no month is known, by year.
    `address(column, period)` is where a bar leads; bars in `picked` stand out.
    """
    periods, values = _level(counts)
    if not periods:
        return Markup("")
    vague = {period: count for period, count in counts.items() if len(period) == _YEAR}
    known = values if len(periods[0]) == _YEAR else values | vague
    links = {period: address(_COLUMNS[len(period)], period) for period in known if known[period]}
    return _draw(periods, values, links, frozenset(picked)) + _table(known, links)


def _level(counts: Mapping[str, int]) -> tuple[list[str], dict[str, int]]:
    """Return all days, all months or all years from the first to the last, and the counts of some."""
    days = {period: count for period, count in counts.items() if len(period) == _DAY}
    if days:
        return _days(min(days), max(days)), days
    months = {period: count for period, count in counts.items() if len(period) == _MONTH}
    periods = _months(min(months), max(months)) if months else []
    if 0 < len(periods) <= _MOST_MONTHS:
        return periods, months
    years: dict[str, int] = {}
    for period, count in counts.items():
        years[period[:_YEAR]] = years.get(period[:_YEAR], 0) + count
    return ([f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)] if years else []), years


def _days(first: str, last: str) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(number)).isoformat() for number in range((end - start).days + 1)]


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _draw(
    periods: list[str], values: Mapping[str, int], links: Mapping[str, str], picked: frozenset[str]
) -> Markup:
    # A few periods are spread over the width, with bars that grow no wider than three usual ones.
    step = max(_BAR_WIDTH + _GAP, _LEAST_WIDTH // len(periods))
    most, thick = max(values.values()), min(step - _GAP, 3 * _BAR_WIDTH)
    bars = Markup("").join(
        Markup('<a href="{}" tabindex="-1"{}><title>{}</title>{}</a>').format(
            links[period],
            Markup(' class="picked"') if period in picked else "",
            _in_words(period, values[period]),
            _bar(index * step, thick, share=values[period] / most),
        )
        for index, period in enumerate(periods)
        if period in links
    )
    first, last = date_in_words(periods[0]), date_in_words(periods[-1])
    width = max(_LEAST_WIDTH, _WIDTH_A_BAR * min(len(periods), _MOST_BARS))
    return Markup(
        '<figure class="over-time"><svg class="timeline" viewBox="0 0 {units} {height}" width="{width}" '
        'height="{height}" preserveAspectRatio="none" role="group" '
        'aria-label="Quotations from {first} to {last}">{bars}</svg><figcaption><span>{first}</span> '
        "<span>at most {most} {each}</span> <span>{last}</span></figcaption></figure>"
    ).format(
        units=len(periods) * step,
        width=width,
        height=_HEIGHT,
        first=first,
        last=last if len(periods) > 1 else "",
        bars=bars,
        most=f"{most:,}",
        each=_EACH[len(periods[0])],
    )


def _bar(x: int, width: int, *, share: float) -> Markup:
    height = max(round(share * (_HEIGHT - 2)), 2)
    return Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(x, _HEIGHT - height, width, height)


def _table(values: Mapping[str, int], links: Mapping[str, str]) -> Markup:
    """Return what the picture shows as a table, folded away: for screen readers, keyboards and copying."""
    rows = Markup("").join(
        Markup('<tr><td><a href="{}">{}</a></td><td class="n">{}</td></tr>').format(
            links[period], date_in_words(period), values[period]
        )
        for period in sorted(links)
    )
    return Markup(
        '<details class="as-table"><summary>The timeline as a table</summary><table class="grid">'
        '<thead><tr><th scope="col">When</th><th scope="col">Quotations</th></tr></thead>'
        "<tbody>{}</tbody></table></details>"
    ).format(rows)


def _in_words(period: str, count: int) -> str:
    return f"{date_in_words(period)}: {count} quotation{'' if count == 1 else 's'}"
