"""A shard is in the corpus with all its rows or not at all, whatever ends the work, and however often."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from corpus import extractors
from corpus.corpora import extract_here, files_in, make_job, pieces_of, shards_of, write_shards

from quotes.corpus import committing
from quotes.corpus.committing import Gathering, commit, confirm
from quotes.corpus.job import Job
from quotes.corpus.manifest import Entry, read_entries
from quotes.corpus.pieces import read_pieces
from quotes.corpus.places import Place
from quotes.corpus.working import Worker
from quotes.corpus.written import Report
from quotes.errors import PlaceError, VersionsError
from quotes.read import Options

ARTICLES = [{"id": str(number), "published": "2025-01-01", "text": "x" * 1000} for number in range(9)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_shards(tmp_path / "in", ARTICLES, shards=1)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job that finds nothing, and needs no model."""
    return make_job(tmp_path / "out", extract=extractors.die_of_poison)


@pytest.fixture
def reports(job: Job, folder: Path) -> list[Report]:
    """The reports of the only shard, whose rows lie aside."""
    with closing(Worker(job)) as worker:
        return [worker.report(piece) for pieces in pieces_of(job, folder) for piece in pieces]


def committed(job: Job) -> list[Entry]:
    """Return the entries; the files in the corpus must be theirs and no others."""
    entries = list(read_entries(job.out).values())
    assert job.out.local is not None
    wanted = [
        f"{part.table}/year={part.year}/{entry.stem}-{part.piece:05}.parquet"
        for entry in entries
        for part in entry.parts
    ]
    found = files_in(job.out.local)
    assert sorted(wanted) == [name for name in found if not name.startswith("manifest/")]
    return entries


def test_a_shard_is_committed_with_its_numbers(job: Job, folder: Path, reports: list[Report]) -> None:
    assert len(reports) > 2
    entry = commit(job, reports, None)
    (shard,) = shards_of(folder)

    assert committed(job) == [entry]
    assert (entry.shard, entry.size, entry.modified) == (shard.place.name, shard.size, shard.modified)
    assert (entry.articles, entry.quotations, entry.without_quotations, entry.not_english) == (9, 0, 9, 0)
    assert [part.rows for part in entry.parts] == [2, 2, 2, 2, 1]
    assert entry.is_same(shard)


def test_reports_are_gathered_in_any_order(reports: list[Report]) -> None:
    gathering = Gathering()
    assert [gathering.add(each) for each in reversed(reports)] == [False] * (len(reports) - 1) + [True]
    assert gathering.in_order() == reports


@pytest.mark.parametrize("moves", range(6))
def test_what_ends_a_commit_is_mended_by_the_next(
    job: Job, reports: list[Report], moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped after some files were moved: until all are, and noted, nothing is in the corpus."""
    left = iter(range(moves))
    bring = committing._bring

    def bring_some(source: Place, target: Place) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        bring(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(committing, "_bring", bring_some)
        if moves < len(reports):
            with pytest.raises(KeyboardInterrupt):
                commit(job, reports, None)
            assert read_entries(job.out) == {}
    entry = commit(job, reports, None)
    assert committed(job) == [entry]


def test_a_piece_that_was_written_is_not_extracted_again(
    tmp_path: Path, job: Job, folder: Path, reports: list[Report]
) -> None:
    kills_all = make_job(tmp_path / "out", extract=extractors.die_always)
    with closing(Worker(kills_all)) as worker:
        again = [worker.report(piece) for pieces in pieces_of(kills_all, folder) for piece in pieces]
    assert again == reports


def test_a_shard_that_changed_is_replaced(job: Job, folder: Path, reports: list[Report]) -> None:
    before = commit(job, reports, None)
    (folder / "000.jsonl").write_text(json.dumps(ARTICLES[0] | {"published": "2024-01-01"}), encoding="utf-8")
    (after,) = extract_here(job, folder, before=before)

    assert committed(job) == [after]
    assert [(part.year, part.rows) for part in after.parts] == [("2024", 1)]


def test_a_shard_that_was_touched_is_confirmed(job: Job, folder: Path, reports: list[Report]) -> None:
    before = commit(job, reports, None)
    (folder / "000.jsonl").touch()
    (shard,) = shards_of(folder)
    assert not before.is_same(shard)
    (piece,) = read_pieces(shard, job, before=before.checksum)
    assert piece.is_done
    assert confirm(job, shard, before).is_same(shard)
    (entry,) = committed(job)
    assert entry.is_same(shard) and entry.parts == before.parts


def test_files_that_somebody_else_took_are_told(job: Job, reports: list[Report]) -> None:
    job.out.below("_aside").remove()
    with pytest.raises(PlaceError, match="is gone: does another program extract into the same corpus?"):
        commit(job, reports, None)
    assert read_entries(job.out) == {}


def test_what_fails_is_named_up_to_a_number_and_counted(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committing, "FAILURES_NAMED", 3)
    texts = ["a", "poison", "b", "poison"]
    folder = write_shards(
        tmp_path / "sick",
        [*({"id": str(number), "text": text} for number, text in enumerate(texts)), {}, {}],
        shards=1,
    )
    (entry,) = extract_here(job, folder)

    assert (entry.articles, entry.failure_count, len(entry.failures)) == (2, 4, 3)
    assert "000.jsonl 1: ends the process that extracts it (signal 9); set aside" in entry.failures[-1]


@pytest.mark.parametrize(
    ("settings", "is_same"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"piece_characters": 5}, True, id="the size of pieces"),
        pytest.param({"indirect": True}, False, id="indirect speech"),
        pytest.param({"options": Options(publisher="Harbour Post")}, False, id="how it is read"),
    ],
)
def test_what_makes_a_shard_worth_extracting_again(
    job: Job, settings: dict[str, object], is_same: bool
) -> None:
    other = make_job(Path("elsewhere"), **settings)
    assert (other.settings == job.settings) == is_same


def test_a_worker_of_other_versions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = make_job(tmp_path)
    monkeypatch.setenv("QUOTES_MODEL", "en_core_web_other")
    with pytest.raises(VersionsError, match="install the same on every machine"):
        Worker(job)
