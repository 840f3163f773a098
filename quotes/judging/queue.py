"""The queue: what deserves a person's look, most valuable first.

**Worth is the number of quotations that the answer is expected to mend.** A contradiction holds up everything
behind it and comes first; a pair of names counts the quotations of the smaller speaker, half of them since
nobody knows; a quotation counts what its confidence leaves open; a lost correction counts half.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias, cast

from quotes.errors import JudgementError
from quotes.identity.matching import Candidate, undecided
from quotes.judgement import CorrectionKind, Judgement, NameKind
from quotes.judging import deciding
from quotes.judging.contradictions import contradictions
from quotes.judging.deciding import listed, told_judgement
from quotes.publish.database import reading
from quotes.publish.wording import confidence_in_words, rule_in_words
from quotes.store.judged import Judged

QuestionKind: TypeAlias = Literal["contradiction", "pair", "quotation", "orphan"]
Answer: TypeAlias = Literal["same", "different", "unsure", "right", "nobody", "not_a_quotation", "undo"]
ANSWERS: dict[QuestionKind, tuple[Answer, ...]] = {
    "contradiction": ("undo",),
    "pair": ("same", "different", "unsure"),
    "quotation": ("right", "nobody", "not_a_quotation"),
    "orphan": ("undo",),
}
SURE_FROM = 0.9  # a quotation with this confidence or more is not asked about: nine of ten are right
_CONTRADICTION_WORTH = 1e6
_ORPHAN_WORTH = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to decide. `reason` says why it is asked, in words.

    A pair has two names and two speakers' ids; a quotation its number, its words as `subject` and its speaker
    as `object`; a contradiction and an orphan the numbers of the judgements.
    """

    kind: QuestionKind
    worth: float
    reason: str
    subject: str
    object: str | None = None
    speaker_ids: tuple[int, ...] = ()
    quote_id: int | None = None
    judgement_ids: tuple[int, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What may be answered."""
        return ANSWERS[self.kind]


def answer(database: Path, question: Question, given: Answer, *, author: str, now: datetime) -> Judged:
    """Keep the judgement that the answer is and return it.

    Raises a JudgementError for an answer that does not fit.
    """
    if given not in question.answers:
        raise JudgementError(f"{given!r} is no answer here; use one of {', '.join(question.answers)}")
    if question.kind == "pair":
        one, other = question.subject, question.object or ""
        return deciding.judge(database, cast(NameKind, given), one, other, author=author, now=now)
    if question.quote_id is None:
        return deciding.undo(database, question.judgement_ids[0], now=now)
    kind: CorrectionKind = "not_a_quotation" if given == "not_a_quotation" else "speaker"
    value = question.object if given == "right" else None
    return deciding.correct(database, question.quote_id, kind, value, author=author, now=now)


def queue(database: Path, *, limit: int = 50) -> tuple[Question, ...]:
    """Return up to `limit` questions."""
    entries = [entry for entry in listed(database) if entry.judgement.undone_at is None]
    judgements = [entry.judgement for entry in entries]
    with reading(database) as connection:
        asked = [
            *_contradictions(entries),
            *_pairs(connection, judgements),
            *_quotations(connection, limit),
            *_orphans(entries),
        ]
    return tuple(
        sorted(asked, key=lambda each: (-each.worth, each.kind, each.subject, each.object or ""))[:limit]
    )


def _contradictions(entries: Iterable[Judged]) -> Iterator[Question]:
    ids = {entry.judgement: entry.id for entry in entries}
    for chain in contradictions(list(ids)):
        yield Question(
            kind="contradiction",
            worth=_CONTRADICTION_WORTH,
            reason="; ".join(map(told_judgement, chain)),
            subject=chain[0].subject,
            object=chain[0].object,
            judgement_ids=tuple(ids[each] for each in chain),
        )


def _pairs(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> Iterator[Question]:
    rows = connection.execute("SELECT id, name, role, quote_count FROM speakers WHERE type = 'person'")
    speakers = [
        Candidate(id=row["id"], name=row["name"], role=row["role"], count=row["quote_count"]) for row in rows
    ]
    for pair in undecided(speakers, judgements):
        yield Question(
            kind="pair",
            worth=min(pair.one.count, pair.other.count) / 2,
            reason=pair.reason,
            subject=pair.one.name,
            object=pair.other.name,
            speaker_ids=(pair.one.id, pair.other.id),
        )


def _quotations(connection: sqlite3.Connection, limit: int) -> Iterator[Question]:
    sql = """
        SELECT id, text, speaker, confidence, rule FROM quotes
        WHERE confidence < ? AND id NOT IN (SELECT quote_id FROM originals)
        ORDER BY confidence, id LIMIT ?"""
    for row in connection.execute(sql, (SURE_FROM, limit)):
        yield Question(
            kind="quotation",
            worth=1 - row["confidence"],
            reason=_doubt(row),
            subject=row["text"],
            object=row["speaker"],
            quote_id=row["id"],
        )


def _doubt(row: sqlite3.Row) -> str:
    """Return how sure the answer is, and the sentence on how it was found."""
    asked = "who spoke" if row["speaker"] is not None else "that nobody can be named"
    sure, found = confidence_in_words(row["confidence"]), rule_in_words(row["rule"])
    return f"{asked} is {sure}: {found[0].lower()}{found[1:].removesuffix('.')}"


def _orphans(entries: Iterable[Judged]) -> Iterator[Question]:
    for entry in entries:
        if entry.is_orphaned:
            yield Question(
                kind="orphan",
                worth=_ORPHAN_WORTH,
                reason="the article is not here or does not have these words any more",
                subject=entry.judgement.subject,
                object=told_judgement(entry.judgement),
                judgement_ids=(entry.id,),
            )
