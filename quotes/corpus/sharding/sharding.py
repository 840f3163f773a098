"""Makes the shards of a settled corpus, and what one Datasette needs to serve them together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Engine

from quotes import store
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.manifest import NO_YEAR, Entry
from quotes.corpus.places import Place
from quotes.corpus.reading import Slice, corpus_entries
from quotes.corpus.settling.tables import Settled, read_settled, settled_rows
from quotes.corpus.sharding.assigning import speakers_for
from quotes.corpus.sharding.overview import Overview, counted_shards, speakers_of, write_overview
from quotes.corpus.told import say_nothing
from quotes.errors import CorpusError
from quotes.publish.serve import SITE_NAME, site_metadata
from quotes.publish.years.overview import OVERVIEW

UNDATED = "undated"
_YEAR = re.compile("[0-9]{4}")
_QUERIES = {
    "most_quoted": {
        "title": "Who is quoted most",
        "sql": "SELECT name, role, quote_count, slug FROM speakers ORDER BY quote_count DESC, name LIMIT 100",
    },
    "timeline": {"title": "Quotations a month", "sql": "SELECT month, quotations FROM months ORDER BY month"},
    "speaker": {
        "title": "A speaker, by month, publisher and database",
        "sql": "SELECT name, month, publisher, shard, quotations, '/' || shard || '/quotes?speaker_id='"
        " || speakers.id AS quoted FROM speakers JOIN counts ON speaker_id = speakers.id"
        " WHERE slug = :slug ORDER BY month, publisher",
    },
}


@dataclass(slots=True, kw_only=True)
class Sharded:
    """What was made, in numbers, and what a database refused."""

    overview: Overview
    databases: list[Path]
    failures: list[str] = field(default_factory=list)


def shard_corpus(out: Place, folder: Path, *, say: Callable[[str], None] = say_nothing) -> Sharded:
    """Write the databases of the corpus into the folder, in place of those that are there.

    Those of an earlier run of which the corpus has no year any more are removed; other files stay.
    Raises CorpusError where it is not settled as it is now.
    """
    entries = corpus_entries(out)
    settled = read_settled(out, entries)
    if settled is None:
        raise CorpusError(f"{out}: is not settled as it is now; do so with `quotes corpus settle {out}`")
    folder.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    replaced = settled_rows(out, settled, "replaced").to_table().to_pylist()
    without = frozenset((row["stem"], row["number"]) for row in replaced)
    databases = []
    for year in years_of(entries):
        say(UNDATED if year == NO_YEAR else year)
        settle = partial(_settle, out=out, settled=settled)
        loading = Loading(wanted=Slice(year=year, without=without), settle=settle)
        databases.append(_write_year(out, loading, folder, failures))
    remove_left(folder, databases)
    overview = write_overview(speakers_of(out, settled), databases, folder / f"{OVERVIEW}.db")
    described = yaml.safe_dump(metadata_of(databases), allow_unicode=True, sort_keys=False)
    (folder / "metadata.yaml").write_text(described, encoding="utf-8")
    return Sharded(overview=overview, databases=databases, failures=failures)


def years_of(entries: Sequence[Entry]) -> list[str]:
    """Return the years in which the corpus has articles, as its folders are called."""
    return sorted({part.year for entry in entries for part in entry.parts if part.table == "articles"})


def _write_year(out: Place, loading: Loading, folder: Path, failures: list[str]) -> Path:
    """Load the articles of a year into a database of their own, whole or not at all, and return where."""
    year = loading.wanted.year
    target = folder / f"{UNDATED if year == NO_YEAR else year}.db"
    aside = folder / f"{target.stem}.part"
    for left in folder.glob(f"{aside.name}*"):
        left.unlink()
    summary = load_corpus(out, aside, loading)
    if summary.interrupted:
        raise KeyboardInterrupt
    failures += summary.failures
    aside.replace(target)
    return target


def remove_left(folder: Path, databases: Sequence[Path]) -> None:
    """Remove the years that the overview of an earlier run counts and that were not made now."""
    for name in counted_shards(folder / f"{OVERVIEW}.db"):
        left = folder / f"{name}.db"
        if left not in databases and (name == UNDATED or _YEAR.fullmatch(name)):
            for ending in ("", "-wal", "-shm"):
                left.with_name(left.name + ending).unlink(missing_ok=True)


def _settle(engine: Engine, *, out: Place, settled: Settled) -> None:
    store.settle_as(engine, partial(speakers_for, out, settled))


def metadata_of(databases: Sequence[Path]) -> dict[str, Any]:
    """Return what Datasette is to know of the databases: each year's tables are as those of one database."""
    own = site_metadata()
    tables = own["databases"][SITE_NAME]["tables"]
    years = {path.stem: {"title": f"Published in {path.stem}", "tables": tables} for path in databases}
    return {"title": own["title"], "databases": {OVERVIEW: {"queries": _QUERIES}, **years}}
