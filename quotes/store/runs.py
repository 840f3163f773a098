"""Runs: which versions of program, model and word lists made the rows."""

from datetime import datetime, timezone

from sqlalchemy import Engine, delete, exists, update
from sqlmodel import Session, col, select

from quotes.store.opening import telling
from quotes_db.models import ArticleRow, RunRow
from quotes_db.session import writing

_VERSIONS = """
    SELECT DISTINCT program_version, model, model_version, lexicon_version
    FROM runs WHERE id IN (:one, :other)
"""
_STARTED = "SELECT started_at FROM runs WHERE id = :run"


def start_run(
    engine: Engine,
    *,
    program_version: str,
    model: str,
    model_version: str,
    lexicon_version: str,
    started_at: datetime,
) -> int:
    """Note that a run begins and return its id."""
    run = RunRow(
        started_at=utc(started_at),
        program_version=program_version,
        model=model,
        model_version=model_version,
        lexicon_version=lexicon_version,
    )
    with telling(), writing(engine) as session:
        session.add(run)
        session.flush()
        assert run.id is not None  # the flush has given it one
        return run.id


def finish_run(engine: Engine, run_id: int, *, finished_at: datetime) -> None:
    """Note that the run has ended. A run from which no row came is forgotten: it changed nothing."""
    of_articles = exists().where(col(ArticleRow.run_id) == run_id)
    this_run = col(RunRow.id) == run_id
    with telling(), writing(engine) as session:
        session.execute(update(RunRow).where(this_run).values(finished_at=utc(finished_at)))
        session.execute(delete(RunRow).where(this_run, ~of_articles))


def started_at(session: Session, run_id: int) -> str:
    """Return when the run began, as the database writes it."""
    found = session.connection().exec_driver_sql(_STARTED, {"run": run_id})  # asked of every article, too
    return str(found.scalar_one())


def same_versions(session: Session, run_id: int, other_id: int) -> bool:
    """Tell whether the two runs had the same program, model and word lists."""
    # Asked of every article that is in the database already, so not with tracked objects.
    found = session.connection().exec_driver_sql(_VERSIONS, {"one": run_id, "other": other_id})
    return len(found.all()) == 1


def newest_run(session: Session) -> int:
    """Return the id of the run that was started last."""
    return session.exec(select(col(RunRow.id)).order_by(col(RunRow.id).desc())).first() or 0


def utc(moment: datetime) -> str:
    """Return the moment as the database writes it: UTC, ISO 8601, to the second."""
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds")
