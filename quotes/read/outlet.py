"""Outlets: what the user knows of where articles come from, and which of them an input belongs to.

[[outlets]]
match = "harbour-post.example"
publisher = "Harbour Post"
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from quotes.lexicon import words
from quotes.read.address import is_address

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A folder, a file, a site or a part of one, and what holds for all its articles.

    `match` is a path or pattern below `base`, a host, or the beginning of an address; None fits everything.
    `columns` say for tables which column holds what, `country` is a code such as `US`.
    """

    match: str | None = None
    base: Path = Path()
    publisher: str | None = None
    country: str | None = None
    language: str | None = None
    licence: str | None = None
    date_order: DateOrder | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> DateOrder | None:
        """Return which number of 3/4/2025 is the month: as told, else as the country writes it."""
        if self.date_order is not None or self.country is None:
            return self.date_order
        return "mdy" if self.country.casefold() in words("month_first_countries") else "dmy"


def outlet_of(outlets: Iterable[Outlet], *places: str | None) -> Outlet:
    """Return the outlet of an article by its places, the surest first; one that says nothing if none fits."""
    outlets = tuple(outlets)
    fitting = (each for place in places if place for each in outlets if _fits(each, place))
    return next(fitting, Outlet())


def _fits(outlet: Outlet, place: str) -> bool:
    if outlet.match is None:
        return True
    return _fits_address(outlet.match, place) if is_address(place) else _fits_path(outlet, place)


def _fits_address(match: str, address: str) -> bool:
    """Tell whether the address is of that host, or of one below it, or begins like this."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    begins = address.startswith(match) or f"{parts.netloc}{parts.path}".startswith(match)
    return host == match or host.endswith(f".{match}") or begins


def _fits_path(outlet: Outlet, place: str) -> bool:
    """Tell whether the path is the one that is meant, lies below it, or fits the pattern."""
    assert outlet.match is not None  # who fits everything was not asked
    wanted = outlet.base.resolve() / outlet.match
    path = Path(place).resolve()
    return wanted == path or wanted in path.parents or fnmatchcase(path.as_posix(), wanted.as_posix())
