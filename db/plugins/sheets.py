"""The CSV that Datasette writes of tables and of answers in SQL: no cell is a formula to a spreadsheet."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import codecs
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from datasette import hookimpl

from quotes.publish.sheets import disarmed, last_row_end

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[..., Any], Send], Awaitable[None]]

# Our own downloads are safe as they come.
_OURS = "/-/"


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what wraps the application."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Message, receive: Callable[..., Any], send: Send) -> None:
            is_sheet = scope["type"] == "http" and scope["path"].endswith(".csv")
            if is_sheet and _OURS not in scope["path"]:
                send = _guarding(send)
            await app(scope, receive, send)

        return wrapped

    return wrap


def _guarding(send: Send) -> Send:
    """Return what sends an answer on, row by row, its formulas disarmed where it is CSV."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_csv, rest = False, ""

    async def send_guarded(message: Message) -> None:
        nonlocal is_csv, rest
        if message["type"] == "http.response.start":
            kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
            is_csv = any(kind.startswith((b"text/csv", b"text/plain")) for kind in kinds)
        elif is_csv:
            rest += decoder.decode(message.get("body", b""))
            end = last_row_end(rest) if message.get("more_body") else len(rest)
            message = {**message, "body": disarmed(rest[:end]).encode()}
            rest = rest[end:]
        await send(message)

    return send_guarded
