"""Files of every sort with two small articles, as the tools that make such files make them."""

import bz2
import csv
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

QUAY = "“The quay is closed,” Ana Ruiz told reporters on Thursday.\n\n“It opens again in spring,” she said."
FERRY = "“Nobody was hurt,” said Bo Lind, who runs the ferry. He had been on board."
ROWS = (
    {"headline": "Quay closed", "body": QUAY, "publication": "Harbour Post", "date": "2026-03-06"},
    {"headline": "Ferry late", "body": FERRY, "publication": "Vesmark Ledger", "date": "2026-03-07"},
)


def page(text: str = QUAY, *, title: str = "Quay closed", head: str = "") -> str:
    """Return a page as a paper's site serves it, with what stands around an article."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2026-03-06T09:00:00+01:00">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1><div class="share"><a href="#">Share</a></div>
{paragraphs}<p>Read more: <a href="/x">What we know</a></p><p>{"The wind blew all day. " * 12}</p></article>
<aside><h3>Most read</h3><a href="/y">“We were lucky,” says captain</a></aside>
<footer><p>© Harbour Post</p></footer></body></html>"""


def csv_text(*, delimiter: str = ",") -> str:
    """Return the rows as a table."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, list(ROWS[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(ROWS)
    return written.getvalue()


def json_lines() -> bytes:
    """Return the rows as JSON Lines, with our own names."""
    names = {"headline": "title", "body": "text", "publication": "publisher", "date": "published"}
    records = ({names[name]: value for name, value in row.items()} for row in ROWS)
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def sqlite_file(path: Path) -> Path:
    """Write the rows as a table of a SQLite file, beside another table."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stories (headline, body, publication, date)")
        connection.execute("CREATE TABLE notes (words)")
        connection.executemany("INSERT INTO stories VALUES (:headline, :body, :publication, :date)", ROWS)
        connection.commit()
    return path


def rss(entry: str = "") -> bytes:
    """Return a feed; `entry` goes into its second item."""
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title>
<item><title>Quay &amp; pier closed</title><link>https://harbour-post.example/quay</link>
<pubDate>Fri, 06 Mar 2026 09:00:00 GMT</pubDate><description>Closed.</description>
<content:encoded><![CDATA[<p>“The quay is closed,” Ana Ruiz told reporters on Thursday.</p>
<p>“It opens again in spring,” she&nbsp;said.</p>]]></content:encoded></item>
<item><title>Ferry late</title><guid>ferry-1</guid>{entry}
<description>“Nobody was hurt,” said Bo Lind.</description></item></channel></rss>""".encode()


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title>
<entry><title>Ferry late</title><id>urn:1</id><link href="https://ledger.example/ferry"/>
<updated>2026-03-07T10:00:00Z</updated><author><name>Cy Moss</name></author>
<content type="html">&lt;p&gt;“Nobody was hurt,” said Bo Lind.&lt;/p&gt;</content></entry></feed>""".encode()


def mail(*, html: bool = True) -> bytes:
    """Return a newsletter."""
    message = EmailMessage()
    message["Subject"] = "Quay closed"
    message["From"] = "Harbour Post <news@harbour-post.example>"
    message["Date"] = "Fri, 06 Mar 2026 09:00:00 +0100"
    message["Message-ID"] = "<quay@harbour-post.example>"
    message.set_content(
        "“The quay is closed,” Ana Ruiz told\nreporters on Thursday.\n\n"
        "“It opens again in\nspring,” she said."
    )
    if html:
        markup = "".join(f"<p>{line}</p>" for line in QUAY.split("\n\n"))
        message.add_alternative(
            f"<html><body>{markup}<p>Sign up for our news</p></body></html>", subtype="html"
        )
    return message.as_bytes()


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def tar_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a tar of the files."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def packed(content: bytes, way: str) -> bytes:
    """Return the content packed in that way."""
    if way == "zst":
        import zstandard

        return zstandard.ZstdCompressor().compress(content)
    ways: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": lzma.compress,
    }
    return ways[way](content)


def warc(pages: Mapping[str, tuple[str, bytes]], *, gzipped: bool = False) -> bytes:
    """Return a crawl of pages: address → status line and body. Each record is packed by itself."""
    records = [_warc_record(url, status, body) for url, (status, body) in pages.items()]
    return b"".join(gzip.compress(each) if gzipped else each for each in records)


def _warc_record(url: str, status: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-06T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def docx_file(path: Path) -> Path:
    """Write the first row as a Word file."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Quay closed"
    for line in QUAY.split("\n\n"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def parquet_file(path: Path) -> Path:
    """Write the rows as a Parquet file."""
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(ROWS)), path)
    return path


def pdf_bytes(lines: list[str]) -> bytes:
    """Return a page with these lines, as small as the format allows."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        written + head + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(written)
    )
