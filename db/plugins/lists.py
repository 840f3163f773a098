"""The rows of the lists of speakers and of articles, read by id so that `?_col=` cannot break a page."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

import asyncio
import json
from collections.abc import Callable, Iterable
from typing import Any

from datasette import hookimpl

from quotes.publish.counting import latest, remembered
from quotes.publish.speakers import known_names, near_names
from quotes.publish.who import who_condition

_SPEAKERS = """
select id, slug, name, type, role, quote_count, first_said, last_said from speakers
where id in (select value from json_each(:ids))
"""
_LIKE = """
select id, slug, name, role, quote_count from speakers
where quote_count > 0 and type <> 'unnamed' and {condition} order by quote_count desc, name limit 4
"""
_CALLED = """
select id, slug, name, role, quote_count from speakers
where quote_count > 0 and (name in (select value from json_each(:names))
  or id in (select speaker_id from aliases where name in (select value from json_each(:names))))
order by quote_count desc, name limit 4
"""
_ARTICLES = """
select id, title, publisher, published,
       (select count(*) from quotes where quotes.article_id = articles.id) as quotations
from articles where id in (select value from json_each(:ids))
"""


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Callable[..., Any]]:
    """Return the functions that templates call for lists."""

    async def listed(sql: str, display_rows: Iterable[Any]) -> list[dict[str, Any]]:
        ids = ids_of(display_rows)
        rows = await datasette.get_database("quotes").execute(sql, {"ids": json.dumps(ids)})
        found = {row["id"]: dict(row) for row in rows}
        return [found[id_] for id_ in ids if id_ in found]

    async def speakers_of(display_rows: Iterable[Any]) -> list[dict[str, Any]]:
        return await listed(_SPEAKERS, display_rows)

    async def articles_of(display_rows: Iterable[Any]) -> list[dict[str, Any]]:
        return await listed(_ARTICLES, display_rows)

    async def speakers_like(words: str) -> list[dict[str, Any]]:
        """Return the most quoted speakers whom the words of a search may mean."""
        condition, values = who_condition(words)
        return await remembered(datasette, _LIKE.format(condition=condition), values)

    async def speakers_near(words: str) -> list[dict[str, Any]]:
        """Return the speakers whose names are written much like the words."""
        db = datasette.get_database("quotes")
        known = await latest(datasette, "names", lambda: db.execute_fn(known_names))
        names = await asyncio.to_thread(near_names, known, words)
        return await remembered(datasette, _CALLED, {"names": json.dumps(names)})

    def described_tables() -> dict[str, Any]:
        """Return title, description and columns of each table."""
        tables: dict[str, Any] = datasette.metadata("tables", database="quotes") or {}
        return tables

    return {
        "ids_of": ids_of,
        "speakers_of": speakers_of,
        "articles_of": articles_of,
        "speakers_like": speakers_like,
        "speakers_near": speakers_near,
        "described_tables": described_tables,
        "site_licence": lambda: datasette.metadata("license"),
    }


def ids_of(display_rows: Iterable[Any]) -> list[int]:
    """Return the ids of a table page's rows, in their order."""
    return [int(row["id"]) for row in display_rows]
