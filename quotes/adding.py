"""Adds files and folders to the database: read, skip what is in already, extract, store; speakers at the end.

    items → needed → extracted → stored

Each arrow is a stream: few articles are in hand at a time, however many there are. Only the last step writes.
A batch is stored in one transaction, so whatever ends the work early, no article is stored in part, and those
of the batches before are safe.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timezone
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Engine

from quotes import store
from quotes.dates import date_article
from quotes.errors import AuthorityError, RefusedArticleError, WorkerError
from quotes.identity.authority import list_name, read_authorities
from quotes.interrupts import held
from quotes.publish.database import reading
from quotes.publish.search import count
from quotes.publish.selection import Selection
from quotes.publish.summary import Summary
from quotes.read import Article, Failure, Options, Progress, Remark, authority_files, read
from quotes.read.address import is_address
from quotes.read.article import Validators
from quotes.read.decode import DECODED
from quotes.versions import versions
from quotes.workers import Found, extract_batches

PREPARED_TOGETHER: Final = 250
"""Articles whose persons are made ready for settling together."""

Outcome = Literal["new", "changed", "unchanged", "removed", "failed", "remark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of one article, or what is to be known about an input.

    `source` is the path or address that was asked for, `label` the article itself.
    """

    outcome: Outcome
    label: str
    source: str
    quotations: int = 0
    words: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the step as fields for a log."""
        return asdict(self)


def _say_nothing(_: Step) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """How to add: how the input is read, what is extracted (`again`: unchanged articles, too), who is told.

    `indirect` adds speech without quotation marks; `bring_back` lets in what was removed on purpose;
    `workers` processes extract.
    """

    options: Options = field(default_factory=Options)
    again: bool = False
    indirect: bool = False
    bring_back: bool = False
    workers: int = 1
    tell: Callable[[Step], None] = _say_nothing
    progress: Progress = field(default_factory=Progress)


def add_paths(
    paths: Iterable[str | Path],
    database: Path,
    *,
    published: date | None = None,
    adding: Adding | None = None,
) -> Summary:
    """Add all articles of the paths and return what became of them.

    `published`, for whoever needs no more of `adding`, is for articles that carry no date. Without a readable
    article or list of speakers no database is made.
    """
    paths = list(paths)
    adding = adding or Adding(options=Options(published=published))
    summary = Summary()
    known = _known(paths, database, adding)
    seen = dict(known)
    found = read(paths, options=adding.options, progress=adding.progress, seen=seen)
    articles = _articles(found, adding, summary)
    first = next(articles, None)
    lists = authority_files(paths)
    if first is None and not lists:
        summary.total = _total(database)
        return summary
    with _opened(database) as engine:
        before = _count(database)
        _add_all(engine, chain([] if first is None else [first], articles), lists, adding, summary)
        fetched = {address: given for address, given in seen.items() if given is not known.get(address)}
        if fetched and not summary.interrupted and not summary.lost:
            store.note_fetched(engine, fetched, asked=_asked(adding), now=_now())
        summary.total = _count(database)
        summary.added = summary.total - before
    return summary


def _known(paths: Iterable[str | Path], database: Path, adding: Adding) -> dict[str, Validators]:
    """Return what sites gave with addresses read before, if that may spare reading them again."""
    anew = adding.again or adding.bring_back or not any(map(is_address, paths))
    if anew or not database.is_file():
        return {}
    with _opened(database) as engine:
        return store.fetched(engine, asked=_asked(adding))


def _asked(adding: Adding) -> str:
    """Return a digest of all that makes the same page give other articles or quotations."""
    options = replace(adding.options, today=date.min)
    return sha256(repr((options, adding.indirect, versions())).encode()).hexdigest()


@contextmanager
def _opened(database: Path) -> Iterator[Engine]:
    """Give an engine on the database, which is made where there is none, and leave no connection open."""
    database.parent.mkdir(exist_ok=True)
    engine = store.open_database(database)
    try:
        yield engine
    finally:
        engine.dispose()


def _add_all(
    engine: Engine, articles: Iterable[Article], lists: Iterable[Path], adding: Adding, summary: Summary
) -> None:
    """Add the articles as one run; Ctrl-C ends it early, but in order."""
    run_id = summary.run_id = store.start_run(engine, **asdict(versions()), started_at=_now())
    try:
        for path in lists:
            _add_list(engine, path, adding, summary)
        needed = _needed(engine, articles, run_id, adding, summary)
        waiting = 0
        for batch in extract_batches(needed, workers=adding.workers, indirect=adding.indirect):
            with held():  # or Ctrl-C could come when articles are in and not yet counted
                _store(engine, batch, run_id, adding, summary)
            waiting += len(batch)
            if waiting >= PREPARED_TOGETHER:  # now, while workers extract, and not when they have ended
                store.prepare(engine)
                waiting = 0
    except KeyboardInterrupt:
        summary.interrupted = True
    except WorkerError as error:
        summary.lost = True
        _fail(str(error), adding, summary, label=adding.progress.file or "-")
    store.settle(engine)
    store.finish_run(engine, run_id, finished_at=_now())


def _articles(
    items: Iterable[Article | Failure | Remark], adding: Adding, summary: Summary
) -> Iterator[Article]:
    """Yield the articles, one by one as they are wanted; note and tell of what is none."""
    for item in items:
        if isinstance(item, Article):
            summary.decoded += [f"{item.label}: {note}" for note in item.notes if note.startswith(DECODED)]
            yield date_article(item, today=_now().date())
        elif isinstance(item, Remark):
            adding.tell(_step("remark", adding, label=item.path, words=item.words))
        else:
            _fail(str(item), adding, summary, label=item.path)


def _needed(
    engine: Engine, articles: Iterable[Article], run_id: int, adding: Adding, summary: Summary
) -> Iterator[Article]:
    """Yield the articles that are new, changed or to be extracted again; none that was removed."""
    for article in articles:
        if store.is_removed(engine, article):
            if not adding.bring_back:
                summary.removed += 1
                adding.tell(_article_step("removed", article))
                continue
            store.bring_back(engine, article)
        if adding.again or not store.unchanged(engine, article, run_id=run_id):
            yield article
        else:
            summary.unchanged += 1
            adding.tell(_article_step("unchanged", article))


def _store(engine: Engine, batch: Sequence[Found], run_id: int, adding: Adding, summary: Summary) -> None:
    """Store the articles, count them and tell of them."""
    for found, outcome in zip(batch, store.add_all(engine, batch, run_id), strict=True):
        if isinstance(outcome, RefusedArticleError):
            summary.lost = True
            _fail(str(outcome), adding, summary, label=found[0].label)
        else:
            _note(found, outcome, adding, summary)


def _note(found: Found, outcome: store.Outcome, adding: Adding, summary: Summary) -> None:
    """Count an article that is stored, and tell of it."""
    article, quotations = found
    setattr(summary, outcome, getattr(summary, outcome) + 1)
    if not article.is_english:
        summary.not_english.append(f"{article.label}: {article.language}")
    elif not quotations:
        summary.without_quotations.append(article.label)
    words = None if article.is_english else f"not in English ({article.language})"
    adding.tell(_article_step(outcome, article, quotations=len(quotations), words=words))


def _add_list(engine: Engine, path: Path, adding: Adding, summary: Summary) -> None:
    """Store what a list of speakers says; note it if it cannot be read."""
    try:
        authorities = read_authorities(path)
    except AuthorityError as error:
        _fail(str(error), adding, summary, label=str(path))
        return
    store.add_authorities(engine, authorities, source=list_name(path))


def _fail(reason: str, adding: Adding, summary: Summary, *, label: str) -> None:
    """Note and tell of something that could not be added."""
    summary.failures.append(reason)
    adding.tell(_step("failed", adding, label=label, words=reason))


def _step(outcome: Outcome, adding: Adding, *, label: str, words: str | None = None) -> Step:
    return Step(outcome=outcome, label=label, source=adding.progress.file or label, words=words)


def _article_step(
    outcome: Outcome, article: Article, *, quotations: int = 0, words: str | None = None
) -> Step:
    """Return the step of an article, from which the reading has gone on to others since."""
    source = article.path or article.label
    return Step(outcome=outcome, label=article.label, source=source, quotations=quotations, words=words)


def _total(database: Path) -> int:
    """Return how many quotations the database holds, which need not be there, nor be up to date."""
    if not database.is_file():
        return 0
    with _opened(database):
        return _count(database)


def _count(database: Path) -> int:
    """Return how many quotations the database holds."""
    with reading(database) as connection:
        return count(connection, Selection())


def _now() -> datetime:
    return datetime.now(timezone.utc)
