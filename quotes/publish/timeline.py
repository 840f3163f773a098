"""A small picture, in inline SVG, of how many quotations fall into each month."""

from collections.abc import Mapping

from markupsafe import Markup

from quotes.publish.wording import date_in_words

# In units of the picture. Eight fill a phone's width with 40 bars; the height is that of four lines of text.
_BAR_WIDTH, _GAP, _HEIGHT = 8, 2, 72
_LABEL_HEIGHT = 16

# Two labels fit below the bars.
_LEAST_WIDTH = 260

# More months than this (ten years) would be thinner than a pixel on a phone: then a bar is a year.
_MOST_MONTHS = 120


def timeline(counts: Mapping[str, int], *, link: str) -> Markup:
    """Return a bar chart of `counts` (month `2025-12` → quotations); `link` is the URL that a period ends.

    Months without a quotation leave a gap. No months give an empty text.
    """
    if not counts:
        return Markup("")
    periods, key = _months(min(counts), max(counts)), "month"
    values = dict(counts)
    if len(periods) > _MOST_MONTHS:
        periods, key = _years(min(counts), max(counts)), "year"
        values = {year: sum(n for month, n in counts.items() if month[:4] == year) for year in periods}
    return _draw(periods, values, link=f"{link}{key}=")


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]


def _draw(periods: list[str], values: Mapping[str, int], *, link: str) -> Markup:
    most = max(values.values())
    # A few periods are spread over the width, with bars that grow no wider than three usual ones.
    step = max(_BAR_WIDTH + _GAP, _LEAST_WIDTH // len(periods) if len(periods) < 10 else 0)
    width = max(len(periods) * step, _LEAST_WIDTH)
    bars = Markup("").join(
        _bar(
            index * step, period, values[period], most=most, width=min(step - _GAP, 3 * _BAR_WIDTH), link=link
        )
        for index, period in enumerate(periods)
        if values.get(period)
    )
    labels = Markup(
        '<text x="0" y="{y}">{first}</text><text x="{x}" y="{y}" text-anchor="end">{last}</text>'
    ).format(
        x=width,
        y=_HEIGHT + _LABEL_HEIGHT - 3,
        first=date_in_words(periods[0]),
        last=date_in_words(periods[-1]),
    )
    return Markup(
        '<svg class="timeline" viewBox="0 0 {width} {height}" width="{width}" role="img" '
        'aria-label="Quotations from {first} to {last}">{bars}'
        '<line x1="0" x2="{width}" y1="{base}" y2="{base}"/>{labels}</svg>'
    ).format(
        width=width,
        height=_HEIGHT + _LABEL_HEIGHT,
        base=_HEIGHT,
        first=date_in_words(periods[0]),
        last=date_in_words(periods[-1]),
        bars=bars,
        labels=labels,
    )


def _bar(x: int, period: str, count: int, *, most: int, width: int, link: str) -> Markup:
    height = max(round(count / most * (_HEIGHT - 2)), 2)
    plural = "" if count == 1 else "s"
    return Markup(
        '<a href="{link}{period}"><title>{words}: {count} quotation{plural}</title>'
        '<rect x="{x}" y="{y}" width="{width}" height="{height}"/></a>'
    ).format(
        link=link,
        period=period,
        words=date_in_words(period),
        count=count,
        plural=plural,
        x=x,
        y=_HEIGHT - height,
        width=width,
        height=height,
    )
