"""Text files, with front matter and without: what becomes metadata, and that the words stay as they were."""

from datetime import date
from pathlib import Path

import pytest

from quotes.read import read
from quotes.read.article import Article
from quotes.read.failure import Failure, Remark

TODAY = date(2026, 1, 31)
DATED = {"published": date(2025, 12, 12), "published_source": "record"}
BODY = "“It is over,” the harbour master said.\n"


def read_one(path: Path, content: str | bytes) -> Article | Failure:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = read([path], today=TODAY)
    assert not isinstance(item, Remark)
    return item


def article(path: Path, content: str | bytes) -> Article:
    item = read_one(path, content)
    assert isinstance(item, Article), item
    return item


def failure(path: Path, content: str | bytes) -> str:
    item = read_one(path, content)
    assert isinstance(item, Failure), item
    return str(item)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="one line"),
        pytest.param("\n\n  “Over,” she said.  \n\n", id="blank lines and spaces around it"),
        pytest.param("“Over,”\r\nshe said.\r\n\r\n“Now.”", id="Windows line ends"),
        pytest.param("“Over,”\rshe said.", id="line ends of an old Macintosh"),
        pytest.param("---\n“Over,” she said.\n", id="a rule that is never closed"),
        pytest.param("---\n“Over,” she said.\n---\nThe end.", id="words between two rules"),
        pytest.param("---\n“Over: now, she said.\n\t- and: “then”: so\n---\nEnd", id="no fields, no YAML"),
        pytest.param("title: not front matter\n\n“Over,” she said.", id="a field without rules"),
    ],
)
def test_text_without_front_matter_stays_exactly_as_given(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"

    assert article(path, text) == Article(text=text, path=str(path))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("title: Harbour to close", {"title": "Harbour to close"}, id="title"),
        pytest.param("title: No", {"title": "No"}, id="no truth value"),
        pytest.param("id: 007\ntitle: 1984", {"id": "007", "title": "1984"}, id="no numbers"),
        pytest.param("published: 2025-12-12", DATED, id="a date"),
        pytest.param("published: '2025-12-12'", DATED, id="a date in quotes"),
        pytest.param("published: 2025-12-12T23:30:00-08:00", DATED, id="a time"),
        pytest.param("published:\ntitle: null\nurl: ~", {}, id="three ways to say nothing"),
        pytest.param("author: [Ana Ruiz, Bo Lind]", {"author": "Ana Ruiz, Bo Lind"}, id="two authors"),
        pytest.param("publisher: The Brennholt Courier\nurl: https://courier.example/1",
                     {"publisher": "The Brennholt Courier", "url": "https://courier.example/1"}, id="more"),
        pytest.param("title: A\nlayout: post\ntags: [a, b]", {"title": "A"}, id="other fields are ignored"),
        pytest.param("", {}, id="nothing in it"),
        pytest.param("# a remark", {}, id="a remark alone"),
    ],
)  # fmt: skip
def test_front_matter_becomes_metadata(tmp_path: Path, front: str, expected: dict[str, object]) -> None:
    path = tmp_path / "a.md"
    fields: dict[str, object] = {"text": BODY, "path": str(path), **expected}

    assert article(path, f"---\n{front}\n---\n\n{BODY}") == Article(**fields)  # type: ignore[arg-type]


def test_front_matter_with_windows_line_ends(tmp_path: Path) -> None:
    found = article(tmp_path / "a.md", "---\r\ntitle: Harbour\r\n---\r\n\r\n“Over,”\r\nshe said.\r\n")

    assert (found.title, found.text) == ("Harbour", "“Over,”\r\nshe said.\r\n")


def test_front_matter_without_a_text_is_an_article_without_words(tmp_path: Path) -> None:
    assert article(tmp_path / "a.md", "---\ntitle: Harbour\n---\n").text == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param(" \n\r\n\t", "is empty", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file", id="binary"),
        pytest.param("---\npublished: soon\n---\nText", "published is “soon”, which is no date", id="soon"),
        pytest.param(
            "---\ntitle: Harbour: over\n---\nText", "its front matter is no YAML in line 2", id="colon"
        ),
        pytest.param("---\ntitle: {a: b}\n---\nText", 'title is {"a": "b"}, not text', id="mapping"),
    ],
)
def test_failure_says_what_is_wrong(tmp_path: Path, content: str | bytes, reason: str) -> None:
    path = tmp_path / "a.txt"

    assert failure(path, content).startswith(f"{path}: {reason}")
