"""Addresses on the web: manners, limits, and that nobody is led into our own network. Loopback only."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from read.made_files import page, rss

from quotes.read import Article, Failure, Options, read, web

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/quay": (200, {"Content-Type": "text/html", "ETag": '"1"'}, page().encode()),
    "/moved": (301, {"Location": "/quay"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/picture": (200, {"Content-Type": "text/html"}, b"\xff\xd8\xff\0"),
    "/closed/a": (200, {}, page().encode()),
    "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed/\n"),
}


class Paper(BaseHTTPRequestHandler):
    """A small site; `asked` holds what was asked for."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self._found()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(body)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _found(self) -> tuple[int, dict[str, str], bytes]:
        if self.headers.get("If-None-Match") == '"1"':
            return 304, {}, b""
        if self.path == "/feed":
            port = self.headers["Host"].partition(":")[2]
            return (
                200,
                {},
                rss().replace(b"https://harbour-post.example", f"http://127.0.0.1:{port}".encode()),
            )
        return PAGES.get(self.path, (200 if self.path in {"/endless", "/slow"} else 404, {}, b""))

    def _send(self, body: bytes) -> None:
        try:
            if self.path == "/endless":
                for _ in range(1000):
                    self.wfile.write(b"<p>words</p>" * 1000)
            elif self.path == "/slow":
                for _ in range(40):
                    self.wfile.write(b"<")
                    time.sleep(0.1)
            else:
                self.wfile.write(body)
        except OSError:
            pass  # the other side has had enough, as it should


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(web, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(web, "LONGEST_SECONDS", 1.0)
    monkeypatch.setattr(web, "WHOLE_BYTES", 100_000)
    monkeypatch.setattr(Paper, "asked", [])
    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def failure(address: str, *, allow_private: bool = True) -> str:
    (item,) = read([address], options=Options(allow_private=allow_private))
    assert isinstance(item, Failure)
    return item.reason


def test_a_page_is_read_from_where_it_was_found_in_the_end(site: str) -> None:
    (article,) = read([f"{site}/moved"], options=Options(allow_private=True))

    assert isinstance(article, Article)
    assert article.text.startswith("“The quay is closed,” Ana Ruiz told reporters on Thursday.")
    assert (article.url, article.path) == (f"{site}/quay", f"{site}/moved")
    assert Paper.asked == ["/robots.txt", "/moved", "/quay"]


def test_a_feed_and_the_pages_that_it_links_to(site: str) -> None:
    found = list(read([f"{site}/feed"], options=Options(allow_private=True, pages=True)))

    assert [item.url for item in found if isinstance(item, Article)] == [f"{site}/quay", None]


def test_what_has_not_changed_is_not_read_again(site: str) -> None:
    address, options = f"{site}/quay", Options(allow_private=True)

    assert [type(item) for item in read([address, address], options=options)] == [Article]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("/closed/a", "is closed to programs by the site's robots.txt", id="robots forbid"),
        pytest.param("/gone", "is answered with 404", id="gone"),
        pytest.param("/round", "is redirected more than 5 times", id="round and round"),
        pytest.param("/file", "leads to file:///etc/passwd, which is no address of the web", id="to a file"),
        pytest.param("/picture", "is a binary file", id="a picture that says it is a page"),
        pytest.param("/endless", "is larger than", id="endless"),
        pytest.param("/slow", "takes too long to be sent", id="a byte now and then"),
    ],
)
def test_what_goes_wrong_is_said(site: str, path: str, reason: str) -> None:
    assert failure(f"{site}{path}").startswith(reason)


def test_our_own_network_is_not_asked(site: str) -> None:
    reason = "leads into this machine's own network (127.0.0.1); --allow-private lets that be read"

    assert failure(f"{site}/quay", allow_private=False) == reason
    assert Paper.asked == []


def test_a_name_that_stands_for_a_private_address_is_not_asked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One private address among public ones is enough: nobody honest mixes them."""
    port = int(site.rpartition(":")[2])
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)

    assert failure(f"http://news.example:{port}/quay", allow_private=False).startswith(
        "leads into this machine"
    )
    assert Paper.asked == []


def test_a_redirect_into_our_own_network_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes for a public one; the one that it leads to does not."""
    port = int(site.rpartition(":")[2])
    monkeypatch.setitem(PAGES, "/quay", (302, {"Location": f"http://localhost:{port}/secret"}, b""))
    known = web.is_public
    monkeypatch.setattr(
        web, "_addresses", lambda host, _: ["127.0.0.1" if host == "127.0.0.1" else "127.0.0.2"]
    )
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1" or known(address))

    assert failure(f"{site}/quay", allow_private=False).startswith(
        "leads into this machine's own network (localhost)"
    )
    assert "/secret" not in Paper.asked


def test_from_encrypted_to_plain_is_refused() -> None:
    class Answer:
        status = 301
        headers = [(b"Location", b"http://x.example/")]

    with pytest.raises(ValueError, match="which is not encrypted"):
        web._redirect(Answer(), "https://x.example/")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert web.is_public(address) == public
