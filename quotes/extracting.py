"""Extracts files and folders without a database: each article's lines, and what could not be read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quotes.dates import date_article
from quotes.find import find_nonquotes
from quotes.pipeline import extract
from quotes.publish.line import Line, candidates_of, quotation_line
from quotes.read import Article, Failure, Options, Remark, read


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and the lines of its quotations, or of its nonquotes, in reading order."""

    article: Article
    lines: tuple[Line, ...]


def quotation_lines(
    article: Article, *, indirect: bool = False, candidates: bool = False
) -> tuple[Line, ...]:
    """Return the lines of the article's quotations, with indirect speech and candidates where wanted."""
    return tuple(
        quotation_line(article, quotation) | (candidates_of(article, quotation) if candidates else {})
        for quotation in extract(article, indirect=indirect)
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


def extract_paths(
    paths: Iterable[str | Path],
    *,
    options: Options | None = None,
    lines_of: Callable[[Article], tuple[Line, ...]] = quotation_lines,
) -> Iterator[Extracted | Failure | Remark]:
    """Yield what each article of the paths holds, and what is to be said about the others."""
    for item in read(paths, options=options):
        if isinstance(item, Article):
            article = date_article(item, today=date.today())
            if not article.is_english:
                yield Remark(
                    article.label, f"not in English ({article.language}), so nothing is looked for in it"
                )
            yield Extracted(article, lines_of(article))
        else:
            yield item
