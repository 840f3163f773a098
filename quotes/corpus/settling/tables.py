"""The tables of what is settled, as Parquet beside the quotations, and the file that says which they are."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from operator import itemgetter
from typing import Any, Literal, get_args

from quotes.corpus.extras import arrow
from quotes.corpus.manifest import Entry
from quotes.corpus.places import Place
from quotes.corpus.rows import Row, parquet_of
from quotes.versions import settling_version

SettledTable = Literal["speakers", "utterances", "said_by", "replaced"]
TABLES: tuple[SettledTable, ...] = get_args(SettledTable)

FOLDER = "settled"
_NOTE = "settled.json"
_STATE_LETTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was settled of which state of the corpus; `files` are the names of those below its folder."""

    state: str
    speakers: int
    files: tuple[str, ...]

    def places(self, out: Place, table: SettledTable) -> list[Place]:
        """Return the files of a table."""
        folder = settled_folder(out, self.state)
        return [folder.below(name) for name in self.files if name.startswith(f"{table}/")]


def table_schema(table: SettledTable) -> Any:
    """Return the columns of a table with their types."""
    lib = arrow()
    text, number = lib.string(), lib.int64()
    alias = lib.struct([("name", text), ("origin", text)])
    columns: dict[SettledTable, dict[str, Any]] = {
        "speakers": {
            "id": number,
            **dict.fromkeys(("name", "type", "role", "slug", "plain_slug"), text),
            **dict.fromkeys(("quote_count", "article_count", "utterance_count"), number),
            **dict.fromkeys(("first_said", "last_said"), text),
            "aliases": lib.list_(alias),
            "members": lib.list_(number),
        },
        "utterances": {
            **dict.fromkeys(("id", "speaker_id", "quote_id", "quote_count", "outlet_count"), number),
            "first_published": text,
        },
        "said_by": {
            **dict.fromkeys(("id", "quote_id", "article_id", "speaker_id"), number),
            **dict.fromkeys(("speaker", "speaker_type"), text),
            "utterance_id": number,
        },
        "replaced": {"stem": text, "number": number},
    }
    return lib.schema(list(columns[table].items()))


def write_table(table: SettledTable, rows: Sequence[Row], folder: Place, group: int) -> None:
    """Write a group's rows as a file of the table, which is the same however often it is written."""
    if rows:
        schema = table_schema(table)
        ordered = sorted(rows, key=itemgetter(*schema.names[:2]))
        folder.below(table, f"{group:05}.parquet").write(parquet_of(ordered, schema))


def state_of(entries: Iterable[Entry]) -> str:
    """Return a digest of all that settling depends on: the corpus, the program and its word lists."""
    told = json.dumps([sorted(entry.stem for entry in entries), settling_version()])
    return sha256(told.encode()).hexdigest()[:_STATE_LETTERS]


def settled_folder(out: Place, state: str) -> Place:
    """Return where the tables of a state lie."""
    return out.below(FOLDER, state)


def read_settled(out: Place, entries: Iterable[Entry]) -> Settled | None:
    """Return what was settled of the corpus as it is, None where it has changed since, or never was."""
    note = out.below(_NOTE)
    if not note.is_file():
        return None
    held: dict[str, Any] = json.loads(note.read())
    settled = Settled(**{**held, "files": tuple(held["files"])})
    return settled if settled.state == state_of(entries) else None


def settled_rows(out: Place, settled: Settled, table: SettledTable) -> Any:
    """Return all files of a table as one: a data set of pyarrow's."""
    system, _ = out.system()
    places = [place.system()[1] for place in settled.places(out, table)]
    return arrow("dataset").dataset(places, schema=table_schema(table), format="parquet", filesystem=system)


def write_settled(out: Place, settled: Settled) -> None:
    """Write what was settled: from then on it counts, and what was settled before is removed."""
    out.below(_NOTE).write(json.dumps(asdict(settled), indent=1).encode())
    kept = settled_folder(out, settled.state).name
    for place, _, _ in list(out.below(FOLDER).files()):
        if not place.name.startswith(f"{kept}/"):
            place.remove()
