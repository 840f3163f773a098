"""Takes in a list of known names that others made."""

from pathlib import Path

from quotes import store
from quotes.identity.authority import list_name
from quotes.identity.lists import AuthorityList, read_list
from quotes.judging.deciding import opened


def import_list(path: Path, database: Path) -> AuthorityList:
    """Make the database hold what the list says, in place of what it said before, and return it."""
    found = read_list(path)
    database.parent.mkdir(exist_ok=True)
    with opened(database) as engine:
        store.add_authorities(engine, found.authorities, source=list_name(path))
        store.settle(engine)
    return found
