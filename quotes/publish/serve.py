"""The site: Datasette over one database, with the pages of `db/`, on one address.

`datasette db/` serves the same pages; this module does it for a database anywhere, under the name
that the templates expect, and says plainly when it cannot.
"""

import errno
import getpass
import json
import secrets
import socket
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database  # type: ignore[import-untyped]

import quotes_db
from quotes.errors import QuotesError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8001

# Datasette picks templates and metadata by database name, so every database is served under this one.
SITE_NAME = "quotes"


class NothingToServeError(QuotesError):
    """The database is missing, or is none of ours."""


class PortTakenError(QuotesError):
    """Another program listens on the port already."""


class CannotListenError(QuotesError):
    """The address cannot be listened on."""


class _NamedByPath(Database):  # type: ignore[misc]
    """A database opened by a quoted URI: Datasette's own cannot open a path with `#`, `?` or `%` in it."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Return a read-only connection; the site writes nothing."""
        uri = Path(self.path).resolve().as_uri() + "?mode=ro"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection


@dataclass(frozen=True, slots=True)
class Review:
    """Lets people judge: who has the token may, and signs as `author`."""

    token: str
    author: str


def new_review() -> Review:
    """Return a review with a token of its own, signed with the name of the user on this machine."""
    return Review(token=secrets.token_urlsafe(), author=getpass.getuser())


def make_site(
    database: Path, *, settings: dict[str, Any] | None = None, review: Review | None = None
) -> Datasette:
    """Return the Datasette application for `database`; `settings` override those of `db/settings.json`.

    Without `review` nobody can change anything.
    """
    _check(database)
    home = Path(quotes_db.__file__).parent
    site = Datasette(
        [],
        metadata=site_metadata(),
        settings=json.loads((home / "settings.json").read_text(encoding="utf-8")) | (settings or {}),
        template_dir=str(home / "templates"),
        plugins_dir=str(home / "plugins"),
        static_mounts=[("static", str(home / "static"))],
    )
    site.quotes_review = review  # no plugin's setting, for those are shown at /-/metadata
    site.remove_database("_memory")
    site.add_database(_NamedByPath(site, path=str(database)), name=SITE_NAME)
    return site


def site_metadata() -> dict[str, Any]:
    """Return what the site says of its tables and columns."""
    written = (Path(quotes_db.__file__).parent / "metadata.yaml").read_text(encoding="utf-8")
    metadata: dict[str, Any] = yaml.safe_load(written)
    return metadata


def serve(
    database: Path,
    host: str = LOOPBACK,
    port: int = DEFAULT_PORT,
    *,
    ready: Callable[[str], None] | None = None,
    review: Review | None = None,
) -> None:
    """Serve the site until interrupted; `ready` is called with the address once it answers.

    Port 0 takes a free one. Raises a QuotesError (nothing to serve, port taken, cannot listen) before that.
    """
    site = make_site(database, review=review)
    with _listen(host, port) as listener:
        configuration = uvicorn.Config(site.app(), log_level="warning", lifespan="on")
        _Server(configuration, partial(ready or _say_nothing, _address(listener))).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says when it is there: before, it would not yet end well on Ctrl-C."""

    def __init__(self, configuration: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(configuration)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _say_nothing(address: str) -> None:
    pass


def _check(database: Path) -> None:
    """Raise NothingToServeError unless `database` is a file with a table of quotations."""
    if not database.is_file():
        raise NothingToServeError(
            f"{database}: no such database. Make one: quotes add FOLDER --db {database}"
        )
    connection = sqlite3.connect(database.resolve().as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM (SELECT id FROM quotes LIMIT 1)")
    except sqlite3.DatabaseError as error:
        raise NothingToServeError(
            f"{database}: not a database of quotations ({error}). Name another with --db"
        ) from error
    finally:
        connection.close()


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the address, so that nobody can take it from us any more."""
    if not 0 <= port <= 65535:
        raise CannotListenError(f"{host}:{port}: a port is a number from 0 to 65535")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(
                f"{host}:{port}: another program listens there. Choose another port: --port {port + 1}"
            ) from error
        raise CannotListenError(f"{host}:{port}: cannot listen there ({error.strerror or error})") from error


def _address(listener: socket.socket) -> str:
    """Return the address to type into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
