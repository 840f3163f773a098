"""JSON Lines: one article a line; a broken line is named and the others go on."""

import json
from datetime import date
from pathlib import Path

import pytest

from quotes.read import read
from quotes.read.article import Article
from quotes.read.failure import Failure, Remark

TODAY = date(2026, 1, 31)


def read_lines(path: Path, *lines: str) -> list[Article | Failure]:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    return [item for item in read([path], today=TODAY) if not isinstance(item, Remark)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"text": "Hi"}, {"text": "Hi"}, id="text alone"),
        pytest.param({"text": "A\r\nB"}, {"text": "A\r\nB"}, id="Windows line ends stay"),
        pytest.param({"text": ""}, {"text": ""}, id="no words"),
        pytest.param({"text": "Hi", "title": None, "published": None}, {"text": "Hi"}, id="null"),
        pytest.param({"text": "Hi", "id": 7}, {"text": "Hi", "id": "7"}, id="a number for an id"),
        pytest.param({"text": "Hi", "quotes": [{"start": 0}], "x": 1}, {"text": "Hi"}, id="gold"),
        pytest.param({"text": "Hi", "author": ["A", "B"]}, {"text": "Hi", "author": "A, B"}, id="two"),
        pytest.param(
            {"text": "Hi", "id": "a/1", "title": "T", "published": "2025-12-12", "publisher": "P", "url": "u",
             "author": "A"},
            {"text": "Hi", "id": "a/1", "title": "T", "published": date(2025, 12, 12), "publisher": "P",
             "published_source": "record", "url": "u", "author": "A"},
            id="everything",
        ),
    ],
)  # fmt: skip
def test_a_line_becomes_an_article(
    tmp_path: Path, fields: dict[str, object], expected: dict[str, object]
) -> None:
    path = tmp_path / "a.jsonl"

    assert read_lines(path, json.dumps(fields)) == [Article(path=str(path), **expected)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('{"text": "Hi"', "is broken JSON (Expecting ',' delimiter at column 14)", id="cut off"),
        pytest.param("{'text': 'Hi'}", "is broken JSON", id="single quotes"),
        pytest.param("[1, 2]", "is no JSON object", id="a list"),
        pytest.param('"Hi"', "is no JSON object", id="a string"),
        pytest.param("[" * 100_000, "is JSON that Python does not read", id="too deep"),
        pytest.param('{"title": "Hi"}', "has no text", id="no text"),
        pytest.param('{"text": null}', "has no text", id="text is null"),
        pytest.param('{"text": ["Hi"]}', "has no text", id="text is a list"),
        pytest.param('{"text": "Hi", "published": "soon"}', "published is “soon”", id="published soon"),
        pytest.param(
            '{"text": "Hi", "published": 20251212}', "published is “20251212”", id="published a number"
        ),
        pytest.param('{"text": "Hi", "published": "2031-01-01"}', "published is 2031-01-01", id="the future"),
        pytest.param('{"text": "Hi", "title": true}', "title is true, not text", id="title is a truth value"),
        pytest.param('{"text": "Hi", "url": {"a": 1}}', 'url is {"a": 1}, not text', id="url is an object"),
        pytest.param('{"text": "H\\u0000i"}', "holds a NUL character", id="NUL written as an escape"),
        pytest.param('{"text": "H\\ud83di"}', "holds half a character", id="half an emoji"),
        pytest.param(
            '{"text": "Hi", "title": "\\ud83d"}', "holds half a character", id="half an emoji in title"
        ),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    first, broken, last = read_lines(path, '{"text": "One"}', line, '{"text": "Three"}')

    assert (first, last) == (Article(text="One", path=str(path)), Article(text="Three", path=str(path)))
    assert isinstance(broken, Failure)
    assert str(broken).startswith(f"{path}, line 2: {reason}")


def test_blank_lines_count_but_give_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"

    assert [str(item) for item in read_lines(path, "", '{"text": "One"}', "  ", "x")[1:]] == [
        f"{path}, line 4: is broken JSON (Expecting value at column 1)"
    ]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\n \n", "is empty", id="blank lines"),
        pytest.param(b"Word 6\0\n{}\n{}\n", "is a binary file", id="binary: one failure, not one a line"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(raw)
    (failure,) = read([path])

    assert str(failure).startswith(f"{path}: {reason}")


def test_windows_line_ends_between_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "One"}\r\n{"text": "Two"}\r\n')

    assert list(read([path])) == [Article(text=text, path=str(path)) for text in ("One", "Two")]


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first article is out before the second line, which would fail, is looked at."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One"}\nbroken\n', encoding="utf-8")

    assert next(read([path])) == Article(text="One", path=str(path))


def test_a_line_that_is_no_utf8_is_decoded_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "One"}\n{"text": "“Stop,” she said."}\n'.encode("cp1252"))

    assert [item.notes for item in read([path]) if isinstance(item, Article)] == [(), ("decoded as cp1252",)]
