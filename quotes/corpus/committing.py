"""Reports of pieces → whole shards → the corpus: their files are moved there and their entry is written.

Whatever ends this early, doing it again comes to the same.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

from quotes.corpus.job import Job
from quotes.corpus.manifest import Entry, Part, part_place, write_entry
from quotes.corpus.places import Place
from quotes.corpus.rows import aside_place
from quotes.corpus.shards import Shard
from quotes.corpus.written import Report, aside_folder, stem_of
from quotes.errors import PlaceError

FAILURES_NAMED = 1000
"""Failures of one shard that the manifest names; all are counted."""


@dataclass(slots=True)
class Gathering:
    """The reports of one shard, which come in any order, by the numbers of their pieces."""

    reports: dict[int, Report] = field(default_factory=dict)
    count: int | None = None

    def add(self, report: Report) -> bool:
        """Take a report in and tell whether all are there."""
        piece = report.piece
        self.reports[piece.number] = report
        if piece.is_last:
            self.count = piece.number + 1
        return self.count == len(self.reports)

    def in_order(self) -> list[Report]:
        """Return the reports in the order of the pieces."""
        return [self.reports[number] for number in sorted(self.reports)]


def commit(job: Job, reports: Sequence[Report], before: Entry | None) -> Entry:
    """Bring a shard into the corpus, in place of what it was before, and return its entry."""
    entry = _entry(job, reports)
    shard, folder = reports[0].piece.shard, aside_folder(job, reports[0].piece.shard, entry.checksum)
    for part in entry.parts:
        _bring(aside_place(folder, part), part_place(job.out, entry.stem, part))
    write_entry(job.out, shard.key, entry)
    if before is not None and before.stem != entry.stem:
        forget_parts(job.out, before)
    folder.remove()
    return entry


def confirm(job: Job, shard: Shard, before: Entry) -> Entry:
    """Note that a shard that was touched is what it was, and return its entry."""
    held = asdict(before) | {"parts": before.parts, "size": shard.size, "modified": shard.modified}
    entry = Entry(**held)
    write_entry(job.out, shard.key, entry)
    return entry


def forget_parts(out: Place, entry: Entry) -> None:
    """Remove the files of an entry that is there no more."""
    for part in entry.parts:
        part_place(out, entry.stem, part).remove()


def _bring(source: Place, target: Place) -> None:
    """Move a file, unless that was done before the program was stopped."""
    if source.is_file():
        source.move(target)
    elif not target.is_file():
        raise PlaceError(f"{source} is gone: does another program extract into the same corpus?")


def _entry(job: Job, reports: Sequence[Report]) -> Entry:
    piece = reports[0].piece
    assert piece.checksum is not None  # or nothing was written
    written = [each.written for each in reports if each.written is not None]
    failures = list(chain.from_iterable((*each.piece.failures, *_set_aside(each)) for each in reports))
    parts: list[Part] = list(chain.from_iterable(each.parts for each in written))
    return Entry(
        shard=piece.shard.place.name,
        size=piece.shard.size,
        modified=piece.shard.modified,
        checksum=piece.checksum,
        settings=job.settings,
        versions=asdict(job.versions),
        stem=stem_of(job, piece.shard, piece.checksum),
        articles=sum(each.articles for each in written),
        quotations=sum(each.quotations for each in written),
        without_quotations=sum(each.without_quotations for each in written),
        not_english=sum(each.not_english for each in written),
        failure_count=len(failures),
        failures=failures[:FAILURES_NAMED],
        parts=parts,
    )


def _set_aside(report: Report) -> tuple[str, ...]:
    return () if report.written is None else report.written.failures
