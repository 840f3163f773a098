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
from datasette.url_builder import Urls  # type: ignore[import-untyped]
from datasette.utils import PrefixedUrlString  # type: ignore[import-untyped]

import quotes_db
from quotes.errors import QuotesError
from quotes.publish.years.overview import OVERVIEW, year_names
from quotes.publish.years.site import Years

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
    site = _bare_site(site_metadata(), settings or {})
    site.quotes_review = review  # no plugin's setting, for those are shown at /-/metadata
    site.add_database(_NamedByPath(site, path=str(database)), name=SITE_NAME)
    return site


def make_years_site(folder: Path) -> Datasette:
    """Return the application for a folder of databases by year and their overview, as `corpus shards` makes.

    Raises NothingToServeError where there is none, or where a year of the overview is missing.
    """
    overview = folder / f"{OVERVIEW}.db"
    try:
        names = year_names(overview)
    except sqlite3.DatabaseError as error:
        raise NothingToServeError(
            f"{overview}: no overview of databases by year ({error}). Make one: quotes corpus shards CORPUS"
            f" --out {folder}"
        ) from error
    for name in names:
        _check(
            folder / f"{name}.db",
            hint=f"{overview} counts it: copy the whole folder, or make it anew: quotes corpus shards",
        )
    metadata = yaml.safe_load((folder / "metadata.yaml").read_text(encoding="utf-8"))
    site = _bare_site(metadata, {})
    site.quotes_years = Years(names, partial(_year_site, folder, names))
    site.add_database(_NamedByPath(site, path=str(overview)), name=OVERVIEW)
    return site


def _year_site(folder: Path, names: list[str], name: str) -> Datasette:
    site = make_site(folder / f"{name}.db", settings={"base_url": f"/{name}/"})
    site.quotes_year = (names, name)
    return site


class _Site(Datasette):  # type: ignore[misc]
    """A Datasette that may stand below a path: its own gives an address that is told by the request twice."""

    @property
    def urls(self) -> Urls:
        """Return what makes addresses."""
        return _Urls(self)


class _Urls(Urls):  # type: ignore[misc]
    def path(self, path: str, format: str | None = None) -> PrefixedUrlString:
        base = self.ds.setting("base_url")
        below = path.removeprefix(base) if base != "/" else path
        return super().path(below, format=format)


def _bare_site(metadata: dict[str, Any], settings: dict[str, Any]) -> Datasette:
    """Return our Datasette without a database; `settings` override those of `db/settings.json`."""
    home = Path(quotes_db.__file__).parent
    site = _Site(
        [],
        metadata=metadata,
        settings=json.loads((home / "settings.json").read_text(encoding="utf-8")) | settings,
        template_dir=str(home / "templates"),
        plugins_dir=str(home / "plugins"),
        static_mounts=[("static", str(home / "static"))],
    )
    site.remove_database("_memory")
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
    """Serve the database, or a folder of databases by year, until interrupted.

    `ready` is called with the address once it answers. Port 0 takes a free one. Raises a QuotesError
    (nothing to serve, port taken, cannot listen) before that.
    """
    site = make_years_site(database) if database.is_dir() else make_site(database, review=review)
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


def _check(database: Path, *, hint: str | None = None) -> None:
    """Raise NothingToServeError unless `database` is a file with a table of quotations."""
    if not database.is_file():
        remedy = hint or f"Make one: quotes add FOLDER --db {database}"
        raise NothingToServeError(f"{database}: no such database. {remedy}")
    connection = sqlite3.connect(database.resolve().as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM (SELECT id FROM quotes LIMIT 1)")
    except sqlite3.DatabaseError as error:
        raise NothingToServeError(
            f"{database}: not a database of quotations ({error}). {hint or 'Name another with --db'}"
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
