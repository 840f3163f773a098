"""Who is named in the words that a source says: hardly the speaker, who would say *I*.

*“Lund is right,” he said* is not Lund.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from quotes.attribute.mention import Attribution
from quotes.coref.mentions import NameMention
from quotes.find.quotation import Found
from quotes.span import Span

# By the place of a source: the contents that it says.
Said: TypeAlias = Mapping[int, Sequence[Span]]


def contents_by_source(founds: Iterable[Found], attributions: Iterable[Attribution]) -> dict[int, list[Span]]:
    """Return the contents in marks of every source of its own, by the place of the source."""
    said: dict[int, list[Span]] = {}
    for found, attribution in zip(founds, attributions, strict=True):
        if attribution.source is not None and attribution.carries is None and found.kind != "indirect":
            said.setdefault(attribution.source.span.start, []).extend(found.contents)
    return said


def bearers_named(
    said: Said, names: Sequence[NameMention], owners: Sequence[int]
) -> dict[int, frozenset[int]]:
    """Return the numbers of the bearers whom a source names in its words, by the place of the source."""
    starts = [name.span.start for name in names]
    return {
        place: frozenset(
            owners[index]
            for span in spans
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        )
        for place, spans in said.items()
    }
