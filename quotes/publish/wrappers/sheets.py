"""The CSV that Datasette writes of tables and of answers in SQL: whole, or it says so; no cell is a formula.

Without `_stream=on` Datasette ends it after the most rows that an answer may have, and says nothing. That of
a table is streamed here; an answer in SQL cannot be, so that its last line tells.
"""

import codecs
import re
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from quotes.publish.sheets import disarmed, last_row_end, row_count
from quotes.publish.wrappers.asgi import App, Message, Receive, Send

# Our own downloads are safe as they come.
_OURS = "/-/"

# Datasette does not tell an answer that just fits from one that was cut.
_CUT = "perhaps cut here: an answer has at most {:,} rows; ask for the rest with limit and offset\r\n"


def wrap_sheets(datasette: Any, app: App) -> App:
    """Return what guards every CSV."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        is_sheet = scope["type"] == "http" and scope["path"].endswith(".csv")
        if not is_sheet or _OURS in scope["path"]:
            await app(scope, receive, send)
        elif "_stream" in parse_qs(scope["query_string"].decode("latin-1")):
            await app(scope, receive, _guarding(send, None))
        elif await _is_table(datasette, scope["path"]):
            await _lead(scope, send)
        else:
            most = int(datasette.setting("max_returned_rows"))
            await app(scope, receive, _guarding(send, most))

    return wrapped


async def _is_table(datasette: Any, path: str) -> bool:
    """Tell whether the address is that of a table's CSV, not of an answer in SQL or of a single row."""
    base = datasette.setting("base_url").rstrip("/")
    found = re.fullmatch(r"/(?P<database>[^/]+)/(?P<table>[^/]+)\.csv", path.removeprefix(base))
    if found is None or found["database"] not in datasette.databases:
        return False
    db = datasette.get_database(found["database"])
    return found["table"] in [*await db.table_names(), *await db.view_names()]


async def _lead(scope: Message, send: Send) -> None:
    """Lead to the whole table in place of one page of it."""
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in {"_next", "_size"}]
    address = f"{quote(scope['path'])}?{urlencode([*kept, ('_stream', 'on'), ('_size', 'max')])}"
    headers = [(b"location", address.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _guarding(send: Send, most: int | None) -> Send:
    """Return what sends an answer on, row by row, its formulas disarmed where it is CSV.

    `most` is after how many rows the answer was cut if it has that many.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_csv, rest, rows = False, "", 0

    async def send_guarded(message: Message) -> None:
        nonlocal is_csv, rest, rows
        if message["type"] == "http.response.start":
            kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
            is_csv = any(kind.startswith((b"text/csv", b"text/plain")) for kind in kinds)
        elif is_csv:
            rest += decoder.decode(message.get("body", b""))
            end = last_row_end(rest) if message.get("more_body") else len(rest)
            whole, rest = rest[:end], rest[end:]
            rows += 0 if most is None else row_count(whole)
            is_cut = most is not None and not message.get("more_body") and rows > most  # with the headings
            message = {**message, "body": (disarmed(whole) + (_CUT.format(most) if is_cut else "")).encode()}
        await send(message)

    return send_guarded
