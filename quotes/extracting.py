"""Extracts files and folders without a database: each article's lines, and what could not be read."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quotes.dates import date_article
from quotes.find import find_nonquotes
from quotes.publish.line import Line, candidates_of, quotation_line
from quotes.quotation import Quotation
from quotes.read import Article, Failure, Options, Remark, read
from quotes.workers import extract_all


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and the lines of its quotations, or of its nonquotes, in reading order."""

    article: Article
    lines: tuple[Line, ...]


def extract_paths(
    paths: Iterable[str | Path],
    *,
    options: Options | None = None,
    indirect: bool = False,
    candidates: bool = False,
    workers: int = 1,
) -> Iterator[Extracted | Failure | Remark]:
    """Yield the quotations of each article of the paths, and what is to be said about the others.

    `indirect` adds speech without quotation marks, `candidates` who else may be the speaker.
    """
    aside: deque[Failure | Remark] = deque()
    articles = _articles(paths, options, aside)
    for article, quotations in extract_all(articles, workers=workers, indirect=indirect):
        while aside:
            yield aside.popleft()
        if not article.is_english:
            yield Remark(
                article.label, f"not in English ({article.language}), so nothing is looked for in it"
            )
        yield Extracted(article, quotation_lines(article, quotations, candidates=candidates))
    yield from aside


def find_paths(
    paths: Iterable[str | Path], *, options: Options | None = None
) -> Iterator[Extracted | Failure | Remark]:
    """Yield the nonquotes of each article of the paths, and what is to be said about the others."""
    for item in read(paths, options=options):
        yield Extracted(item, nonquote_lines(item)) if isinstance(item, Article) else item


def _articles(
    paths: Iterable[str | Path], options: Options | None, aside: deque[Failure | Remark]
) -> Iterator[Article]:
    """Yield the articles, each with its day; lay aside what is none."""
    for item in read(paths, options=options):
        if isinstance(item, Article):
            yield date_article(item, today=date.today())
        else:
            aside.append(item)


def quotation_lines(
    article: Article, quotations: Iterable[Quotation], *, candidates: bool = False
) -> tuple[Line, ...]:
    """Return the lines of the article's quotations, with candidates where wanted."""
    return tuple(
        quotation_line(article, quotation) | (candidates_of(article, quotation) if candidates else {})
        for quotation in quotations
    )


def nonquote_lines(article: Article) -> tuple[Line, ...]:
    """Return the lines of the words in marks that quote nobody, each with the reason."""
    found = ((nonquote.content, nonquote.reason) for nonquote in find_nonquotes(article))
    return tuple(
        {
            "article": article.label,
            "start": content.start,
            "end": content.end,
            "text": content.of(article.text),
            "reason": reason,
        }
        for content, reason in found
    )
