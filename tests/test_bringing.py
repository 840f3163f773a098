"""The README's page on bringing articles: each of its lines is run, on files and a site that we make."""

import configparser
import re
import shlex
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from read.made_files import (
    FERRY,
    QUAY,
    csv_text,
    docx_file,
    json_lines,
    mail,
    packed,
    page,
    parquet_file,
    pdf_bytes,
    rss,
    sqlite_file,
    warc,
    zip_bytes,
)

from quotes.cli import main
from quotes.read import web
from quotes.read.formats import READERS

Run = Callable[..., Result]

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
PAGE = README.partition("<!-- each line is run -->\n```sh\n")[2].partition("```")[0]
LINES = re.findall(r"^(quotes .*?)\s*(?:#.*)?$", PAGE, re.MULTILINE)
SITE = "https://harbour-post.example"


class Paper(BaseHTTPRequestHandler):
    """The site of the README: a feed and a page."""

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.end_headers()
        here = f"http://{self.headers['Host']}".encode()
        self.wfile.write(rss().replace(SITE.encode(), here) if self.path == "/feed" else page().encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with all the files that the README names."""
    crawl = warc({f"{SITE}/quay": ("200 OK", page().encode())}, gzipped=True)
    files = {
        "news/a.html": page().encode(),
        "list.txt": b"story.txt\nstory.md\n",
        "story.txt": QUAY.encode(),
        "story.md": f"---\ntitle: Quay\npublished: 2026-03-06\n---\n{FERRY}".encode(),
        "articles.jsonl": json_lines(),
        "answer.json": b'{"status": "ok", "articles": [%s]}' % json_lines().splitlines()[0],
        "media.csv": csv_text().encode(),
        "media.tsv": csv_text(delimiter="\t").encode(),
        "page.html": page().encode(),
        "crawl.warc.gz": crawl,
        "newsletter.eml": mail(),
        "report.pdf": pdf_bytes(["Ana Ruiz said: \\(The quay is closed.\\)"]),
        "archive.zip": zip_bytes({"a.html": page().encode()}),
        "articles.jsonl.zst": packed(json_lines(), "zst"),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    docx_file(tmp_path / "report.docx")
    parquet_file(tmp_path / "media.parquet")
    sqlite_file(tmp_path / "archive.db")
    return tmp_path


@pytest.mark.model
@pytest.mark.parametrize("line", LINES)
def test_each_line_brings_articles(
    run: Run, desk: Path, site: str, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    for extra in ("docx", "pyarrow", "pypdf"):
        pytest.importorskip(extra)
    monkeypatch.setattr(web, "PAUSE_SECONDS", 0.0)
    typed, _, given = line.replace(SITE, site).partition(" < ")
    arguments = [*shlex.split(typed)[1:], *(["--allow-private"] if SITE in line else [])]
    done = run(*arguments, stdin=(desk / given).read_bytes() if given else None)

    assert done.exit_code == 0, done.output
    assert re.match(r"articles: [1-9]\d* new, 0 changed, 0 unchanged, 0 failed\n", done.stdout)


def test_every_format_has_its_line() -> None:
    """So that a new reader comes with a line on this page; its ending, or what it is called there."""
    called = {"sqlite": "--table", "feed": "/feed", "mail": ".eml", "text": ".txt"}

    assert [name for name in READERS if called.get(name, name) not in PAGE] == []


def test_the_service_unit_starts_a_command_that_exists() -> None:
    """What it says is parsed as the program would; a slip in an option would be told here."""
    unit = configparser.ConfigParser()
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(README.partition("```ini\n")[2].partition("```")[0])
    program, command, *arguments = shlex.split(unit["Service"]["ExecStart"])
    context = main.commands[command].make_context(command, arguments)

    assert Path(program).name == "quotes"
    assert context.params["paths"] == ("inbox/", f"{SITE}/feed")
    assert unit["Service"]["SuccessExitStatus"] == "130"
