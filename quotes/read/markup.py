"""HTML that is known to be all article (a feed's entry, a mail) → text: a blank line between paragraphs."""

import re
from typing import Any

BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "figure",
        "br",
        "hr",
        "dd",
        "dt",
    ]
)
SILENT = frozenset(["script", "style", "head", "title", "template", "noscript"])

# Soft hyphens and zero-width spaces tell a browser where a line may end; they are no part of the words.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
DEPTH = 500
"""Elements inside each other beyond which markup is an attack or a mistake; pages stay under a hundred."""


def text_of(markup: str) -> str:
    """Return the words of the markup, entities resolved, paragraphs apart."""
    import lxml.html  # type: ignore[import-untyped]

    if not markup.strip():
        return ""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    pieces: list[str] = []
    _collect(root, pieces, 0)
    return tidy("".join(pieces))


def tidy(text: str) -> str:
    """Return the text with plain spaces, without what is invisible, and with a blank line between paragraphs.

    >>> tidy("One\\u00ad two.\\n Three\\u00a0four.")
    'One two.\\n\\nThree four.'
    """
    plain = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return "\n\n".join(line for line in (line.strip() for line in plain.split("\n")) if line)


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    """Add the element's words to the pieces, a line end before and behind each block."""
    is_block = element.tag in BLOCKS
    if isinstance(element.tag, str) and element.tag not in SILENT and depth < DEPTH:
        pieces.append("\n" if is_block else "")
        pieces.append(_one_line(element.text))
        for child in element:
            _collect(child, pieces, depth + 1)
        pieces.append("\n" if is_block else "")
    if depth:
        pieces.append(_one_line(element.tail))


def _one_line(text: str | None) -> str:
    return "" if text is None else text.replace("\n", " ")
