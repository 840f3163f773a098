"""Addresses on the web → bytes, with manners and with care.

*Manners*: what `robots.txt` forbids is not asked for; a host gets one request at a time, a second apart or as
far as it asks for; we say who we are. *Care*: only http and https, at most five redirects, none from https
back to http, nothing longer than a minute or 32 MB, and **no address inside this machine or network**: every
address that a name stands for is looked at, and the connection goes to the one that was looked at, also
after a redirect. What was fetched before is asked for with its `ETag` and `Last-Modified`, and costs nothing
if it has not changed.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
from protego import Protego

from quotes import __version__
from quotes.read.article import Validators
from quotes.read.failure import UnreadableError
from quotes.read.packing import Metered
from quotes.read.source import WHOLE_BYTES

AGENT = f"quotes/{__version__}"
PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
"""A site that asks for more between two requests is refused rather than waited for."""
LONGEST_SECONDS = 60.0
WAIT_SECONDS = 15.0
"""For a connection, and for each piece of an answer."""
REDIRECTS = 5
ROBOTS_BYTES = 500_000
"""What RFC 9309 wants read at the least."""

_MOVED = {301, 302, 303, 307, 308}
_OK, _NOT_MODIFIED, _CLIENT_ERRORS = 200, 304, range(400, 500)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes of an answer, the address where they were found, and what tells whether they change."""

    stream: Metered
    url: str
    given: Validators | None


class Web:
    """Connections, and what was learned of each host: a state, for manners need memory.

    `seen` holds for each address what its site gave with it: what has not changed since is not sent again.
    """

    def __init__(self, *, allow_private: bool, seen: Mapping[str, Validators]) -> None:
        self._pool = httpcore.ConnectionPool(network_backend=_Guarded(allow_private=allow_private))
        self._robots: dict[str, Protego] = {}
        self._asked_at: dict[str, float] = {}
        self._seen = seen

    @contextmanager
    def opened(self, address: str) -> Iterator[Opened]:
        """Give what stands at the address.

        Raises UnreadableError if there is nothing, or nothing that may be had.
        """
        deadline = time.monotonic() + LONGEST_SECONDS
        url = address
        for _ in range(REDIRECTS + 1):
            self._check_robots(url)
            with self._answer(url, _conditions(self._seen.get(url))) as answer:
                target = _redirect(answer, url)
                if target is None:
                    yield Opened(_body(answer, deadline), url, _validators(answer))
                    return
            url = target
        raise UnreadableError(f"is redirected more than {REDIRECTS} times")

    def _check_robots(self, url: str) -> None:
        """Raise unless the host lets programs read the address; wait as long as it wants."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UnreadableError(f"leads to {url[:60]}, which is no address of the web")
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = Protego.parse(self._rules(f"{host}/robots.txt"))
        robots = self._robots[host]
        if not robots.can_fetch(url, AGENT):
            raise UnreadableError("is closed to programs by the site's robots.txt")
        self._wait(host, robots.crawl_delay(AGENT) or PAUSE_SECONDS)

    def _rules(self, url: str) -> str:
        """Return the host's rules; none if it has none, and all forbidden if it fails, as RFC 9309 says."""
        for _ in range(REDIRECTS + 1):
            with self._answer(url, {}) as answer:
                target = _redirect(answer, url)
                if target is None:
                    return _rules_of(answer)
            url = target
        return ""

    def _wait(self, host: str, pause: float) -> None:
        if pause > LONGEST_PAUSE_SECONDS:
            raise UnreadableError(f"asks for {pause:.0f} seconds between requests, which is too long to wait")
        left = self._asked_at.get(host, -pause) + pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._asked_at[host] = time.monotonic()

    @contextmanager
    def _answer(self, url: str, known: Mapping[bytes, bytes]) -> Iterator[httpcore.Response]:
        """Give the answer to a request, its body still to be read."""
        headers = {b"User-Agent": AGENT.encode(), b"Accept-Encoding": b"gzip", **known}
        waits = dict.fromkeys(("connect", "read", "write", "pool"), WAIT_SECONDS)
        try:
            with self._pool.stream(
                "GET", url, headers=list(headers.items()), extensions={"timeout": waits}
            ) as answer:
                yield answer
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            reason = str(error) or type(error).__name__
            raise UnreadableError(f"could not be fetched ({reason[:80]})") from None
        except UnicodeError:
            raise UnreadableError("is no address that a name server would know") from None


