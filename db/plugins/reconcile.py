"""Reconciliation of speakers for OpenRefine and others, at /reconcile (W3C Reconciliation API 0.2)."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from datasette import Response, hookimpl
from datasette.utils.asgi import BadRequest

from quotes.publish.counting import latest
from quotes.publish.reconciliation import TYPES, Candidate, Directory

_SPEAKERS = "select id, name, type, role, quote_count from speakers"
_NAMES = "select id, name from speakers union select speaker_id, name from aliases"

# Names that one request may ask for, as the manifest says, and candidates for each.
_BATCH, _MOST = 50, 25


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of the service."""
    return [(r"^/reconcile$", reconcile), (r"^/reconcile/suggest/entity$", suggest)]


@hookimpl
def skip_csrf(scope: Any) -> bool | None:
    """Let other programs send names: that changes nothing."""
    return True if scope["path"].endswith("/reconcile") else None


async def reconcile(datasette: Any, request: Any) -> Response:
    """Return candidates for each query, or what the service is where nothing is asked."""
    given = request.args.get("queries")
    if request.method == "POST":
        fields = parse_qs((await request.post_body()).decode("utf-8", "replace"))
        given = fields.get("queries", [None])[0]
    if given is None:
        return Response.json(_manifest(datasette, request), headers=_ANYBODY)
    queries = _queries(given)
    directory = await _directory(datasette)
    found = await asyncio.to_thread(
        lambda: {key: {"result": _answered(directory, query)} for key, query in queries.items()}
    )
    return Response.json(found, headers=_ANYBODY)


async def suggest(datasette: Any, request: Any) -> Response:
    """Return speakers whose name begins as the visitor types."""
    directory = await _directory(datasette)
    found = directory.beginning(request.args.get("prefix") or "", limit=_MOST)
    return Response.json({"result": [_suggested(each) for each in found]}, headers=_ANYBODY)


_ANYBODY = {"access-control-allow-origin": "*"}


def _manifest(datasette: Any, request: Any) -> dict[str, Any]:
    def address(path: str) -> str:
        return str(datasette.absolute_url(request, datasette.urls.path(path)))

    return {
        "versions": ["0.1", "0.2"],
        "name": f"Speakers: {datasette.metadata('title')}",
        "identifierSpace": address("/quotes/speakers/"),
        "schemaSpace": address("/quotes/speakers"),
        "defaultTypes": [{"id": id_, "name": name} for id_, name in TYPES.items()],
        "view": {"url": address("/quotes/speakers/{{id}}")},
        "batchSize": _BATCH,
        "suggest": {"entity": {"service_url": address("/"), "service_path": "reconcile/suggest/entity"}},
    }


def _queries(given: str) -> dict[str, dict[str, Any]]:
    """Return the queries by key; raise BadRequest for what the protocol does not know."""
    try:
        queries = json.loads(given)
    except ValueError as error:
        raise BadRequest(f"The queries are no JSON ({error})") from error
    if not isinstance(queries, dict) or not all(
        isinstance(query, dict) and isinstance(query.get("query"), str) for query in queries.values()
    ):
        raise BadRequest('Queries are an object such as {"q0": {"query": "Leavitt"}}')
    if len(queries) > _BATCH:
        raise BadRequest(f"There are {len(queries)} queries; send {_BATCH} at a time")
    return queries


def _answered(directory: Directory, query: dict[str, Any]) -> list[dict[str, Any]]:
    kind, limit = query.get("type"), query.get("limit")
    return [
        candidate.as_json()
        for candidate in directory.candidates(
            query["query"][:200],
            kind=kind if isinstance(kind, str) and kind in TYPES else None,
            limit=min(limit, _MOST) if isinstance(limit, int) and limit > 0 else 10,
        )
    ]


def _suggested(candidate: Candidate) -> dict[str, Any]:
    return {"id": str(candidate.id), "name": candidate.name, "description": candidate.role or ""}


async def _directory(datasette: Any) -> Directory:
    """Return the directory of all speakers, the last one again while the database is the same."""

    async def made() -> Directory:
        db = datasette.get_database("quotes")
        speakers = [dict(row) for row in await db.execute(_SPEAKERS)]
        names = [(row["id"], row["name"]) for row in await db.execute(_NAMES)]
        return await asyncio.to_thread(Directory, speakers, names)

    return await latest(datasette, "directory", made)
