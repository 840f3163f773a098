"""Joining: what the rooms found out about each quotation, made into one value."""

from quotes.attribute.mention import Attribution
from quotes.confidence import confidence
from quotes.coref.person import Resolved
from quotes.dates.said import Dated
from quotes.find.quotation import Found
from quotes.quotation import CONTENT_GAP, Quotation


def join(
    text: str,
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    resolved: tuple[Resolved, ...],
    dated: tuple[Dated, ...],
) -> tuple[Quotation, ...]:
    """Return one `Quotation` for each of the values that stand at the same place in the rooms' answers."""
    together = zip(founds, attributions, resolved, dated, strict=True)
    return tuple(_join(text, position, *values) for position, values in enumerate(together))


def _join(
    text: str, position: int, found: Found, attribution: Attribution, resolved: Resolved, dated: Dated
) -> Quotation:
    return Quotation(
        position=position,
        kind=found.kind,
        contents=found.contents,
        text=CONTENT_GAP.join(content.of(text) for content in found.contents),
        rule=attribution.rule,
        confidence=confidence(found, attribution, resolved),
        said=dated.said,
        cue=attribution.cue,
        source=attribution.source,
        speaker=resolved.person,
        medium=dated.medium,
        via=attribution.via,
        hearer=attribution.hearer,
        parent=found.parent,
        repair=found.repair,
    )
