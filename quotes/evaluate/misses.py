"""List what went wrong in an aligned article, so that somebody can look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.evaluate.align import Alignment, Pair
from quotes.evaluate.gold import GoldQuote
from quotes.evaluate.judge import Verdict, judge
from quotes.quotation import Quotation
from quotes.span import Span

MissKind: TypeAlias = Literal["not found", "false", "mention", "name", "date"]

MISS_KINDS: tuple[MissKind, ...] = ("not found", "false", "mention", "name", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that went wrong: the words, what gold has (`wanted`), what we have (`got`), and our rule."""

    kind: MissKind
    article: str
    words: str
    wanted: str | None
    got: str | None
    rule: str | None


def list_misses(alignment: Alignment) -> Iterator[Miss]:
    """Yield what went wrong in an article: its gold contents in order, then what was found beside them."""
    for pair, verdict in zip(alignment.pairs, judge(alignment), strict=True):
        yield from _miss_pair(alignment, pair, verdict)
    for extra in alignment.extras:
        yield Miss(
            kind="false",
            article=alignment.gold.article.label,
            words=extra.span.of(alignment.gold.article.text),
            wanted=None,
            got=_speaker(extra.found),
            rule=extra.found.rule,
        )


def _miss_pair(alignment: Alignment, pair: Pair, verdict: Verdict) -> Iterator[Miss]:
    text = alignment.gold.article.text
    gold, found = pair.gold, pair.found
    wrong: list[tuple[MissKind, str | None, str | None]] = []
    if found is None:
        wrong.append(("not found", gold.speaker, None))
    elif verdict.mention is False:
        source = None if found.source is None else found.source.span
        wrong.append(("mention", _words(gold.source, text), _words(source, text)))
    if found is not None and verdict.name is False:
        wrong.append(("name", gold.speaker, _speaker(found)))
    if found is not None and verdict.date is False:
        wrong.append(("date", _gold_date(gold), _found_date(found, text)))
    for kind, wanted, got in wrong:
        yield Miss(
            kind=kind,
            article=alignment.gold.article.label,
            words=pair.span.of(text),
            wanted=wanted,
            got=got,
            rule=verdict.rule,
        )


def _speaker(found: Quotation) -> str | None:
    return found.speaker.name if found.speaker is not None else None


def _gold_date(gold: GoldQuote) -> str:
    return " ".join(part for part in (gold.said_on, gold.basis, gold.evidence) if part)


def _found_date(found: Quotation, text: str) -> str:
    words = _words(found.said.words, text)
    return " ".join(part for part in (found.said.on, found.said.basis, words) if part)


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