def _validators(answer: httpcore.Response) -> Validators | None:
    """Return by what the site tells whether the page has changed, None if by nothing."""
    headers = {name.lower(): value.decode("latin-1") for name, value in answer.headers}
    given = Validators(headers.get(b"etag"), headers.get(b"last-modified"))
    return None if given == Validators(None, None) else given


def _conditions(given: Validators | None) -> dict[bytes, bytes]:
    """Return the headers that ask for the page only if it has changed."""
    if given is None:
        return {}
    asked = {b"If-None-Match": given.etag, b"If-Modified-Since": given.last_modified}
    return {name: value.encode("latin-1") for name, value in asked.items() if value is not None}


def _redirect(answer: httpcore.Response, url: str) -> str | None:
    """Return where the answer leads, None if it is one."""
    if answer.status not in _MOVED:
        return None
    headers = {name.lower(): value for name, value in answer.headers}
    target = urljoin(url, headers.get(b"location", b"").decode("latin-1"))
    if url.startswith("https:") and not target.startswith("https:"):
        raise UnreadableError(f"is redirected to {target[:60]}, which is not encrypted")
    return target


def _body(answer: httpcore.Response, deadline: float) -> Metered:
    """Return the bytes of a good answer."""
    if answer.status == _NOT_MODIFIED:
        raise NotModifiedError
    if answer.status != _OK:
        raise UnreadableError(f"is answered with {answer.status}")

    def check(count: int) -> None:
        if count > WHOLE_BYTES:
            raise UnreadableError(f"is larger than {WHOLE_BYTES // 1_000_000} MB")

    return Metered(_Pieces(answer, deadline), check)


def _rules_of(answer: httpcore.Response) -> str:
    if answer.status == _OK:
        pieces = _Pieces(answer, time.monotonic() + WAIT_SECONDS)
        return pieces.read(ROBOTS_BYTES).decode("utf-8", errors="replace")
    return "" if answer.status in _CLIENT_ERRORS else "User-agent: *\nDisallow: /"


class NotModifiedError(UnreadableError):
    """What stands at the address is what was read before: nothing is wrong, and nothing is to be done."""


class _Pieces:
    """The body of an answer as something to read, until the deadline."""

    def __init__(self, answer: httpcore.Response, deadline: float) -> None:
        self._pieces = answer.iter_stream()
        self._left = b""
        self._deadline = deadline

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; nothing at the end."""
        while not self._left:
            if time.monotonic() > self._deadline:
                raise UnreadableError("takes too long to be sent")
            piece = next(iter(self._pieces), None)
            if piece is None:
                return b""
            self._left = piece
        given, self._left = self._left[:size], self._left[size:]
        return given


class _Guarded(httpcore.NetworkBackend):
    """Connections to public addresses alone: the address that was looked at is the one that is used."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the host, if all its addresses are public."""
        found = _addresses(host, port)
        if not self._allow_private and not all(is_public(address) for address in found):
            raise UnreadableError(
                f"leads into this machine's own network ({host}); --allow-private lets that be read"
            )
        return self._network.connect_tcp(found[0], port, timeout, local_address, socket_options)


def _addresses(host: str, port: int) -> list[str]:
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise UnreadableError(f"there is no host {host}, or no network") from None


def is_public(address: str) -> bool:
    """Tell whether the address (as numbers) belongs to a machine that everybody may ask."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found.sixtofour is not None or found.teredo is not None or found in _NAT64:
            return False  # they hold an address of the old kind, which may be a private one
    return found.is_global and not found.is_multicast
