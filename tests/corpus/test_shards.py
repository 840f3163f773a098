"""Shards: the files that `quotes add` would read, in its order, whether called by path or by address."""

from pathlib import Path

import pytest
from corpus.corpora import ARTICLE_FILES, lay

from quotes.corpus.shards import Shard, at_hand, list_shards
from quotes.errors import PlaceError
from quotes.read import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "a folder")


def listed(*inputs: str) -> list[str]:
    return [each.place.name if isinstance(each, Shard) else str(each) for each in list_shards(inputs)]


def test_a_folder_gives_the_files_that_are_read(folder: Path) -> None:
    assert listed(str(folder)) == [each.path for each in read([folder]) if hasattr(each, "path")]
    assert listed(str(folder)) == [f"{folder}/{name}" for name in ARTICLE_FILES]


def test_an_address_gives_the_same(folder: Path) -> None:
    address = folder.as_uri()
    assert listed(address) == [f"{address}/{name}" for name in ARTICLE_FILES]


def test_a_file_stands_for_itself(folder: Path) -> None:
    one = folder / ARTICLE_FILES[0]
    assert (listed(str(one)), listed(one.as_uri())) == ([str(one)], [one.as_uri()])


def test_a_path_is_made_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert listed(folder.name) == listed(str(folder))


@pytest.mark.parametrize(
    ("named", "complaint"),
    [
        pytest.param("{0}/empty", "this folder holds no articles", id="an empty folder"),
        pytest.param("{0}/gone.jsonl", "cannot be read (No such file or directory)", id="nothing"),
        pytest.param("{0}/*.xyz", "no file fits this pattern", id="a pattern that fits nothing"),
        pytest.param("file://{0}/gone", "there is no such file, or no articles", id="an address of nothing"),
    ],
)
def test_what_is_not_there_is_a_failure(folder: Path, named: str, complaint: str) -> None:
    (found,) = listed(
        named.format(str(folder).replace(" ", "%20")) if "://" in named else named.format(folder)
    )
    assert complaint in found


@pytest.mark.parametrize("named", ["-", "https://harbour-post.example/feed", "nostore://bucket/crawl"])
def test_what_is_no_place_for_shards_is_refused(named: str) -> None:
    with pytest.raises(PlaceError, match="a corpus is read from files|is in no store"):
        listed(named)


def test_a_shard_of_a_store_is_brought_here_and_has_the_same_checksum(folder: Path) -> None:
    (here,) = list_shards([str(folder / ARTICLE_FILES[0])])
    (there,) = list_shards([(folder / ARTICLE_FILES[0]).as_uri()])
    assert isinstance(here, Shard) and isinstance(there, Shard)
    with at_hand(here) as (path, checksum), at_hand(there) as (copy, same):
        assert (copy.read_bytes(), same) == (path.read_bytes(), checksum)
        assert copy != path
    assert not copy.exists()
