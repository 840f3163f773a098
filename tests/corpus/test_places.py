"""Places: files are there whole or not at all, on this machine and in stores that pyarrow or fsspec knows."""

from pathlib import Path
from typing import Any

import pytest

from quotes.corpus.places import Place, place_of
from quotes.errors import PlaceError


@pytest.fixture(params=["{}", "file://{}", "local://{}"], ids=["a path", "pyarrow's", "fsspec's"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param.startswith("local"):
        pytest.importorskip("fsspec")
    return place_of(request.param.format(tmp_path))


def names(folder: Place) -> list[str]:
    return [place.name.removeprefix(folder.name) for place, _, _ in folder.files()]


def test_a_file_is_written_moved_and_removed(folder: Place) -> None:
    one, other = folder.below("a", "one.txt"), folder.below("b", "c", "other.txt")
    one.write(b"first")
    one.write(b"words")
    assert (one.read(), names(folder)) == (b"words", ["/a/one.txt"])
    other.write(b"older")
    one.move(other)
    assert (other.read(), one.is_file(), names(folder)) == (b"words", False, ["/b/c/other.txt"])
    other.remove()
    assert names(folder) == []


def test_a_folder_is_removed_with_all_that_is_in_it_and_nothing_is_no_fault(folder: Place) -> None:
    folder.below("a", "b", "one.txt").write(b"words")
    folder.below("a").remove()
    folder.below("a").remove()
    assert names(folder) == [] and names(folder.below("a")) == []


def test_files_are_sorted_as_folders_are(folder: Place) -> None:
    for name in ("b", "a-b/c", "a/c", "a/b"):
        folder.below(*name.split("/")).write(b"words")
    assert names(folder) == ["/a/b", "/a/c", "/a-b/c", "/b"]
    assert [(place, size) for place, size, _ in folder.below("b").files()] == [(folder.below("b"), 5)]


def test_what_cannot_be_written_whole_leaves_what_was_there(folder: Place, tmp_path: Path) -> None:
    place = folder.below("one.txt")
    place.write(b"words")
    with pytest.raises(TypeError):
        place.write("no bytes")
    assert place.read() == b"words"


class Overtaken:
    """A file system in which, while a file is open, somebody else writes another whole file to its place."""

    def __init__(self, system: Any, place: Place) -> None:
        self._system, self._place = system, place

    def __getattr__(self, name: str) -> Any:
        return getattr(self._system, name)

    def open_output_stream(self, path: str, **settings: Any) -> Any:
        stream = self._system.open_output_stream(path, **settings)
        Place.write(self._place, b"the others'")
        return stream


def test_two_may_write_one_file_at_once(folder: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a machine that was given up for dead goes on, and another has taken its work over."""
    place = folder.below("a", "one.txt")
    system, path = place.system()
    systems = [(Overtaken(system, place), path)]
    monkeypatch.setattr(Place, "system", lambda _: systems.pop() if systems else (system, path))
    place.write(b"words")
    monkeypatch.undo()
    assert (place.read(), names(folder)) == (b"words", ["/a/one.txt"])


def test_what_was_never_finished_is_not_there(folder: Place) -> None:
    folder.below("a", "one.txt").write(b"words")
    folder.below("a", "one.txt.0.part").write(b"wo")
    assert names(folder) == ["/a/one.txt"]


def test_a_store_that_nobody_knows_is_told() -> None:
    with pytest.raises(PlaceError, match="nostore://bucket: is in no store that is known here"):
        place_of("nostore://bucket/")
