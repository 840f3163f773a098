"""The speakers of a part of a corpus, as they were settled across all of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from quotes.corpus.extras import arrow
from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.tables import Settled, SettledTable, settled_rows
from quotes.identity.speaker import Alias, Speaker


def speakers_for(out: Place, settled: Settled, asked: Sequence[tuple[int, int]]) -> Iterator[Speaker]:
    """Yield the speakers of quotations, each with the numbers that stand before its own, and their members.

    A quotation is asked for by its id, in a database or in the corpus. Somebody whose slug bears a number
    has one here, too.
    """
    quotations = [quotation for _, quotation in asked]
    speaker_of: dict[int, int] = {}
    for column in ("quote_id", "id"):  # the second is the surer
        rows = _among(out, settled, "said_by", column, quotations, [column, "speaker_id"])
        speaker_of |= {row[column]: row["speaker_id"] for row in rows}
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, quotation in asked:
        numbers[speaker_of[quotation]].append(number)
    speakers = _among(out, settled, "speakers", "id", numbers)
    members = {member for row in speakers for member in row["members"]} - numbers.keys()
    for row in (*speakers, *_among(out, settled, "speakers", "id", members)):
        yield _speaker(row, numbers[row["id"]])


def _speaker(row: Row, persons: Iterable[int]) -> Speaker:
    return Speaker(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        plain_slug=row["plain_slug"] if row["slug"] == row["plain_slug"] else None,
        role=row["role"],
        aliases=tuple(Alias(each["name"], each["origin"]) for each in row["aliases"]),
        members=tuple(row["members"]),
        persons=tuple(sorted(persons)),
    )


def _among(
    out: Place,
    settled: Settled,
    table: SettledTable,
    column: str,
    values: Iterable[int],
    columns: list[str] | None = None,
) -> list[Row]:
    """Return the rows of which the column has one of the values; all others are read past."""
    lib: Any = arrow()
    wanted = arrow("compute").field(column).isin(lib.array(sorted(values), lib.int64()))
    found = settled_rows(out, settled, table).to_table(columns=columns, filter=wanted)
    return cast("list[Row]", found.to_pylist())
