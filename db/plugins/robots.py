"""What crawlers may read: every page once, and none of the endless searches and filters."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from datasette import Response, hookimpl
from markupsafe import escape

from quotes.publish.counting import latest
from quotes.publish.statistics import publisher_path

_ROBOTS = """User-agent: *
Disallow: {base}/*?
Disallow: {base}/-/
Disallow: {base}/review
Disallow: {base}/*.json$
Disallow: {base}/*.csv$
Disallow: {base}/*.db$
Sitemap: {site}sitemap.xml
"""

_SPEAKERS = "select slug from speakers where quote_count > 0 order by quote_count desc, id limit 40000"
_PUBLISHERS = "select distinct publisher from articles where publisher is not null order by 1 limit 5000"
# Stands for the host in the remembered map; no address has it.
_HOST = "\0"

_PAGES = ("/", "/statistics", "/publishers", "/quotes/quotes", "/quotes/speakers", "/quotes/articles")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses that crawlers ask for."""
    return [(r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap)]


async def robots(datasette: Any, request: Any) -> Response:
    """Return what crawlers are to leave alone."""
    base = datasette.setting("base_url").rstrip("/")
    site = datasette.absolute_url(request, datasette.urls.instance())
    return Response.text(_ROBOTS.format(base=base, site=site))


async def sitemap(datasette: Any, request: Any) -> Response:
    """Return the addresses of the pages that stay: of speakers, of publishers, and a few more."""
    text = await latest(datasette, "sitemap", lambda: _sitemap(datasette))
    host = str(datasette.absolute_url(request, "/")).rstrip("/")
    return Response(text.replace(_HOST, str(escape(host))), content_type="application/xml; charset=utf-8")


async def _sitemap(datasette: Any) -> str:
    """Return the text of the map, with a sign for the host, by which visitors may call us differently."""
    db = datasette.get_database("quotes")
    paths = [
        *_PAGES,
        *(publisher_path(row["publisher"]) for row in await db.execute(_PUBLISHERS)),
        *(f"/speakers/{quote(row['slug'])}" for row in await db.execute(_SPEAKERS)),
    ]
    urls = "".join(f"<url><loc>{_HOST}{escape(datasette.urls.path(path))}</loc></url>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
