"""Pages for what a visitor asked wrongly: said on the page, not as a traceback on the server's console."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import re
from collections.abc import Awaitable, Callable, Generator
from json import JSONDecodeError
from typing import Any

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import BadRequest, Base400
from datasette.views.base import DatasetteError

_TITLES = {
    400: "That cannot be answered",
    403: "That is not allowed",
    404: "There is nothing here",
    503: "That takes too long now",
}


_TOO_LONG = "The answer took too long. Narrow the question and try again."

# What Datasette says of addresses that lead nowhere, to people who know of no database.
_PLAINER = {
    "Database not found": "No page has this address.",
    "Record not found": "Nothing has this number: it was removed, or the address is cut short.",
}

# Addresses that programs ask, and to which a page is no answer.
_FOR_PROGRAMS = re.compile(r"\.json$|/reconcile(/|$)")

Page = Callable[[], Awaitable[Any]]


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, list[Page], list[Page]]:
    """Put our page in place of Datasette's, which prints a traceback, for what the visitor asked wrongly."""
    pages = yield
    if isinstance(exception, JSONDecodeError):  # what Datasette reads as JSON: __in=[…, _through=…
        exception = BadRequest(f"“{exception.doc}” is no list of values")
    if isinstance(exception, QueryInterrupted):
        exception = DatasetteError(_TOO_LONG, status=503)
        return [_page(datasette, request, exception)]
    if isinstance(exception, Base400 | DatasetteError) and exception.status < 500:
        return [_page(datasette, request, exception)]
    return pages


def _page(datasette: Any, request: Any, exception: Any) -> Page:
    """Return what answers with the error's page."""

    async def inner() -> Any:
        answer = {
            "ok": False,
            "status": exception.status,
            "title": _TITLES.get(exception.status, f"Error {exception.status}"),
            "error": _message(exception),
        }
        asked = {"sql": request.args.get("sql"), "ask": _question_address(datasette, request)}
        if _FOR_PROGRAMS.search(request.path):
            return Response.json(answer, status=exception.status)
        page = await datasette.render_template("error.html", answer | asked, request=request)
        return Response.html(page, status=exception.status)

    return inner


def _question_address(datasette: Any, request: Any) -> str | None:
    """Return where SQL is asked if the request did so; None for any other address, made by whomever."""
    found = request.url_vars
    name = tilde_decode(found.get("database") or "")
    is_question = found.keys() <= {"database", "format"} and name in datasette.databases
    return str(datasette.urls.database(name)) if is_question else None


def _message(exception: Any) -> str:
    if getattr(exception, "message_is_html", False):
        return _TOO_LONG
    if exception.args and exception.args[0] == "404":
        return "No page has this address."
    message = str(getattr(exception, "message", None) or exception.args[0])
    return _PLAINER.get(message, message)
