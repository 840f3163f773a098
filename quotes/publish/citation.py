"""How a quotation is cited: as a sentence, as BibTeX, as CSL-JSON, and as a link to the very words.

All take a quotation's row with the article's `title`, `author` and `url`, and the page's own `address`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from quotes.publish.wording import date_in_words, when_said, words_alone

Row = Mapping[str, Any]

# Words that a link names in full; of longer texts it names the first and the last few.
_FRAGMENT_WORDS = 12
_FRAGMENT_ENDS = 5

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TEX |= {sign: f"\\{sign}" for sign in "#$%&_"}


def plain_citation(row: Row, *, address: str) -> str:
    """Return the citation as a sentence."""
    where = [
        f"“{row['title']}”" if row["title"] else "",
        row["publisher"] or "",
        date_in_words(row["published"]),
    ]
    source = ", ".join(part for part in where if part)
    quoted = f", quoted in {source}" if source else ""
    return f"{speaker_of(row)}: “{words_alone(row['text'])}” ({when_said(row)}){quoted}. {address}"


def bibtex(row: Row, *, address: str) -> str:
    """Return the citation as a BibTeX entry; the article is what is cited, the words stand in its note."""
    published = row["published"] or ""
    fields = {
        "author": f"{{{_tex(row['author'])}}}" if row["author"] else None,
        "title": _tex(row["title"]) if row["title"] else None,
        "howpublished": _tex(row["publisher"]) if row["publisher"] else None,
        "year": published[:4] or None,
        "url": _tex_url(row["url"] or address),
        "note": _tex(f"{speaker_of(row)}: “{words_alone(row['text'])}” ({when_said(row)}). {address}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if published:
        lines.append(f"  month = {_MONTHS[int(published[5:7]) - 1]},")
    return "\n".join([f"@misc{{quotation-{row['id']},", *lines, "}", ""])


def csl(row: Row, *, address: str) -> dict[str, Any]:
    """Return the citation as an item of CSL-JSON, which Zotero and Pandoc read."""
    item: dict[str, Any] = {"id": f"quotation-{row['id']}", "type": "article-newspaper"}
    named = {"title": row["title"], "container-title": row["publisher"], "URL": row["url"] or address}
    item |= {name: value for name, value in named.items() if value}
    if row["author"]:
        item["author"] = [{"literal": row["author"]}]
    if row["published"]:
        item["issued"] = {"date-parts": [[int(part) for part in row["published"].split("-")]]}
    return item | {"note": f"{speaker_of(row)}: “{words_alone(row['text'])}” ({when_said(row)}). {address}"}


def fragment_link(url: str, content: str) -> str:
    """Return the source's address with a text fragment: a browser scrolls to the words and marks them.

    >>> fragment_link("https://ledger.example/a", "both sides, and more")
    'https://ledger.example/a#:~:text=both%20sides%2C%20and%20more'
    """
    words = content.split()
    ends = [" ".join(words)]
    if len(words) > _FRAGMENT_WORDS:
        ends = [" ".join(words[:_FRAGMENT_ENDS]), " ".join(words[-_FRAGMENT_ENDS:])]
    wanted = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={wanted}"


def speaker_of(row: Row) -> str:
    """Return who spoke, in words."""
    return row["speaker"] or (f"“{row['source']}” (not named)" if row["source"] else "Speaker not named")


def _tex(words: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(words.split()))


def _tex_url(url: str) -> str:
    """Return an address as `url` takes it: no sign of it is special but those that would end the field."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
