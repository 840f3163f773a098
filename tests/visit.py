"""Visits to the site in process, through Datasette's own client, and what the pages hold."""

import asyncio
import csv
import io
import re
import sqlite3
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from datasette.app import Datasette  # type: ignore[import-untyped]

import quotes_db

Database = sqlite3.Connection

HOME = Path(quotes_db.__file__).parent
METADATA = yaml.safe_load((HOME / "metadata.yaml").read_text(encoding="utf-8"))["databases"]["quotes"]


class Site:
    """A site to visit without a server; `get` follows redirects."""

    def __init__(self, app: Datasette) -> None:
        self.app = app

    def get(self, path: str, *, status: int = 200) -> Any:
        answer = asyncio.run(self.app.client.get(path, follow_redirects=True))
        assert answer.status_code == status, f"{path}: {answer.status_code}\n{answer.text[:2000]}"
        return answer

    def close(self) -> None:
        self.app.executor.shutdown()
        for database in self.app.databases.values():
            database.close()


def one(database: Database, sql: str, *values: Any) -> Any:
    return database.execute(sql, values).fetchone()[0]


def cards(page: Any) -> list[int]:
    """Return the ids of the quotations on a page."""
    return [int(id_) for id_ in re.findall(r'id="card-(\d+)"', page.text)]


def total(page: Any) -> int:
    """Return how many quotations the page says there are."""
    found = re.search(r'<p class="total"><strong>([\d,]+) ', page.text)
    assert found is not None
    return int(found[1].replace(",", ""))


def walk(site: Site, path: str) -> list[list[Any]]:
    """Return the ids on each page of a list, from the first page to the last."""
    table, _, query = path.partition("?")
    pages, following = [], f"{table}.json?{query}&_nofacet=1"
    while following:
        page = site.get(following).json()
        place = page["columns"].index("id")
        pages.append([row[place] for row in page["rows"]])
        following = page["next_url"] and local(page["next_url"])
    return pages


def local(url: str) -> str:
    """Return an address of the site without its host."""
    parts = urlsplit(unescape(url))
    return f"{parts.path}?{parts.query}"


def csv_rows(answer: Any) -> list[dict[str, str]]:
    """Return the rows of a download by the names of its columns."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def words(html: str) -> str:
    """Return the text of HTML."""
    text = " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())
    return re.sub(r" (?=[,.;:)])", "", text)
