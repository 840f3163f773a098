"""A shard is cut into pieces in which nothing is lost, and what is wrong with it is told with its place."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpus.corpora import PIECE_CHARACTERS, make_job, pieces_of, records, shards_of, write_shards

from quotes.corpus import pieces
from quotes.corpus.pieces import Piece, read_pieces
from quotes.corpus.rows import parquet_of, schemas
from quotes.read import read

ARTICLES = records(12)


@pytest.mark.parametrize("characters", [1, 900, 3000, 10**6])
def test_pieces_hold_what_reading_gives(tmp_path: Path, characters: int) -> None:
    folder = write_shards(tmp_path / "in", ARTICLES, shards=2)
    cut = list(pieces_of(make_job(tmp_path / "out", piece_characters=characters), folder))

    assert [each for shard in cut for piece in shard for each in piece.articles] == list(read([folder]))
    for shard in cut:
        assert [piece.number for piece in shard] == list(range(len(shard)))
        assert [piece.is_last for piece in shard] == [False] * (len(shard) - 1) + [True]
        assert sum(piece.bytes for piece in shard) == shard[0].shard.size
        starts = [sum(len(before.articles) for before in shard[:number]) for number in range(len(shard))]
        assert [piece.first for piece in shard] == starts


def test_a_piece_ends_where_it_has_enough(tmp_path: Path) -> None:
    (cut,) = pieces_of(make_job(tmp_path), write_shards(tmp_path / "in", ARTICLES, shards=1))
    sizes = [sum(len(each.text) for each in piece.articles) for piece in cut]

    assert len(cut) > 2
    assert min(sizes[:-1]) >= PIECE_CHARACTERS
    assert max(sizes) < PIECE_CHARACTERS + max(len(each["text"]) for each in ARTICLES)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("a.jsonl", b"", ["a.jsonl: is empty"], id="empty"),
        pytest.param("a.jsonl", b"\n\n", ["a.jsonl: is empty"], id="blank lines"),
        pytest.param("a.jsonl.gz", b"", ["a.jsonl.gz: is empty"], id="no byte of packing"),
        pytest.param("a.jsonl.gz", gzip.compress(b""), ["a.jsonl.gz: is empty"], id="nothing packed"),
        pytest.param("a.csv", b"id,text\n", [], id="no row below the names"),
        pytest.param("a.parquet", b"", ["a.parquet: is broken Parquet"], id="no byte of Parquet"),
        pytest.param("a.parquet", parquet_of([], schemas()["articles"]), [], id="Parquet without a row"),
        pytest.param(
            "a.jsonl",
            b'{"text": "x"}\n{"no": "text"}\n{"text": "y"}',
            ["a.jsonl, line 2: has no text: each line needs a “text” with the words of the article"],
            id="a broken line",
        ),
        pytest.param(
            "a.jsonl.gz",
            gzip.compress(b'{"text": "x"}\n' * 9000)[:-100],
            ["its packing is broken"],
            id="cut short",
        ),
        pytest.param("a.parquet", b"PAR1 and no more", ["a.parquet: is broken Parquet"], id="broken Parquet"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, told: list[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(content)
    (cut,) = pieces_of(make_job(tmp_path / "out"), tmp_path / "in")
    failures = [failure for piece in cut for failure in piece.failures]

    assert cut[-1].is_last
    assert len(failures) == len(told)
    for failure, words in zip(failures, told, strict=True):
        assert failure.startswith(str(tmp_path / "in")) and words in failure


def test_a_shard_that_is_as_it_was_is_not_read(tmp_path: Path) -> None:
    folder = write_shards(tmp_path / "in", ARTICLES, shards=1)
    (shard,) = shards_of(folder)
    job = make_job(tmp_path / "out")
    before = next(read_pieces(shard, job, before=None)).checksum

    assert [each.is_done for each in read_pieces(shard, job, before=before)] == [True]
    (folder / "000.jsonl").write_text(json.dumps(ARTICLES[0]), encoding="utf-8")
    assert [each.is_done for each in read_pieces(shard, job, before=before)] == [False]


def test_a_shard_that_goes_away_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of it before may be half of it."""

    def half(*paths: Any, **settings: Any) -> Iterator[Any]:
        yield from list(read([folder]))[:8]
        raise OSError(5, "Input/output error")

    folder = write_shards(tmp_path / "in", ARTICLES, shards=1)
    monkeypatch.setattr(pieces, "read_copy", half)
    (cut,) = pieces_of(make_job(tmp_path / "out", piece_characters=2000), folder)

    assert [piece.checksum is None for piece in cut] == [False] * (len(cut) - 1) + [True]
    assert cut[-1] == Piece(
        shard=cut[-1].shard,
        checksum=None,
        number=len(cut) - 1,
        failures=(f"{folder}/000.jsonl: cannot be read (Input/output error)",),
        is_last=True,
    )
