"""Articles in shards, and corpora made of them without a cluster: the same steps in this very process."""

import json
import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import generated

from quotes.corpus.committing import Gathering, commit
from quotes.corpus.grouping import Gather, Spread
from quotes.corpus.job import Job
from quotes.corpus.manifest import Entry, read_entries
from quotes.corpus.pieces import Piece, read_pieces
from quotes.corpus.places import place_of
from quotes.corpus.shards import Shard, list_shards
from quotes.corpus.working import Worker
from quotes.publish.database import reading
from quotes.publish.export import export_rows, json_lines
from quotes.publish.selection import Selection

PIECE_CHARACTERS = 1500
"""What a piece holds in tests: some three articles."""
OTHERS = (
    {"id": "french", "published": "2025-05-01", "text": "Le maire a parlé hier de la digue qui fuit. " * 9},
    {"id": "silent", "published": "2025-05-02", "text": "The dam stands, and nobody said a word about it."},
    {"id": "undated", "text": "“The dam leaks,” Ana Ruiz said. “It leaks ‘a lot’ at night,” she added."},
    {"id": "both", "published": "2025-01-02", "text": "“We pay,” Bo Lind and Ana Ruiz said on Dec. 30."},
)
"""Articles of which the generated ones have none."""


def records(count: int) -> list[dict[str, Any]]:
    """Return generated articles and the others."""
    return [*generated.records(count), *OTHERS]


def write_shards(folder: Path, articles: Sequence[dict[str, Any]], *, shards: int) -> Path:
    """Write the articles in their order as so many even files of JSON Lines; return the folder."""
    folder.mkdir()
    ends = [number * len(articles) // shards for number in range(shards + 1)]
    for number, (start, end) in enumerate(pairwise(ends)):
        lines = [json.dumps(each) for each in articles[start:end]]
        (folder / f"{number:03}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def shards_of(folder: Path) -> list[Shard]:
    return [each for each in list_shards([str(folder)]) if isinstance(each, Shard)]


def make_job(out: Path, **settings: Any) -> Job:
    return Job(out=place_of(out), **{"piece_characters": PIECE_CHARACTERS, **settings})


def pieces_of(job: Job, folder: Path) -> Iterator[list[Piece]]:
    """Yield the pieces of each shard."""
    for shard in shards_of(folder):
        yield list(read_pieces(shard, job, before=None))


def extract_here(job: Job, folder: Path, *, before: Entry | None = None) -> list[Entry]:
    """Make a corpus of the folder's shards and return its entries; `before` is that of its only shard."""
    worker = Worker(job)
    with closing(worker):
        for pieces in pieces_of(job, folder):
            gathering = Gathering()
            assert [gathering.add(worker.report(each)) for each in pieces][-1]
            commit(job, gathering.in_order(), before)
    return list(read_entries(job.out).values())


def exported(database: Path) -> list[str]:
    """Return the lines of `quotes export`, sorted."""
    with reading(database) as connection:
        return sorted(json_lines(export_rows(connection, Selection())))


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


ARTICLE_FILES = ("2025/a.jsonl", "2025/b.md", "2025-more.jsonl", "z.txt")


def lay(folder: Path) -> Path:
    """Lay a folder with those files and some that are none of articles, and return it."""
    for name in (
        *ARTICLE_FILES,
        "README.md",
        ".hidden/x.txt",
        "2025/.y.txt",
        "speakers.csv",
        "2025/picture.png",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "“We pay,” said Ana Ruiz."}', encoding="utf-8")
    (folder / "empty").mkdir()
    return folder


def group_here(tasks: Sequence[Any], spread: Spread, gathers: Sequence[Gather], parts: int) -> Iterator[Any]:
    """Do in this process what `quotes.corpus.grouping.grouped` does on a cluster, values in another order."""
    sent = [each for task in tasks for each in spread(task)]
    for gather in gathers:
        groups: dict[int, list[bytes]] = defaultdict(list)
        for group, value in reversed(sent):
            groups[group].append(pickle.dumps(value))
        sent = [each for group in groups for each in gather(group, list(map(pickle.loads, groups[group])))]
    yield from (value for _, value in sent)
