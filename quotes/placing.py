"""Puts quotations that were found in a plain text where their words stand in the text as it was given."""

from dataclasses import replace

from quotes.quotation import Quotation
from quotes.read.plain import Plain
from quotes.span import Span


def place(found: tuple[Quotation, ...], plain: Plain | None) -> tuple[Quotation, ...]:
    """Return the quotations with their spans in the given text; their words stay those that a reader sees.

    `plain` is None where the given text is the one in which they were found.
    """
    return found if plain is None else tuple(_placed(each, plain) for each in found)


def _placed(quotation: Quotation, plain: Plain) -> Quotation:
    def given(span: Span | None) -> Span | None:
        return None if span is None else plain.given(span)

    source, said = quotation.source, quotation.said
    return replace(
        quotation,
        contents=tuple(map(plain.given, quotation.contents)),
        cue=given(quotation.cue),
        source=None if source is None else replace(source, span=plain.given(source.span)),
        said=replace(said, words=given(said.words)),
        via=given(quotation.via),
        hearer=given(quotation.hearer),
    )
