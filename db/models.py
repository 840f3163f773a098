"""The tables as SQLModel rows. The migrations make them; a test holds the two together.

Rows do not validate: the database's own NOT NULL, CHECK, UNIQUE and foreign keys do. They are named
`…Row` to keep them apart from the values of the program (an `Article`, a `Quotation`).
"""

from typing import Any

from sqlalchemy import REAL, ForeignKey, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def _text(**options: Any) -> Any:
    """Return a TEXT column, as strict tables want it; SQLModel by itself makes it VARCHAR."""
    return Field(sa_type=Text, **options)


def _list() -> Any:
    """Return a column for a JSON array of names."""
    return Field(default="[]", sa_type=Text, sa_column_kwargs={"server_default": text("'[]'")})


def _blank() -> Any:
    return Field(default="", sa_type=Text, sa_column_kwargs={"server_default": text("''")})


def _count() -> Any:
    return Field(default=0, sa_column_kwargs={"server_default": text("0")})


def _counting(name: str, *first: str) -> Index:
    """Return an index that counts quotations by its first column under any filters, the table unread."""
    return Index(name, *first, *(column for column in _COUNTED if column not in first))


_COUNTED = (
    "year",
    "month",
    "kind",
    "publisher",
    "speaker_id",
    "said_on",
    "medium",
    "said_basis",
    "confidence",
)


_WHEN = "CASE WHEN said_precision = 'day' AND said_basis <> 'published' THEN said_on ELSE published END"


class RunRow(SQLModel, table=True):
    """One execution of the program."""

    __tablename__ = "runs"

    id: int | None = Field(default=None, primary_key=True)
    started_at: str = _text()
    finished_at: str | None = _text(default=None)
    program_version: str = _text()
    model: str = _text()
    model_version: str = _text()
    lexicon_version: str = _text()


class ArticleRow(SQLModel, table=True):
    """One published text with its metadata."""

    __tablename__ = "articles"
    __table_args__ = (Index("articles_source_id", "source_id"), Index("articles_publisher", "publisher"))

    id: int = Field(primary_key=True)
    key: str = _text(unique=True)
    source_id: str | None = _text(default=None)
    path: str | None = _text(default=None)
    title: str | None = _text(default=None)
    publisher: str | None = _text(default=None)
    url: str | None = _text(default=None)
    author: str | None = _text(default=None)
    published: str | None = _text(default=None)
    text: str = _text()
    fingerprint: str = _text()
    added_at: str = _text()
    run_id: int = Field(foreign_key="runs.id")
    published_source: str | None = _text(default=None)
    language: str | None = _text(default=None)
    country: str | None = _text(default=None)
    licence: str | None = _text(default=None)


