"""Keeps numpy's BLAS to one thread: products as small as these take longer split over several."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


def one_thread() -> AbstractContextManager[Any]:
    """Return a block in which products of matrices are worked out in one thread."""
    limit: AbstractContextManager[Any] = _blas().limit(limits=1)
    return limit


@cache
def _blas() -> Any:
    """Return what rules the BLAS that numpy has loaded; to look for it takes longer than a product."""
    return ThreadpoolController().select(user_api="blas")
