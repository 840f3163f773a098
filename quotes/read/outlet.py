"""Outlets: what the user knows of where articles come from, and which of them an input belongs to.

[[outlets]]
match = "harbour-post.example"
publisher = "Harbour Post"
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from quotes.lexicon import words
from quotes.read.address import is_address

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A folder, a file, a site or a part of one, and what holds for all its articles.

    `match` is a path or pattern below `base` (which, if it is absolute, has no links in it), a host, or the
    beginning of an address, whole parts of it; None fits everything.
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
    fitting = (each for place in places if place and outlets for each in _fitting(outlets, place))
    return next(fitting, Outlet())


def _fitting(outlets: Iterable[Outlet], place: str) -> Iterator[Outlet]:
    """Yield the outlets that the place belongs to."""
    if is_address(place):
        yield from (each for each in outlets if each.match is None or _fits_address(each.match, place))
        return
    path = Path(place).resolve()
    yield from (each for each in outlets if each.match is None or _fits_path(each.base, each.match, path))


def _fits_address(match: str, address: str) -> bool:
    """Tell whether the address is of that host, or of one below it, and goes on where that path ends.

    Where `match` says how to get there (`https://`), it must be that very host.
    """
    scheme, host, path = _parts(match)
    found_scheme, found_host, rest = _parts(address)
    hosts = {found_host, found_host.partition(":")[0]}  # with its port and without
    is_below = not scheme and any(each.endswith(f".{host}") for each in hosts)
    if scheme not in {"", found_scheme} or not (host in hosts or is_below):
        return False
    ended = path[-1:] in {"", "/", "?"} or rest[len(path) : len(path) + 1] in {"", "/", "?", "#"}
    return rest.startswith(path) and ended


def _parts(address: str) -> tuple[str, str, str]:
    """Return how to get there (empty if it is not said), the host with its port, and what follows."""
    scheme, _, rest = address.partition("://") if is_address(address) else ("", "", address)
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    path = rest[len(host) :] or ("/" if scheme else "")
    return scheme.casefold(), host.rpartition("@")[2].casefold(), path


def _fits_path(base: Path, match: str, path: Path) -> bool:
    """Tell whether the path is the one that is meant, lies below it, or fits the pattern."""
    wanted = (base if base.is_absolute() else base.resolve()) / match
    return wanted == path or wanted in path.parents or fnmatchcase(path.as_posix(), wanted.as_posix())
