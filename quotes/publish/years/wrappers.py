"""Leads a request to the site of its year, or to a page of all years."""

# mypy: disable-error-code="import-untyped"

from functools import partial
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Base400, Request

from quotes.errors import QuotesError
from quotes.publish.wrappers.asgi import App, Message, Receive, Send
from quotes.publish.years.site import answer

_MISSING = "Its database is not where it was when this site was started."


def wrap_one_year(datasette: Any, app: App) -> App:
    """Return what hands to a year's own site what lies below the year's name."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        years, first = _asked(datasette, scope)
        if years is not None and first in years.names and scope["path"].lstrip("/") != first:
            await _year_app(datasette, years, first)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return wrapped


def wrap_all_years(datasette: Any, app: App) -> App:
    """Return what answers with the pages of all years."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        years, first = _asked(datasette, scope)
        response = None
        if years is not None:
            response = await _answer(datasette, _request(scope, receive), first)
        await (app(scope, receive, send) if response is None else response.asgi_send(send))

    return wrapped


def _year_app(datasette: Any, years: Any, name: str) -> App:
    """Return the year's site, else what says that its database is not there any more."""
    try:
        app: App = years.site(name).client.app
    except QuotesError:
        return partial(_say_missing, datasette)
    return app


async def _say_missing(datasette: Any, scope: Message, receive: Receive, send: Send) -> None:
    await datasette.invoke_startup()
    await (await _missing(datasette, _request(scope, receive))).asgi_send(send)


async def _missing(datasette: Any, request: Request) -> Response:
    context = {"status": 503, "title": "That year cannot be opened now", "error": _MISSING}
    page = await datasette.render_template("error.html", context, request=request)
    return Response.html(page, status=503)


def _request(scope: Message, receive: Receive) -> Request:
    """Return the request, with the token that templates ask for, which these pages have no form for."""
    return Request({**scope, "csrftoken": str}, receive)


def _asked(datasette: Any, scope: Message) -> tuple[Any, str]:
    """Return the sites of the years and the address's first part; None where there are no years."""
    if scope["type"] != "http":
        return None, ""
    return getattr(datasette, "quotes_years", None), scope["path"].lstrip("/").partition("/")[0]


async def _answer(datasette: Any, request: Request, first: str) -> Response | None:
    years = datasette.quotes_years
    if first in years.names:
        return Response.redirect(f"/{first}/")
    await datasette.invoke_startup()
    try:
        return await answer(datasette, years, request)
    except QuotesError:
        return await _missing(datasette, request)
    except (Base400, QueryInterrupted) as error:
        for hook in pm.hook.handle_exception(datasette=datasette, request=request, exception=error):
            response = await await_me_maybe(hook)
            if response is not None:
                return response
        raise
