"""What every answer goes through: blank fields of forms fall away, and nothing foreign may load."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# The site needs no script and nothing from elsewhere, so that none can be smuggled in either.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; "
        b"form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    ),
    (b"x-content-type-options", b"nosniff"),
)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what wraps the application."""
    base = datasette.setting("base_url").rstrip("/")

    def wrap(app: App) -> App:
        async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
            async def send_with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
                await send(message)

            query = _without_blanks(scope, f"{base}/quotes/") if scope["type"] == "http" else None
            if query is None:
                await app(scope, receive, send_with_headers)
            else:
                await _redirect(f"{scope['path']}?{query}".rstrip("?"), send_with_headers)

        return wrapped

    return wrap


def _without_blanks(scope: Message, under: str) -> str | None:
    """Return the query without fields left blank, or None where there is nothing to drop.

    A blank field of a form means no wish; to Datasette `_search=` and `said_on__gte=` mean something.
    """
    path = scope["path"]
    if scope["method"] != "GET" or not path.startswith(under) or path.count("/") != under.count("/"):
        return None
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if value.strip() or not _is_filter(key)]
    return None if len(kept) == len(pairs) else urlencode(kept)


def _is_filter(key: str) -> bool:
    return key in {"_search", "_since", "_until"} or key.endswith(("__gte", "__lte", "__contains"))


async def _redirect(location: str, send: Send) -> None:
    headers = [(b"location", location.encode("ascii", "backslashreplace")), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
