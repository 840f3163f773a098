"""Joining: what the rooms found out about each quotation, made into one value."""

from dataclasses import replace

from quotes.attribute.mention import Attribution
from quotes.confidence import FLOOR, confidence, source_confidence
from quotes.coref.person import Resolved
from quotes.dates.said import Dated
from quotes.find.quotation import Found
from quotes.quotation import CONTENT_GAP, Quotation, Withheld


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
    doubtful = source_confidence(found, attribution) < FLOOR
    named = replace(resolved, person=None) if doubtful else resolved
    return Quotation(
        position=position,
        kind=found.kind,
        contents=found.contents,
        text=CONTENT_GAP.join(content.of(text) for content in found.contents),
        rule=attribution.rule,
        confidence=confidence(found, attribution, named),
        said=dated.said,
        cue=attribution.cue,
        source=attribution.source,
        speaker=named.person,
        withheld=_withheld(found, attribution, resolved) if doubtful else None,
        medium=dated.medium,
        via=attribution.via,
        hearer=attribution.hearer,
        parent=found.parent,
        repair=found.repair,
    )


def _withheld(found: Found, attribution: Attribution, resolved: Resolved) -> Withheld | None:
    """Return the speaker who is too doubtful to be named, with the probability that the source is right."""
    if resolved.person is None:
        return None
    return Withheld(resolved.person, round(source_confidence(found, attribution), 3))
