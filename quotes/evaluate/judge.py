"""Judge each gold content of an aligned article: what was asked, and what was answered rightly."""

from dataclasses import dataclass

from quotes.coref.person import Person
from quotes.evaluate.align import Alignment, Pair
from quotes.evaluate.gold import GoldBasis, GoldQuote
from quotes.evaluate.names import same_name
from quotes.quotation import Quotation

NAMELESS = frozenset(
    {"unnamed", "group", "document"}
)  # speaker types that are right where nobody can be named
UNDATED = frozenset({None, "published"})  # bases that claim no evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is right about one gold content. None: not asked, or not found and so not answered.

    `asks_mention` and `asks_name` hold whether gold has an answer, found or not.
    """

    asks_mention: bool
    asks_name: bool
    found: bool = False
    kind: bool | None = None
    cue: bool | None = None
    mention: bool | None = None
    name: bool | None = None
    basis: GoldBasis | None = None
    date: bool | None = None
    rule: str | None = None
    confidence: float = 0.0


def judge(alignment: Alignment) -> tuple[Verdict, ...]:
    """Return a verdict for each gold content, in the order of gold."""
    return tuple(_judge_pair(pair) for pair in alignment.pairs)


def _judge_pair(pair: Pair) -> Verdict:
    gold, found = pair.gold, pair.found
    asks_mention = gold.source is not None
    if found is None:
        return Verdict(asks_mention=asks_mention, asks_name=gold.asks_speaker)
    date = _judge_date(gold, found)
    return Verdict(
        asks_mention=asks_mention,
        asks_name=gold.asks_speaker,
        found=True,
        kind=found.kind == gold.kind,
        cue=None if gold.cue is None else found.cue is not None and found.cue.overlaps(gold.cue),
        mention=_judge_mention(gold, found),
        name=name_is_right(gold, found.speaker) if gold.asks_speaker else None,
        basis=None if date is None else gold.basis,
        date=date,
        rule=found.rule,
        confidence=found.confidence,
    )


def _judge_mention(gold: GoldQuote, found: Quotation) -> bool | None:
    if gold.source is None:
        return None
    return found.source is not None and found.source.span.overlaps(gold.source)


def name_is_right(gold: GoldQuote, person: Person | None) -> bool:
    """Tell whether a person is gold's speaker; nobody is right where gold names nobody."""
    if gold.speaker is not None:
        return person is not None and same_name(person.name, gold.speaker)
    return person is None or person.type in NAMELESS


def _judge_date(gold: GoldQuote, found: Quotation) -> bool | None:
    if gold.basis == "none":
        return found.said.basis in UNDATED
    if gold.basis is None or not gold.said_on:
        return None
    return found.said.on == gold.said_on
