"""What made the rows: versions of program, model and word lists."""

from pathlib import Path

import pytest

from quotes import __version__, versions


def test_the_versions_are_those_of_what_is_installed() -> None:
    made = versions.versions()

    assert made.program_version == __version__
    assert made.model.startswith("en_core_web")
    assert made.model_version[0].isdigit()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"a.txt": b"one\r\ntwo\r\n"}, True, id="the line ends of another system"),
        pytest.param({"a.txt": b"one\n"}, False, id="an entry less"),
        pytest.param({"c.txt": b""}, False, id="a list more"),
        pytest.param({"a.txt": b"three\n", "b.txt": b"one\ntwo\n"}, False, id="two lists exchanged"),
    ],
)
def test_the_version_of_the_word_lists_tells_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, bytes], same: bool
) -> None:
    monkeypatch.setattr(versions, "files", lambda _: tmp_path)
    (tmp_path / "lexicon").mkdir()
    lists = {"a.txt": b"one\ntwo\n", "b.txt": b"three\n"}
    for name, content in lists.items():
        (tmp_path / "lexicon" / name).write_bytes(content)
    before = versions.versions().lexicon_version
    for name, content in change.items():
        (tmp_path / "lexicon" / name).write_bytes(content)

    assert (versions.versions().lexicon_version == before) == same
