"""The values that the attributing room hands on: cue and source of a quotation, as spans of the text."""

from dataclasses import dataclass
from typing import Literal

from quotes.span import Span

Form = Literal["name", "pronoun", "nominal"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to somebody, and its form: *Ruiz* (name), *he*, *his spokeswoman* (nominal)."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Rival:
    """Another mention in the frame that may be the source, and the probability, 0 to 1, that it is."""

    mention: Mention
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the reporter's words say of one quotation. `rule` names the function that decided.

    `frame` is the stretch of the article that holds the reporter's sentence (None without one).
    `carries` is the number of the quotation whose speaker goes on here, where the quotation has no frame
    of its own; cue and source are then that quotation's. `via` passed the words on (*X quoted Y as saying*),
    `hearer` was told them. `clause` are the reporter's words that belong to the act of saying
    (*told reporters on Thursday*), not to what is talked about. `rivals` are other mentions that may be the
    source, where the rules were unsure.
    """

    rule: str
    cue: Span | None = None
    source: Mention | None = None
    frame: Span | None = None
    carries: int | None = None
    via: Span | None = None
    hearer: Span | None = None
    medium: str | None = None
    clause: tuple[Span, ...] = ()
    rivals: tuple[Rival, ...] = ()
