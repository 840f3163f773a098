"""The tag by which browsers and proxies know an answer again."""

from quotes import __version__


def etag(checksum: str) -> str:
    """Return the tag of every page that this program makes of the database with that checksum."""
    return f'W/"{checksum[:16]}-{__version__}"'
