"""How a whole falls into parts: a bar, in inline SVG, beside the numbers that it draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

# Units of the picture across and down; the page stretches it to the width of its column.
_WIDTH, _HEIGHT = 100, 6


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: its name, how many it has, and the address that lists them, if there is one."""

    name: str
    count: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A row of such a table: what is divided, its address, and the parts in the table's order."""

    name: str
    url: str | None
    shares: tuple[Share, ...]

    @property
    def count(self) -> int:
        """Return how many all parts have together."""
        return sum(share.count for share in self.shares)

    def percent(self, share: Share) -> int:
        """Return the share in whole percent."""
        return round(100 * share.count / self.count) if self.count else 0

    def bar(self) -> Markup:
        """Return the bar, which is not read aloud: the cells beside it say the same."""
        return stacked_bar([share.count for share in self.shares])


def stacked_bar(counts: Sequence[int]) -> Markup:
    """Return one bar with a stretch for each count, whose classes `part-1`, `part-2`… give it its colour."""
    total, start, stretches = sum(counts) or 1, 0.0, Markup("")
    for number, count in enumerate(counts, start=1):
        width = round(_WIDTH * count / total, 2)
        stretches += Markup('<rect class="part-{}" x="{:g}" width="{:g}" height="{}"/>').format(
            number, round(start, 2), width, _HEIGHT
        )
        start += width
    return Markup(
        '<svg class="stacked" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(_WIDTH, _HEIGHT, stretches)
