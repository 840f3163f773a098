"""What the finding room makes of a text, as marked text: a row of a table is its own expectation.

`“[d1:We won,]” she said. “[d1:Twice.]” He called it “[m2:a disgrace]” in “[title:The Harbour News].”`
Direct and mixed contents are numbered by their quotation, in reading order; a nested quotation stands in the
one around it; marks that quote nobody carry their reason.
"""

import pytest
from marked import parse, show

from quotes.find import find_nonquotes, find_quotations
from quotes.read.article import Article
from quotes.span import Span


def remark(marked: str) -> str:
    """Return the row's text, marked anew by what is found in it."""
    text, _ = parse(marked)
    return show(text, found_spans(text))


def found_spans(text: str) -> dict[str, list[Span]]:
    """Return the contents found, each quotation's under a label of its own."""
    found = find_quotations(Article(text=text))
    return {
        f"{quotation.kind[0]}{number}": list(quotation.contents) for number, quotation in enumerate(found, 1)
    }


def remark_nonquotes(marked: str) -> str:
    """Return the row's text with what quotes nobody marked by its reason (a *scare quote* is `scare`)."""
    text, _ = parse(marked)
    spans: dict[str, list[Span]] = {}
    for found in find_nonquotes(Article(text=text)):
        spans.setdefault(found.reason.split()[0], []).append(found.content)
    return show(text, spans)


def rows(table: dict[str, str], *, failing: dict[str, str] | None = None) -> pytest.MarkDecorator:
    """Return the table as test cases named by its keys; `failing` gives the reason of rows that we miss."""
    failing = failing or {}
    cases = [
        pytest.param(row, id=name, marks=[pytest.mark.xfail(reason=failing[name])] if name in failing else [])
        for name, row in table.items()
    ]
    return pytest.mark.parametrize("row", cases)
