"""One speaker: who it is, under which names, and what was said last."""

import sqlite3
from dataclasses import dataclass

from quotes.publish.search import Hit, search
from quotes.publish.selection import Selection
from quotes.publish.speakers import SpeakerCount, aliases_of


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker with its other names, in order, and its latest quotations, the newest first."""

    speaker: SpeakerCount
    aliases: tuple[str, ...]
    latest: tuple[Hit, ...]


def profile(connection: sqlite3.Connection, speaker: SpeakerCount, *, limit: int) -> Profile:
    """Return the speaker's profile with up to `limit` quotations."""
    names = tuple(name for name in aliases_of(connection, speaker.id) if name != speaker.name)
    latest = search(connection, Selection(speaker=speaker.name), limit=limit)
    return Profile(speaker, names, tuple(latest))
