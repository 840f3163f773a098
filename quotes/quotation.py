"""The result: one quotation with its cue, source, speaker and date."""

from dataclasses import dataclass

from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.find.quotation import Kind
from quotes.span import Span

CONTENT_GAP = " … "


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who else may be the speaker, and the probability, 0 to 1, that this source is the right one."""

    source: Mention
    person: Person
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One thing somebody said. All spans are characters of the article's text.

    `position` numbers the article's quotations from 0 in reading order; `parent` is the position of
    the quotation that holds this one. `confidence` is the probability, 0 to 1, that `speaker` is
    right (for None: that nobody can be named). `rule` names how the source was found. `candidates` are
    who else may be the speaker: one whose source is so doubtful that `speaker` is None, and the rivals.
    `confidence_known` is what the confidence becomes where other articles tell the speaker's whole name,
    of which this one has a single word; None where it has more.
    """

    position: int
    kind: Kind
    contents: tuple[Span, ...]
    text: str
    rule: str
    confidence: float
    said: Said = Said()
    cue: Span | None = None
    source: Mention | None = None
    speaker: Person | None = None
    medium: str | None = None
    via: Span | None = None
    hearer: Span | None = None
    parent: int | None = None
    repair: str | None = None
    candidates: tuple[Candidate, ...] = ()
    confidence_known: float | None = None
