"""A corpus, or a slice of it → a database, the one that `quotes add` makes of the same articles.

Nothing is extracted again: what is read goes into the database by the same doors, and speakers are settled.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy import Engine

from quotes import store
from quotes.corpus.manifest import Entry
from quotes.corpus.places import Place
from quotes.corpus.reading import Read, Slice, corpus_entries, read_shard
from quotes.corpus.told import Told, say_nothing
from quotes.errors import RefusedArticleError
from quotes.interrupts import held
from quotes.publish.database import reading
from quotes.publish.search import count
from quotes.publish.selection import Selection
from quotes.publish.summary import Summary
from quotes.store.columns import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """What to load, and who is told: `begin` hears how many bytes there are to read.

    `settle` makes the speakers when all articles are in.
    """

    wanted: Slice = field(default_factory=Slice)
    settle: Callable[[Engine], object] = store.settle
    begin: Callable[[int], None] = say_nothing
    tell: Callable[[Told], None] = say_nothing


def load_corpus(out: Place, database: Path, loading: Loading) -> Summary:
    """Load the articles that are wanted, and return what became of them; Ctrl-C ends it in order."""
    entries = corpus_entries(out)
    loading.begin(sum(part.bytes for entry in entries for part in entry.parts))
    summary = Summary()
    database.parent.mkdir(exist_ok=True)
    engine = store.open_database(database)
    try:
        before = _count(database)
        _load_all(engine, out, entries, loading, summary)
        summary.total = _count(database)
        summary.added = summary.total - before
    finally:
        engine.dispose()
    return summary


def _load_all(
    engine: Engine, out: Place, entries: Iterable[Entry], loading: Loading, summary: Summary
) -> None:
    """Load the shards, as one run for all that were extracted by the same versions; settle the speakers."""
    runs: dict[str, int] = {}
    try:
        for entry in entries:
            run_id = _run_of(engine, entry, runs)
            for piece in read_shard(out, entry, loading.wanted):
                quotations = sum(_put(engine, found, run_id, summary) for found in piece.found)
                loading.tell(_told(entry, piece, quotations))
    except KeyboardInterrupt:
        summary.interrupted = True
    loading.settle(engine)
    for run_id in runs.values():
        store.finish_run(engine, run_id, finished_at=_now())


def _run_of(engine: Engine, entry: Entry, runs: dict[str, int]) -> int:
    """Return the run of the versions that extracted the shard, begun where there is none yet."""
    key = repr(sorted(entry.versions.items()))
    if key not in runs:
        runs[key] = store.start_run(engine, **entry.versions, started_at=_now())
    return runs[key]


def _put(engine: Engine, found: Found, run_id: int, summary: Summary) -> int:
    """Put an article into the database if that changes anything; return how many quotations it has."""
    article, quotations = found
    if store.is_removed(engine, article):
        summary.removed += 1
        return 0
    if store.unchanged(engine, article, run_id=run_id):
        summary.unchanged += 1
        return 0
    try:
        with held():  # or Ctrl-C could come when the article is in and not yet counted
            outcome = store.add(engine, article, quotations, run_id)
            setattr(summary, outcome, getattr(summary, outcome) + 1)
    except RefusedArticleError as error:
        summary.lost = True
        summary.failures.append(str(error))
        return 0
    if not article.is_english:
        summary.not_english.append(f"{article.label}: {article.language}")
    elif not quotations:
        summary.without_quotations.append(article.label)
    return len(quotations)


def _told(entry: Entry, piece: Read, quotations: int) -> Told:
    return Told(shard=entry.shard, articles=len(piece.found), quotations=quotations, bytes=piece.bytes)


def _count(database: Path) -> int:
    """Return how many quotations the database holds."""
    with reading(database) as connection:
        return count(connection, Selection())


def _now() -> datetime:
    return datetime.now(timezone.utc)
