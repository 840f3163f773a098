"""Review, where `quotes serve --review` allows it: people confirm, correct and reject what was found.

Whoever has the token from the terminal gets a cookie; every change needs it, comes from a page of this site,
and is kept as a judgement, which no machine overwrites and which can be taken back.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from datasette import Forbidden, NotFound, Response, hookimpl
from datasette.utils.asgi import BadRequest

from quotes.publish.counting import latest
from quotes.publish.serve import Review

_COOKIE = "quotes-review"

# Questions on the page; with the next visit the next ones come up.
_ASKED = 20

# What may be decided about a quotation and about names; the right answer is a form's field.
_CORRECTIONS = ("speaker", "said_on", "quote_kind", "contents", "not_a_quotation")
_ABOUT_NAMES = ("same", "different", "unsure", "rename", "alias", "type")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of the review."""
    return [
        (r"^/review$", queue),
        (r"^/review/quotes/(?P<id>\d{1,15})$", correct),
        (r"^/review/names$", judge),
        (r"^/review/undo/(?P<id>\d{1,15})$", undo),
    ]


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Return whether the visitor may review, and the name that judgements are signed with."""
    config = getattr(datasette, "quotes_review", None)
    return {
        "may_review": config is not None and request is not None and _has_token(request, config),
        "reviewer": "" if config is None else config.author,
    }


async def queue(datasette: Any, request: Any) -> Response:
    """Return the page of what deserves a look and of the latest judgements; let a token in first."""
    config = _config(datasette)
    given = request.args.get("token")
    if given is not None and secrets.compare_digest(given, config.token):
        answer = Response.redirect(datasette.urls.path("/review"))
        answer.set_cookie(_COOKIE, given, httponly=True, samesite="strict")
        return answer
    _check_token(request, config)
    from quotes.judging.deciding import listed
    from quotes.judging.queue import queue as questions_of

    path = _database(datasette)
    questions = await latest(
        datasette, "questions", lambda: asyncio.to_thread(questions_of, path, limit=_ASKED)
    )
    judged = await asyncio.to_thread(listed, path)
    context = {"questions": questions, "judged": list(reversed(judged))[:20]}
    return Response.html(await datasette.render_template("review.html", context, request=request))


async def correct(datasette: Any, request: Any) -> Response:
    """Keep what is right about a quotation, and go back."""
    from quotes.judging import deciding

    fields = await _fields(datasette, request)
    kind = _one_of(fields, _CORRECTIONS)
    value = fields.get("value", "").strip() or None
    await _decide(
        deciding.correct, _database(datasette), int(request.url_vars["id"]), kind, value, **_signed(fields)
    )
    return _back(datasette, fields)


async def judge(datasette: Any, request: Any) -> Response:
    """Keep what is right about names, and go back."""
    from quotes.judging import deciding

    fields = await _fields(datasette, request)
    kind = _one_of(fields, _ABOUT_NAMES)
    names = (fields.get("subject", ""), fields.get("value", ""))
    await _decide(deciding.judge, _database(datasette), kind, *names, **_signed(fields))
    return _back(datasette, fields)


async def undo(datasette: Any, request: Any) -> Response:
    """Take a judgement back."""
    from quotes.judging import deciding

    fields = await _fields(datasette, request)
    number = int(request.url_vars["id"])
    await _decide(deciding.undo, _database(datasette), number, now=datetime.now(timezone.utc))
    return _back(datasette, fields)


async def _decide(function: Callable[..., Any], *arguments: Any, **options: Any) -> None:
    """Run what writes in a thread; what cannot be decided becomes a page that says why."""
    from quotes.errors import QuotesError

    try:
        await asyncio.to_thread(function, *arguments, **options)
    except QuotesError as error:
        raise BadRequest(str(error)) from error


async def _fields(datasette: Any, request: Any) -> dict[str, str]:
    """Return the form's fields once it is known that a reviewer sent them from a page of ours."""
    if request.method != "POST":
        raise NotFound("There is nothing to read here.")
    _check_token(request, _config(datasette))
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.host:
        raise Forbidden("A judgement must be sent from a page of this site.")
    fields: dict[str, str] = await request.post_vars()
    return fields


def _config(datasette: Any) -> Review:
    config: Review | None = getattr(datasette, "quotes_review", None)
    if config is None:
        raise NotFound("This site is for reading; `quotes serve --review` lets people judge.")
    return config


def _check_token(request: Any, config: Review) -> None:
    if not _has_token(request, config):
        raise Forbidden("Open the address that `quotes serve --review` prints; it holds the token.")


def _has_token(request: Any, config: Review) -> bool:
    return secrets.compare_digest(request.cookies.get(_COOKIE, "").encode(), config.token.encode())


def _one_of(fields: dict[str, str], known: tuple[str, ...]) -> str:
    kind = fields.get("kind", "")
    if kind not in known:
        raise BadRequest(f"There is no judgement “{kind}” here; there are {', '.join(known)}")
    return kind


def _signed(fields: dict[str, str]) -> dict[str, Any]:
    """Return who decides, why and when."""
    author = fields.get("author", "").strip()
    if not author:
        raise BadRequest("A judgement is signed: give your name")
    return {
        "author": author,
        "reason": fields.get("reason", "").strip() or None,
        "now": datetime.now(timezone.utc),
    }


def _back(datasette: Any, fields: dict[str, str]) -> Response:
    """Lead to the page that the form stood on; never to another site."""
    path = urlsplit(fields.get("back", "")).path
    is_ours = path.startswith("/") and not path.startswith("//")
    return Response.redirect(path if is_ours else datasette.urls.path("/review"), status=303)


def _database(datasette: Any) -> Path:
    return Path(datasette.get_database("quotes").path)
