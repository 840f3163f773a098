"""The values that carrying works on: an act of speech, or an event, with its day; a quotation's tie to it."""

from dataclasses import dataclass

from quotes.dates.moment import Moment
from quotes.dates.reading import Reading


@dataclass(frozen=True, slots=True)
class Occasion:
    """An act of speech that the reporter dates, or an undated one that ends another.

    `people` are those whose occasion it is, `named` all whom the sentence of an event names; it is `open`
    where a pronoun or nobody is named, or a day opens it, so that it belongs to whoever speaks next. `told`
    says that the reporter's own sentence tells of it, not the frame of another quotation. An `event` is what
    a lead dates, whatever it was, `titled` if the headline names it too; a `meeting` is the reporter's own
    with those who speak. An `aside` is only spoken of, and holds for its own sentence alone;
    an `act` is what somebody did on a day, and holds for its paragraph. It is `quoted` where its sentence
    holds quoted words.
    """

    place: int
    reading: Reading | None
    people: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    open: bool = False
    told: bool = True
    medium: str | None = None
    event: bool = False
    titled: bool = False
    meeting: bool = False
    aside: bool = False
    act: bool = False
    quoted: bool = False

    @property
    def moment(self) -> Moment | None:
        """When it was."""
        return None if self.reading is None else self.reading.moment

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.reading is not None and self.reading.is_day

    @property
    def is_past(self) -> bool:
        """Whether it is known to a month or a year alone, and so was told of in passing."""
        return self.reading is not None and self.reading.is_past


@dataclass(frozen=True, slots=True)
class Tie:
    """A quotation's occasion. It is `firm` where the frame names it or it is the speaker's own."""

    occasion: Occasion
    firm: bool = True
