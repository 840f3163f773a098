"""Group-bys of Ray Data, one after the other: rows that share a group come together in one task.

    tasks → spread (a task each) → gather (a group each) → gather … → what the last one yields

Whatever a step yields is a pair: the number of the group in which the next step is to find it, and a value.
Values go from worker to worker; only those of the last step come to the driver.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from quotes.corpus import extras
from quotes.corpus.cluster import let_be_quiet
from quotes.portions import portions

Sent = tuple[int, Any]
"""A group's number and a value for it."""
Spread = Callable[[Any], Iterator[Sent]]
Gather = Callable[[int, list[Any]], Iterator[Sent]]
Grouping = Callable[[Sequence[Any], Spread, Sequence[Gather], int], Iterator[Any]]
"""Tasks, the steps, and among how many the groups are parted → the last step's values, in any order."""

_GROUP, _VALUE = "group", "value"
_ROWS_AT_ONCE = 5_000
_BLOCK_BYTES = 16_000_000
"""Values of a group-by that travel together; small, for a worker may hold some."""


def grouped(tasks: Sequence[Any], spread: Spread, gathers: Sequence[Gather], parts: int) -> Iterator[Any]:
    """Yield the last step's values, on the Ray that is attached; none where there is no task."""
    if not tasks:
        return
    data = extras.ray(alone=False).data
    let_be_quiet(data, block_bytes=_BLOCK_BYTES)
    flow = data.from_items(
        [{_VALUE: pickle.dumps(each)} for each in tasks], override_num_blocks=len(tasks)
    ).map_batches(_spread, fn_kwargs={"spread": spread}, batch_size=1, batch_format="pyarrow")
    for gather in gathers:
        flow = flow.groupby(_GROUP, num_partitions=parts).map_groups(
            _gather, fn_kwargs={"gather": gather}, batch_format="pyarrow"
        )
    for row in flow.iter_rows():
        yield pickle.loads(row[_VALUE])


def _spread(table: Any, spread: Spread) -> Iterator[Any]:
    for task in _values(table):
        yield from _tables(spread(task))


def _gather(table: Any, gather: Gather) -> Iterator[Any]:
    yield from _tables(gather(table[_GROUP][0].as_py(), list(_values(table))))


def _values(table: Any) -> Iterator[Any]:
    for cell in table[_VALUE]:
        yield pickle.loads(cell.as_py())


def _tables(sent: Iterable[Sent]) -> Iterator[Any]:
    """Yield the pairs as tables; at least one, which tells the columns where there are no pairs."""
    yield _table(())
    for some in portions(sent, _ROWS_AT_ONCE):
        yield _table(some)


def _table(sent: Sequence[Sent]) -> Any:
    lib = extras.arrow()
    return lib.table(
        {
            _GROUP: lib.array([group for group, _ in sent], lib.int64()),
            _VALUE: lib.array([pickle.dumps(value) for _, value in sent], lib.large_binary()),
        }
    )
