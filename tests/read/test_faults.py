"""What is broken, hostile or too large costs itself, with a word, and nothing else."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from read.made_files import json_lines, packed, page, tar_bytes, warc, zip_bytes
from started import PATIENCE

from quotes.read import Article, Failure, Options, archive, jsonl, packing, read, rows, source

GOOD = b"\xe2\x80\x9cWe go on,\xe2\x80\x9d she said."


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test reaches quickly."""
    monkeypatch.setattr(packing, "FREE_BYTES", 100_000)
    monkeypatch.setattr(jsonl, "WHOLE_BYTES", 50_000)
    monkeypatch.setattr(rows, "WHOLE_BYTES", 50_000)
    monkeypatch.setattr(source, "WHOLE_BYTES", 50_000)
    monkeypatch.setattr(source.read_whole, "__defaults__", (50_000,))


def reasons(tmp_path: Path, name: str, content: bytes) -> list[str]:
    """Return what was wrong with the file, after making sure that the next one was read."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "next.txt").write_bytes(GOOD)
    options = Options(today=date(2026, 4, 1))
    found = list(read([tmp_path / name, tmp_path / "next.txt"], options=options))
    assert isinstance(found[-1], Article)
    assert found[-1].text == GOOD.decode()
    return [item.reason for item in found if isinstance(item, Failure)]


ZEROS = bytes(20_000_000)
BOMB = "grows to more than 100 times its size when unpacked; if you trust it, unpack it first"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.txt", ZEROS, "is a binary file (it holds NUL bytes), not a text", id="zeros"),
        pytest.param("a.txt", b"a" * 60_000, "is larger than 0 MB: no article is", id="a huge text"),
        pytest.param("a.jsonl", b'{"text": "' + b"a" * 60_000, "has a line of more than 0 MB",
                     id="a gigantic line"),
        pytest.param("a.csv", b"text,title\n" + b"a" * 60_000, "has a line of more than 0 MB",
                     id="a gigantic row"),
        pytest.param("a.jsonl.gz", packed(b" \n" * 10_000_000, "gz"), BOMB, id="a gzip bomb"),
        pytest.param("a.jsonl.bz2", packed(b" \n" * 10_000_000, "bz2"), BOMB, id="a bzip2 bomb"),
        pytest.param("a.jsonl.xz", packed(b" \n" * 10_000_000, "xz"), BOMB, id="an xz bomb"),
        pytest.param("a.jsonl.zst", packed(b" \n" * 10_000_000, "zst"), BOMB, id="a zstd bomb"),
        pytest.param("a.zip", zip_bytes({"a.jsonl": b" \n" * 10_000_000}), BOMB, id="a zip bomb"),
        pytest.param("a.gz", packed(GOOD * 50, "gz")[:-20], "its packing is broken (Compressed file ended",
                     id="cut gzip"),
        pytest.param("a.zst", packed(GOOD * 50, "zst")[:20] + b"x" * 20, "its packing is broken",
                     id="broken zstd"),
        pytest.param("a.zip", zip_bytes({"a.txt": GOOD})[:-30], "is a broken zip", id="a cut zip"),
        pytest.param("a.zip", zip_bytes({"a.bin": GOOD}), "this archive holds no articles",
                     id="an empty zip"),
        pytest.param("a.tar", tar_bytes({"a.bin": GOOD}), "this archive holds no articles",
                     id="an empty tar"),
        pytest.param("a.html", b"<html><body>" + b"<div>" * 9_000 + b"Hi", "nests its elements",
                     id="nested tags"),
        pytest.param("a.json", b'[{"text": "A"', "is broken JSON", id="cut JSON"),
        pytest.param("a.json", b"[" * 10_000, "is broken JSON", id="deep JSON"),
        pytest.param("a.json", b'{"count": 3}', "no column is known to hold the text",
                     id="JSON of another kind"),
        pytest.param("a.xml", b"<?xml version='1.0'?><note>Hi</note>", "is XML, but neither RSS nor Atom",
                     id="other XML"),
        pytest.param("a.pdf", b"%PDF-1.4 nothing", "is a PDF that cannot be read", id="a broken PDF"),
        pytest.param("a.docx", b"PK\x03\x04word/ nothing", "is a broken Word file", id="a broken Word file"),
        pytest.param("a.parquet", b"PAR1 nothing", "is broken Parquet", id="broken Parquet"),
        pytest.param("a.db", b"SQLite format 3\0 nothing", "SQLite says: ", id="a broken SQLite file"),
        pytest.param("photo.jpg", b"\xff\xd8\xff\0", "is a binary file", id="a picture"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (said,) = reasons(tmp_path, name, content)[-1:]

    assert said.startswith(reason)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"no record at all \xff\xfe\r\nat any rate\r\n\r\n", id="noise"),
        pytest.param(b"WARC/1.0\r\nContent-Length: many\r\n\r\nHi\r\n\r\n", id="no length"),
    ],
)
def test_a_broken_record_in_the_middle_of_a_crawl(tmp_path: Path, broken: bytes) -> None:
    first = warc({"https://x.example/1": ("200 OK", page(title="One").encode())})
    last = warc({"https://x.example/3": ("200 OK", page(title="Three").encode())})
    path = tmp_path / "crawl.warc"
    path.write_bytes(first + broken + last)
    found = list(read([path]))

    assert [each.title for each in found if isinstance(each, Article)] == ["One", "Three"]
    assert [each for each in found if isinstance(each, Failure)] != []


def test_a_broken_file_in_an_archive_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_bytes({"a.json": b"[", "b.txt": GOOD, "c.jsonl": json_lines()[:-9]}))
    found = list(read([path]))

    assert [each.text for each in found if isinstance(each, Article)][0] == GOOD.decode()
    assert [str(each).partition(":")[0] for each in found if isinstance(each, Failure)] == [
        f"{path}/a.json",
        f"{path}/c.jsonl, line 2",
    ]


def test_containers_too_deep_in_each_other(tmp_path: Path) -> None:
    content = zip_bytes({"a.txt": GOOD})
    for _ in range(4):
        content = zip_bytes({"a.zip": content})
    path = tmp_path / "a.zip"
    path.write_bytes(content)

    assert [each.reason for each in read([path]) if isinstance(each, Failure)] == [
        "lies more than 3 containers deep; unpack it first"
    ]


def test_a_large_zip_in_a_zip_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "NESTED_ZIP_BYTES", 100)
    path = tmp_path / "a.zip"
    path.write_bytes(zip_bytes({"b.zip": zip_bytes({"a.txt": GOOD})}))

    assert [each.reason for each in read([path]) if isinstance(each, Failure)] == [
        "is larger than 0 MB: no article is"
    ]


def test_a_file_that_vanishes_while_the_folder_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(GOOD)
    found = read([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()

    assert [str(each) for each in found] == [f"{tmp_path / 'b.txt'}: there is no such file or folder"]


TWO_GIGABYTES = 2_000_000_000
MEGABYTES_FOR_ZEROS = 150
"""What Python, the readers and one article of the greatest length take; the file has 2,000."""


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems count the peak otherwise, or fill the disk"
)
@pytest.mark.parametrize(
    "name", ["a.txt", "a.jsonl", "a.json", "a.csv", "a.html", "a.xml", "a.eml", "a.warc", "a"]
)
def test_two_gigabytes_of_zeros(tmp_path: Path, name: str) -> None:
    """A file that is all hole takes no room on the disk, and must take none in memory."""
    with (tmp_path / name).open("wb") as file:
        file.truncate(TWO_GIGABYTES)
    # Not by getrusage: it counts what the process that starts this one has taken, too.
    asked = (
        "import re, sys; from quotes.read import read; found = list(read([sys.argv[1]])); "
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]; "
        "print(len(found), type(found[0]).__name__, int(peak) // 1000)"
    )
    program = [sys.executable, "-c", asked, str(tmp_path / name)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=PATIENCE)
    count, kind, megabytes = done.stdout.split()

    assert (count, kind) == ("1", "Failure")
    assert int(megabytes) < MEGABYTES_FOR_ZEROS


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)

    assert [str(each) for each in read([tmp_path])] == [
        f"{tmp_path / 'a.txt'}: cannot be read (Permission denied)"
    ]


def test_a_file_that_may_not_be_read_by_whomever_runs_this(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the test before, for root: the system is made to refuse."""

    def refuse(path: Path, *_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    (tmp_path / "a.txt").write_bytes(GOOD)
    monkeypatch.setattr(Path, "open", refuse)

    assert [str(each) for each in read([tmp_path])] == [
        f"{tmp_path / 'a.txt'}: cannot be read (Permission denied)"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    (tmp_path / "b.txt").write_bytes(GOOD)
    os.mkfifo(tmp_path / "a.txt")
    pipe, article = read([tmp_path])

    assert (
        str(pipe) == f"{tmp_path / 'a.txt'}: is no file (a pipe or a device); to read it, name it by itself"
    )
    assert isinstance(article, Article)


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    except OSError:
        pytest.skip("this system lets nobody make links")
    (failure,) = read([tmp_path])

    assert isinstance(failure, Failure)
    assert "cannot be read" in str(failure)


@pytest.fixture
def pattern(tmp_path: Path) -> Iterator[Path]:
    for name in ("a/one.txt", "b/two.txt", "b/two.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(GOOD)
    yield tmp_path / "**" / "*.txt"


def test_a_pattern_that_the_shell_left_alone(pattern: Path) -> None:
    found = [Path(item.path or "").name for item in read([pattern]) if isinstance(item, Article)]

    assert found == ["one.txt", "two.txt"]
    assert [str(item) for item in read([pattern.with_name("*.rtf")])] == [
        f"{pattern.with_name('*.rtf')}: no file fits this pattern"
    ]
