"""The Atom feed: well-formed whatever the texts hold."""

import xml.etree.ElementTree as ElementTree
from typing import Any

from quotes.publish.feed import atom_feed

LINE: dict[str, Any] = {
    "id": 7, "text": "a < b & \x07 c ]]> d,", "speaker": "Ana <b>", "said_on": "2026-03", "said_until": None,
    "said_precision": "month", "said_basis": "stated", "said_text": "March", "published": None,
    "publisher": "Post", "title": '"T"',
}  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_is_well_formed_and_dated() -> None:
    later = LINE | {"id": 8, "published": "2026-04-02", "speaker": None}
    feed = ElementTree.fromstring(
        "".join(atom_feed([LINE, later], title="All", address="x?a=1&b", site="s/"))
    )
    assert [feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")] == [
        "x?a=1&b", "All", "2026-04-02T00:00:00Z",
    ]  # fmt: skip
    first, second = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == "s/quotes/quotes/7"
    assert first.findtext(f"{ATOM}content") == '“a < b &   c ]]> d” – Ana <b>, said in March 2026. Post, "T"'
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "Not named"


def test_a_feed_of_nothing_is_one() -> None:
    assert ElementTree.fromstring("".join(atom_feed([], title="", address="", site=""))) is not None
