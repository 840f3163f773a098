"""Ids: numbers derived from what they name, so that a rebuilt database gives everything the id it had."""

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import count

LIMIT = 10**15
"""Ids are smaller than this: browsers and spreadsheets round integers of 16 digits and more."""


def id_choices(*parts: str | int) -> Iterator[int]:
    """Yield the ids that the thing named by `parts` may have, 1 up to `LIMIT`, best choice first."""
    for attempt in count():
        name = json.dumps([*parts, attempt]).encode("ascii")
        digest = hashlib.blake2b(name, digest_size=16).digest()
        yield int.from_bytes(digest, "big") % (LIMIT - 1) + 1


def free_id(choices: Iterator[int], is_taken: Callable[[int], bool]) -> int:
    """Return the first choice that nothing else has: two names may, if rarely, derive the same number.

    With a million rows that happens to one pair in about two thousand databases.
    """
    return next(choice for choice in choices if not is_taken(choice))
