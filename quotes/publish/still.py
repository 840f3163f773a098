"""A still sample of the site: pages as files that any web server, or none, can show; links among them work.

What needs the program (searching, narrowing down, downloads) is left out of them.
"""

import asyncio
import os
import re
from collections import deque
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from quotes.publish.packaging import FolderTakenError
from quotes.publish.serve import make_site

PAGES = 200
"""Pages of a sample where no other number is asked for: some 4 MB."""

# The pages that every sample begins with; the rest is what they lead to, in order.
_FIRST = ("/", "/statistics", "/publishers", "/quotes/quotes", "/quotes/speakers", "/quotes/articles")
_LINK = re.compile(r'\bhref="([^"]*)"')
_PAGE = re.compile(r"/(?!/|-/)[^?]*")
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_MAIN = re.compile(r'(<main id="content"[^>]*>)')
_NOTE = r"\1<p class='notice'>A still sample: to search and to narrow down needs the site itself.</p>"


def write_sample(database: Path, folder: Path, *, pages: int = PAGES) -> int:
    """Write up to that many pages into `folder`, which must be new or empty, and return how many there are.

    Raises FolderTakenError for a folder with anything in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(f"{folder}: there is something in it. Name a folder that is not there yet")
    found = asyncio.run(_visited(make_site(database), pages))
    names = {path: _file_of(path, is_page="." not in PurePosixPath(path).name) for path in found}
    for path, body in found.items():
        file = folder / names[path]
        file.parent.mkdir(parents=True, exist_ok=True)
        is_page = names[path].suffix == ".html"
        file.write_bytes(_stilled(body.decode(), path, names).encode() if is_page else body)
    return sum(name.suffix == ".html" for name in names.values())


async def _visited(site: Any, pages: int) -> dict[str, bytes]:
    """Return the bodies of the pages by path, and of the style sheet and the icon."""
    found: dict[str, bytes] = {}
    waiting, seen = deque(_FIRST), set(_FIRST)
    while waiting and len(found) < pages:
        path = waiting.popleft()
        answer = await site.client.get(path)
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        found[path] = answer.content
        for link in _paths(answer.text):
            if link not in seen and "." not in PurePosixPath(link).name:
                seen.add(link)
                waiting.append(link)
    for path in ("/static/site.css", "/static/icon.svg"):
        found[path] = (await site.client.get(path)).content
    return found


def _paths(page: str) -> Iterable[str]:
    """Return the pages of the site that a page leads to."""
    links = (unescape(link).partition("#")[0] for link in _LINK.findall(page))
    return (link for link in links if _PAGE.fullmatch(link))


def _file_of(path: str, *, is_page: bool) -> PurePosixPath:
    name = path.strip("/") or "index"
    return PurePosixPath(f"{name}.html" if is_page else name)


def _stilled(page: str, path: str, names: Mapping[str, PurePosixPath]) -> str:
    """Return the page with links to the other files; what leads anywhere else in the site is no link."""

    def link(match: re.Match[str]) -> str:
        target, sign, fragment = unescape(match[1]).partition("#")
        if target in names:
            relative = os.path.relpath(names[target], names[path].parent)
            return f'href="{quote(relative)}{sign}{fragment}"'
        is_ours = target.startswith("/") or "://localhost" in target
        return "" if is_ours else match[0]

    return _MAIN.sub(_NOTE, _LINK.sub(link, _FORM.sub("", page)))
