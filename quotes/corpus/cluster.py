"""The cluster: one that runs, or a Ray of this machine alone, and the flow of Ray Data through it.

    shards → read (a task each) → pieces → extracted (a pool of actors) → reports

Pieces stream from those that read to those that extract; only reports come to the driver.
"""

import logging
import os
import pickle
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpus import extras
from quotes.corpus.job import Job
from quotes.corpus.pieces import Piece, read_pieces
from quotes.corpus.shards import Shard
from quotes.corpus.written import Report
from quotes.errors import ClusterError

_COLUMN = "value"
_CLIENT = "ray://"
_STDERR = 2
_FETCHING = "ray.data._internal.block_batching"
"""Who complains where a thread that fetches in advance is late, and Ray has ended; all else is raised."""
ANSWER_SECONDS = 10.0
READING_CPUS = 0.1
"""Share of a core that a reader is counted as, so that there is one beside each worker: reading takes a small
part of the time of extracting."""
WORKING_CPUS = 1 - READING_CPUS
OWN = {"idle_worker_killing_time_threshold_ms": 60_000, "worker_niceness": 0}
"""How a Ray of our own differs. A process that has nothing to do is kept for the next step: to start one
takes seconds, and Ray, which counts its own actors as busy, would end it after one. And no worker stands
back for all else that runs on the machine, or it would come to nothing where that is much."""
STORE_BYTES = 100_000_000
"""Memory in which pieces wait, on one machine, and as much again for each worker: a piece has 4 to 16 MB."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A shard to extract, and the checksum that it had when it was, as it is now, extracted `before`."""

    shard: Shard
    before: str | None


@contextmanager
def attached(address: str | None, *, workers: int | None) -> Iterator[int]:
    """Give the number of workers that fit on the cluster at `address`, or, with None, on this machine.

    A Ray that is started here listens on the loopback interface alone, and ends with the block. Raises
    ClusterError where no cluster answers, and for the address of a Ray Client, which is not supported.
    """
    if address is not None and address.startswith(_CLIENT):
        host = address.removeprefix(_CLIENT).partition(":")[0] or "HEAD"
        raise ClusterError(
            f"{address}: a Ray Client is not supported; run the command on a machine of the cluster with"
            f" --address auto, or send it there: ray job submit --address http://{host}:8265 -- quotes …"
        )
    ray = extras.ray(alone=address is None)
    if ray.is_initialized():
        yield workers or int(ray.cluster_resources()["CPU"])
        return
    try:
        _connect(ray, address, workers)
        yield workers or int(ray.cluster_resources()["CPU"])
    finally:
        ray.shutdown()


def _connect(ray: Any, address: str | None, workers: int | None) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        from quotes.processes import default_workers

        count = workers or default_workers()
        size = {"num_cpus": count, "object_store_memory": STORE_BYTES * (1 + count)}
        with _muted():  # "local", or a cluster would be taken that runs here, too
            ray.init(address="local", include_dashboard=False, _system_config=OWN, **size, **quiet)
        return
    try:
        _check_answers(address)
        with _muted():
            ray.init(address=address, **quiet)
    except (OSError, ImportError, ValueError) as error:
        raise ClusterError(
            f"no Ray cluster answers at {address} ({error}); start one with `ray start --head`"
        ) from None


def _check_answers(address: str) -> None:
    """Raise OSError where nobody listens at the address, for Ray would wait for an answer without end."""
    told = Path(os.environ.get("RAY_TMPDIR", tempfile.gettempdir()), "ray", "ray_current_cluster")
    if address == "auto":  # as Ray finds it
        address = os.environ.get("RAY_ADDRESS") or (told.read_text().strip() if told.is_file() else "")
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=ANSWER_SECONDS).close()


@contextmanager
def _muted() -> Iterator[None]:
    """Let nothing reach standard error: of Ray, what is not Python says there that it keeps quiet."""
    kept = os.dup(_STDERR)
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), _STDERR)
    try:
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)


def reports(job: Job, asked: Sequence[Asked], *, workers: int) -> Iterator[Report]:
    """Yield a report of each piece of the shards, as they come."""
    data = extras.ray(alone=False).data
    let_be_quiet(data, block_bytes=1)  # so that each piece is handed on as soon as it is there
    flow = (
        data.from_items([{_COLUMN: pickle.dumps(each)} for each in asked], override_num_blocks=len(asked))
        .map_batches(
            _read, fn_kwargs={"job": job}, batch_size=1, batch_format="pyarrow", num_cpus=READING_CPUS
        )
        .map_batches(
            _Working,
            fn_constructor_args=(job,),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=WORKING_CPUS,
            compute=data.ActorPoolStrategy(size=workers),
        )
    )
    for row in flow.iter_rows():
        yield pickle.loads(row[_COLUMN])


def let_be_quiet(data: Any, *, block_bytes: int) -> None:
    """Let Ray Data say nothing, and hand on blocks of that size."""
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    logging.getLogger(_FETCHING).setLevel(logging.CRITICAL)
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = block_bytes


def _read(table: Any, job: Job) -> Iterator[Any]:
    """Yield the pieces of the shards in a table, a table each: in a task of Ray's."""
    for asked in _unpacked(table):
        for piece in read_pieces(asked.shard, job, before=asked.before):
            yield _packed(piece)


class _Working:
    """A worker in an actor of Ray's."""

    def __init__(self, job: Job) -> None:
        from quotes.corpus.working import Worker  # which loads SQLAlchemy: nobody else is to wait for that

        self._worker = Worker(job)

    def __call__(self, table: Any) -> Iterator[Any]:
        """Yield the reports of the pieces in a table, a table each."""
        for piece in _unpacked(table):
            yield _packed(self._worker.report(piece))


def _packed(value: Piece | Report) -> Any:
    lib = extras.arrow()
    return lib.table({_COLUMN: lib.array([pickle.dumps(value)], lib.large_binary())})


def _unpacked(table: Any) -> Iterator[Any]:
    for cell in table[_COLUMN]:
        yield pickle.loads(cell.as_py())
