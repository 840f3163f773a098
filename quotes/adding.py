"""Adds files and folders to the database: read, skip what is in already, extract, store; speakers at the end.

An article is stored whole or not at all, so whatever ends the work early, those before it are safe.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, timezone
from functools import partial
from itertools import chain
from pathlib import Path

from sqlalchemy import Engine

from quotes import store
from quotes.errors import AuthorityError, RefusedArticleError
from quotes.identity.authority import read_authorities
from quotes.interrupts import held
from quotes.pipeline import extract
from quotes.publish.database import reading
from quotes.publish.search import count
from quotes.publish.selection import Selection
from quotes.publish.summary import Summary
from quotes.quotation import Quotation
from quotes.read import authority_files, read
from quotes.read.article import Article
from quotes.read.decode import DECODED
from quotes.read.failure import Failure
from quotes.versions import versions

Advance = Callable[[], None]
Extract = Callable[[Article], tuple[Quotation, ...]]


def add_paths(
    paths: Iterable[str | Path],
    database: Path,
    *,
    published: date | None = None,
    again: bool = False,
    indirect: bool = False,
    advance: Advance = lambda: None,
) -> Summary:
    """Add all articles of the paths and return what became of them; `advance` is called after each.

    `published` is for articles that carry no date; `again` extracts those anew that are in unchanged;
    `indirect` adds speech without quotation marks.
    Without a readable article or list of speakers no database is made.
    """
    paths = list(paths)
    summary = Summary()
    articles = _articles(read(paths, published=published), summary, advance)
    first = next(articles, None)
    lists = authority_files(paths)
    if first is None and not lists:
        return summary
    with _opened(database) as engine:
        before = _count(database)
        extracting = partial(extract, indirect=indirect)
        found = chain([] if first is None else [first], articles)
        _add_all(engine, found, lists, summary, extracting, again=again)
        summary.total = _count(database)
        summary.added = summary.total - before
    return summary


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
    engine: Engine,
    articles: Iterable[Article],
    lists: Iterable[Path],
    summary: Summary,
    extracting: Extract,
    *,
    again: bool,
) -> None:
    """Add the articles as one run; Ctrl-C ends it early, but in order."""
    run_id = store.start_run(engine, **asdict(versions()), started_at=_now())
    try:
        for path in lists:
            _add_list(engine, path, summary)
        for article in articles:
            _add_article(engine, article, run_id, summary, extracting, again=again)
    except KeyboardInterrupt:
        summary.interrupted = True
    store.settle(engine)
    store.finish_run(engine, run_id, finished_at=_now())


def _articles(items: Iterable[Article | Failure], summary: Summary, advance: Advance) -> Iterator[Article]:
    """Yield the articles, one by one as they are wanted; note the failures among them."""
    for item in items:
        if isinstance(item, Failure):
            summary.failures.append(str(item))
        else:
            yield item
        advance()


def _add_article(
    engine: Engine, article: Article, run_id: int, summary: Summary, extracting: Extract, *, again: bool
) -> None:
    """Extract the article and store what was found; note what became of it."""
    summary.decoded += [f"{article.label}: {note}" for note in article.notes if note.startswith(DECODED)]
    if not again and store.unchanged(engine, article, run_id=run_id):
        summary.unchanged += 1
        return
    quotations = extracting(article)
    with held():  # or Ctrl-C could come when the article is in and not yet counted
        _store(engine, article, quotations, run_id, summary)


def _store(
    engine: Engine, article: Article, quotations: tuple[Quotation, ...], run_id: int, summary: Summary
) -> None:
    """Store the article and count it."""
    try:
        outcome = store.add(engine, article, quotations, run_id)
    except RefusedArticleError as error:
        summary.failures.append(str(error))
        return
    setattr(summary, outcome, getattr(summary, outcome) + 1)
    if not quotations:
        summary.without_quotations.append(article.label)


def _add_list(engine: Engine, path: Path, summary: Summary) -> None:
    """Store what a list of speakers says; note it if it cannot be read."""
    try:
        authorities = read_authorities(path)
    except AuthorityError as error:
        summary.failures.append(str(error))
        return
    store.add_authorities(engine, authorities, source=_list_name(path))


def _list_name(path: Path) -> str:
    """Return what a list of speakers is called: its folder and name, the same from wherever it is added."""
    whole = path.resolve()
    return f"{whole.parent.name}/{whole.name}"


def _count(database: Path) -> int:
    """Return how many quotations the database holds."""
    with reading(database) as connection:
        return count(connection, Selection())


def _now() -> datetime:
    return datetime.now(timezone.utc)
