"""Ids: numbers derived from what they name, so that a rebuilt database gives everything the id it had."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import count
from json.encoder import encode_basestring_ascii

LIMIT = 10**15
"""Ids are smaller than this: browsers and spreadsheets round integers of 16 digits and more."""


def id_choices(*parts: str | int) -> Iterator[int]:
    """Yield the ids that the thing named by `parts` may have, 1 up to `LIMIT`, best choice first."""
    # As `json.dumps` writes a list of them, which takes twice as long for so few.
    listed = ", ".join(
        [encode_basestring_ascii(each) if isinstance(each, str) else str(each) for each in parts]
    )
    for attempt in count():
        name = f"[{listed}, {attempt}]".encode("ascii")
        digest = hashlib.blake2b(name, digest_size=16).digest()
        yield int.from_bytes(digest, "big") % (LIMIT - 1) + 1


def free_id(choices: Iterator[int], is_taken: Callable[[int], bool]) -> int:
    """Return the first choice that nothing else has: two names may, if rarely, derive the same number.

    With a million rows that happens to one pair in about two thousand databases.
    """
    return next(choice for choice in choices if not is_taken(choice))
