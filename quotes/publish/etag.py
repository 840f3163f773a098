"""The tag by which browsers and proxies know an answer again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from quotes import __version__

_DIGITS = 16


def etag(checksum: str, pages: str) -> str:
    """Return the tag of every page made of the database and of the files with those digests."""
    return f'W/"{checksum[:_DIGITS]}-{pages[:_DIGITS]}-{__version__}"'


def digest_of(folders: Iterable[Path], options: Mapping[str, Any]) -> str:
    """Return the digest of what shows in pages beside the database: files in `folders`, and options."""
    digest = hashlib.sha256(json.dumps(options, sort_keys=True, default=str).encode())
    for folder in folders:
        for file in sorted(each for each in folder.rglob("*") if each.is_file() and each.suffix != ".pyc"):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{file.relative_to(folder)}\0{content}\0".encode())
    return digest.hexdigest()