class VersionRow(SQLModel, table=True):
    """An earlier wording of an article."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    number: int
    title: str | None = _text(default=None)
    published: str | None = _text(default=None)
    text: str = _text()
    fingerprint: str = _text()
    replaced_at: str = _text()


class RemovedRow(SQLModel, table=True):
    """What remains of an article that was removed on purpose."""

    __tablename__ = "removed"
    __table_args__ = (Index("removed_text_digest", "text_digest"),)

    key: str = _text(primary_key=True)
    text_digest: str = _text()
    title: str | None = _text(default=None)
    publisher: str | None = _text(default=None)
    reason: str | None = _text(default=None)
    removed_at: str = _text()


class FetchedRow(SQLModel, table=True):
    """By what a site tells whether a page has changed since it was read."""

    __tablename__ = "fetched"

    address: str = _text(primary_key=True)
    asked: str = _text(primary_key=True)
    etag: str | None = _text(default=None)
    last_modified: str | None = _text(default=None)
    fetched_at: str = _text()


class SpeakerRow(SQLModel, table=True):
    """One identity across articles."""

    __tablename__ = "speakers"
    __table_args__ = (Index("speakers_plain_slug", "plain_slug"),)

    id: int = Field(primary_key=True)
    name: str = _text()
    type: str = _text()
    role: str | None = _text(default=None)
    slug: str = _text(unique=True)
    quote_count: int = _count()
    article_count: int = _count()
    first_said: str | None = _text(default=None)
    last_said: str | None = _text(default=None)
    plain_slug: str | None = _text(default=None)
    utterance_count: int = _count()


class AliasRow(SQLModel, table=True):
    """Another name of a speaker, and where it comes from."""

    __tablename__ = "aliases"
    __table_args__ = (UniqueConstraint("speaker_id", "name", "origin"),)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speakers.id", ondelete="CASCADE")
    name: str = _text()
    origin: str = _text()


class MemberRow(SQLModel, table=True):
    """A joint speaker and one of its parts."""

    __tablename__ = "members"
    __table_args__ = (Index("members_speaker", "speaker_id"),)

    group_id: int = Field(primary_key=True, foreign_key="speakers.id", ondelete="CASCADE")
    speaker_id: int = Field(primary_key=True, foreign_key="speakers.id", ondelete="CASCADE")


class AuthorityRow(SQLModel, table=True):
    """A speaker as a file of ours names it."""

    __tablename__ = "authorities"
    __table_args__ = (UniqueConstraint("source", "name", "type"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = _text()
    aliases: str = _list()
    type: str = _text()
    role: str | None = _text(default=None)
    source: str = _text()
    wikidata: str | None = _text(default=None)
    born: str | None = _text(default=None)


class PersonRow(SQLModel, table=True):
    """One referent within one article."""

    __tablename__ = "persons"
    __table_args__ = (
        UniqueConstraint("article_id", "name", "type"),
        Index("persons_speaker", "speaker_id"),
        Index("persons_form", "form_id"),
    )

    id: int = Field(primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    name: str = _text()
    type: str = _text()
    role: str | None = _text(default=None)
    gender: str | None = _text(default=None)
    aliases: str = _list()
    members: str = _list()
    speaker_id: int | None = Field(default=None, foreign_key="speakers.id")
    form_id: int | None = None
    is_single: int = _count()


class FormKeyRow(SQLModel, table=True):
    """What forms of names share that may be one speaker's."""

    __tablename__ = "form_keys"
    __table_args__ = (Index("form_keys_form", "form_id"),)

    key: int = Field(primary_key=True)
    form_id: int = Field(primary_key=True)


class FormNameRow(SQLModel, table=True):
    """A name under which lists and judgements find a form."""

    __tablename__ = "form_names"
    __table_args__ = (Index("form_names_form", "form_id"),)

    key: int = Field(primary_key=True)
    form_id: int = Field(primary_key=True)


class UnsettledRow(SQLModel, table=True):
    """Something that changed since the speakers were settled."""

    __tablename__ = "unsettled"

    what: str = _text(primary_key=True)
    value: str = _text(primary_key=True)


class SettledRow(SQLModel, table=True):
    """With which version the speakers were settled."""

    __tablename__ = "settled"

    id: int | None = Field(default=None, primary_key=True)
    version: str = _text()


