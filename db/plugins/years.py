"""A site of databases by year: leads to each year's own site, and from there to the others."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlencode

from datasette import Response, hookimpl
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Base400, Request

from quotes.publish.years.site import answer, speaker_address

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[..., Any], Callable[..., Any]], Awaitable[None]]

_LISTS = frozenset({"", "quotes/quotes", "check", "statistics"})
"""Pages that every year has."""
_OF_ONE_LIST = frozenset({"_next", "_page"})


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what wraps the application."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Message, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
            years = getattr(datasette, "quotes_years", None)
            if years is None or scope["type"] != "http":
                await app(scope, receive, send)
                return
            first, slash, _ = scope["path"].lstrip("/").partition("/")
            if first in years.names and slash:
                await years.site(first).client.app(scope, receive, send)
                return
            response = await _answer(datasette, Request({**scope, "csrftoken": str}, receive), first)
            await (app(scope, receive, send) if response is None else response.asgi_send(send))

        return wrapped

    return wrap


async def _answer(datasette: Any, request: Request, first: str) -> Response | None:
    years = datasette.quotes_years
    if first in years.names:
        return Response.redirect(f"/{first}/")
    try:
        return await answer(datasette, years, request)
    except Base400 as error:
        for hook in pm.hook.handle_exception(datasette=datasette, request=request, exception=error):
            response = await await_me_maybe(hook)
            if response is not None:
                return response
        raise


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Return what a page of one year says of the others: their names and addresses, and that of all years."""
    own = getattr(datasette, "quotes_year", None)
    if own is None or request is None:
        return {"year_switch": None, "whole_speaker_url": speaker_address}
    names, year = own
    _, _, rest = request.path.lstrip("/").partition("/")
    kept = [(key, value) for key in request.args for value in request.args.getlist(key)]
    query = urlencode([pair for pair in kept if pair[0] not in _OF_ONE_LIST])
    others = [(name, f"/{name}/{rest}?{query}".rstrip("?")) for name in names] if rest in _LISTS else []
    parts = rest.split("/")
    whole = f"/{rest}" if parts[0] == "speakers" else "/"
    return {
        "year_switch": {"year": year, "others": others, "whole": whole},
        "whole_speaker_url": speaker_address,
    }
