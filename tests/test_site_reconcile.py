"""The service that OpenRefine asks for speakers, in process: manifest, queries both ways, suggestions."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from visit import Site

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
    assert complaint in site.get(f"/reconcile?{urlencode({'queries': queries})}", status=400).text
