"""What every answer goes through: an address is tidied up, and nothing foreign may load."""

import re
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl, urlencode

from quotes.publish.narrowing import joined_values
from quotes.publish.wrappers.asgi import App, Message, Receive, Send

# The site needs no script and nothing from elsewhere, so that none can be smuggled in either.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; "
        b"form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    ),
    (b"x-content-type-options", b"nosniff"),
    # Datasette's own `no-referrer` makes browsers send a form to this site with the origin "null".
    (b"referrer-policy", b"same-origin"),
)
_OURS = {name for name, _ in _HEADERS}


def wrap_headers(datasette: Any, app: App) -> App:
    """Return what tidies up the address and puts our headers on every answer."""
    base = datasette.setting("base_url").rstrip("/")
    lists = re.compile(rf"{re.escape(base)}/(quotes/[^/]+|-/quotes\.\w+)")

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in _OURS]
                message = {**message, "headers": [*theirs, *_HEADERS]}
            await send(message)

        query = _tidied(scope, lists) if scope["type"] == "http" else None
        if query is None:
            await app(scope, receive, send_with_headers)
        else:
            await _redirect(f"{scope['path']}?{query}".rstrip("?"), send_with_headers)

    return wrapped


def _tidied(scope: Message, lists: re.Pattern[str]) -> str | None:
    """Return the query as it should be, or None where it is so already.

    A blank field of a form means no wish; to Datasette `_search=` and `said_on__gte=` mean something. Two
    values of one column, `kind=direct&kind=mixed`, are either-or, which Datasette writes `kind__in=`.
    """
    if scope["method"] != "GET" or not lists.fullmatch(scope["path"]):
        return None
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if value.strip() or not _is_filter(key)]
    plain = Counter(key for key, _ in kept if not key.startswith("_") and "__" not in key)
    several = [key for key, count in plain.items() if count > 1]
    kept = [pair for pair in kept if pair[0] not in several] + [
        (f"{column}__in", joined_values([value for key, value in kept if key == column]))
        for column in several
    ]
    return None if len(kept) == len(pairs) else urlencode(kept)


def _is_filter(key: str) -> bool:
    return key in {"_search", "_since", "_until", "_who"} or key.endswith(("__gte", "__lte", "__contains"))


async def _redirect(location: str, send: Send) -> None:
    headers = [(b"location", location.encode("ascii", "backslashreplace")), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
