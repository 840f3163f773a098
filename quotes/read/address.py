"""What is an address on the web, and what is a path."""

from pathlib import Path


def is_address(path: str | Path) -> bool:
    """Tell whether the path is an address on the web."""
    return str(path).casefold().startswith(("http://", "https://"))
