"""Events: what the event of a lead was, by the headline or the sentences below."""

import re

from quotes.dates.layout import Layout
from quotes.dates.venues import shared_venues, venues_in
from quotes.span import Span

# What the event of a lead was, one of so many sentences after it says.
NAMED_BELOW = 6

_THE_EVENT = re.compile(r"\b(?:at|in|during|after|throughout|much\s+of)\s+the\s+((?:[a-z-]+\s+){0,2}[a-z]+)")


def venues_told(layout: Layout, sentence: Span) -> frozenset[str]:
    """Return what the headline or the sentences below call a lead’s event: *grilled him … In the hearing*."""
    titled = venues_titled(layout, sentence)
    return titled if shared_venues(titled) else _venues_below(layout, sentence)


def venues_titled(layout: Layout, sentence: Span) -> frozenset[str]:
    """Return the occasions that the headline above the first section names."""
    headline = layout.paragraphs[0]
    if layout.section_of(sentence.start) > 0 or sentence.start < headline.end:
        return frozenset()
    return venues_in(headline.of(layout.text), single=True)


def _venues_below(layout: Layout, sentence: Span) -> frozenset[str]:
    section = layout.section_of(sentence.start)
    for each in layout.sentences_after(sentence.start, NAMED_BELOW):
        if layout.section_of(each.start) != section:
            break
        for match in _THE_EVENT.finditer(each.of(layout.text)):
            venues = venues_in(match[1])
            if shared_venues(venues):
                return venues
    return frozenset()
