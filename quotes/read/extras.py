"""Libraries that not everybody needs: imported when a file asks for one, with a word on how to get it."""

from importlib import import_module
from typing import Any

from quotes.read.failure import UnreadableError


def needed(module: str, *, extra: str) -> Any:
    """Return the module, or say how to install what brings it."""
    try:
        return import_module(module)
    except ImportError:
        raise UnreadableError(
            f"needs a library that is not installed: pip install 'quotes[{extra}]'"
        ) from None
