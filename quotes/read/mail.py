"""Mail (`.eml`), as newsletters come: subject, sender and date, and the words of its body."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from quotes.read.article import Article
from quotes.read.decode import decode
from quotes.read.failure import UnreadableError
from quotes.read.markup import text_of, tidy
from quotes.read.page import is_boilerplate
from quotes.read.published import read_published
from quotes.read.source import Item, Source


def read_mail(source: Source) -> Iterator[Item]:
    """Yield the mail as one article."""
    mail = BytesParser(policy=policy.default).parsebytes(source.whole())
    text = "\n\n".join(line for line in _words(mail).split("\n\n") if not is_boilerplate(line))
    if not text:
        raise UnreadableError("is a mail without words")
    sender, address = parseaddr(str(mail.get("From", "")))
    when = mail.get("Date")
    yield Article(
        text=text,
        id=(str(mail.get("Message-ID", "")).strip(" <>") or None),
        title=str(mail.get("Subject", "")).strip() or None,
        publisher=sender or address or None,
        published=None if when is None else read_published(str(when), today=source.options.today),
        path=source.path,
    )


def _words(mail: EmailMessage) -> str:
    """Return the words of the body; of HTML rather than of text, whose lines are broken anywhere."""
    body = mail.get_body(preferencelist=("html", "plain"))
    if body is None:
        return ""
    raw = body.get_payload(decode=True)
    assert isinstance(raw, bytes)  # a part of text has no parts
    content, _ = decode(raw, stated=body.get_content_charset())
    if body.get_content_subtype() == "html":
        return text_of(content)
    return tidy(re.sub(r"(?<=\S)\r?\n(?=\S)", " ", content))
