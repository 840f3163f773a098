"""Reads lists of speakers that others made: OpenSanctions and Wikidata exports, and tables like them.

Columns are known by their names (`itemLabel`, `schema`, `birth_date`); what is not known is told, not dropped
in silence. Two lines of one name and type but of different people claim nothing: the name cannot tell them.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from quotes.coref.person import SpeakerType
from quotes.errors import AuthorityError
from quotes.identity.authority import TYPES, list_lines
from quotes.identity.speaker import Authority
from quotes.lexicon import table

_WIKIDATA = re.compile(r"\bQ\d+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityList:
    """What a list says, the columns that were not understood, and the names that are several people's."""

    authorities: tuple[Authority, ...]
    unknown_columns: tuple[str, ...]
    shared_names: tuple[str, ...]


def read_list(path: Path) -> AuthorityList:
    """Return the speakers of a CSV file; raise an AuthorityError that names file, line and fault."""
    reader = csv.DictReader(list_lines(path))
    columns = tuple(reader.fieldnames or ())
    known = _known(columns)
    if "name" not in known.values():
        names = ", ".join(name for name, field in table("authority_columns").items() if field == "name")
        raise AuthorityError(f"{path}, line 1: no column with names; one of {names} must be there")
    entries = [_authority(_cells(row, known)) for row in reader]
    named = [entry for entry in entries if entry.name]
    shared = _shared(named)
    return AuthorityList(
        authorities=tuple({_key(each): each for each in named if _key(each) not in shared}.values()),
        unknown_columns=tuple(column for column in columns if column not in known),
        shared_names=tuple(sorted({name for name, _ in shared})),
    )


def _known(columns: Sequence[str]) -> dict[str, str]:
    """Return the field that each known column holds; of two for one field the first counts."""
    fields: dict[str, str] = {}
    for column in columns:
        field = table("authority_columns").get(re.sub(r"[\W_]", "", column.casefold()))
        if field is not None and field not in fields.values():
            fields[column] = field
    return fields


def _cells(row: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    return {field: " ".join(str(row[column] or "").split()) for column, field in known.items()}


def _authority(cells: Mapping[str, str]) -> Authority:
    name = cells["name"]
    number = _WIKIDATA.search(cells.get("wikidata", ""))
    return Authority(
        name=name,
        type=_type(cells.get("type", "")),
        aliases=tuple(alias for alias in _aliases(cells.get("aliases", "")) if alias != name),
        role=cells.get("role") or None,
        wikidata=number[0] if number else None,
        born=cells.get("born", "")[: len("2025-12-11")] or None,
    )


def _aliases(written: str) -> Iterable[str]:
    """Return the aliases; they stand apart by `|`, else by `;`, else, as Wikidata writes them, by commas."""
    mark = next((mark for mark in "|;" if mark in written), ",")
    return dict.fromkeys(alias.strip() for alias in written.split(mark) if alias.strip())


def _type(written: str) -> SpeakerType:
    word = written.casefold()
    return cast(SpeakerType, word if word in TYPES else table("authority_types").get(word, "person"))


def _key(authority: Authority) -> tuple[str, str]:
    return (authority.name, authority.type)


def _shared(entries: Iterable[Authority]) -> set[tuple[str, str]]:
    """Return the names that stand on several lines which are not the same person's."""
    people = {(_key(each), each.wikidata, each.born) for each in entries}
    return {key for key, count in Counter(key for key, *_ in people).items() if count > 1}
