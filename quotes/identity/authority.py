"""Reads lists of speakers: CSV with the columns name, aliases (separated by `|`), role and type."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast, get_args

from quotes.coref.person import SpeakerType
from quotes.errors import AuthorityError
from quotes.identity.speaker import Authority

COLUMNS = ("name", "aliases", "role", "type")
TYPES = get_args(SpeakerType)


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Return the speakers that the file lists; raise an `AuthorityError` that names file, line and fault.

    The file is UTF-8. `name` is required; aliases and role may be empty; an empty type means a person.
    """
    return _unique(path, list(_authorities(path, csv.DictReader(list_lines(path)))))


def list_lines(path: Path) -> list[str]:
    """Return the lines of a list, with their ends; raise an AuthorityError for a file that is no text."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error


def list_name(path: Path) -> str:
    """Return what a list of speakers is called: its folder and name, the same from wherever it is added."""
    whole = path.resolve()
    return f"{whole.parent.name}/{whole.name}"


def _authorities(path: Path, reader: "csv.DictReader[str]") -> Iterator[tuple[int, Authority]]:
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise AuthorityError(
            f"{path}, line 1: no column {', '.join(missing)}; the first line must be {','.join(COLUMNS)}"
        )
    for row in reader:
        yield reader.line_num, _authority(f"{path}, line {reader.line_num}", row)


def _authority(place: str, row: dict[str, str | None]) -> Authority:
    # The csv module files surplus cells under None and fills missing ones with None.
    if None in row or None in row.values():
        raise AuthorityError(f'{place}: more or fewer cells than the first line; put commas in "marks"')
    cells = {column: " ".join((row[column] or "").split()) for column in COLUMNS}
    if not cells["name"]:
        raise AuthorityError(f"{place}: no name")
    type = cells["type"] or "person"
    if type not in TYPES:
        raise AuthorityError(f"{place}: unknown type {type!r}; use one of {', '.join(TYPES)}")
    aliases = dict.fromkeys(alias.strip() for alias in cells["aliases"].split("|"))
    return Authority(
        name=cells["name"],
        type=cast(SpeakerType, type),
        aliases=tuple(alias for alias in aliases if alias and alias != cells["name"]),
        role=cells["role"] or None,
    )


def _unique(path: Path, numbered: Iterable[tuple[int, Authority]]) -> tuple[Authority, ...]:
    lines: dict[tuple[str, str], int] = {}
    authorities = []
    for line, authority in numbered:
        first = lines.setdefault((authority.name, authority.type), line)
        if first != line:
            raise AuthorityError(
                f"{path}, line {line}: {authority.name!r} stands on line {first} already; "
                "put all aliases on one line"
            )
        authorities.append(authority)
    return tuple(authorities)
