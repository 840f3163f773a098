"""Shards in, a corpus out: what is new or changed is extracted on a cluster, and committed shard by shard.

shards → those to extract → reports of their pieces → committed
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quotes.corpus.cluster import Asked, attached, reports
from quotes.corpus.committing import Gathering, commit, confirm
from quotes.corpus.job import Job
from quotes.corpus.manifest import Entry, read_entries
from quotes.corpus.shards import Shard, list_shards
from quotes.corpus.told import Told, say_nothing
from quotes.corpus.written import ASIDE, Report
from quotes.interrupts import held
from quotes.read import Failure


@dataclass(slots=True, kw_only=True)
class Extracted:
    """What became of the shards, in numbers, and a line for each failure.

    `total` counts the quotations in the whole corpus; after Ctrl-C `interrupted` is true.
    """

    shards: int = 0
    unchanged: int = 0
    unreadable: int = 0
    articles: int = 0
    quotations: int = 0
    without_quotations: int = 0
    not_english: int = 0
    failure_count: int = 0
    failures: list[str] = field(default_factory=list)
    total: int = 0
    interrupted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracting:
    """How to extract a corpus: on which cluster, with how many workers, and who is told.

    `begin` hears how many bytes there are to read.
    """

    job: Job
    address: str | None = None
    workers: int | None = None
    begin: Callable[[int], None] = say_nothing
    tell: Callable[[Told], None] = say_nothing


def extract_corpus(inputs: Iterable[str], extracting: Extracting) -> Extracted:
    """Extract the shards that are new or changed into the corpus and return what became of them all."""
    summary, job = Extracted(), extracting.job
    entries = read_entries(job.out)
    asked = list(_asked(list_shards(inputs), entries, job, summary))
    extracting.begin(sum(each.shard.size for each in asked))
    if asked:
        try:
            with attached(extracting.address, workers=extracting.workers) as workers:
                _extract(asked, entries, extracting, workers, summary)
        except KeyboardInterrupt:
            summary.interrupted = True
    summary.total = sum(entry.quotations for entry in entries.values())
    return summary


def _asked(
    found: Iterable[Shard | Failure], entries: Mapping[str, Entry], job: Job, summary: Extracted
) -> Iterator[Asked]:
    """Yield the shards that may have to be extracted; count the others."""
    seen: set[str] = set()
    for shard in found:
        if isinstance(shard, Failure):
            _fail(summary, [str(shard)])
            summary.unreadable += 1
            continue
        if shard.key in seen:
            continue
        seen.add(shard.key)
        entry = entries.get(shard.key)
        if entry is None or entry.settings != job.settings:
            yield Asked(shard, None)
        elif not entry.is_same(shard):
            yield Asked(shard, entry.checksum)
        else:
            summary.unchanged += 1


def _extract(
    asked: list[Asked], entries: dict[str, Entry], extracting: Extracting, workers: int, summary: Extracted
) -> None:
    """Extract the shards; each is committed when its last piece is there."""
    open_: dict[str, Gathering] = defaultdict(Gathering)
    for report in reports(extracting.job, asked, workers=workers):
        key = report.piece.shard.key
        is_whole = open_[key].add(report)
        extracting.tell(_told(report))
        if is_whole:
            with held():  # or Ctrl-C could come between the entry and its count
                _finish(key, open_.pop(key), entries, extracting.job, summary)
    if not any(extracting.job.out.below(ASIDE).files()):
        extracting.job.out.below(ASIDE).remove()


def _finish(key: str, gathering: Gathering, entries: dict[str, Entry], job: Job, summary: Extracted) -> None:
    """Bring a shard of which all is known into the corpus, and count it."""
    found = gathering.in_order()
    last = found[-1].piece
    if last.is_done:
        entries[key] = confirm(job, last.shard, entries[key])
        summary.unchanged += 1
    elif last.checksum is None:
        summary.unreadable += 1
        _fail(summary, last.failures)
    else:
        entry = entries[key] = commit(job, found, entries.get(key))
        summary.shards += 1
        _count(entry, summary)


def _count(entry: Entry, summary: Extracted) -> None:
    for name in ("articles", "quotations", "without_quotations", "not_english"):
        setattr(summary, name, getattr(summary, name) + getattr(entry, name))
    summary.failure_count += entry.failure_count
    summary.failures += entry.failures


def _fail(summary: Extracted, failures: Iterable[str]) -> None:
    for failure in failures:
        summary.failure_count += 1
        summary.failures.append(failure)


def _told(report: Report) -> Told:
    piece, written = report.piece, report.written
    return Told(
        shard=piece.shard.place.name,
        articles=0 if written is None else written.articles,
        quotations=0 if written is None else written.quotations,
        failures=len(piece.failures) + (0 if written is None else len(written.failures)),
        bytes=piece.bytes,
        remarks=piece.remarks,
    )
