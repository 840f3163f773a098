"""Word files (`.docx`): the paragraphs, with the file's own title, author and date. Needs `quotes[docx]`."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

from quotes.read.article import Article
from quotes.read.extras import needed
from quotes.read.failure import UnreadableError
from quotes.read.markup import tidy
from quotes.read.source import Item, Source


def read_docx(source: Source) -> Iterator[Item]:
    """Yield the file as one article."""
    docx = needed("docx", extra="docx")
    try:
        document = docx.Document(BytesIO(source.whole()))
    except (KeyError, ValueError, BadZipFile, docx.opc.exceptions.PackageNotFoundError) as error:
        raise UnreadableError(f"is a broken Word file ({str(error)[:80]})") from None
    text = tidy("\n".join(paragraph.text for paragraph in document.paragraphs))
    if not text:
        raise UnreadableError("is a Word file without words")
    about = document.core_properties
    yield Article(text=text, title=about.title or None, author=about.author or None, path=source.path)
