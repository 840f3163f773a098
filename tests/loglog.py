"""A plot of lines on two scales of powers of ten, as SVG."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import TypeAlias

Points: TypeAlias = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 820, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 580, 30, 360
LEAST = 1e-4
"""What is smaller is drawn as this."""


class _Scale:
    """Where the powers of ten from `low` to `high` stand between two places."""

    def __init__(self, values: Sequence[float], start: int, end: int) -> None:
        logs = [log10(max(value, LEAST)) for value in values]
        self.low, self.high = floor(min(logs)), max(ceil(max(logs)), floor(min(logs)) + 1)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        part = (log10(max(value, LEAST)) - self.low) / (self.high - self.low)
        return self._start + part * (self._end - self._start)

    def powers(self) -> range:
        return range(self.low, self.high + 1)


def plot(lines: Mapping[str, Points], *, across: str, upwards: str) -> str:
    """Return an SVG of the lines, each point across and upwards; what is linear runs beside the dashed one.

    `across` and `upwards` say what the scales count.
    """
    points = [point for line in lines.values() for point in line]
    x = _Scale([point[0] for point in points], LEFT, RIGHT)
    y = _Scale([point[1] for point in points], BOTTOM, TOP)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'font-family="Arial" font-size="12">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
            *_axes(x, y, across, upwards),
            *_drawn(lines, x, y),
            "</svg>\n",
        ]
    )


def _axes(x: _Scale, y: _Scale, across: str, upwards: str) -> Iterator[str]:
    for power in x.powers():
        yield f'<text x="{x.place(10.0**power):.0f}" y="378" text-anchor="middle">{_power(power)}</text>'
    for power in y.powers():
        yield f'<text x="60" y="{y.place(10.0**power):.0f}" text-anchor="end">{_power(power)}</text>'
    yield f'<text x="{RIGHT}" y="396" text-anchor="end">{across}</text>'
    yield f'<text x="10" y="18">{upwards}</text>'
    decades = min(x.high - x.low, y.high - y.low)
    ends = f"M{x.place(10.0**x.low):.0f} {y.place(10.0**y.low):.0f} "
    ends += f"L{x.place(10.0 ** (x.low + decades)):.0f} {y.place(10.0 ** (y.low + decades)):.0f}"
    yield f'<path d="{ends}" stroke="grey" stroke-dasharray="4"/>'


def _drawn(lines: Mapping[str, Points], x: _Scale, y: _Scale) -> Iterator[str]:
    for number, (name, points) in enumerate(lines.items()):
        colour = f"hsl({number * 360 // len(lines)} 70% 40%)"
        shown = " ".join(f"{x.place(across):.1f},{y.place(up):.1f}" for across, up in points)
        yield f'<polyline points="{shown}" fill="none" stroke="{colour}"/>'
        yield f'<text x="600" y="{30 + number * 18}" fill="{colour}">{name}</text>'


def _power(power: int) -> str:
    return f"{10.0**power:g}" if -4 < power < 4 else f"10^{power}"
