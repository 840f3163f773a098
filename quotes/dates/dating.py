"""Dating: when each quotation was said, and how we know.

**Stated**: date words in the quotation's own clause of saying. **Carried**: from the occasion that it belongs
to (`carrying` has the model). **Published**: no evidence; the publication date stands in.
"""

import re
from bisect import insort
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from quotes.attribute.mention import Attribution
from quotes.coref.person import Resolved
from quotes.dates.ahead import is_ahead, is_planned
from quotes.dates.anchors import resolve_hanging
from quotes.dates.carrying import tie_of
from quotes.dates.clauses import is_of_another_clause
from quotes.dates.expressions import read_dates
from quotes.dates.layout import Layout, lay_out
from quotes.dates.occasion import Occasion, Tie
from quotes.dates.occasions import find_occasions
from quotes.dates.reading import Reading
from quotes.dates.repeating import with_repeated
from quotes.dates.said import Dated, Said
from quotes.dates.scenes import names_answer
from quotes.dates.subjects import Known, known_people
from quotes.dates.tellings import Telling, is_present, telling_of
from quotes.dates.venues import venues_in
from quotes.dates.where import medium_of, with_media_beside
from quotes.find.quotation import Found
from quotes.read.article import Article
from quotes.span import Span

# *said at a recent news conference* is an aside: what is said next is from where the article was.
_ASIDE = re.compile(r"\b(?:recent|earlier|previous)\b", re.IGNORECASE)
_OF_PLACE = re.compile(r"\s(?:for|in|of)\s")
_SOMEBODYS = re.compile(r"(?:his|her|their|its)\s+[a-z]")


def date_quotations(
    article: Article,
    founds: tuple[Found, ...],
    attributions: tuple[Attribution, ...],
    resolved: tuple[Resolved, ...],
    stretches: list[Span],
) -> tuple[Dated, ...]:
    """Return when, and in which medium, each quotation was said. `stretches` are the article's paragraphs."""
    outer = (found for found in founds if found.parent is None and found.kind != "indirect")
    quoted = [span for found in outer for span in found.marked]
    layout = lay_out(article, stretches, quoted)
    told = find_occasions(layout, _known(resolved))
    tellings = [
        telling_of(layout, found, attribution, _speaker(person))
        for found, attribution, person in zip(founds, attributions, resolved, strict=True)
    ]
    stated = [
        _stated(layout, attribution, telling.place, told)
        for attribution, telling in zip(attributions, tellings, strict=True)
    ]
    occasions = _with_own(told, tellings, stated, attributions)
    result: list[Dated] = []
    last: tuple[Telling, Tie] | None = None
    for found, attribution, telling, reading in zip(founds, attributions, tellings, stated, strict=True):
        tie = None if found.parent is not None else tie_of(layout, telling, occasions, last)
        day = None if tie is None else tie.occasion.reading
        if day is not None and is_of_another_clause(layout, attribution, telling.place, day):
            tie = None
        last = None if tie is None else (telling, tie)
        occasion = None if tie is None else tie.occasion
        origin = None if attribution.carries is None else result[attribution.carries]
        in_sentence = occasion is not None and _is_of_sentence(layout, telling, occasion)
        said = _said(attribution, reading, occasion, origin, in_sentence=in_sentence) or _published(
            layout.calendar.published
        )
        medium = medium_of(telling, occasion, origin)
        result.append(Dated(said, medium))
        if reading is None and attribution.carries is None and _begins_own(telling, tie):
            insort(occasions, _own(telling, day, medium), key=_place)
    repeated = with_repeated(article.text, layout, founds, tellings, result)
    return tuple(with_media_beside(layout, tellings, repeated))


def _begins_own(telling: Telling, tie: Tie | None) -> bool:
    """Tell whether later words of the speaker belong where these do: in a medium, at another's occasion."""
    if telling.medium is not None:
        return telling.medium == "interview" or _ASIDE.search(telling.clause) is None
    if tie is None or telling.speaker is None:
        return False
    if telling.speaker in tie.occasion.people:
        return tie.occasion.is_past
    return tie.firm or names_answer(telling.scene)


def _place(occasion: Occasion) -> int:
    return occasion.place


