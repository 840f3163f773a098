"""A folder that a server needs to show a database: the pages, the database as it is now, and how to run them.

Datasette's own `package` names no version of itself and leaves out the program that our pages call, so this
writes the folder itself, in the layout that `datasette FOLDER/site` serves.
"""

import asyncio
import json
import shutil
import sqlite3
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import yaml

import quotes
import quotes_db
from quotes.errors import QuotesError
from quotes.publish.database import check, existing_database
from quotes.publish.parquet import can_write_parquet
from quotes.publish.passages import keep_passages
from quotes.publish.serve import SITE_NAME, site_metadata

SECONDS_KEPT = 3600
"""How long browsers and proxies may keep a page without asking again; the next release shows after that."""

_PAGES = ("templates", "static", "plugins")
_FILES = ("Dockerfile", "compose.yaml", "nginx.conf", "README.md", "requirements.txt")
_INSPECTED = "inspect-data.json"
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.db", "*.db-*")

_PASSAGES_ONLY = "The articles that were read: the passages with quotations alone, at the places they had."


class FolderTakenError(QuotesError):
    """Something else is in the folder already."""


def publish_folder(
    database: Path, folder: Path, *, passages_only: bool = False, licence: str | None = None
) -> Path:
    """Write everything that serves the database into `folder`, which must be new or written by this before.

    Returns the path of the database in it. With `passages_only` the articles' text is taken out of that copy
    but for the paragraphs with quotations. What was there before stays until all is written beside it.
    Raises a QuotesError for a folder with anything else in it.
    """
    check(existing_database(database))
    folder = folder.resolve()
    fresh, old = (folder.with_name(f".{folder.name}.{state}") for state in ("new", "old"))
    _tidy(folder, fresh, old)
    _write(database, fresh, passages_only=passages_only, licence=licence)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    _remove(old)
    return folder / "site" / f"{SITE_NAME}.db"


def _tidy(folder: Path, fresh: Path, old: Path) -> None:
    """Undo what a run that broke off left beside the folder; refuse a folder of anybody else's."""
    if old.exists() and not folder.exists():
        old.rename(folder)
    is_whole = not folder.exists() or _names(folder) == set() or (folder / "site" / _INSPECTED).is_file()
    for each in (folder, fresh, old):
        if not is_whole or not _names(each) <= {"site", "lib", *_FILES}:
            raise FolderTakenError(
                f"{each}: there is something else in it. Name a folder that is not there yet"
            )
    _remove(fresh)
    _remove(old)


def _names(folder: Path) -> set[str]:
    """Return what is in the folder; a file is in its own way."""
    if not folder.exists():
        return set()
    return {path.name for path in folder.iterdir()} if folder.is_dir() else {folder.name}


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _write(database: Path, folder: Path, *, passages_only: bool, licence: str | None) -> None:
    """Write the whole folder; it is not in use yet."""
    site = folder / "site"
    site.mkdir(parents=True)
    copy = site / f"{SITE_NAME}.db"
    _copy(database, copy)
    if passages_only:
        keep_passages(copy)
    _write_pages(site, passages_only=passages_only, licence=licence)
    _write_program(folder / "lib")
    for name in _FILES:
        text = files("quotes.publish").joinpath("docker", name).read_text(encoding="utf-8")
        (folder / name).write_text(Template(text).substitute(_values()), encoding="utf-8")
    inspected = asyncio.run(_inspected(copy))
    (site / _INSPECTED).write_text(json.dumps(inspected, indent=2), encoding="utf-8")


def _copy(database: Path, target: Path) -> None:
    """Write one state of the database as one file, without a log beside it: a read-only disk is enough."""
    connection = sqlite3.connect(database.resolve().as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def _write_pages(site: Path, *, passages_only: bool, licence: str | None) -> None:
    home = Path(quotes_db.__file__).parent
    for name in _PAGES:
        shutil.copytree(home / name, site / name, ignore=_LEFT_OUT)
    settings = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    settings["default_cache_ttl"] = SECONDS_KEPT
    (site / "settings.json").write_text(json.dumps(settings, indent=2), encoding="utf-8")
    metadata = site_metadata()
    if licence is not None:
        metadata["license"] = licence
    if passages_only:
        metadata["databases"][SITE_NAME]["tables"]["articles"]["description"] = _PASSAGES_ONLY
        metadata["plugins"] = {"quotes": {"passages_only": True}}
    (site / "metadata.yaml").write_text(
        yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _write_program(folder: Path) -> None:
    """Copy the two packages that the pages call; of what they need, only Datasette must be installed."""
    for package in (quotes, quotes_db):
        source = Path(package.__file__ or "").parent
        target = folder / package.__name__
        ignored = _LEFT_OUT if package is quotes else shutil.ignore_patterns("__pycache__", "*.db*", *_PAGES)
        shutil.copytree(source, target, ignore=ignored)


def _values() -> dict[str, str]:
    parquet = f"pyarrow=={version('pyarrow')}\n" if can_write_parquet() else ""
    return {
        "datasette": version("datasette"),
        "parquet": parquet,
        "quotes": quotes.__version__,
        "seconds": str(SECONDS_KEPT),
    }


async def _inspected(database: Path) -> dict[str, Any]:
    """Return what Datasette would find out at each start: the file's hash and its tables' counts."""
    from datasette.cli import inspect_  # type: ignore[import-untyped]

    found: dict[str, Any] = await inspect_([str(database)], ())
    found[SITE_NAME]["file"] = database.name
    return found
