"""A corpus → its articles with their quotations, in the order of the shards, piece by piece."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from quotes.corpus.manifest import Entry, Part, Table, part_place, read_entries
from quotes.corpus.places import Place
from quotes.corpus.rows import Row, read_part
from quotes.errors import CorpusError
from quotes.publish.speakers import plain_name
from quotes.store.columns import Found, values_of

# Sorts behind every digit and the hyphen: 2025-12~ is the end of December.
_AFTER_ALL = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which articles to take: those of a publisher, and those that quote a speaker, or somebody at a time.

    `since` and `until` are days, months or years, and count themselves in. `speaker` is any form of a name
    that the article uses, or words of it. `year` is a folder of articles: the year of publication.
    Articles `without` which to go are named by the beginning of their shard's files and their numbers there.
    """

    publisher: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    year: str | None = None
    without: frozenset[tuple[str, int]] = frozenset()

    @property
    def is_of_quotations(self) -> bool:
        """Tell whether an article without quotations can be left out."""
        return (self.speaker, self.since, self.until) != (None, None, None)

    def fits(self, quotation: Row) -> bool:
        """Tell whether the quotation is one of those that are asked for."""
        said_on = quotation["said_on"]
        if self.since is not None and (quotation["said_until"] or (said_on or "") + _AFTER_ALL) < self.since:
            return False
        if self.until is not None and (said_on is None or said_on > self.until + _AFTER_ALL):
            return False
        if self.since is not None and said_on is None:
            return False
        return self.speaker is None or _is_called(quotation["person"], self.speaker)


@dataclass(frozen=True, slots=True)
class Read:
    """Articles of one piece of a shard, and the bytes that their rows take."""

    found: list[Found]
    bytes: int


def corpus_entries(out: Place) -> list[Entry]:
    """Return what the corpus is made of, in the order of the shards' names; raise CorpusError for none."""
    entries = list(read_entries(out).values())
    if not entries:
        raise CorpusError(
            f"{out}: is no corpus (there is no manifest); make one with `quotes corpus extract`"
        )
    return entries


def read_shard(out: Place, entry: Entry, wanted: Slice) -> Iterator[Read]:
    """Yield the articles of a shard that are wanted, with their quotations."""
    for parts in entry.by_piece():
        size = sum(part.bytes for part in parts)
        parts = tuple(part for part in parts if part.table == "quotes" or wanted.year in {None, part.year})
        yield Read(list(_read_piece(out, entry.stem, parts, wanted)), size)


def _read_piece(out: Place, stem: str, parts: Sequence[Part], wanted: Slice) -> Iterator[Found]:
    if all(part.table == "quotes" for part in parts):
        return
    quotations: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(_rows(out, stem, parts, "quotes"), key=itemgetter("number", "position")):
        quotations[row["number"]].append(row)
    fitting = {number for number, rows in quotations.items() if any(map(wanted.fits, rows))}
    if wanted.is_of_quotations and not fitting:
        return  # and the texts need not be read
    for row in sorted(_rows(out, stem, parts, "articles"), key=itemgetter("number")):
        is_wanted = wanted.publisher in {None, row["publisher"]}
        is_wanted &= (stem, row["number"]) not in wanted.without
        if is_wanted and (row["number"] in fitting or not wanted.is_of_quotations):
            yield values_of(row, quotations.get(row["number"], []))


def _rows(out: Place, stem: str, parts: Iterable[Part], table: Table) -> Iterator[Row]:
    for part in parts:
        if part.table == table:
            yield from read_part(part_place(out, stem, part))


def _is_called(person: Row | None, name: str) -> bool:
    """Tell whether a name of the person has all words of the name that is asked for."""
    if person is None:
        return False
    words = set(plain_name(name).split())
    return any(words <= set(plain_name(known).split()) for known in (person["name"], *person["aliases"]))
