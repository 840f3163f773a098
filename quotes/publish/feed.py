"""Quotations as an Atom feed (RFC 4287), which feed readers and newsroom chats subscribe to."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from quotes.publish.line import Line
from quotes.publish.wording import when_said, words_alone

# XML 1.0 has no way to write these, not even escaped.
_FORBIDDEN = {code: " " for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}


def atom_feed(lines: Iterable[Line], *, title: str, address: str, site: str) -> Iterator[str]:
    """Yield the feed, an entry a quotation; `address` is the feed's own, `site` that of the front page."""
    latest = None
    entries = []
    for line in lines:
        moment = _moment(line)
        latest = max(latest or moment, moment)
        entries.append(_entry(line, moment=moment, site=site))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
    yield f"<id>{_text(address)}</id>\n<title>{_text(title)}</title>\n"
    yield f"<updated>{latest or _NO_DATE}</updated>\n"
    yield f'<link rel="self" href={_attribute(address)}/>\n'
    yield from entries
    yield "</feed>\n"


_NO_DATE = "1970-01-01T00:00:00Z"


def _entry(line: Line, *, moment: str, site: str) -> str:
    speaker = line["speaker"] or "Not named"
    page = f"{site}quotes/quotes/{line['id']}"
    said = when_said(line)
    where = ", ".join(part for part in (line["publisher"], line["title"]) if part)
    words = words_alone(line["text"])
    content = f"“{words}” – {speaker}, {said}. {where}".strip()
    return (
        f"<entry>\n<id>{_text(page)}</id>\n<title>{_text(f'{speaker}: “{_short(words)}”')}</title>\n"
        f"<updated>{moment}</updated>\n<link href={_attribute(page)}/>\n"
        f"<author><name>{_text(speaker)}</name></author>\n"
        f'<content type="text">{_text(content)}</content>\n</entry>\n'
    )


def _moment(line: Line) -> str:
    """Return when the entry is dated: the publication, else the day said; readers sort by it."""
    day = line["published"] or line["said_on"]
    return f"{(day + '-01-01')[:10]}T00:00:00Z" if day else _NO_DATE


def _short(words: str, longest: int = 80) -> str:
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0] + " …"


def _text(words: str) -> str:
    return escape(words.translate(_FORBIDDEN))


def _attribute(words: str) -> str:
    return quoteattr(words.translate(_FORBIDDEN))
