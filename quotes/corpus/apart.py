"""Extraction in a process of its own, which may die without harm: what kills it is found and set aside.

A batch that ends the process is halved, and its halves, until a single article is left; one that ends it
twice is named and left out. So neither a crash in a library, nor an article that eats all memory, nor one
that never comes to an end costs more than itself.
"""

import signal
from collections.abc import Iterable, Iterator
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from quotes.batches import batches
from quotes.corpus.job import Extract, Job
from quotes.errors import WorkerError
from quotes.read import Article, Failure

if TYPE_CHECKING:
    from quotes.quotation import Quotation

Found = tuple[Article, tuple["Quotation", ...]]
Answers = list[tuple["Quotation", ...]]

LONGEST_SECONDS = 600.0
"""A batch takes half a second, and a hundred times that on a machine that is overloaded."""
ATTEMPTS = 2
"""How often a single article may end the process: the first time it may have been somebody else's fault."""
STARTS = 3
"""How often a process is started that is ended before it is ready, as a machine short of memory may do."""
_START_SECONDS = 300.0


class Apart:
    """Extracts articles in another process, which holds the model and is started anew when it has died."""

    def __init__(self, job: Job, *, seconds: float = LONGEST_SECONDS) -> None:
        self._job = job
        self._seconds = seconds
        self._start()

    def extract(self, articles: Iterable[Article]) -> Iterator[Found | Failure]:
        """Yield each article with its quotations, in order, or why it is set aside."""
        for batch in batches(articles):
            yield from self._halving(batch)

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.kill()
        self._process.join()

    def _halving(self, batch: list[Article], *, attempt: int = 1) -> Iterator[Found | Failure]:
        answers = self._ask(batch)
        if answers is not None:
            yield from zip(batch, answers, strict=True)
        elif len(batch) > 1:
            middle = len(batch) // 2
            yield from self._halving(batch[:middle])
            yield from self._halving(batch[middle:])
        elif attempt < ATTEMPTS:
            yield from self._halving(batch, attempt=attempt + 1)
        else:
            yield Failure(
                _place_of(batch[0]), None, f"ends the process that extracts it ({self._end}); set aside"
            )

    def _ask(self, batch: list[Article]) -> Answers | None:
        """Return each article's quotations, None where the process has died of it."""
        try:
            self._connection.send(batch)
            if self._connection.poll(self._seconds):
                answers: Answers = self._connection.recv()
                return answers
            self._end = f"not within {self._seconds:.0f} seconds"
        except (EOFError, OSError):
            self._process.join()
            self._end = _end_of(self._process)
        self.close()
        self._start()
        return None

    def _start(self) -> None:
        """Start the process and wait until it can extract; anew where a signal ended it before it could."""
        for _ in range(STARTS):
            if self._is_ready():
                return
            self.close()
            if (self._process.exitcode or 0) >= 0:  # a fault of ours, which will not go away
                break
        raise WorkerError(
            f"no process that extracts can be started ({_end_of(self._process)}): does `quotes extract` work"
            " on every machine, and is there memory for the model?"
        )

    def _is_ready(self) -> bool:
        """Start the process and tell whether it came as far as to be able to extract."""
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, self._job), daemon=True)
        self._process.start()
        theirs.close()
        try:
            return self._connection.poll(_START_SECONDS) and self._connection.recv() is True
        except (EOFError, OSError):
            self._process.join()
            return False


def _serve(connection: Connection, job: Job) -> None:
    """Answer with the quotations of each batch that comes, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    extract = job.extract or _extract_with(job)
    connection.send(True)
    while True:
        try:
            batch = connection.recv()
        except EOFError:
            return
        connection.send(extract(batch))


def _extract_with(job: Job) -> Extract:
    """Return the pipeline, its model loaded."""
    from quotes import nlp
    from quotes.pipeline import extract_batch

    nlp.load()
    return partial(extract_batch, indirect=job.indirect)


def _place_of(article: Article) -> str:
    """Return where the article was read from, and what it is called there."""
    return " ".join(filter(None, (article.path, article.id))) or article.label


def _end_of(process: BaseProcess) -> str:
    code = process.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"