def _said(
    attribution: Attribution,
    stated: Reading | None,
    occasion: Occasion | None,
    origin: Dated | None,
    *,
    in_sentence: bool,
) -> Said | None:
    """Return when a quotation was said: stated, carried, as the one that goes on, or None.

    `in_sentence`: the occasion is told of in the sentence that holds the quotation, which states its day.
    """
    if stated is not None:
        return _to_said(stated, carried=attribution.carries is not None)
    if occasion is not None and occasion.reading is not None:
        return _to_said(occasion.reading, carried=not in_sentence)
    if origin is None or origin.said.basis not in {"stated", "carried"}:
        return None
    return replace(origin.said, basis="carried")


def _is_of_sentence(layout: Layout, telling: Telling, occasion: Occasion) -> bool:
    """Tell whether an occasion's date words stand in the reporter's sentence that holds the quotation."""
    if occasion.reading is None or not occasion.told:
        return False
    sentence = layout.sentence_at(occasion.place)
    return sentence.start <= occasion.reading.words.start < telling.place < sentence.end


def _published(published: date | None) -> Said:
    if published is None:
        return Said()
    return Said(on=published.isoformat(), precision="day", basis="published")


def _to_said(reading: Reading, *, carried: bool) -> Said:
    if reading.moment is None:
        return Said(words=reading.words)
    return Said(
        on=reading.on,
        until=reading.until,
        precision=reading.moment.precision,
        basis="carried" if carried else "stated",
        words=reading.words,
    )


def _stated(layout: Layout, attribution: Attribution, place: int, told: list[Occasion]) -> Reading | None:
    """Return the date words in the clause of saying, a day before a month, the nearest to the cue."""
    cue = attribution.cue
    if cue is None:
        return None
    readings = [
        resolve_hanging(reading, told, layout)
        for span in attribution.clause
        for reading in read_dates(layout.text, span.start, span.end, layout.calendar)
        if not is_ahead(reading, layout.calendar)
        and not is_of_another_clause(layout, attribution, place, reading)
        and not (reading.is_past and _is_said_now(layout, attribution))
        and not is_planned(layout.text[attribution.clause[0].start : reading.words.start])
    ]
    usable = [
        reading for reading in readings if reading.moment is not None or layout.calendar.published is None
    ]
    return min(usable, key=lambda each: (not each.is_day, abs(each.words.start - cue.start)), default=None)


def _is_said_now(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether a month or a year is only spoken of: *In 1998, she says*; not *says in a 1998 book*."""
    cue = None if attribution.rule == "noun_cue" else attribution.cue  # *2013 comments by Ruiz*
    if cue is None or not is_present(cue.of(layout.text)):
        return False
    return not any(venues_in(span.of(layout.text)) for span in attribution.clause)


def _with_own(
    told: list[Occasion],
    tellings: list[Telling],
    stated: list[Reading | None],
    attributions: tuple[Attribution, ...],
) -> list[Occasion]:
    """Return the occasions told of and those of the quotations that state their day, in order."""
    media = {each.reading.words: each.medium for each in told if each.reading is not None}
    own = [
        _own(telling, reading, telling.medium or media.get(reading.words))
        for telling, reading, attribution in zip(tellings, stated, attributions, strict=True)
        if reading is not None and attribution.carries is None
    ]
    return sorted(told + own, key=lambda occasion: occasion.place)


def _own(telling: Telling, reading: Reading | None, medium: str | None) -> Occasion:
    """Return the occasion that a quotation's frame tells of; *his spokeswoman* is named only by the next."""
    people = frozenset() if telling.speaker is None else frozenset({telling.speaker})
    return Occasion(
        place=telling.place,
        reading=reading,
        people=people,
        named=people,
        venues=venues_in(telling.clause),
        open=_SOMEBODYS.match(telling.source) is not None,
        told=False,
        medium=medium,
    )


def _speaker(resolved: Resolved) -> str | None:
    return None if resolved.person is None else resolved.person.name


def _known(resolved: Iterable[Resolved]) -> Known:
    """Return the names by which the speakers of the article may be named, each with its person."""
    persons: dict[str, str] = {}
    for item in resolved:
        if item.person is not None:
            name = item.person.name
            # *Selwin* is no name of the Port Authority of Selwin, *campaign* is one of the Ruiz campaign.
            last = [] if item.person.type == "organisation" and _OF_PLACE.search(name) else name.split()[-1:]
            for alias in (name, *item.person.aliases, *last):
                persons.setdefault(alias, name)
    return known_people(persons)
