"""Cells of query results: numbers of quotations, speakers and articles become links, hits are marked."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from typing import Any

from datasette import hookimpl
from markupsafe import Markup

from quotes.publish.passage import HIT_START, mark_hits

# Column → the table whose row it names, and what the link to it says.
_LINKS = {
    "quote_id": ("quotes", "evidence"),
    "speaker_id": ("speakers", "all of it"),
    "article_id": ("articles", "article"),
}


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:
    """Return the cell as HTML, or None to leave it to Datasette."""
    if table is None and column in _LINKS and isinstance(value, int):
        other, label = _LINKS[column]
        return Markup('<a href="{}">{}</a>').format(datasette.urls.row(database, other, str(value)), label)
    if isinstance(value, str) and HIT_START in value:
        return mark_hits(value)
    return None
