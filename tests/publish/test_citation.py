"""Citations: a sentence, BibTeX, CSL-JSON, a link to the words."""

from typing import Any

import pytest

from quotes.publish.citation import bibtex, csl, fragment_link, plain_citation

ADDRESS = "https://quotes.example/quotes/quotes/7"
ROW: dict[str, Any] = {
    "id": 7,
    "text": "We are 100% sure,",
    "speaker": "Ana Ruiz",
    "source": "she",
    "said_on": "2026-03-03",
    "said_until": None,
    "said_precision": "day",
    "said_basis": "stated",
    "said_text": "Tuesday",
    "title": "Cranes & {patience}",
    "publisher": "Harbour Post",
    "published": "2026-03-04",
    "author": "Bo Lind",
    "url": "https://post.example/a_b?c=1#top",
}
BARE = ROW | dict.fromkeys(("speaker", "source", "said_on", "said_basis", "title", "publisher"), None)
BARE |= dict.fromkeys(("published", "author", "url", "said_text"), None)


def test_a_sentence_says_who_what_when_and_where() -> None:
    assert plain_citation(ROW, address=ADDRESS) == (
        "Ana Ruiz: “We are 100% sure” (said Tuesday 3 March 2026), quoted in “Cranes & {patience}”, "
        f"Harbour Post, 4 March 2026. {ADDRESS}"
    )
    assert plain_citation(BARE, address=ADDRESS) == (
        f"Speaker not named: “We are 100% sure” (no date given). {ADDRESS}"
    )


def test_bibtex_escapes_what_tex_would_run() -> None:
    entry = bibtex(ROW, address=ADDRESS)
    assert entry.startswith(
        "@misc{quotation-7,\n  author = {{Bo Lind}},\n  title = {Cranes \\& \\{patience\\}},"
    )
    assert "“We are 100\\% sure”" in entry
    assert "  url = {https://post.example/a_b?c=1#top},\n" in entry
    assert "  month = mar,\n}\n" in entry
    assert "title" not in bibtex(BARE, address=ADDRESS)


def test_csl_names_the_article() -> None:
    item = csl(ROW, address=ADDRESS)
    assert item["author"] == [{"literal": "Bo Lind"}]
    assert item["issued"] == {"date-parts": [[2026, 3, 4]]}
    assert csl(BARE, address=ADDRESS)["URL"] == ADDRESS


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        ("We won", "We%20won"),
        ("a, b-c & d", "a%2C%20b%2Dc%20%26%20d"),
        (" ".join("abcdefghijklmnop"), "a%20b%20c%20d%20e,l%20m%20n%20o%20p"),
    ],
)
def test_a_link_leads_to_the_words(content: str, fragment: str) -> None:
    assert (
        fragment_link("https://post.example/a#top", content) == f"https://post.example/a#:~:text={fragment}"
    )
