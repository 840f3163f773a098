"""What was settled beforehand: in `quotes.toml`, here or above, and in the environment, which beats it.

    db = "data/quotes.db"
    workers = 4

    [[outlets]]
    match = "harbour-post.example"
    publisher = "Harbour Post"

    [[searches]]
    name = "the quay"
    words = "quay"

An option of the command line beats both: to the command line, settings are defaults.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import ConfigurationError

if TYPE_CHECKING:
    from quotes.read.outlet import Outlet

FILE = "quotes.toml"
PREFIX = "QUOTES_"

SETTINGS: Mapping[str, type] = {
    "db": str,
    "model": str,
    "workers": int,
    "indirect": bool,
    "pages": bool,
    "allow_private": bool,
    "every": int,
    "host": str,
    "port": int,
}
"""What the file and the environment may set: each is the option of that name, where it is meant."""

OF_OUTLETS: Mapping[str, type] = {
    "publisher": str,
    "country": str,
    "language": str,
    "licence": str,
    "date_order": str,
}
"""What the file sets outlet by outlet, and the environment for all."""

READING = frozenset({"indirect", "pages", "allow_private", *OF_OUTLETS})
"""What says how articles are read: options of READERS alone, for elsewhere the same names choose or limit."""
READERS = frozenset({"add", "extract", "watch"})

CODES: Mapping[str, tuple[str, str]] = {
    "language": ("[a-z]{2,3}", "no code of a language such as en or fr"),
    "country": ("[A-Z]{2}", "no code of a country such as US or GB"),
}
"""What the codes of an outlet look like, and what is said of one that does not."""

OF_SEARCHES = ("name", "words", "speaker", "since", "until", "kind")
KINDS = ("direct", "mixed", "indirect")
ORDERS = ("dmy", "mdy")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value, and where it stands: a file's path, or the name of a variable of the environment."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All that was settled beforehand. `file` is None where there is no quotes.toml."""

    file: Path | None = None
    settings: Mapping[str, Setting] = field(default_factory=dict)
    outlets: tuple[Mapping[str, Any], ...] = ()
    searches: tuple[Mapping[str, str], ...] = ()


def configure(folder: Path, environment: Mapping[str, str]) -> Configuration:
    """Return what holds in the folder.

    Raises ConfigurationError, which names the file, the entry and what is known.
    """
    file = next(
        (each / FILE for each in (folder, *folder.resolve().parents) if (each / FILE).is_file()), None
    )
    entries = {} if file is None else _parsed(file)
    outlets = tuple(
        _checked_outlet(each, f"{file}, number {number} of outlets")
        for number, each in enumerate(_tables(entries, "outlets", file), start=1)
    )
    searches = _checked_searches(_tables(entries, "searches", file), file)
    _check(entries, SETTINGS, str(file))
    stated = {name: Setting(_of_file(name, value, file), str(file)) for name, value in entries.items()}
    return Configuration(
        file=file, settings={**stated, **_of_environment(environment)}, outlets=outlets, searches=searches
    )


def outlets_of(configuration: Configuration) -> "tuple[Outlet, ...]":
    """Return the outlets, in the order in which they stand."""
    from quotes.read.outlet import Outlet

    base = Path() if configuration.file is None else configuration.file.parent.resolve()
    return tuple(
        Outlet(base=base, columns=each.get("map", {}), **{name: each[name] for name in each if name != "map"})
        for each in configuration.outlets
    )


def _parsed(file: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: is no TOML ({error})") from None
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read ({error.strerror or error})") from None


def _tables(entries: dict[str, Any], name: str, file: Path | None) -> list[dict[str, Any]]:
    """Return the tables of that name, and take them out of the entries."""
    tables = entries.pop(name, [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise ConfigurationError(f"{file}: {name} are written [[{name}]], one after the other")
    return tables


def _checked_outlet(outlet: dict[str, Any], where: str) -> dict[str, Any]:
    """Return the outlet if all of it is known."""
    _check(outlet, {"match": str, "map": dict, **OF_OUTLETS}, where)
    if outlet.get("date_order", ORDERS[0]) not in ORDERS:
        raise ConfigurationError(f"{where}: date_order is {' or '.join(ORDERS)}")
    for name in CODES.keys() & outlet.keys():
        try:
            check_code(name, outlet[name])
        except ValueError as error:
            raise ConfigurationError(f"{where}: {name}: {error}") from None
    return outlet


def check_code(name: str, code: str) -> str:
    """Return the code of a `language` or `country`; raise ValueError, which says what it should be."""
    pattern, complaint = CODES[name]
    if re.fullmatch(pattern, code) is None:
        raise ValueError(f"“{code}” is {complaint}")
    return code


def _checked_searches(searches: list[dict[str, Any]], file: Path | None) -> tuple[dict[str, str], ...]:
    """Return the searches if each can find something, and is named as no other."""
    names: set[str] = set()
    for number, search in enumerate(searches, start=1):
        _check_search(search, f"{file}, number {number} of searches")
        if search["name"] in names:
            raise ConfigurationError(f"{file}, searches: two are named “{search['name']}”")
        names.add(search["name"])
    return tuple(searches)


def _check_search(search: dict[str, Any], where: str) -> None:
    from quotes.publish.selection import check_date
    from quotes.publish.words import NOTHING, expression

    _check(search, dict.fromkeys(OF_SEARCHES, str), where)
    if "name" not in search or len(search) == 1:
        raise ConfigurationError(f"{where}: a search has a name, and words or another filter")
    if search.get("kind", KINDS[0]) not in KINDS:
        raise ConfigurationError(f"{where}: kind is {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if "words" in search and expression(search["words"]) == NOTHING:
        raise ConfigurationError(f"{where}: no words to look for in “{search['words']}”")
    for name in {"since", "until"} & search.keys():
        try:
            check_date(search[name])
        except ValueError as error:
            raise ConfigurationError(f"{where}: {name}: {error}") from None


def _check(entries: Mapping[str, Any], known: Mapping[str, type], where: str) -> None:
    """Raise ConfigurationError for an entry that is not known or of another type."""
    for name, value in entries.items():
        if name not in known:
            raise ConfigurationError(f"{where}: there is no “{name}”; there are {', '.join(known)}")
        if type(value) is not known[name]:
            raise ConfigurationError(f"{where}: {name} is no {_TYPES[known[name]].format(name=name)}")


_TYPES = {
    str: 'text in quotation marks: {name} = "…"',
    int: "whole number: {name} = 4",
    bool: "truth value: {name} = true or {name} = false",
    dict: 'table: {name} = {{ field = "…" }}',
}


def _of_file(name: str, value: Any, file: Path | None) -> Any:
    """Return the value; a path is meant from the file's folder."""
    return str(file.parent / value) if name == "db" and file is not None else value


def _of_environment(environment: Mapping[str, str]) -> dict[str, Setting]:
    named = {name: f"{PREFIX}{name.upper()}" for name in (*SETTINGS, *OF_OUTLETS)}
    return {
        name: Setting(environment[variable], variable)
        for name, variable in named.items()
        if environment.get(variable)
    }
