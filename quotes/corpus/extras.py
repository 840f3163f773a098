"""Ray, DuckDB and Arrow, which one machine does not need: imported when a corpus is asked for."""

import os
from importlib import import_module
from typing import Any

from quotes.errors import QuotesError

QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ENABLE_AUTO_CONNECT": "0",
}
"""Ray tells nobody on the web what it does, leaves the terminal to us, and does not start of its own accord:
a thread of Ray Data's that is late would start it again, or enter another cluster, when ours has ended."""
LOOPBACK_ONLY = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""What makes a Ray of this machine alone listen on 127.0.0.1 alone; a Mac's does anyway, hence the name."""


class ClusterMissingError(QuotesError):
    """The libraries with which corpora are made and read are not installed."""


def arrow(part: str | None = None) -> Any:
    """Return `pyarrow` or a part of it; raise ClusterMissingError where it is missing."""
    return _needed("pyarrow" if part is None else f"pyarrow.{part}")


def duckdb() -> Any:
    """Return DuckDB; raise ClusterMissingError where it is missing."""
    return _needed("duckdb")


def ray(*, alone: bool) -> Any:
    """Return Ray with Ray Data, `alone` for one that this program starts itself.

    Raises ClusterMissingError where it is missing.
    """
    for name, value in (QUIET | (LOOPBACK_ONLY if alone else {})).items():
        os.environ.setdefault(name, value)
    _needed("ray.data")
    return _needed("ray")


def _needed(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise ClusterMissingError(f"a corpus needs {name} here: pip install 'quotes[cluster]'") from None
