"""Web pages: the article's words, found among all that surrounds them by trafilatura, and its metadata."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from quotes.lexicon import words
from quotes.read.article import Article
from quotes.read.decode import decode
from quotes.read.failure import UnreadableError
from quotes.read.markup import tidy
from quotes.read.published import read_published
from quotes.read.source import Item, Source

HEADLINES = 3
"""Paragraphs at the top of a page among which the headline may stand once more."""
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"(?:by [^|•·–—,]{3,60}? ?[|•·–—,] ?)?"
    r"(?:(?:first |last )?(?:published|posted|updated)(?: on)?:? )?(?:[a-z]+day,? )?"
    r"((?:[a-z]+\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [a-z]+\.?),? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:,?(?: at| [|•·–—-])? \d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: \(?[a-z]{2,4}\)?)?)?",
    re.IGNORECASE,
)
_DATE_IN_URL = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?:/|-|\b)")
CHARSET_BYTES = 4096
"""How far into a page its encoding may be stated; the standard says 1024, some pages take longer."""
PAGE_DEPTH = 1000
"""Elements inside each other beyond which no page is read: parsers of markup call themselves for each."""


def read_page(source: Source) -> Iterator[Item]:
    """Yield the page's article."""
    raw = source.whole()
    if not raw.strip():
        raise UnreadableError("is empty")
    markup, notes = page_text(raw)
    yield replace(page_article(markup, source), notes=notes)


def page_text(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the page as text, and notes on how it was decoded."""
    stated = _CHARSET.search(raw[:CHARSET_BYTES])
    return decode(raw, stated=None if stated is None else stated[1].decode("ascii"))


def page_article(markup: str, source: Source) -> Article:
    """Return the article that the page shows; raise UnreadableError where it shows none."""
    import trafilatura
    from trafilatura.settings import set_date_params

    _check_depth(markup)
    found = trafilatura.bare_extraction(
        markup,
        url=source.url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=set_date_params(
            extensive=False
        ),  # or a © 2026 is taken for the New Year's Day
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise UnreadableError("is a page without an article's text")
    lines = tidy(found.text).split("\n\n")
    text = "\n\n".join(_paragraphs(lines, found.title))
    url = source.url or found.url
    published, where = _published(found, url, lines, source)
    return Article(
        text=text,
        title=found.title or None,
        publisher=found.sitename or None,
        url=url,
        author=found.author or None,
        published=published,
        published_source=where,
        path=source.path,
    )


def _paragraphs(lines: list[str], title: str | None) -> Iterator[str]:
    """Yield the paragraphs of the article itself: not its headline once more, not what stands between."""
    for number, line in enumerate(lines):
        repeats = number < HEADLINES and title is not None and line == tidy(title)
        if not repeats and not is_boilerplate(line):
            yield line


def is_boilerplate(line: str) -> bool:
    """Tell whether the paragraph is none of the article's: *Read more: …*, *Share this article*."""
    folded = line.casefold()
    return folded.startswith(_boilerplate())


@cache
def _boilerplate() -> tuple[str, ...]:
    return tuple(words("boilerplate_lines"))


def _published(found: Any, url: str | None, lines: list[str], source: Source) -> tuple[date | None, Any]:
    """Return the date that the markup states, else the address, else a line at the top, and which it was."""
    places = ((found.date, "metadata"), (_in_url(url), "url"), (_in_line(lines), "dateline"))
    for stated, where in places:
        try:
            if stated:
                return read_published(stated, today=source.options.today), where
        except UnreadableError:
            continue  # a template's date of the year 1, a clock that is wrong
    return None, None


def _in_url(url: str | None) -> str | None:
    match = None if url is None else _DATE_IN_URL.search(url)
    return None if match is None else "-".join(match.groups())


def _in_line(lines: list[str]) -> str | None:
    """Return the date of a line that is nothing else: *Published on March 6, 2026 at 10:00*."""
    found = (_DATE_LINE.fullmatch(line) for line in lines[:HEADLINES])
    return next((match[1] for match in found if match is not None), None)


def _check_depth(markup: str) -> None:
    """Refuse what nests without end, before a parser falls over it."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)(?:div|span|section|table|ul|ol|b|i|font|blockquote|p)\b", markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > PAGE_DEPTH:
        raise UnreadableError(f"nests its elements more than {PAGE_DEPTH} deep: no page does")
