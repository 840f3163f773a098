"""What may be kept: of a database that does not change, every page until the next release."""

from pathlib import Path
from typing import Any

from quotes.publish.etag import digest_of, etag
from quotes.publish.wrappers.asgi import App, Message, Receive, Send

# Datasette's own pages about the visitor and the server are nobody else's; downloads are.
_OWN, _DOWNLOADS = "/-/", "/-/quotes."


def wrap_caching(datasette: Any, app: App) -> App:
    """Return what says how long an answer may be kept, and that it is the same as before."""
    tag = _tag(datasette)
    headers = {b"cache-control": _kept(datasette)} | ({} if tag is None else {b"etag": tag})

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if tag is None or not _is_question(datasette, scope):
            await app(scope, receive, send)
            return
        known = dict(scope["headers"]).get(b"if-none-match", b"")
        await app(scope, receive, _tagging(send, headers, is_known=tag in known))

    return wrapped


def _tagging(send: Send, headers: dict[bytes, bytes], *, is_known: bool) -> Send:
    """Return what sends a found page with these headers, and without its body where that is known."""
    is_kept = False

    async def send_tagged(message: Message) -> None:
        nonlocal is_kept
        if message["type"] != "http.response.start":
            if not (is_kept and is_known):
                await send(message)
            return
        given = list(message.get("headers", ()))
        is_kept = message["status"] == 200 and all(name.lower() != b"set-cookie" for name, _ in given)
        if is_kept and is_known:
            await send({**message, "status": 304, "headers": list(headers.items())})
            await send({"type": "http.response.body", "body": b""})
        elif is_kept:
            theirs = [pair for pair in given if pair[0].lower() not in headers]
            await send({**message, "headers": [*theirs, *headers.items()]})
        else:
            await send(message)

    return send_tagged


def _is_question(datasette: Any, scope: Message) -> bool:
    """Tell whether a page is asked for that is the same for all."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    path = f"/{scope['path'].removeprefix(datasette.setting('base_url'))}".replace("//", "/")
    return path.startswith(_DOWNLOADS) or not path.startswith(_OWN)


def _tag(datasette: Any) -> bytes | None:
    """Return the tag of every answer; None where the database may change."""
    db = datasette.databases.get("quotes")
    if db is None or db.is_mutable:
        return None
    folders = [datasette.template_dir, datasette.plugins_dir, *(path for _, path in datasette.static_mounts)]
    options = {"metadata": datasette._metadata_local, "settings": datasette._settings}
    return etag(db.hash, digest_of(map(Path, filter(None, folders)), options)).encode()


def _kept(datasette: Any) -> bytes:
    return f"public, max-age={datasette.setting('default_cache_ttl')}".encode()
