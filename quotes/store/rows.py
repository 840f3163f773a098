"""Values to rows and back: the one place that knows which column holds what of an article or a quotation."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias, cast

from sqlalchemy import Row

from quotes.attribute.mention import Form, Mention
from quotes.coref.person import Person, SpeakerType
from quotes.dates.said import Basis, Precision, Said
from quotes.find.quotation import Kind
from quotes.ids import LIMIT
from quotes.quotation import Quotation
from quotes.read.article import Article, PublishedSource
from quotes.span import Span
from quotes.store.stored import fingerprint
from quotes_db.models import ArticleRow, ContentRow, PersonRow, QuoteRow

Columns: TypeAlias = dict[str, Any]
"""What a new row holds, by column. A `QuoteRow` is many times slower to make, and only to be read again."""

_ID_DIGITS = len(str(LIMIT - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who said a quotation, as its row names them; the speaker is None until identity is settled."""

    person_id: int
    name: str
    type: str
    speaker_id: int | None = None


def article_row(article: Article, *, key: str, id: int, run_id: int, added_at: str) -> ArticleRow:
    """Return the row of an article."""
    return ArticleRow(
        id=id,
        key=key,
        source_id=article.id,
        path=article.path,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        author=article.author,
        published=_day(article.published),
        published_source=article.published_source,
        language=article.language,
        country=article.country,
        licence=article.licence,
        text=article.text,
        fingerprint=fingerprint(article),
        added_at=added_at,
        run_id=run_id,
    )


def article_value(row: ArticleRow) -> Article:
    """Return the article that the row holds; its reader's notes are not kept."""
    return Article(
        text=row.text,
        id=row.source_id,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        author=row.author,
        published=None if row.published is None else date.fromisoformat(row.published),
        published_source=cast("PublishedSource | None", row.published_source),
        path=row.path,
        language=row.language,
        country=row.country,
        licence=row.licence,
    )


def person_row(person: Person, *, id: int, article_id: int, speaker_id: int | None) -> Columns:
    """Return the row of a person of the article."""
    return dict(
        id=id,
        article_id=article_id,
        name=person.name,
        type=person.type,
        role=person.role,
        gender=person.gender,
        aliases=json.dumps(person.aliases, ensure_ascii=False),
        members=json.dumps(person.members, ensure_ascii=False),
        speaker_id=speaker_id,
    )


def person_value(row: PersonRow | Row[Any]) -> Person:
    """Return the person that the row holds."""
    return Person(
        name=row.name,
        type=cast(SpeakerType, row.type),
        role=row.role,
        gender=cast("Literal['female', 'male'] | None", row.gender),
        aliases=_names(row.aliases),
        members=_names(row.members),
    )


def _names(written: str) -> tuple[str, ...]:
    return () if written == "[]" else tuple(json.loads(written))


def quote_row(
    quotation: Quotation, *, id: int, parent_id: int | None, article: ArticleRow, spoken: Spoken | None
) -> Columns:
    """Return the row of a quotation of the article."""
    said, source = quotation.said, quotation.source
    text = article.text
    return dict(
        id=id,
        date_key=date_key(id, said_on=said.on, published=article.published),
        text=quotation.text,
        kind=quotation.kind,
        said_on=said.on,
        said_until=said.until,
        said_precision=said.precision,
        said_basis=said.basis,
        year=said_year(said),
        month=said_month(said),
        publisher=article.publisher,
        published=article.published,
        article_id=article.id,
        position=quotation.position,
        parent_id=parent_id,
        source_form=None if source is None else source.form,
        medium=quotation.medium,
        rule=quotation.rule,
        repair=quotation.repair,
        confidence=_confidence(quotation, spoken),
        confidence_alone=None if quotation.confidence_known is None else quotation.confidence,
        confidence_known=quotation.confidence_known,
        run_id=article.run_id,
        person_id=None if spoken is None else spoken.person_id,
        speaker_id=None if spoken is None else spoken.speaker_id,
        speaker=None if spoken is None else spoken.name,
        speaker_type=None if spoken is None else spoken.type,
        **_span_columns("said", said.words, text, words="said_text"),
        **_span_columns("cue", quotation.cue, text),
        **_span_columns("source", None if source is None else source.span, text),
        **_span_columns("via", quotation.via, text),
        **_span_columns("hearer", quotation.hearer, text),
    )


