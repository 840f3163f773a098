"""The readers by format, and which one an input needs: its content decides, then its name.

A new format is a new file beside this one, a line in `READERS` and one in `SUFFIXES`.
"""

import re
from importlib import import_module
from io import BufferedReader
from pathlib import PurePath
from typing import Any, cast

from quotes.read.decode import wide_encoding
from quotes.read.failure import UnreadableError
from quotes.read.source import Reader

READERS = {
    "text": "text.read_text",
    "jsonl": "jsonl.read_jsonl",
    "json": "objects.read_json",
    "csv": "rows.read_rows",
    "html": "page.read_page",
    "feed": "feed.read_feed",
    "warc": "warc.read_warc",
    "mail": "mail.read_mail",
    "zip": "archive.read_zip",
    "tar": "archive.read_tar",
    "sqlite": "sqlite.read_sqlite",
    "parquet": "parquet.read_parquet",
    "docx": "docx.read_docx",
    "pdf": "pdf.read_pdf",
}
"""Where each reader stands; it is imported when it is needed, for some need much themselves."""

SUFFIXES = {
    ".txt": "text", ".md": "text", ".markdown": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
    ".warc": "warc", ".eml": "mail",
    ".zip": "zip", ".tar": "tar", ".tgz": "tar",
    ".parquet": "parquet", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
"""What a name says where the content does not. A folder gives the files with these endings and with `PACKED`
ones; a SQLite file must be named, for our own database may lie in the folder."""

PACKED = (".gz", ".bz2", ".xz", ".zst")

_MAGIC = {b"%PDF-": "pdf", b"SQLite format 3\0": "sqlite", b"PAR1": "parquet", b"WARC/": "warc"}
_TAR_MARK = slice(257, 262)
_MARKUP = re.compile(rb"<(!doctype|html|head|body|div|article|p|h1|meta|rss|feed|rdf:RDF)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_JSON_LIST = re.compile(rb"\[\s*[{\]]")
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*(?:MIME-Version|Message-ID):", re.IGNORECASE)
_HEADING = re.compile(r'"?(?:text|body|content|article|full text|hlead)"?', re.IGNORECASE)
_BLANK = b"\xef\xbb\xbf \t\r\n"


def knows(name: str) -> bool:
    """Tell whether a file of a folder or an archive is one to read, by its name."""
    return _suffix(name) in SUFFIXES


def reader_of(stream: "BufferedReader[Any]", name: str, *, named: str | None) -> Reader:
    """Return the reader for the content of the stream, which is only looked at; `named` overrules it."""
    format = named or format_of(stream.peek(), name)
    if format not in READERS:
        raise UnreadableError(f"there is no format {format}; there are {' '.join(sorted(READERS))}")
    module, _, function = READERS[format].partition(".")
    return cast(Reader, getattr(import_module(f"quotes.read.{module}"), function))


def format_of(begins: bytes, name: str) -> str:
    """Return the format of what begins like this and is called `name`."""
    told = _binary(begins, name) or _markup(begins.lstrip(_BLANK), name)
    return told or SUFFIXES.get(_suffix(name)) or _unnamed(begins.lstrip(_BLANK))


def _suffix(name: str) -> str:
    """Return the ending that tells the format: `.csv` of `a.csv.gz`."""
    path = PurePath(name.casefold())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


def _binary(begins: bytes, name: str) -> str | None:
    """Return the format that has marks of its own in its first bytes."""
    if begins.startswith(b"PK\x03\x04"):
        return "docx" if _suffix(name) == ".docx" or b"word/" in begins else "zip"
    if begins[_TAR_MARK] == b"ustar":
        return "tar"
    return next((format for magic, format in _MAGIC.items() if begins.startswith(magic)), None)


def _markup(begins: bytes, name: str) -> str | None:
    """Return whether it is a page or a feed, if it begins with markup; also a page that is called `.txt`."""
    if not begins.startswith(b"<") or _suffix(name) in {".md", ".markdown", ".csv"}:
        return None
    if _FEED.search(begins[:2000]):
        return "feed"
    return "html" if _MARKUP.search(begins[:2000]) else None


def _unnamed(begins: bytes) -> str:
    """Return the format of what has no name that tells it."""
    if begins.startswith(b"{"):
        return "jsonl" if begins.partition(b"\n")[0].rstrip().endswith(b"}") else "json"
    if _JSON_LIST.match(begins):
        return "json"
    if _MAIL.match(begins):
        return "mail"
    encoding = wide_encoding(begins) or "utf-8"
    heading = begins.decode(encoding, errors="replace").partition("\n")[0]
    cells = re.split(r"[,;\t|]", heading.strip())
    return "csv" if len(cells) > 1 and any(_HEADING.fullmatch(cell.strip()) for cell in cells) else "text"
