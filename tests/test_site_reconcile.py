"""The service that OpenRefine asks for speakers, in process: manifest, queries both ways, suggestions."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.database import Database  # type: ignore[import-untyped]
from sample import build_sample
from visit import Site

from quotes.publish.serve import make_site

QUERIES = {
    "q0": {"query": "Leavitt, K.", "type": "person", "limit": 3},
    "q1": {"query": "Ministry of Ports"},
    "q2": {"query": "nobody at all"},
}


def test_the_manifest_says_what_the_service_is(site: Site) -> None:
    answer = site.get("/reconcile")
    manifest = answer.json()
    assert "0.2" in manifest["versions"] and answer.headers["access-control-allow-origin"] == "*"
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes", "view", "suggest"} <= set(manifest)
    asked = site.get("/reconcile/suggest/entity?prefix=kar").json()["result"]
    site.get(manifest["view"]["url"].replace("{{id}}", asked[0]["id"]).removeprefix("http://localhost"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_queries_are_answered_by_key(site: Site, method: str) -> None:
    fields = {"queries": json.dumps(QUERIES)}
    if method == "get":
        answer = site.get(f"/reconcile?{urlencode(fields)}")
    else:
        answer = asyncio.run(site.app.client.post("/reconcile", data=fields))
    found: dict[str, Any] = answer.json()
    first = found["q0"]["result"][0]
    assert (first["name"], first["match"], first["type"][0]["id"]) == ("Karoline Leavitt", True, "person")
    assert set(first) == {"id", "name", "score", "match", "description", "type"}
    assert found["q1"]["result"][0]["name"] == "Ministry of Ports"
    assert found["q2"] == {"result": []}


@pytest.mark.parametrize(
    ("queries", "complaint"),
    [
        ("{", "are no JSON"),
        ("[]", "Queries are an object"),
        ('{"q0": {}}', "Queries are an object"),
        (json.dumps({f"q{number}": {"query": "x"} for number in range(51)}), "send 50 at a time"),
    ],
)
def test_what_is_no_query_is_refused(site: Site, queries: str, complaint: str) -> None:
    assert complaint in site.get(f"/reconcile?{urlencode({'queries': queries})}", status=400).json()["error"]


def test_the_directory_and_the_map_are_made_once_and_anew_after_a_write(tmp_path: Path) -> None:
    path = build_sample(tmp_path / "quotes.db")
    most = "WHERE slug IN ('ana-ruiz', 'zelda-roe')"
    with closing(Site(make_site(path))) as site, closing(sqlite3.connect(path)) as database:
        for address in ("/sitemap.xml", "/reconcile/suggest/entity?prefix=zelda"):
            asked: list[str] = []
            with pytest.MonkeyPatch.context() as patched:
                watch(patched, asked)
                site.get(address)
                first = len(asked)
                assert "elda" not in site.get(address).text
                assert first == len(asked) > 0
                with database:
                    database.execute(f"UPDATE speakers SET name = 'Zelda Roe', slug = 'zelda-roe' {most}")
                assert "elda" in site.get(address).text
            with database:
                database.execute(f"UPDATE speakers SET name = 'Ana Ruiz', slug = 'ana-ruiz' {most}")


def watch(patched: pytest.MonkeyPatch, asked: list[str]) -> None:
    """Note every statement about speakers."""
    execute = Database.execute

    async def noting(self: Any, sql: str, *arguments: Any, **options: Any) -> Any:
        asked.extend([sql] if "from speakers" in sql else [])
        return await execute(self, sql, *arguments, **options)

    patched.setattr(Database, "execute", noting)