class QuoteRow(SQLModel, table=True):
    """One quotation. Speaker and article data that people count and sort by are copied into it."""

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        _counting("quotes_kind", "kind", "date_key"),
        _counting("quotes_year", "year"),
        _counting("quotes_month", "month"),
        _counting("quotes_publisher", "publisher", "date_key"),
        _counting("quotes_speaker", "speaker_id", "date_key"),
        _counting("quotes_said", "said_on"),
        _counting("quotes_medium", "medium", "date_key"),
        _counting("quotes_basis", "said_basis", "date_key"),
        _counting("quotes_confidence", "confidence", "date_key"),
        Index("quotes_date", "date_key", "said_on", "said_until"),
        Index("quotes_until", "said_until", "said_on", sqlite_where=text("said_until IS NOT NULL")),
        Index("quotes_hearer", "hearer", "year", "month", "kind", "publisher", "speaker_id", "said_on"),
        Index("quotes_cue", "speaker_id", "cue"),
        Index("quotes_person", "person_id"),
        Index("quotes_parent", "parent_id"),
        Index("quotes_utterance", "utterance_id"),
        Index("quotes_spoken", "speaker_id", text(_WHEN), "article_id", "said_on"),
        Index(
            "quotes_unsettled",
            "speaker_id",
            sqlite_where=text("utterance_id IS NULL AND speaker_id IS NOT NULL"),
        ),
    )

    id: int = Field(primary_key=True)
    date_key: str = _text(unique=True)
    text: str = _text()
    speaker: str | None = _text(default=None)
    speaker_id: int | None = Field(default=None, foreign_key="speakers.id")
    speaker_type: str | None = _text(default=None)
    kind: str = _text()
    said_on: str | None = _text(default=None)
    said_until: str | None = _text(default=None)
    said_precision: str | None = _text(default=None)
    said_basis: str | None = _text(default=None)
    said_text: str | None = _text(default=None)
    year: int | None = None
    month: str | None = _text(default=None)
    publisher: str | None = _text(default=None)
    published: str | None = _text(default=None)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    position: int
    parent_id: int | None = Field(
        default=None,
        sa_column_args=[ForeignKey("quotes.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED")],
    )
    cue: str | None = _text(default=None)
    source: str | None = _text(default=None)
    source_form: str | None = _text(default=None)
    medium: str | None = _text(default=None)
    via: str | None = _text(default=None)
    hearer: str | None = _text(default=None)
    rule: str = _text()
    repair: str | None = _text(default=None)
    confidence: float = Field(sa_type=REAL)
    cue_start: int | None = None
    cue_end: int | None = None
    source_start: int | None = None
    source_end: int | None = None
    said_start: int | None = None
    said_end: int | None = None
    via_start: int | None = None
    via_end: int | None = None
    hearer_start: int | None = None
    hearer_end: int | None = None
    run_id: int = Field(foreign_key="runs.id")
    utterance_id: int | None = Field(default=None, foreign_key="utterances.id", ondelete="SET NULL")
    confidence_alone: float | None = Field(default=None, sa_type=REAL)
    confidence_known: float | None = Field(default=None, sa_type=REAL)


class QuoteRunRow(SQLModel, table=True):
    """Some words in a row of a quotation, as a number: by them it is found again years later."""

    __tablename__ = "quote_runs"
    __table_args__ = (Index("quote_runs_quote", "quote_id"),)

    run: int = Field(primary_key=True)
    quote_id: int = Field(primary_key=True, foreign_key="quotes.id", ondelete="CASCADE")


class UtteranceRow(SQLModel, table=True):
    """Words said once, which several quotations may give."""

    __tablename__ = "utterances"
    __table_args__ = (Index("utterances_speaker", "speaker_id"),)

    id: int = Field(primary_key=True)
    speaker_id: int = Field(foreign_key="speakers.id", ondelete="CASCADE")
    quote_id: int
    quote_count: int
    outlet_count: int
    first_published: str | None = _text(default=None)


class ContentRow(SQLModel, table=True):
    """One stretch of a quotation's words."""

    __tablename__ = "contents"
    __table_args__ = (UniqueConstraint("quote_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    quote_id: int = Field(foreign_key="quotes.id", ondelete="CASCADE")
    position: int
    start: int
    end: int
    text: str = _text()


class JudgementRow(SQLModel, table=True):
    """A human decision; no machine changes it, but `quote_id`, which says what it is about now."""

    __tablename__ = "judgements"
    __table_args__ = (Index("judgements_article", "article_key"), Index("judgements_quote", "quote_id"))

    id: int = Field(primary_key=True)
    kind: str = _text()
    subject: str = _text()
    object: str | None = _text(default=None)
    type: str | None = _text(default=None)
    article_key: str | None = _text(default=None)
    object_article_key: str | None = _text(default=None)
    occurrence: int = _count()
    before: str = _blank()
    after: str = _blank()
    reason: str | None = _text(default=None)
    author: str = _text()
    created_at: str = _text()
    undone_at: str | None = _text(default=None)
    quote_id: int | None = None


class OriginalRow(SQLModel, table=True):
    """What the program found, where a person corrected it."""

    __tablename__ = "originals"
    __table_args__ = (UniqueConstraint("article_id", "position"),)

    quote_id: int = Field(primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    position: int
    found: str = _text()
