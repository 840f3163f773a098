"""Spreads the extraction of articles over processes, in order, with the model loaded once in each.

    articles → batches → worker processes → (article, quotations) in the order of the articles

A few batches for each worker are in memory, however many articles there are. So few articles that starting a
process would take longer are extracted right here.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Final

from quotes import nlp, processes
from quotes.batches import batches
from quotes.errors import WorkerError
from quotes.quotation import Quotation
from quotes.read.article import Article

Found = tuple[Article, tuple[Quotation, ...]]

FEW: Final = 40
"""Up to so many articles are extracted here: processes need two seconds to load, and 40 articles take one."""
WAITING: Final = 8
"""Batches in work or ready for each worker: a second of work, for when persons are made ready meanwhile."""
LOOK_SECONDS: float = 5.0
"""After so long without an answer, see whether all workers live."""


def extract_all(articles: Iterable[Article], *, workers: int = 1, indirect: bool = False) -> Iterator[Found]:
    """Yield each article with its quotations, in the order given, as `extract_batches` finds them."""
    for batch in extract_batches(articles, workers=workers, indirect=indirect):
        yield from batch


def extract_batches(
    articles: Iterable[Article], *, workers: int = 1, indirect: bool = False
) -> Iterator[list[Found]]:
    """Yield the articles with their quotations, in the order given, together what was extracted together.

    Raise `WorkerError` where a worker process dies. `indirect` adds speech without quotation marks.
    """
    articles = iter(articles)
    first = list(islice(articles, FEW + 1)) if workers > 1 else []
    articles = chain(first, articles)
    if len(first) <= FEW:
        for batch in batches(articles):
            yield list(zip(batch, _extract(batch, indirect=indirect), strict=True))
        return
    with _pool(workers) as pool:
        waiting: deque[tuple[list[Article], Future[list[tuple[Quotation, ...]]]]] = deque()
        for batch in batches(articles):
            with _telling_of_death(batch):  # nobody takes on work any more either
                waiting.append((batch, pool.submit(_extract, batch, indirect=indirect)))
            if len(waiting) > WAITING * workers:
                yield _results(pool, *waiting.popleft())
        while waiting:
            yield _results(pool, *waiting.popleft())


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes that do not outlive the block; where that fails, their work is left undone."""
    context = processes.context()
    heard, held = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(heard,))
    with heard, held:
        try:
            yield pool
        except BaseException:  # Ctrl-C, too: who stops the program does not wait for what is in work
            held.close()
            # Where no process holds it, the pool no more waits for the rest of an answer.
            pool._result_queue._writer.close()  # type: ignore[attr-defined]
            raise
        finally:
            pool.shutdown(cancel_futures=True)
            processes.end_copying()


def _begin(heard: Connection) -> None:
    """Make a worker ready: it leaves Ctrl-C to the first process, and ends when that one lets go of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_when_let_go, args=(heard,), daemon=True).start()
    nlp.load()


def _extract(batch: list[Article], *, indirect: bool) -> list[tuple[Quotation, ...]]:
    """Return each article's quotations; what that needs is loaded where it is done, which may be a worker."""
    from quotes.pipeline import extract_batch

    return extract_batch(batch, indirect=indirect)


def _end_when_let_go(heard: Connection) -> None:
    """End this process at once when the other end of the pipe is closed, or went with a killed process."""
    wait([heard])
    os._exit(1)


def _results(
    pool: ProcessPoolExecutor, batch: list[Article], result: "Future[list[tuple[Quotation, ...]]]"
) -> list[Found]:
    with _telling_of_death(batch):
        while not wait_for([result], timeout=LOOK_SECONDS).done:
            _see_that_all_live(pool)
        answers = result.result()
    return list(zip(batch, answers, strict=True))


def _see_that_all_live(pool: ProcessPoolExecutor) -> None:
    """Raise where a worker has died: the pool waits for the rest of an answer in which it was killed."""
    if not all(process.is_alive() for process in list(pool._processes.values())):
        raise BrokenProcessPool("a worker died while it gave an answer")


@contextmanager
def _telling_of_death(batch: list[Article]) -> Iterator[None]:
    """Turn the end of a worker process into an error that names the articles near which it came."""
    try:
        yield
    except BrokenProcessPool as error:
        raise WorkerError(
            f"a worker process died near {batch[0].label}, perhaps for want of memory; what came before is "
            "safe: start again with fewer --workers"
        ) from error
