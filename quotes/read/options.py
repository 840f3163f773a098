"""How to read: what the user said about the input, and what only the moment of reading tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from quotes.read.outlet import DateOrder, Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What bears on every input of one reading.

    `published` and `publisher` are for articles that state none, `country`, `licence` and `language` for all;
    what no option says, `outlets` may. `input_format` names a reader, whatever the content looks like;
    `columns` says for a table which column holds what (`{"text": "body"}`, several joined by `+`);
    `date_order` tells 3/4/2025 apart; `table` and `query` choose rows of a SQLite file; `pages` reads the
    pages that a feed links to; `allow_private` lets addresses of this machine and its neighbours be fetched.
    A date after `today` is refused.
    """

    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    country: str | None = None
    licence: str | None = None
    input_format: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    table: str | None = None
    query: str | None = None
    pages: bool = False
    allow_private: bool = False
    outlets: tuple[Outlet, ...] = ()
    today: date = field(default_factory=date.today)
