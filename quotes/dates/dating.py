"""Dating: when each quotation was said, and how we know.

**Stated**: date words in the quotation's own clause of saying. **Carried**: from the occasion that it belongs
to. An *occasion* is a sentence of the reporter's with date words and a word of saying or an occasion of speech
(*said Friday he had visited*, *At Monday’s debate*). It belongs to the person named in it, and holds for that
person's later quotations until

* another occasion of the same person begins, dated or not (*at a briefing*),
* another person's occasion begins, and the first is more than `NEAR` paragraphs away, or
* the frame tells of background (*has long said*, *once called*).

**Published**: no evidence; the publication date stands in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quotes.attribute.mention import Attribution
from quotes.coref.person import Resolved
from quotes.dates.expressions import Reading, read_dates
from quotes.dates.occasions import Occasion, find_occasions, tells_background
from quotes.dates.said import Said
from quotes.find.quotation import Found
from quotes.read.article import Article
from quotes.span import Span

# Another person's occasion in between ends an occasion that is more than so many paragraphs away.
NEAR = 2
# An occasion holds for so many paragraphs at the most. Swept 4 to 30 on the odd development articles.
REACH = 14


def date_quotations(
    article: Article,
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    resolved: tuple[Resolved, ...],
    stretches: list[Span],
) -> tuple[Said, ...]:
    """Return when each quotation was said. `stretches` are the article's paragraphs."""
    stated = [_stated(article, attribution) for attribution in attributions]
    occasions = _occasions(article, founds, attributions, resolved, stated, stretches)
    result: list[Said] = []
    for number, found in enumerate(founds):
        attribution, reading = attributions[number], stated[number]
        if reading is not None:
            result.append(_said(reading, carried=attribution.carries is not None))
        elif found.parent is not None:
            result.append(_published(article.published))
        else:
            place = found.contents[0].start
            carried = _carried(article.text, place, attribution, resolved[number], occasions, stretches)
            result.append(_said(carried, carried=True) if carried is not None else _published(article.published))
    return tuple(result)


def _said(reading: Reading, *, carried: bool) -> Said:
    return Said(
        on=reading.on,
        until=reading.until,
        precision=reading.precision,
        basis=None if reading.on is None else "carried" if carried else "stated",
        words=reading.words,
    )


def _published(published: date | None) -> Said:
    if published is None:
        return Said()
    return Said(on=published.isoformat(), precision="day", basis="published")


def _stated(article: Article, attribution: Attribution) -> Reading | None:
    """Return the date words in the clause of saying, a day before a month, the nearest to the cue."""
    readings = [
        reading
        for span in attribution.clause
        for reading in read_dates(article.text, span.start, span.end, article.published)
        if not _is_ahead(reading, article.published)
    ]
    cue = attribution.cue
    if not readings or cue is None:
        return None
    return min(readings, key=lambda r: (r.precision != "day", abs(r.words.start - cue.start)))


def _is_ahead(reading: Reading, published: date | None) -> bool:
    """Tell whether the words name a day after publication: what is planned, not what was said."""
    return published is not None and reading.on is not None and reading.on[:10] > published.isoformat()[: len(reading.on)]


def _occasions(
    article: Article,
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    resolved: tuple[Resolved, ...],
    stated: list[Reading | None],
    stretches: list[Span],
) -> list[Occasion]:
    """Return the dated occasions in order: the stated quotations' own, and those of the sentences between."""
    own = [
        Occasion(founds[number].contents[0].start, reading, _key(resolved[number]))
        for number, reading in enumerate(stated)
        if reading is not None and attributions[number].carries is None
    ]
    quoted = [span for found in founds if found.parent is None for span in found.marked]
    between = find_occasions(article.text, stretches, quoted, _known(resolved), article.published)
    return sorted(own + between, key=lambda occasion: occasion.place)


def _key(resolved: Resolved) -> str | None:
    return None if resolved.person is None else resolved.person.name


def _known(resolved: Iterable[Resolved]) -> dict[str, str]:
    """Return the names and last words by which the speakers of the article may be named, each with its person."""
    known: dict[str, str] = {}
    for item in resolved:
        if item.person is not None:
            for alias in (item.person.name, *item.person.aliases, item.person.name.split()[-1]):
                known.setdefault(alias, item.person.name)
    return known


def _carried(
    text: str,
    place: int,
    attribution: Attribution,
    resolved: Resolved,
    occasions: list[Occasion],
    stretches: list[Span],
) -> Reading | None:
    if tells_background(text, attribution):
        return None
    before = [occasion for occasion in occasions if occasion.place < place]
    key = _key(resolved)
    here = _paragraph(stretches, place)
    for back, occasion in enumerate(reversed(before)):
        gap = here - _paragraph(stretches, occasion.place)
        if gap > REACH:
            return None
        mine = key is not None and key in occasion.people
        if mine and (back == 0 or gap <= NEAR or not _others(before[len(before) - back :], key)):
            return occasion.reading
        if gap == 0 and not occasion.people:
            return occasion.reading
    return None


def _others(between: list[Occasion], key: str | None) -> bool:
    return any(key not in occasion.people for occasion in between)


def _paragraph(stretches: list[Span], place: int) -> int:
    return bisect_right([span.start for span in stretches], place) - 1
