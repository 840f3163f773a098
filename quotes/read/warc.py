"""WARC, as crawlers write it: the pages that were answered with success, one article each.

Records are cut here, one by one, so that a broken one costs itself; warcio reads what is in them.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from quotes.read.failure import Failure, UnreadableError
from quotes.read.page import page_article, page_text
from quotes.read.source import WHOLE_BYTES, Item, Source

MARK = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml")
SUCCESS = "200"
HEAD_BYTES = 100_000
"""The longest head of a record, of which some hold a whole address with all its parameters."""
_LENGTH = re.compile(rb"^Content-Length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)
_WANTED = re.compile(rb"^WARC-Type:\s*(?:response|resource)\s*$", re.IGNORECASE | re.MULTILINE)


def read_warc(source: Source) -> Iterator[Item]:
    """Yield an article, or a failure with its address, for each page."""
    for raw in _records(source):
        if isinstance(raw, Failure):
            yield raw
        else:
            yield from _article(raw, source)


def _records(source: Source) -> Iterator[bytes | Failure]:
    """Yield the records that may hold pages, whole, and a failure where something else stands."""
    in_noise = False
    while line := source.stream.readline(HEAD_BYTES):
        if not line.startswith(MARK):
            if line.strip() and not in_noise:
                in_noise = True
                yield Failure(source.path, None, "something that is no record stands between two records")
            continue
        in_noise = False
        head = line + _head(source)
        try:
            block = _block(head, source)
        except UnreadableError as error:
            yield Failure(source.path, None, str(error))
            continue
        if _WANTED.search(head):
            yield head + block + b"\r\n\r\n"


def _head(source: Source) -> bytes:
    """Return the lines of a record's head, the blank one at its end too."""
    head = b""
    while len(head) < HEAD_BYTES and (line := source.stream.readline(HEAD_BYTES)):
        head += line
        if not line.strip():
            break
    return head


def _block(head: bytes, source: Source) -> bytes:
    """Return what the record holds; nothing of a record that is not wanted or larger than any page."""
    stated = _LENGTH.search(head)
    if stated is None:
        raise UnreadableError("a record does not say how long it is")
    length = int(stated[1])
    kept = length if _WANTED.search(head) and length <= WHOLE_BYTES else 0
    block = source.stream.read(kept)
    left = length - len(block)
    while left and (skipped := source.stream.read(min(left, WHOLE_BYTES))):
        left -= len(skipped)
    if left:
        raise UnreadableError("the last record ends too soon")
    return block


def _article(raw: bytes, source: Source) -> Iterator[Item]:
    """Yield the record's article, or why it is none; nothing for what is no page."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(raw))))
    except (ArchiveLoadFailed, StopIteration, ValueError) as error:
        yield Failure(source.path, None, f"a record is broken ({' '.join(str(error).split())[:80]})")
        return
    if not _is_page(record):
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    path = f"{source.path}/{url}"
    try:
        markup, notes = page_text(record.content_stream().read())
        yield replace(page_article(markup, replace(source, url=url, path=path)), notes=notes)
    except UnreadableError as error:
        yield Failure(path, None, str(error))


def _is_page(record: Any) -> bool:
    """Tell whether the record holds a page that a reader of the site would have seen."""
    headers = record.http_headers
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    answered = headers is None or headers.get_statuscode() == SUCCESS
    return answered and kind.partition(";")[0].strip().casefold() in _PAGES
