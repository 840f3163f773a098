"""How far carrying looks back, whatever the length of the section."""

from collections.abc import Sequence
from typing import overload

from quotes import Article
from quotes.dates.carrying import TITLED_REACH, tie_of
from quotes.dates.layout import lay_out
from quotes.dates.occasion import Occasion
from quotes.dates.occasions import find_occasions
from quotes.dates.subjects import known_people
from quotes.dates.tellings import Telling
from quotes.span import Span

PARAGRAPHS = 400
ACT = (
    "Ana Ruiz rode through the old harbour of Velm on March 3, 2019, and fed the gulls of the whole town.\n\n"
)


class Counted(Sequence[Occasion]):
    """Occasions, and how many of them were looked at."""

    def __init__(self, occasions: list[Occasion]) -> None:
        self._occasions = occasions
        self.reads = 0

    def __len__(self) -> int:
        return len(self._occasions)

    @overload
    def __getitem__(self, index: int) -> Occasion: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Occasion]: ...
    def __getitem__(self, index: int | slice) -> Occasion | Sequence[Occasion]:
        self.reads += 1
        return self._occasions[index]


def test_what_somebody_did_far_above_is_not_looked_at() -> None:
    text = ACT * PARAGRAPHS
    stretches = [Span(at, at + len(ACT) - 2) for at in range(0, len(text), len(ACT))]
    layout = lay_out(Article(text=text), stretches, [])
    occasions = Counted(find_occasions(layout, known_people({"Ana Ruiz": "Ana Ruiz"})))
    telling = Telling(
        len(text) - len(ACT), "Lou Ito", "Ito said", "Ito said", "Ito", medium=None, scene="Ito said"
    )

    tie = tie_of(layout, telling, occasions)

    assert tie is None
    assert len(occasions) == PARAGRAPHS
    assert occasions.reads < 3 * TITLED_REACH
