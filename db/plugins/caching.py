"""What may be kept: of a database that does not change, every page until the next release."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from datasette import hookimpl

from quotes.publish.etag import etag

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[..., Any], Callable[[Message], Awaitable[None]]], Awaitable[None]]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what wraps the application."""

    def wrap(app: App) -> App:
        async def wrapped(
            scope: Message, receive: Callable[..., Any], send: Callable[[Message], Awaitable[None]]
        ) -> None:
            tag = _tag(datasette, scope)
            if tag is None:
                await app(scope, receive, send)
                return
            headers = {b"etag": tag, b"cache-control": _kept(datasette)}

            async def send_with_tag(message: Message) -> None:
                if message["type"] == "http.response.start" and message["status"] == 200:
                    theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in headers]
                    message = {**message, "headers": [*theirs, *headers.items()]}
                await send(message)

            if tag in dict(scope["headers"]).get(b"if-none-match", b""):
                await send({"type": "http.response.start", "status": 304, "headers": list(headers.items())})
                await send({"type": "http.response.body", "body": b""})
            else:
                await app(scope, receive, send_with_tag)

        return wrapped

    return wrap


def _tag(datasette: Any, scope: Message) -> bytes | None:
    """Return the tag of every answer; None where the database may change, or for what is no question."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    db = datasette.databases.get("quotes")
    if db is None or db.is_mutable:
        return None
    return etag(db.hash).encode()


def _kept(datasette: Any) -> bytes:
    return f"public, max-age={datasette.setting('default_cache_ttl')}".encode()
