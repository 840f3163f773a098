"""Deciding: enters what a person decided, lists it, takes it back. Each call leaves the database settled.

    judge(database, "same", "Bo Lund", "Robert Lund", author="kim", now=...)
    correct(database, 4711, "said_on", "2026-03-05", author="kim", reason="the video's date", now=...)

**A name may be given as a quotation's number**: then the person who is quoted there, in that article alone,
is meant. So one of two John Smiths can be told from the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import cast, get_args

from sqlalchemy import Engine
from sqlmodel import Session

from quotes import store
from quotes.coref.person import SpeakerType
from quotes.errors import JudgementError
from quotes.judgement import CORRECTION_KINDS, NAME_KINDS, CorrectionKind, Judgement, NameKind
from quotes.judging.anchors import occurrence_of, surroundings
from quotes.judging.contradictions import contradicted
from quotes.judging.corrections import KINDS, said_of, spans_of
from quotes.quotation import Quotation
from quotes.store import judged
from quotes.store.judged import Judged

TYPES = get_args(SpeakerType)
_ABOUT_TWO = frozenset({"same", "different", "unsure"})


def judge(
    database: Path,
    kind: NameKind,
    subject: str,
    object: str,
    *,
    author: str,
    now: datetime,
    reason: str | None = None,
) -> Judged:
    """Keep a decision about names and return it.

    Raises a JudgementError for an unknown kind or type, a name that is nobody's, and a contradiction.
    """
    _check(kind, NAME_KINDS, "judgement")
    if kind == "type":
        _check(object, TYPES, "type")
    with opened(database) as engine:
        with judged.writing(engine) as session:
            one, article = _named(session, subject)
            other, other_article = _named(session, object) if kind in _ABOUT_TWO else (object.strip(), None)
            judgement = Judgement(
                kind=kind, subject=one, object=other, article=article, object_article=other_article,
                author=author, reason=reason, created_at=_utc(now),
            )  # fmt: skip
            _refuse_empty(judgement)
            _refuse_contradiction(judgement, judged.standing(session))
            kept = judged.keep(session, judgement)
        store.settle(engine)
    return kept


def correct(
    database: Path,
    quote_id: int,
    kind: CorrectionKind,
    value: str | None = None,
    *,
    author: str,
    now: datetime,
    reason: str | None = None,
) -> Judged:
    """Keep what is right about a quotation and return it.

    `value` is a speaker's name (None: nobody can be named), a date, a kind, or words of the article. Raises a
    JudgementError for a quotation that is not there and a value that cannot be right.
    """
    _check(kind, CORRECTION_KINDS, "correction")
    with opened(database) as engine:
        with judged.writing(engine) as session:
            article, found, quotation = judged.found_in(session, quote_id)
            before, after = surroundings(article.text, quotation)
            judgement = Judgement(
                kind=kind, subject=quotation.text, object=value and value.strip(), article=article.key,
                occurrence=occurrence_of(quotation, found), before=before, after=after,
                author=author, reason=reason, created_at=_utc(now),
            )  # fmt: skip
            _refuse_wrong(judgement, quotation, article.text)
            judgement = _with_type(session, judgement)
            judged.keep(session, judgement)
            store.correct_again(session, article.key)
            kept = judged.one(session, judgement)
        store.settle(engine)
    return kept


def undo(database: Path, judgement_id: int, *, now: datetime) -> Judged:
    """Take a judgement back and return it; raise a JudgementError where there is none of that number."""
    with opened(database) as engine:
        with judged.writing(engine) as session:
            entry = judged.undo(session, judgement_id, _utc(now))
            for key in judged.articles_of(session, entry):
                store.correct_again(session, key)
        store.settle(engine)
    return entry


def listed(database: Path) -> tuple[Judged, ...]:
    """Return all judgements, the oldest first, also those that were taken back."""
    with opened(database) as engine, judged.writing(engine) as session:
        return judged.every(session)


@contextmanager
def opened(database: Path) -> Iterator[Engine]:
    """Give an engine on the database and leave no connection open."""
    engine = store.open_database(database)
    try:
        yield engine
    finally:
        engine.dispose()


def _check(word: str, known: tuple[str, ...], what: str) -> None:
    if word not in known:
        raise JudgementError(f"unknown {what} {word!r}; use one of {', '.join(known)}")


def _named(session: Session, name: str) -> tuple[str, str | None]:
    """Return the name, and the key of the article it counts in where it is a quotation's number."""
    return judged.person_quoted(session, int(name)) if name.strip().isdecimal() else (name.strip(), None)


def _refuse_empty(judgement: Judgement) -> None:
    ends = ((judgement.subject, judgement.article), (judgement.object, judgement.object_article))
    if not judgement.subject or not judgement.object:
        raise JudgementError("a judgement needs two names that are not empty")
    if ends[0] == ends[1]:
        raise JudgementError(
            f"{judgement.subject!r} twice; to tell two of that name apart, give a quotation's number for each"
        )


def _refuse_contradiction(judgement: Judgement, standing: tuple[Judgement, ...]) -> None:
    chain = contradicted(judgement, standing)
    if chain:
        told = "; ".join(f"{told_judgement(each)} ({judged.judgement_id(each)})" for each in chain)
        raise JudgementError(
            f"{told_judgement(judgement)} contradicts: {told}; take one back with `quotes judgements undo`"
        )


def told_judgement(judgement: Judgement) -> str:
    """Return the judgement in words: *Ana Ruiz same Ana B. Ruiz, by kim on 2026-03-06*."""
    object = "nobody" if judgement.object is None else judgement.object
    what = f"“{judgement.subject}” {judgement.kind}"
    answer = "" if judgement.kind == "not_a_quotation" else f" “{object}”"
    return f"{what}{answer}, by {judgement.author} on {judgement.created_at[:10]}"


def _refuse_wrong(judgement: Judgement, quotation: Quotation, text: str) -> None:
    value = judgement.object or ""
    if judgement.kind == "speaker" and judgement.object == "":
        raise JudgementError("a speaker's name may not be empty; use --nobody where nobody can be named")
    if judgement.kind == "quote_kind":
        _check(value, KINDS, "kind")
    if judgement.kind == "said_on" and said_of(value) is None:
        raise JudgementError(
            f"{value!r} is no date; write 2025-12-11, 2025-12, 2025 or 2025-12-08/2025-12-11"
        )
    if judgement.kind == "contents" and spans_of(value, text, near=quotation.contents[0].start) is None:
        raise JudgementError(
            f"the article does not have the words “{value}”; give them exactly as they stand"
        )


def _with_type(session: Session, judgement: Judgement) -> Judgement:
    """Return the judgement with the type that the right speaker has elsewhere in the database."""
    if judgement.kind != "speaker" or judgement.object is None:
        return judgement
    return replace(judgement, type=cast(SpeakerType, judged.type_of(session, judgement.object)))


def _utc(now: datetime) -> str:
    return now.astimezone(timezone.utc).isoformat(timespec="microseconds")
