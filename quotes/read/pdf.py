"""PDF: the words of the pages, hyphens at line ends taken out, lines joined. Needs `quotes[pdf]`."""

import re
from collections.abc import Iterator
from io import BytesIO

from quotes.read.article import Article
from quotes.read.extras import needed
from quotes.read.failure import UnreadableError
from quotes.read.markup import tidy
from quotes.read.source import Item, Source

# "frus-\ntrated": small letters on both sides. A hyphen before a capital letter belongs to the word.
_HYPHENATED = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
# A line goes on in the next unless it ends a sentence and the next begins one.
_GOES_ON = re.compile(r"(?<![.!?:”’\"'])\n(?=\S)|\n(?=[a-z,;])")


def read_pdf(source: Source) -> Iterator[Item]:
    """Yield the file as one article; a scan without words is refused."""
    pypdf = needed("pypdf", extra="pdf")
    try:
        document = pypdf.PdfReader(BytesIO(source.whole()))
        lines = "\n".join(page.extract_text() for page in document.pages)
        title = document.metadata.title if document.metadata else None
    except (pypdf.errors.PyPdfError, ValueError, KeyError) as error:
        raise UnreadableError(f"is a PDF that cannot be read ({str(error)[:80]})") from None
    text = tidy(joined(lines))
    if not text:
        raise UnreadableError("is a PDF without words: a scan, which must go through text recognition first")
    yield Article(text=text, title=title or None, path=source.path)


def joined(lines: str) -> str:
    """Return printed lines as running text.

    >>> joined("It was frus-\\ntrating, she\\nsaid.\\nNobody came.")
    'It was frustrating, she said.\\nNobody came.'
    """
    return _GOES_ON.sub(" ", _HYPHENATED.sub("", lines))
