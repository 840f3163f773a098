"""Which files are read, in which order, and by which reader."""

import io
from datetime import date
from pathlib import Path

import pytest

from quotes.read import Progress, authority_files, count_bytes, read
from quotes.read.article import Article
from quotes.read.failure import Failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        "sub/.hidden/e.txt",
        ".hidden.txt",
        "README.md",
        "sub/readme.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}", encoding="utf-8")
    (tmp_path / "d.JSONL").write_text('{"text": "one"}\n\n{"text": "two"}\n', encoding="utf-8")
    for name in ("speakers.csv", "sub/speakers.csv", "figures.csv", "photo.jpg"):
        (tmp_path / name).write_text("name,aliases,role,type\n", encoding="utf-8")
    return tmp_path


def texts(paths: list[Path]) -> list[str]:
    return [item.text for item in read(paths) if isinstance(item, Article)]


def test_a_folder_gives_its_articles_in_order(folder: Path) -> None:
    assert texts([folder]) == ["text of a.md", "text of b.txt", "one", "two", "text of sub/c.txt"]


def test_a_file_named_by_itself_is_read_even_if_a_folder_would_skip_it(folder: Path) -> None:
    assert texts([folder / "README.md", folder / ".hidden.txt"]) == [
        "text of README.md",
        "text of .hidden.txt",
    ]


def test_speakers_are_authorities_and_no_articles(folder: Path) -> None:
    assert authority_files([folder]) == (folder / "speakers.csv", folder / "sub/speakers.csv")
    assert authority_files([folder / "speakers.csv", "-", folder / "missing"]) == (folder / "speakers.csv",)
    assert list(read([folder / "speakers.csv"])) == []


def test_the_bytes_counted_are_those_that_are_read(folder: Path) -> None:
    progress = Progress()
    (folder / "figures.csv").unlink()
    list(read([folder, folder / "missing"], progress=progress))

    assert count_bytes([folder, folder / "missing"]) == progress.done > 0
    assert count_bytes([folder, "-"]) is count_bytes([folder, "https://x.example/"]) is None


def test_a_link_to_a_folder_above_is_not_followed(folder: Path) -> None:
    try:
        (folder / "sub/loop").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")

    assert len(texts([folder])) == 5


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("missing.txt", "there is no such file or folder", id="missing"),
        pytest.param(
            "empty", "this folder holds no articles (files that end in .atom .csv", id="empty folder"
        ),
        pytest.param("page.html", "is a page without an article's text", id="a page without an article"),
        pytest.param(
            "figures.csv", "no column is known to hold the text, of a, b", id="a CSV that is not speakers.csv"
        ),
    ],
)
def test_failures_name_the_path(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty/.git").mkdir(parents=True)
    (tmp_path / "page.html").write_text("<p>Hi</p>", encoding="utf-8")
    (tmp_path / "figures.csv").write_text("a,b", encoding="utf-8")
    (tmp_path / "good.txt").write_text("Good.", encoding="utf-8")
    failure, good = read([tmp_path / name, tmp_path / "good.txt"])

    assert isinstance(failure, Failure)
    assert str(failure).startswith(f"{tmp_path / name}: {reason}")
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"Plain words.", ["Plain words."], id="text"),
        pytest.param(b"---\ntitle: T\n---\nBelow.", ["Below."], id="front matter"),
        pytest.param(b'\n {"text": "one"}\n{"text": "two"}', ["one", "two"], id="JSON Lines"),
        pytest.param(b'\xef\xbb\xbf{"text": "one"}', ["one"], id="JSON Lines with a byte order mark"),
    ],
)
def test_without_a_suffix_the_content_tells_the_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, expected: list[str]
) -> None:
    (tmp_path / "article").write_bytes(content)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    assert texts([tmp_path / "article"]) == expected
    assert texts([Path("-")]) == expected


def test_standard_input_is_called_a_dash_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"Words."))
    monkeypatch.setattr("sys.stdin", stdin)

    assert list(read(["-"])) == [Article(text="Words.", path="-")]
    assert not stdin.closed


def test_published_is_for_articles_that_state_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b", "published": "2025-01-02"}\n', encoding="utf-8")
    given = date(2025, 12, 12)

    assert [item.published for item in read([path], published=given) if isinstance(item, Article)] == [
        given,
        date(2025, 1, 2),
    ]
