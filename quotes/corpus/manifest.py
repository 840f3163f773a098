"""The manifest: a file a shard that says what was read, by which versions, and which files it gave.

**What no entry names is not there**: an entry is written last, and whole, so that a shard is in the corpus
with all its rows or not at all.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from quotes.corpus.places import Place
from quotes.corpus.shards import Shard

Table = Literal["articles", "quotes"]

MANIFEST = "manifest"
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What the folder of rows without a year is called, as everybody who reads such folders knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of rows: its table, its year, the piece of the shard that it comes from, and its size."""

    table: Table
    year: str
    piece: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one shard.

    `stem` begins the names of its files. `failures` are lines that say what and why, the first of
    `failure_count`. `settings` is a digest of all that makes the same shard give other rows.
    """

    shard: str
    size: int
    modified: int
    checksum: str
    settings: str
    versions: dict[str, str]
    stem: str
    articles: int
    quotations: int
    without_quotations: int
    not_english: int
    failure_count: int
    failures: list[str]
    parts: list[Part]

    def is_same(self, shard: Shard) -> bool:
        """Tell whether the shard looks as it did."""
        return (self.size, self.modified) == (shard.size, shard.modified)

    def by_piece(self) -> list[tuple[Part, ...]]:
        """Return the files by the pieces that they come from, in order."""
        pieces: dict[int, list[Part]] = defaultdict(list)
        for part in self.parts:
            pieces[part.piece].append(part)
        return [tuple(pieces[number]) for number in sorted(pieces)]


def write_entry(out: Place, key: str, entry: Entry) -> None:
    """Write the entry: from then on the shard is in the corpus."""
    written = json.dumps(asdict(entry), ensure_ascii=False, indent=1)
    out.below(MANIFEST, f"{key}.json").write(written.encode())


def read_entries(out: Place) -> dict[str, Entry]:
    """Return the entries by the keys of their shards, in the order of the shards' names."""
    found = {place: entry for place, entry in _entries(out.below(MANIFEST))}
    in_order = sorted(found.items(), key=lambda item: item[1].shard.split("/"))
    return {place.name.rpartition("/")[2].removesuffix(".json"): entry for place, entry in in_order}


def _entries(folder: Place) -> Iterator[tuple[Place, Entry]]:
    for place, _, _ in folder.files():
        if place.name.endswith(".json"):
            held: dict[str, Any] = json.loads(place.read())
            yield place, Entry(**{**held, "parts": [Part(**part) for part in held["parts"]]})


def part_place(out: Place, stem: str, part: Part) -> Place:
    """Return where a file of rows lies in the corpus."""
    return out.below(part.table, f"year={part.year}", f"{stem}-{part.piece:05}.parquet")
