"""What became of a piece: what the driver hears of it, and where its rows lie until its shard is whole."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from quotes.corpus.job import Job
from quotes.corpus.manifest import Part
from quotes.corpus.pieces import Piece
from quotes.corpus.places import Place
from quotes.corpus.shards import Shard

ASIDE = "_aside"
"""The folder of what is not yet in the corpus."""
_STATE_LETTERS = 8
"""Letters of a digest that tell one state of a shard from its others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a piece came to; `parts` lie aside until the whole shard is written."""

    parts: tuple[Part, ...]
    articles: int
    quotations: int
    without_quotations: int
    not_english: int
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the driver hears of a piece: the piece without its articles, and what was written, if anything."""

    piece: Piece
    written: Written | None = None


def stem_of(job: Job, shard: Shard, checksum: str) -> str:
    """Return what the files of the shard begin with, in the state that it is in and with these settings."""
    state = sha256(f"{checksum} {job.settings} {job.piece_characters}".encode()).hexdigest()
    return f"{shard.key}-{state[:_STATE_LETTERS]}"


def aside_folder(job: Job, shard: Shard, checksum: str) -> Place:
    """Return where the files of the shard lie until it is whole."""
    return job.out.below(ASIDE, stem_of(job, shard, checksum))


def note_place(folder: Place, piece: Piece) -> Place:
    """Return where is noted, once all rows of the piece are written, what it came to."""
    return folder.below(f"{piece.number:05}.json")


def write_note(note: Place, written: Written) -> None:
    """Note what a piece came to."""
    note.write(json.dumps(asdict(written), ensure_ascii=False).encode())


def read_note(note: Place) -> Written:
    """Return what was noted."""
    held: dict[str, Any] = json.loads(note.read())
    parts = tuple(Part(**part) for part in held["parts"])
    return Written(**{**held, "parts": parts, "failures": tuple(held["failures"])})
