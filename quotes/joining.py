"""Joining: what the rooms found out about each quotation, made into one value."""

from dataclasses import replace

from quotes.attribute.mention import Attribution
from quotes.confidence import FLOOR, confidence, confidence_known, source_confidence
from quotes.coref.person import Resolved
from quotes.dates.said import Dated
from quotes.find.quotation import Found
from quotes.quotation import CONTENT_GAP, Candidate, Quotation


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
        confidence_known=confidence_known(found, attribution, named),
        said=dated.said,
        cue=attribution.cue,
        source=attribution.source,
        speaker=named.person,
        candidates=_candidates(found, attribution, resolved, doubtful=doubtful),
        medium=dated.medium,
        via=attribution.via,
        hearer=attribution.hearer,
        parent=found.parent,
        repair=found.repair,
    )


def _candidates(
    found: Found, attribution: Attribution, resolved: Resolved, *, doubtful: bool
) -> tuple[Candidate, ...]:
    """Return the speaker who is too doubtful to be named, then the rivals who are somebody else."""
    told = []
    if doubtful and attribution.source is not None and resolved.person is not None:
        sure = round(source_confidence(found, attribution), 3)
        told.append(Candidate(attribution.source, resolved.person, sure))
    for rival, meant in zip(attribution.rivals, resolved.rivals, strict=False):
        if meant.person is not None and meant.person != resolved.person:
            told.append(Candidate(rival.mention, meant.person, rival.probability))
    return tuple(told)