def _confidence(quotation: Quotation, spoken: Spoken | None) -> float:
    """Return the confidence beside what other articles told of the speaker; settling says the same in SQL."""
    told = spoken is not None and spoken.type == "person" and " " in spoken.name
    return (
        quotation.confidence_known
        if told and quotation.confidence_known is not None
        else quotation.confidence
    )


def content_rows(quotation: Quotation, *, quote_id: int, text: str) -> list[Columns]:
    """Return the rows of a quotation's contents."""
    return [
        dict(quote_id=quote_id, position=position, start=span.start, end=span.end, text=span.of(text))
        for position, span in enumerate(quotation.contents)
    ]


def quotation_value(
    row: QuoteRow, *, contents: Sequence[ContentRow], person: Person | None, positions: Mapping[int, int]
) -> Quotation:
    """Return the quotation that the rows hold; `positions` gives a quotation's position by its id."""
    source = _read_span(row, "source")
    return Quotation(
        position=row.position,
        kind=cast(Kind, row.kind),
        contents=tuple(Span(content.start, content.end) for content in contents),
        text=row.text,
        rule=row.rule,
        confidence=row.confidence if row.confidence_alone is None else row.confidence_alone,
        confidence_known=row.confidence_known,
        said=Said(
            on=row.said_on,
            until=row.said_until,
            precision=cast("Precision | None", row.said_precision),
            basis=cast("Basis | None", row.said_basis),
            words=_read_span(row, "said"),
        ),
        cue=_read_span(row, "cue"),
        source=None if source is None else Mention(source, cast(Form, row.source_form)),
        speaker=person,
        medium=row.medium,
        via=_read_span(row, "via"),
        hearer=_read_span(row, "hearer"),
        parent=None if row.parent_id is None else positions[row.parent_id],
        repair=row.repair,
    )


def date_key(id: int, *, said_on: str | None, published: str | None) -> str:
    """Return what a quotation is sorted by: the day, month or year it was said, then its id.

    A month or a year alone is filled up with zeros, so the order is that of `said_on` as text: the
    newest first, what is known only as 2025 comes after every day and month of 2025. What has no
    date comes last.

    >>> date_key(42, said_on="2025-12", published=None)
    '2025-12-00-000000000000042'
    """
    day = said_on or published or ""
    filled = day + "0000-00-00"[len(day) :] if day else ""
    return f"{filled}-{id:0{_ID_DIGITS}}"


def said_year(said: Said) -> int | None:
    """Return the year in which it was said, None where the date leaves it open."""
    year = _common_start(said, length=len("2025"))
    return None if year is None else int(year)


def said_month(said: Said) -> str | None:
    """Return the month (`2025-12`) in which it was said, None where the date leaves it open."""
    return _common_start(said, length=len("2025-12"))


def _common_start(said: Said, *, length: int) -> str | None:
    # An interval has a year (a month) only if it begins and ends in it.
    if said.on is None or len(said.on) < length:
        return None
    start = said.on[:length]
    return start if said.until is None or said.until[:length] == start else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _span_columns(name: str, span: Span | None, text: str, *, words: str | None = None) -> Columns:
    start, end, said = (None, None, None) if span is None else (span.start, span.end, span.of(text))
    return {f"{name}_start": start, f"{name}_end": end, words or name: said}


def _read_span(row: QuoteRow, name: str) -> Span | None:
    start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
    return None if start is None else Span(start, end)
